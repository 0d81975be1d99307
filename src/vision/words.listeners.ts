import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { Call, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { messageOfSchedule, type OutboxRow } from '../slack/outbox.store.ts';
import { quietly } from '../slack/quietly.ts';
import { redraw } from '../slack/redraw.ts';
import { mustFit, type Said, type Words } from '../slack/said.ts';
import { UserError } from '../slack/user-error.ts';
import { noteScheduleOf } from './vision.planners.ts';
import * as store from './vision.store.ts';
import { noteKept, noteLength, notePrompt } from './vision.view.ts';
import { notedInWords, notedUndone } from './words.view.ts';

/** A reply under the reminder, from the block's begin on, or under the question for a note, is the note. */
export const noteInWords: Words = {
  keep,
  async offer(call, prompt) {
    const session = await sessionAsked(call.db, call, prompt);
    return session && hasBegun(session, call.now) && session.note === null
      ? 'That was my note'
      : null;
  },
};

/** What takes words out of a note again: what there was of it before (null: nothing), and how it was after. */
const undoing = z.object({
  id: z.string(),
  before: z.object({ length: z.number(), at: z.number() }).nullable(),
  after: z.object({ length: z.number(), at: z.number() }),
});
type Undoing = z.infer<typeof undoing>;

/** Takes words out of a note that were said in a thread. */
export function listenForNoteUndo(on: Listen): void {
  on.action('vision.note-undo', async (call) => {
    const { id, before, after } = undoing.parse(JSON.parse(call.value));
    await call.db.transaction().execute(async (tx) => {
      const session = await store.readSession(tx, call.workspace, call.user, id);
      const note = session?.note ?? null;
      if (!session || session.noted_at !== after.at || note?.length !== after.length) {
        throw new UserError('The note has changed since. Change it with “Edit the note”.');
      }
      const back = before && { note: note.slice(0, before.length), notedAt: before.at };
      await store.takeBackNote(tx, session, back);
    });
    await showNote(call, id);
    await call.replace(notedUndone());
  });
}

async function keep(said: Said): Promise<Message | null> {
  const { workspace, user, now, text } = said;
  const asked = await sessionAsked(said.db, said, said.prompt);
  if (!asked || !hasBegun(asked, now)) return null;
  mustFit(text, noteLength);
  const undo = await said.once(async (tx): Promise<Undoing> => {
    const session = await store.readSession(tx, workspace, user, asked.id);
    const before = session?.note ?? null;
    const note = before === null ? text : `${before}\n\n${text}`;
    if (note.length > noteLength) {
      throw new UserError(
        'Together with what you noted before, that is too long. Your message stays where it is; open the note with “Edit the note” to make room.',
      );
    }
    await store.keepNote(tx, workspace, user, asked.id, note, now);
    return {
      id: asked.id,
      before: before === null ? null : { length: before.length, at: session?.noted_at ?? 0 },
      after: { length: note.length, at: now.epochMilliseconds },
    };
  });
  await quietly(said, showNote(said, asked.id));
  return notedInWords(undo.before !== null, JSON.stringify(undo));
}

/** The session that a reminder or a question for a note is about; null when it is about another one by now. */
async function sessionAsked(
  db: Db,
  { workspace, user }: Pick<Call, 'workspace' | 'user'>,
  prompt: OutboxRow,
): Promise<store.Session | null> {
  const [, id] = /^vision-note:(.+)$/.exec(prompt.schedule_id ?? '') ?? [];
  return id
    ? store.readSession(db, workspace, user, id)
    : store.sessionOfReminder(db, workspace, user, prompt.id);
}

function hasBegun(session: store.Session, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(store.spanOf(session).startsAt, now) <= 0;
}

/** Draws the question for a note as it is by now, when it was asked. */
async function showNote(call: Call, id: string): Promise<void> {
  const session = await store.readSession(call.db, call.workspace, call.user, id);
  const outbox = await messageOfSchedule(call.db, call.workspace, noteScheduleOf(id));
  if (!session || !outbox) return;
  const message = session.note === null ? notePrompt(id) : noteKept(id, session.note);
  await redraw(call, [{ outbox, message }]);
}

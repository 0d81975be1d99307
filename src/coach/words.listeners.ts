import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { type Practice, practiceByKey } from '../practices/index.ts';
import type { Call, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { quietly } from '../slack/quietly.ts';
import { mustFit, type Said, type Words } from '../slack/said.ts';
import { UserError } from '../slack/user-error.ts';
import { changeEntry, entryFor } from './journal.store.ts';
import type { Nudges } from './nudge.steps.ts';
import * as store from './nudge.store.ts';
import { answerLength } from './nudge.view.ts';
import { keptInWords, wordsUndone } from './words.view.ts';

/** Keeps words in another room, such as a win; `also` belongs to the transaction in which they are kept. */
export type KeepElsewhere = (said: Said, also: (tx: Db) => Promise<void>) => Promise<Message>;

/** A reply under a nudge is the main answer of its form. `elsewhere`: by practice, whose answer belongs to another room. */
export function nudgeInWords(
  nudges: Nudges,
  elsewhere: Readonly<Record<string, KeepElsewhere>>,
): Words {
  return {
    async keep(said) {
      const nudge = await store.nudgeOfMessage(said.db, said.workspace, said.user, said.prompt.id);
      const practice = nudge && practiceByKey(nudge.practice);
      if (!practice) return null;
      const other = elsewhere[practice.key];
      const message = other
        ? await other(said, async (tx) => void (await nudges.markDone(tx, said, nudge.id)))
        : await keepInJournal(nudges, said, nudge.id, practice);
      if (message) await quietly(said, nudges.redraw(said, nudge.id));
      return message;
    },
    async offer(call, prompt) {
      const nudge = await store.nudgeOfMessage(call.db, call.workspace, call.user, prompt.id);
      return nudge && nudge.response === null ? 'That was my answer' : null;
    },
  };
}

async function keepInJournal(
  nudges: Nudges,
  said: Said,
  nudge: string,
  practice: Practice,
): Promise<Message | null> {
  const field = mainField(practice);
  if (!field) return null;
  const { workspace, user, text } = said;
  mustFit(text, field.max);
  const undo = await said.once(async (tx): Promise<Undoing> => {
    const wasDone = !(await nudges.markDone(tx, said, nudge));
    const entry = await entryFor(tx, said, nudge);
    const before = entry?.answers[field.key] ?? null;
    const after = before === null ? text : `${before}\n\n${text}`;
    if (after.length > field.max) {
      throw new UserError(
        'Together with what you wrote before, that is too long to keep. Your message stays where it is.',
      );
    }
    const answers = { ...entry?.answers, [field.key]: after };
    if (entry) await changeEntry(tx, said, entry.id, answers);
    else {
      const added = { workspace, user, practice: practice.key, nudge, answers };
      await store.addToJournal(tx, added, said.now);
    }
    return { id: nudge, wasDone, before: before?.length ?? null, after: after.length };
  });
  return keptInWords(practice, undo.before !== null, JSON.stringify(undo));
}

/** The field of a practice's form in which one writes most freely; null for a form that is all choices. */
function mainField({ form }: Practice): { key: string; max: number } | null {
  for (const kind of ['paragraph', 'line'] as const) {
    const field = form.fields.find((each) => each.kind === kind);
    if (field) return { key: field.key, max: answerLength[kind] };
  }
  return null;
}

/** What takes words out of the journal: how long the answer was before (null: there was none) and after. */
const undoing = z.object({
  id: z.string(),
  before: z.number().nullable(),
  after: z.number(),
  /** The nudge was done before that. */
  wasDone: z.boolean(),
});
type Undoing = z.infer<typeof undoing>;

/** Takes words out of the journal that were said in a thread. */
export function listenForWordsUndo(on: Listen, nudges: Nudges): void {
  on.action('nudge.words-undo', async (call) => {
    const words = undoing.parse(JSON.parse(call.value));
    await call.db.transaction().execute(async (tx) => {
      await takeBack(tx, call, words);
      await nudges.replan(tx, call);
    });
    await nudges.redraw(call, words.id);
    await call.replace(wordsUndone());
  });
}

async function takeBack(tx: Db, call: Call, of: Undoing): Promise<void> {
  const nudge = await store.readNudge(tx, call.workspace, call.user, of.id);
  const practice = nudge && practiceByKey(nudge.practice);
  const field = practice && mainField(practice);
  const entry = await entryFor(tx, call, of.id);
  const text = field && entry?.answers[field.key];
  if (!nudge || !field || !entry || text?.length !== of.after) {
    throw new UserError('You have written more since. Take that back first.');
  }
  const { [field.key]: _taken, ...others } = entry.answers;
  const answers =
    of.before === null ? others : { ...others, [field.key]: text.slice(0, of.before) };
  await changeEntry(tx, call, entry.id, answers);
  if (of.wasDone || nudge.response !== 'done') return;
  await store.respondToNudge(tx, nudge, { from: 'done', to: null }, call.now);
}

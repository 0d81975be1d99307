import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { type Practice, practiceByKey } from '../practices/index.ts';
import type { Call, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { quietly } from '../slack/quietly.ts';
import type { Said, Words } from '../slack/said.ts';
import { addWords, fitsJournal, removeWords } from './journal.steps.ts';
import type { Nudges } from './nudge.steps.ts';
import * as store from './nudge.store.ts';
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
  if (!fitsJournal(practice, said.text)) return null;
  const undo = await said.once(async (tx): Promise<Undoing | null> => {
    const wasDone = !(await nudges.markDone(tx, said, nudge));
    const added = await addWords(tx, said, practice, nudge);
    return added && { id: nudge, wasDone, ...added };
  });
  return undo && keptInWords(practice, undo.before !== null, JSON.stringify(undo));
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
      await takeBack(tx, call, nudges, words);
      await nudges.replan(tx, call);
    });
    await nudges.redraw(call, words.id);
    await call.replace(wordsUndone());
  });
}

async function takeBack(tx: Db, call: Call, nudges: Nudges, of: Undoing): Promise<void> {
  const { nudge, practice } = await nudges.open({ ...call, db: tx }, of.id);
  await removeWords(tx, call, practice, nudge.id, of);
  if (of.wasDone) return;
  await nudges.markUndone(tx, call, nudge.id);
}

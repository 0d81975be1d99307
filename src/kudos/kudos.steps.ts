import type { Db } from '../db/schema.ts';
import type { Call } from '../slack/call.ts';
import type { PostBecame } from '../slack/message.ts';
import { amend, enqueue, messageAt } from '../slack/outbox.store.ts';
import type { ThreadKeeper } from '../slack/read-thread.ts';
import { drawPost, takePostBack } from '../slack/take-post-back.ts';
import { openThread } from '../slack/thread.store.ts';
import { UserError } from '../slack/user-error.ts';
import { keepDraft, removeBefore } from './draft.store.ts';
import { gatheredFor, type Kept, type Kudos, type Words } from './kudos.ts';
import { addKudos, changeKudos, kudosOfMessage, readKudos, removeKudos } from './kudos.store.ts';
import { kudosPost, takenBackPost, threadOpener } from './kudos.view.ts';

export const notFound = "I can't find that kudos any more.";

type Whose = Pick<Call, 'workspace' | 'user' | 'now'>;

/** Puts the post and its thread's first reply into the outbox, and returns the id of the kudos. */
export async function post(
  tx: Db,
  { workspace, user, now }: Whose,
  words: Words,
  from: { win?: string | undefined; again?: string | undefined },
): Promise<string> {
  const message = { workspace, to: { channel: words.channel }, dueAt: now };
  const said = { ...words, giver: user };
  const saying = kudosPost(said);
  const outbox = await enqueue(tx, { ...message, kind: 'kudos', message: saying }, now);
  if (!outbox) throw new Error('a kudos did not get into the outbox');
  await openThread(tx, workspace, { outbox, until: now.add(gatheredFor), post: saying });
  await enqueue(
    tx,
    { ...message, kind: 'kudos-thread', message: threadOpener(), threadOf: outbox },
    now,
  );
  if (!from.again) return addKudos(tx, workspace, { ...said, win: from.win ?? null, outbox }, now);
  const before = await readKudos(tx, workspace, user, from.again);
  if (!before) throw new UserError(`${notFound} Copy your text to share it anew.`);
  if (!before.failed) throw new UserError('You sent this kudos again already. Close this form.');
  await changeKudos(tx, workspace, { ...before, ...said }, { outbox, now });
  return before.id;
}

/** Who gave the kudos whose post stands at a place; null for none. */
export async function kudosGiverOf(
  db: Db,
  workspace: string,
  at: { channel: string; ts: string },
): Promise<string | null> {
  const outbox = await messageAt(db, workspace, at);
  const kudos = outbox === null ? null : await kudosOfMessage(db, workspace, outbox);
  return kudos?.giver ?? null;
}

/** What is written below a kudos: its post says who has added to it. One that was taken back is nobody's any more. */
export const addedKeeper: ThreadKeeper = {
  async keep(tx, { workspace, outbox }) {
    const kudos = await kudosOfMessage(tx, workspace, outbox);
    return kudos && { post: kudosPost(kudos) };
  },
};

/**
 * Lets a kudos say other words, in Slack first: one that waits goes out with them, one that was posted is changed there.
 * Throws a UserError with Slack's reason, and what the WebClient throws. What it said before is kept for a day, unless it is
 * only put back.
 */
export async function change(
  call: Call,
  kudos: Kept,
  words: Pick<Words, 'did' | 'effect' | 'people'>,
  { keepsBefore }: { keepsBefore: boolean },
): Promise<Kept> {
  const { db, workspace, now } = call;
  const changed = { ...kudos, ...words };
  const keep = async (tx: Db) => {
    await changeKudos(tx, workspace, changed);
    if (keepsBefore) await keepDraft(tx, call, kudos, { kudos: kudos.id, now });
  };
  const waited = await db.transaction().execute(async (tx) => {
    if (!(await amend(tx, workspace, kudos.outbox, kudosPost(changed)))) return false;
    await keep(tx);
    return true;
  });
  if (waited) return changed;
  await drawPost(call, changed.outbox, kudosPost(changed));
  await db.transaction().execute(keep);
  return changed;
}

/** What became of a kudos that was taken back. */
export type TakenBack = { became: PostBecame; draft: string };

/**
 * Takes a kudos back. What waits is not sent; a post without answers is deleted with its first reply; one with answers of
 * others says that it was taken back. Throws a UserError with Slack's reason, and what the WebClient throws. Its words are
 * kept for a day.
 */
export async function takeKudosBack(call: Call, kudos: Kept): Promise<TakenBack> {
  const { db, workspace, now } = call;
  const became = await takePostBack(call, kudos.outbox, takenBackPost(kudos.giver));
  const draft = await db.transaction().execute(async (tx) => {
    await removeBefore(tx, call, kudos.id);
    await removeKudos(tx, workspace, kudos);
    return keepDraft(tx, call, kudos, { now });
  });
  return { became, draft };
}

/** Whether a kudos says the same as these words. */
export function saysTheSame(
  kudos: Kudos,
  words: Pick<Words, 'did' | 'effect' | 'people'>,
): boolean {
  return (
    kudos.did === words.did &&
    kudos.effect === words.effect &&
    kudos.people.join(' ') === words.people.join(' ')
  );
}

import type { Call } from '../slack/call.ts';
import { failureOf } from '../slack/failure.ts';
import { removeDraft, wordsBefore } from './draft.store.ts';
import { follow, type WinWords } from './follow.ts';
import { type Kept, type Shareable, thanksFrom } from './kudos.ts';
import { change, saysTheSame } from './kudos.steps.ts';
import { readKudos, sharesOf } from './kudos.store.ts';
import { dropLastSaid, keepSaid, lastSaid } from './said.store.ts';

/**
 * What became of the posts of a win: they say what it says, or again what they said before; some have words of their own and keep
 * them; they were left as they are; or Slack did not take the change of one.
 */
export type Posts = 'changed' | 'back' | 'own' | 'left' | 'failed';

/** Lets what was posted of a win follow it. `said`: what the win said when something was posted, by the moment of that, where its kudos does not know. */
export async function changePosts(
  call: Call,
  win: Shareable,
  said: (at: Temporal.Instant) => WinWords,
): Promise<Posts> {
  const became = await eachPost(call, win, async (kudos) => {
    const was = (await lastSaid(call.db, call, kudos.id)) ?? said(kudos.at);
    const { words, keepsOwn } = follow(kudos, was, win);
    await change(call, kudos, words, { keepsBefore: !saysTheSame(kudos, words) });
    await call.db.transaction().execute((tx) => keepSaid(tx, call, kudos.id, win));
    return keepsOwn ? 'own' : 'changed';
  });
  return became.has('failed') ? 'failed' : became.has('own') ? 'own' : 'changed';
}

/**
 * Lets what was posted of a win say again what it said before it followed the change of that moment. What did not follow it, or
 * was changed again by itself, stays as it is.
 */
export async function changePostsBack(
  call: Call,
  win: Shareable,
  changedAt: Temporal.Instant,
): Promise<Posts> {
  const became = await eachPost(call, win, async (kudos) => {
    const before = await wordsBefore(call.db, call, kudos.id, call.now);
    if (!before?.at.equals(changedAt)) return 'left';
    const { words } = before;
    await change(call, kudos, words, { keepsBefore: false });
    await removeDraft(call.db, call, before.id);
    await dropLastSaid(call.db, call, kudos.id, win.id);
    return saysTheSame({ ...kudos, ...thanksFrom(win) }, words) ? 'changed' : 'back';
  });
  if (became.has('failed')) return 'failed';
  if (became.has('left')) return became.size > 1 ? 'own' : 'left';
  return became.has('back') ? 'back' : 'changed';
}

async function eachPost(
  call: Call,
  win: Shareable,
  doIt: (kudos: Kept) => Promise<Posts>,
): Promise<ReadonlySet<Posts>> {
  const { db, workspace, user } = call;
  const became = new Set<Posts>();
  for (const { id } of await sharesOf(db, call, [win.id])) {
    const kudos = await readKudos(db, workspace, user, id);
    if (!kudos) continue;
    try {
      became.add(await doIt(kudos));
    } catch (error) {
      call.log.warn({ failure: failureOf(error) }, 'a kudos was not changed');
      became.add('failed');
    }
  }
  return became;
}

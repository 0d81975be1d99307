import { setTimeout as sleep } from 'node:timers/promises';

/** Slack waits three seconds for the answer to a form, and other things have to happen as well. */
const patienceMs = 1_500;

/** What `work` comes to while a form waits for its answer; null when it is still under way then. Throws what it throws. */
export async function soon<T>(work: Promise<T>): Promise<{ value: T } | null> {
  const late = new AbortController();
  const done = work.then((value) => ({ value })).finally(() => late.abort());
  const passes = sleep(patienceMs, null, { signal: late.signal, ref: false }).catch(() => null);
  const first = await Promise.race([done, passes]);
  // Whoever goes on waiting hears of a failure; whoever does not, has nothing to do with it any more.
  if (!first) done.catch(() => {});
  return first;
}

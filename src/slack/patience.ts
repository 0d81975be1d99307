import type { OutboxRow } from './outbox.store.ts';

/** Errors which say that the message cannot be there, or can't be posted twice, because the place is closed to us. */
export const unreachable = new Set([
  'channel_not_found',
  'thread_not_found',
  'user_not_found',
  'user_disabled',
  'not_in_channel',
  'is_archived',
]);

/** Refusals that are about our token, not about the message: whoever runs the app can mend them, and then it goes out. */
export const waitsForOperator = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'missing_scope',
]);

/** A message without a moment of expiry is given up this long after the first try, and after so many of them. */
const patience = Temporal.Duration.from({ hours: 24 });
const fewestTries = 30;

/**
 * Past its moment of expiry; or, without one, tried so often and for so long that it is no use. Time during which nothing
 * was tried, because the app was down or the reader not to be disturbed, does not count against a message.
 */
export function isTooLate(row: OutboxRow, now: Temporal.Instant): boolean {
  if (row.expires_at !== null) return now.epochMilliseconds >= row.expires_at;
  if (row.first_claimed_at === null || row.attempt < fewestTries) return false;
  return now.epochMilliseconds >= row.first_claimed_at + patience.total('milliseconds');
}

/** Seconds: 5, 10, 20 … at most 15 minutes. */
export function pauseAfter(attempt: number): number {
  return Math.min(900, 5 * 2 ** (attempt - 1));
}

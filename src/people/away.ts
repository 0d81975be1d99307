/** Away by one's status in Slack; `until` null: until the status changes. The words of the status are not kept. */
export type Away = { since: Temporal.Instant; until: Temporal.Instant | null };

/** What says that somebody is away: an emoji, or one of these words in the text of the status. */
const emoji: ReadonlySet<string> = new Set([':palm_tree:', ':face_with_thermometer:']);
const words = [
  'vacation',
  'vacationing',
  'holiday',
  'holidays',
  'pto',
  'on leave',
  'annual leave',
  'parental leave',
  'maternity leave',
  'paternity leave',
  'sick leave',
  'out sick',
  'off sick',
  'out of office',
  'ooo',
];
const saysAway = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

/** A status as Slack tells of it; `expiration` in seconds since the epoch, 0 for never. */
export type Status = { emoji: string; text: string; expiration: number };

/**
 * What a status says at `now`, after what was known: away since the first that said so, or back since now. Null for somebody
 * who was never away.
 */
export function awayBy(status: Status, before: Away | null, now: Temporal.Instant): Away | null {
  const until =
    status.expiration > 0 ? Temporal.Instant.fromEpochMilliseconds(status.expiration * 1000) : null;
  const isOver = until !== null && Temporal.Instant.compare(until, now) <= 0;
  const isAway = emoji.has(status.emoji) || saysAway.test(status.text);
  const wasAway = isAwayAt(before, now);
  if (isAway && !isOver) return { since: wasAway && before ? before.since : now, until };
  return wasAway && before ? { since: before.since, until: now } : before;
}

export function isAwayAt(away: Away | null, at: Temporal.Instant): boolean {
  if (!away || Temporal.Instant.compare(at, away.since) < 0) return false;
  return away.until === null || Temporal.Instant.compare(at, away.until) < 0;
}

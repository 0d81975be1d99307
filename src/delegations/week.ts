import { type CheckIn, countsAsDaily, type Delegation } from './delegation.ts';

/** What there is to tell a manager of one delegation and the week that ended. */
export type Moved = {
  delegation: Delegation;
  facts: readonly Fact[];
  /** For two weeks somebody has been asked on every working day. */
  isHovering: boolean;
};

/** The first four wait for the manager; the others only say how it goes. */
export type Fact =
  | { kind: 'roadblock' }
  | { kind: 'handed-in' }
  | { kind: 'overdue'; since: Temporal.PlainDate }
  | { kind: 'silent' }
  | { kind: 'no-roadblock'; times: number }
  | { kind: 'accepted' }
  | { kind: 'declined' }
  | { kind: 'done' };

type Span = { since: Temporal.Instant; until: Temporal.Instant; zone: string };

/** What the check-ins of a delegation say: the newest first, with when each was answered. */
export type Answered = Pick<CheckIn, 'date' | 'answer' | 'goneAt'> & {
  answeredAt: Temporal.Instant | null;
};

/** So many such weeks in a row are hovering: named in the digest that ends them, and in no other. */
const hoveredWeeks = 2;

/** What moved in a delegation, or waits; null for nothing to tell. */
export function movedIn(
  delegation: Delegation,
  checkIns: readonly Answered[],
  unansweredInARow: number,
  span: Span,
): Moved | null {
  const facts = factsOf(delegation, checkIns, unansweredInARow, span);
  const isHovering = isHoveredOver(delegation, checkIns, span);
  return facts.length > 0 || isHovering ? { delegation, facts, isHovering } : null;
}

function factsOf(
  { state, dueOn, answeredAt, endedAt }: Delegation,
  checkIns: readonly Answered[],
  unansweredInARow: number,
  span: Span,
): Fact[] {
  const facts: Fact[] = [];
  const isOpen = state === 'proposed' || state === 'accepted' || state === 'handed-in';
  if (state === 'accepted') {
    const told = checkIns.find(({ answer }) => answer !== null);
    if (told?.answer === 'roadblock' && told.goneAt === null) facts.push({ kind: 'roadblock' });
  }
  if (state === 'handed-in') facts.push({ kind: 'handed-in' });
  const today = span.until.toZonedDateTimeISO(span.zone).toPlainDate();
  if (isOpen && dueOn && Temporal.PlainDate.compare(dueOn, today) < 0) {
    facts.push({ kind: 'overdue', since: dueOn });
  }
  if (state === 'accepted' && unansweredInARow >= 2) facts.push({ kind: 'silent' });
  const times = checkIns.filter(
    ({ answer, answeredAt: at }) => answer === 'no-roadblock' && isWithin(at, span),
  ).length;
  if (times > 0) facts.push({ kind: 'no-roadblock', times });
  if (isOpen && state !== 'proposed' && isWithin(answeredAt, span))
    facts.push({ kind: 'accepted' });
  if (state === 'declined' && isWithin(endedAt, span)) facts.push({ kind: 'declined' });
  if (state === 'done' && isWithin(endedAt, span)) facts.push({ kind: 'done' });
  return facts;
}

function isWithin(at: Temporal.Instant | null, { since, until }: Span): boolean {
  if (at === null) return false;
  return Temporal.Instant.compare(at, since) >= 0 && Temporal.Instant.compare(at, until) < 0;
}

/** Daily check-ins in the last two weeks, and not yet in the week before them; a day off in a week changes nothing. */
function isHoveredOver(
  { state, checkIn }: Delegation,
  checkIns: readonly Answered[],
  { until, zone }: Span,
): boolean {
  if (state !== 'accepted' || !checkIn || !countsAsDaily(checkIn)) return false;
  const today = until.toZonedDateTimeISO(zone).toPlainDate();
  const isDaily = (weeksAgo: number) => {
    const to = today.subtract({ weeks: weeksAgo });
    const from = to.subtract({ weeks: 1 });
    const asked = checkIns.filter(
      ({ date }) =>
        Temporal.PlainDate.compare(date, from) >= 0 && Temporal.PlainDate.compare(date, to) < 0,
    );
    return asked.length >= checkIn.days.length - 1;
  };
  const weeks = Array.from({ length: hoveredWeeks }, (_, ago) => ago);
  return weeks.every(isDaily) && !isDaily(hoveredWeeks);
}

/** Whether a fact waits for the manager. */
export function waitsForManager({ kind }: Fact): boolean {
  return kind === 'roadblock' || kind === 'handed-in' || kind === 'overdue' || kind === 'silent';
}

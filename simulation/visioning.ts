import { isAwayAt } from '../src/people/away.ts';
import { weekOf } from '../src/time/cadence.ts';
import { localDate } from '../src/time/wall.ts';
import {
  type Block,
  blockOf,
  follow,
  type Move,
  moveOf,
  nextBlock,
  refit,
  remindAt,
  whyNotMove,
} from '../src/vision/vision.ts';
import type { Session } from './coached.ts';
import { enqueue, weeksOf } from './delivery.ts';
import { type Run, schedule } from './run.ts';

/** How many of a hundred blocks end with a note. */
const noted = 0.4;

/** Plans vision time anew, after whatever may change it. */
export function planVision(run: Run, now: Temporal.Instant): void {
  const { of } = run;
  for (const move of of.moves) {
    const change = refit(of.manager, move, now);
    if (change) decide(run, { ...move, to: change.to }, now);
  }
  for (const session of of.sessions) {
    if (session.isNoted || Temporal.Instant.compare(session.endsAt, now) <= 0) continue;
    const block = blockOf(of.manager, session.week, of.moves);
    if (!block || follow(session, block, now) === 'stays') continue;
    session.startsAt = block.startsAt;
    session.endsAt = block.endsAt;
  }
  scheduleReminder(run, now);
}

function scheduleReminder(run: Run, now: Temporal.Instant): void {
  const block = nextBlock(run.of.manager, now, weeksOf(run.of, now));
  schedule(run, 'vision', block && { block, at: remindAt(block) }, ({ block: due }, at) => {
    // It may have changed meanwhile, and be over when the program did not run.
    const isOver = Temporal.Instant.compare(at, due.endsAt) >= 0;
    if (!isAwayAt(run.of.manager.daysOff.away, at) && !isOver) remind(run, due, at);
    scheduleReminder(run, at);
  });
}

function remind(run: Run, block: Block, now: Temporal.Instant): void {
  const { of } = run;
  const { zone, changedAt } = of.manager;
  const today = localDate(now, zone);
  const message = {
    kind: 'vision-reminder' as const,
    expiresAt: block.startsAt,
    nudge: null,
    isHeld: false,
  };
  const before = of.sessions.find(({ week }) => week.equals(block.week));
  const changedToday = changedAt !== null && localDate(changedAt, zone).equals(today);
  const isAsked = block.isMoved || changedToday;
  const isPut =
    enqueue(run, { ...message, unaskedOn: today }, now) ||
    (isAsked && enqueue(run, { ...message, unaskedOn: null }, now));
  if (!isPut && !before) return;
  const session: Session = before ?? { ...block, isNoted: false };
  session.startsAt = block.startsAt;
  session.endsAt = block.endsAt;
  if (before) return;
  of.sessions.push(session);
  if (!run.life.random.chance(noted)) return;
  run.agenda.add(block.endsAt.add({ minutes: 5 }), () => {
    session.isNoted = true;
  });
}

function decide({ of, year }: Run, move: Move, now: Temporal.Instant): void {
  of.moves = [move, ...of.moves.filter(({ week }) => !week.equals(move.week))];
  year.log.push({ at: now, what: 'vision', ...move });
}

/** Moves the next block by so many days, where that is possible. */
export function moveVision(run: Run, days: number, now: Temporal.Instant): boolean {
  const { manager, moves } = run.of;
  const block = nextBlock(manager, now, weeksOf(run.of, now));
  if (!block) return false;
  const date = block.date.add({ days });
  const to = { date, from: manager.vision.from };
  if (whyNotMove(manager, block.week, to, now)) return false;
  decide(run, { ...moveOf(block.week, moves), to }, now);
  return true;
}

/** Skips the vision time of this week. */
export function skipVision(run: Run, now: Temporal.Instant): void {
  const week = weekOf(localDate(now, run.of.manager.zone));
  decide(run, { ...moveOf(week, run.of.moves), isSkipped: true }, now);
}

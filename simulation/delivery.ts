import { hoursOf } from '../src/coach/manager.ts';
import { whileAbsent, withinHours } from '../src/coach/reach.ts';
import { blockOf, upcoming } from '../src/vision/vision.ts';
import type { Coached } from './coached.ts';
import type { Run, Waiting } from './run.ts';

/** When Slack does not take a message at once, it may take so many minutes until it does. */
const refusedFor = 100;

/** Puts a message out, to be sent as soon as its reader may be reached. False when its day has one that nobody asked for. */
export function enqueue(run: Run, message: Waiting, now: Temporal.Instant): boolean {
  const { unaskedOn } = run.of;
  const date = message.unaskedOn?.toString();
  if (date !== undefined) {
    if (unaskedOn.has(date)) return false;
    unaskedOn.add(date);
  }
  run.waiting.push(message);
  tryAt(run, message, now);
  return true;
}

/** Takes back a message that waits, which leaves its day free; false when it is too late. */
export function withdraw(run: Run, message: Waiting): boolean {
  if (!leave(run, message)) return false;
  if (message.unaskedOn) run.of.unaskedOn.delete(message.unaskedOn.toString());
  run.year.missed += 1;
  message.missed?.();
  return true;
}

/** Asks anew whether what is held may come, after its reader's hours have changed. */
export function askAgain(run: Run, now: Temporal.Instant): void {
  for (const message of run.waiting) if (message.isHeld) tryAt(run, message, now);
}

function tryAt(run: Run, message: Waiting, at: Temporal.Instant): void {
  run.agenda.add(at, (now) => {
    if (run.waiting.includes(message)) attempt(run, message, now);
  });
}

function attempt(run: Run, message: Waiting, now: Temporal.Instant): void {
  const { random, refused } = run.life;
  const isLate = Temporal.Instant.compare(now, message.expiresAt) >= 0;
  const reach = isLate ? null : reachAt(run.of, message, now);
  if (reach?.verdict === 'send' && random.chance(refused)) {
    message.isHeld = false;
    tryAt(run, message, now.add({ minutes: random.whole(1, refusedFor) }));
  } else if (reach?.verdict === 'send') {
    leave(run, message);
    const { kind, nudge, unaskedOn } = message;
    run.year.log.push({ at: now, what: 'sent', kind, isUnasked: unaskedOn !== null, nudge });
    message.sent?.(now);
  } else if (
    reach?.verdict === 'wait' &&
    Temporal.Instant.compare(reach.until, message.expiresAt) < 0
  ) {
    message.isHeld = true;
    tryAt(run, message, reach.until);
  } else {
    leave(run, message);
    run.year.missed += 1;
    message.missed?.();
  }
}

function leave(run: Run, message: Waiting): boolean {
  const place = run.waiting.indexOf(message);
  if (place >= 0) run.waiting.splice(place, 1);
  return place >= 0;
}

type Asked = Pick<Waiting, 'kind' | 'unaskedOn'> & { asIfBack?: boolean };

/** Whether a message may come at `at`, as things stand at `now`: what the app's gate says. */
export function reachAt(of: Coached, message: Asked, at: Temporal.Instant, now = at) {
  const { manager } = of;
  const hours = hoursOf(manager);
  const reader = { manager, hours, away: manager.daysOff.away };
  const { unaskedOn, asIfBack = false } = message;
  const absent = whileAbsent(reader, { unaskedOn: unaskedOn?.toString() ?? null, asIfBack }, at);
  const vision = message.kind === 'vision-reminder' ? null : visionUntil(of, at, now);
  return absent ?? withinHours(hours, vision, at);
}

/** When the block of vision time that holds `at` ends; null outside one, and in one of which no reminder told. */
function visionUntil(of: Coached, at: Temporal.Instant, now: Temporal.Instant) {
  const holds = ({ startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }) =>
    Temporal.Instant.compare(startsAt, at) <= 0 && Temporal.Instant.compare(at, endsAt) < 0;
  const session = of.sessions.find(holds);
  if (session && blockOf(of.manager, session.week, of.moves)) return session.endsAt;
  return upcoming(of.manager, now, weeksOf(of, now)).find(holds)?.endsAt ?? null;
}

/** What was decided for weeks, and those whose vision time is over. */
export function weeksOf({ moves, sessions }: Coached, now: Temporal.Instant) {
  const isOver = ({ endsAt, isNoted }: Coached['sessions'][number]) =>
    isNoted || Temporal.Instant.compare(endsAt, now) <= 0;
  return {
    moves,
    held: sessions
      .slice(-20)
      .filter(isOver)
      .map(({ week }) => week),
  };
}

import { isReturn, nextReturn } from '../src/coach/back.ts';
import { wantedLater } from '../src/coach/later.ts';
import { isAbsentOn } from '../src/coach/manager.ts';
import { grace, nextAfterChange, nextAfterNudge, type NudgeDay } from '../src/coach/nudge-days.ts';
import { slowedTo, unansweredBefore } from '../src/coach/pace.ts';
import { chooseFor } from '../src/coach/plan.ts';
import { practiceByKey } from '../src/practices/index.ts';
import { isAwayAt } from '../src/people/away.ts';
import { localDate } from '../src/time/wall.ts';
import { nextBlock } from '../src/vision/vision.ts';
import { circumstancesOf, historyOf, type Made } from './coached.ts';
import { enqueue, reachAt, weeksOf, withdraw } from './delivery.ts';
import { reactionOf } from './habits.ts';
import { type Run, schedule } from './run.ts';
import type { NudgeSent } from './year.ts';

/** Sets the next nudge anew, after a change of the settings or an answer. */
export function planNudges(run: Run, now: Temporal.Instant): void {
  const { of, schedules } = run;
  const pending = schedules.get('nudge') as NudgeDay | undefined;
  const circumstances = circumstancesOf(of, now);
  const next = nextAfterChange(of.manager, circumstances, pending ?? null, now);
  schedule(run, 'nudge', next, nudgeIsDue(run));
}

function nudgeIsDue(run: Run) {
  return (day: NudgeDay, now: Temporal.Instant): void => {
    const { of } = run;
    const { manager } = of;
    const isAbsent = isAbsentOn(manager, day.date) || isAwayAt(manager.daysOff.away, now);
    if (!isAbsent) writeNudge(run, day, now);
    const next = nextAfterNudge(manager, circumstancesOf(of, now), day.at, now);
    const isPast = next && Temporal.Instant.compare(next.at, now) <= 0;
    schedule(run, 'nudge', isPast ? { ...next, at: now } : next, nudgeIsDue(run));
  };
}

function writeNudge(run: Run, day: NudgeDay, now: Temporal.Instant): void {
  const { of } = run;
  const { manager } = of;
  const history = historyOf(of, now);
  const choice = chooseFor(manager, history, { ...day, at: now });
  if (!choice) return;
  const { practice, wording, about, reason } = choice;
  const unanswered = unansweredBefore(history.past, day.date, manager.zone);
  const nudge: NudgeSent = {
    id: run.nextId,
    practice: practice.key,
    wording,
    madeAt: now,
    reason,
    slowedTo: slowedTo(manager.pace, unanswered),
    weaker: history.weaker,
    happened: history.happened.map(({ trigger }) => trigger),
  };
  const made: Made = {
    id: nudge.id,
    practice: practice.key,
    wording,
    at: now.epochMilliseconds,
    response: null,
    answeredAt: null,
    about,
    saidSlower: nudge.slowedTo !== null,
    isAsked: false,
  };
  run.nextId += 1;
  const expiresAt = day.at.add(grace);
  const isPut = enqueue(
    run,
    {
      kind: 'nudge',
      unaskedOn: day.date,
      expiresAt,
      nudge,
      isHeld: false,
      sent: (at) => look(run, made, nudge, at),
      missed: () => forget(run, made),
    },
    now,
  );
  if (isPut && Temporal.Instant.compare(now, expiresAt) < 0) of.made.unshift(made);
}

/** What never arrived was not read. */
function forget({ of }: Run, made: Made): void {
  if (made.answeredAt !== null) return;
  of.made = of.made.filter((one) => one !== made);
}

/** What its reader does with a nudge that came. */
function look(run: Run, made: Made, nudge: NudgeSent, now: Temporal.Instant): void {
  const { habit, random, silences } = run.life;
  const isSilent = silences.some(
    ({ from, to }) =>
      Temporal.Instant.compare(from, now) <= 0 && Temporal.Instant.compare(now, to) < 0,
  );
  const reaction = reactionOf(habit, isSilent, random);
  if (!reaction) return;
  run.agenda.add(now.add({ minutes: reaction.after }), (at) => {
    if (made.response === null && run.of.made.includes(made)) {
      answer(run, made, nudge, reaction.response, at);
    }
  });
}

function answer(
  run: Run,
  made: Made,
  nudge: NudgeSent,
  wanted: NonNullable<Made['response']>,
  now: Temporal.Instant,
): void {
  const { of, life, year } = run;
  const { random } = life;
  const back = wanted === 'later' ? comesBackAt(run, random.chance(0.5), now) : null;
  const response = wanted === 'later' && !back ? 'done' : wanted;
  made.response = response;
  made.answeredAt = now.epochMilliseconds;
  year.log.push({ at: now, what: 'answered', nudge: made.id, response });
  if (back) {
    of.later.set(made.id, back);
    run.agenda.add(back, (at) => comesBack(run, made, nudge, at));
  }
  if (response === 'muted') mute(run, made.practice, now);
  if (response === 'done') keepAnswer(run, made, now);
  planNudges(run, now);
}

function keepAnswer(run: Run, made: Made, now: Temporal.Instant): void {
  const { of, life } = run;
  const { random, leaning } = life;
  if (made.practice === 'which-hat') {
    const other = leaning === 'leader' ? 'manager' : 'leader';
    const hat =
      leaning === 'even' || random.chance(0.2) ? 'even' : random.chance(0.85) ? leaning : other;
    of.hatsWorn.push({ hat, at: now });
  }
  if (made.practice === 'thank-the-unthanked' && made.about?.person) {
    of.thanked.set(made.about.person, now);
  }
  // A win is no entry of the journal.
  const practice = practiceByKey(made.practice);
  if (practice && made.practice !== 'celebrate-small-win') {
    of.entries.set(made.practice, {
      id: `E${made.id}`,
      person: null,
      chosen: {},
      practice,
      at: now,
    });
  }
}

function mute(run: Run, practice: string, now: Temporal.Instant): void {
  const { of, year } = run;
  of.muted.add(practice);
  year.log.push({ at: now, what: 'muted', practice });
  const open = run.waiting.filter(({ nudge }) => nudge?.practice === practice);
  for (const message of open) withdraw(run, message);
  for (const made of of.made) {
    if (made.practice !== practice || made.response !== 'later') continue;
    of.later.delete(made.id);
    made.response = 'muted';
  }
}

/** When a nudge comes back that is put off at `now`; null when that cannot be told. */
function comesBackAt(
  { of }: Run,
  inAnHour: boolean,
  now: Temporal.Instant,
): Temporal.Instant | null {
  return reachedFrom(of, wantedLater(of.manager, inAnHour ? 'hour' : 'tomorrow', now), now);
}

/** As the app's `whenReaches`. */
function reachedFrom(of: Run['of'], from: Temporal.Instant, now: Temporal.Instant) {
  const { away } = of.manager.daysOff;
  let at = from;
  for (let waits = 0; waits < 4; waits += 1) {
    if (away?.until && isAwayAt(away, at)) at = away.until;
    const asked = { kind: 'nudge-later', unaskedOn: null, asIfBack: true } as const;
    const reach = reachAt(of, asked, at, now);
    if (reach.verdict === 'send') return at;
    if (reach.verdict === 'drop') return null;
    at = reach.until;
  }
  return null;
}

function comesBack(run: Run, made: Made, nudge: NudgeSent, now: Temporal.Instant): void {
  const { of } = run;
  const { zone, daysOff } = of.manager;
  if (made.response !== 'later' || !of.later.has(made.id)) return;
  const today = localDate(now, zone);
  const from = isAwayAt(daysOff.away, now)
    ? today.add({ days: 1 }).toZonedDateTime(zone).toInstant()
    : now;
  const reached = reachedFrom(of, from, now);
  if (!reached?.equals(now)) {
    if (reached) {
      of.later.set(made.id, reached);
      run.agenda.add(reached, (at) => comesBack(run, made, nudge, at));
    } else of.later.delete(made.id);
    planNudges(run, now);
    return;
  }
  const message = {
    kind: 'nudge-later' as const,
    expiresAt: now.add({ hours: 24 }),
    nudge,
    isHeld: false,
    sent: (at: Temporal.Instant) => look(run, made, nudge, at),
    missed: () => forget(run, made),
  };
  const isNudgeOfDay = !isReturn(of.manager, today);
  if (!isNudgeOfDay || !enqueue(run, { ...message, unaskedOn: today }, now)) {
    enqueue(run, { ...message, unaskedOn: null }, now);
  }
  of.later.delete(made.id);
  made.response = null;
}

/** Sets the welcome after an absence anew. */
export function planReturn(run: Run, now: Temporal.Instant): void {
  schedule(run, 'welcome', nextReturn(run.of.manager, now), ({ slot }, at) => {
    const { of } = run;
    const { manager } = of;
    const date = Temporal.PlainDate.from(slot);
    const isBack = isReturn(manager, date) && !isAwayAt(manager.daysOff.away, at);
    const vision = nextBlock(manager, at, weeksOf(of, at));
    const isTold = vision !== null && localDate(vision.startsAt, manager.zone).equals(date);
    if (isBack && !isTold) {
      const expiresAt = at.add({ hours: 6 });
      const message = { kind: 'welcome-back' as const, unaskedOn: date, expiresAt };
      enqueue(run, { ...message, nudge: null, isHeld: false }, at);
    }
    planReturn(run, at);
  });
}

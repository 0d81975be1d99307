import { catalogue, type Practice } from '../practices/index.ts';
import { weekOf } from '../time/cadence.ts';
import { localDate } from '../time/wall.ts';
import type { AboutRef, History, PastNudge, PlanChange } from './history.ts';
import { latelyBefore, type Weighing } from './lately.ts';
import type { Manager } from './manager.ts';
import { type NudgeDay, nudgeDaysFrom } from './nudge-days.ts';
import { seedOf } from './points.ts';
import type { Reason } from './reason.ts';
import {
  type Candidate,
  candidates,
  exercisePractice,
  weighChosen,
  wordingAsked,
} from './weigh.ts';

/** What is to come on a day, and why. */
export type Choice = {
  practice: Practice;
  wording: string;
  about: AboutRef | null;
  reason: Reason;
};

export type Slot = NudgeDay & Choice;

/**
 * A manager's nudges of the seven days after `now`, one a day at most, with the reason for each. Pure: the same settings and
 * history give the same plan. What is planned counts for what comes after it, as if it had been sent and not answered yet. A
 * day for which nothing fits has none.
 */
export function planWeek(
  manager: Manager,
  history: History,
  now: Temporal.Instant,
  practices = catalogue,
): Slot[] {
  const until = now.add({ hours: 7 * 24 });
  const slots: Slot[] = [];
  const planning = startPlanning(manager, history, practices);
  for (const day of nudgeDaysFrom(manager, history, now)) {
    if (Temporal.Instant.compare(day.at, until) > 0) break;
    const choice = planning.choose(day);
    if (choice) slots.push({ ...day, ...choice });
  }
  return slots;
}

/** What comes on a day; null when nothing fits. */
export function chooseFor(
  manager: Manager,
  history: History,
  day: NudgeDay,
  practices = catalogue,
): Choice | null {
  return startPlanning(manager, history, practices).choose(day);
}

/** What could come on a day in the place of what is planned, the likeliest first. */
export function alternatives(
  manager: Manager,
  history: History,
  slot: Slot,
  practices = catalogue,
): Choice[] {
  const planning = startPlanning(manager, history, practices);
  return [...planning.weighed(slot)]
    .filter(({ practice }) => practice.key !== slot.practice.key)
    .map(choiceFrom);
}

/** A practice as it would come on a day for which its manager chooses it; null when it may not. */
export function chosenFor(
  manager: Manager,
  history: History,
  day: NudgeDay,
  practice: Practice,
): Choice | null {
  return startPlanning(manager, history, [practice]).chosen(day, practice);
}

/** A practice as its manager does it now because they want to: nothing stands in its way. */
export function askedFor(
  manager: Manager,
  history: History,
  practice: Practice,
  now: Temporal.Instant,
): Choice {
  const today = localDate(now, manager.zone);
  const planning = startPlanning(manager, history, [practice]);
  const said = planning.asked({ date: today, at: now, planned: today }, practice);
  return { practice, wording: '', about: null, ...said, reason: { why: 'asked' } };
}

type Planning = {
  /** Everything that may come on a day, the weightiest first. */
  weighed(day: NudgeDay): Iterable<Candidate>;
  chosen(day: NudgeDay, practice: Practice): Choice | null;
  asked(day: NudgeDay, practice: Practice): Pick<Choice, 'wording' | 'about'> | null;
  /** The weightiest, or what the manager chose; it counts as sent for the days after it. */
  choose(day: NudgeDay): Choice | null;
};

function startPlanning(
  manager: Manager,
  history: History,
  practices: readonly Practice[],
): Planning {
  const byKey = keyed(practices);
  const seed = seedOf(manager);
  let recent = history.past;
  const mine = new Map<string, PastNudge[]>();
  for (const nudge of history.past) {
    const before = mine.get(nudge.practice);
    if (before) before.push(nudge);
    else mine.set(nudge.practice, [nudge]);
  }

  function weighing({ date, at }: NudgeDay): Weighing {
    const week = weekOf(date).toZonedDateTime(manager.zone).epochMilliseconds;
    const then = at.epochMilliseconds;
    const lately = latelyBefore(then, week, recent, byKey);
    return { manager, history, mine, recent, byKey, date, at: then, seed, lately };
  }

  function weighed(day: NudgeDay): Generator<Candidate> {
    const kept = keptForLater(history.changes, day);
    const open = kept.size > 0 ? practices.filter(({ key }) => !kept.has(key)) : practices;
    return candidates(open, weighing(day));
  }

  function chosen(day: NudgeDay, practice: Practice): Choice | null {
    const candidate = weighChosen(practice, weighing(day));
    return candidate && choiceFrom(candidate);
  }

  /** The exercise of the week on its day, unless its manager decided otherwise about that day. */
  function exercise(day: NudgeDay): Choice | null {
    const practice = byKey.get(exercisePractice);
    const isItsDay = history.exercise.next?.equals(day.date) && day.planned.equals(day.date);
    if (!practice || !isItsDay || history.muted.has(practice.key)) return null;
    const said = wordingAsked(practice, weighing(day));
    return said && { practice, ...said, reason: { why: 'exercise' } };
  }

  return {
    weighed,
    chosen,
    asked: (day, practice) => wordingAsked(practice, weighing(day)),
    choose(day) {
      const change = history.changes.find(({ date }) => date.equals(day.planned));
      const wanted = byKey.get(change?.practice ?? '');
      const choice = (wanted ? chosen(day, wanted) : exercise(day)) ?? first(weighed(day));
      if (!choice) return null;
      const { practice, wording, about } = choice;
      const at = day.at.epochMilliseconds;
      const nudge: PastNudge = {
        practice: practice.key,
        wording,
        at,
        response: null,
        answeredAt: null,
        about,
        saidSlower: false,
        isAsked: false,
      };
      recent = [nudge, ...recent];
      mine.set(practice.key, [nudge, ...(mine.get(practice.key) ?? [])]);
      return choice;
    },
  };
}

/** What the manager chose for a day after this one: it does not come before it. */
function keptForLater(changes: readonly PlanChange[], day: NudgeDay): Set<string> {
  const later = changes.filter(
    ({ date, movedTo, isDropped }) =>
      !isDropped &&
      !date.equals(day.planned) &&
      Temporal.PlainDate.compare(movedTo ?? date, day.date) > 0,
  );
  return new Set(later.flatMap(({ practice }) => practice ?? []));
}

function first(weighed: Generator<Candidate>): Choice | null {
  const { value } = weighed.next();
  return value ? choiceFrom(value) : null;
}

function choiceFrom({ practice, wording, about, reason }: Candidate): Choice {
  return { practice, wording, about, reason };
}

/** By their keys; made once for the same list, which is the catalogue but for tests. */
function keyed(practices: readonly Practice[]): ReadonlyMap<string, Practice> {
  const before = maps.get(practices);
  if (before) return before;
  const found = new Map(practices.map((practice) => [practice.key, practice]));
  maps.set(practices, found);
  return found;
}

const maps = new WeakMap<readonly Practice[], ReadonlyMap<string, Practice>>();

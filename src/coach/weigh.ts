import {
  type Audience,
  type Practice,
  toldTriggers,
  type Trigger,
  type Wording,
} from '../practices/index.ts';
import type { AboutRef, Happened, LastEntry, PastNudge } from './history.ts';
import { day, type Weighing } from './lately.ts';
import { isNewLead } from './manager.ts';
import { pointsFor } from './points.ts';
import type { Reason } from './reason.ts';

/** A wording does not come back to the same manager within eight weeks, and it may have been read two hours after it was due. */
const freshFor = 8 * 7 * day + day / 12;
/** What a wording is about is not spoken of again within this time, but for news. */
const notAgainWithin = 4 * 7 * day;
/** How long something that happened may bring a practice up. */
const triggerLasts = 14 * day;
/** The practice of which the weekly exercise is the form for work that runs. */
export const exercisePractice = 'done-looks-like';
/** Half a day less than the cadence, so that a clock change does not push a daily practice to the day after. */
const slack = day / 2;

/** A practice that may come on a date, with what its wording is about, and why. */
export type Candidate = {
  practice: Practice;
  wording: string;
  about: AboutRef | null;
  points: number;
  reason: Reason;
};

/**
 * Everything that may come at that moment, the weightiest first: never a muted practice, nor one that does not fit this
 * manager, nor one within its cadence (which doubles with each "not useful"), never a wording read within eight weeks, and
 * what follows an event only after it. Wordings are looked for when they are asked for, since mostly the first one is wanted.
 */
export function* candidates(practices: readonly Practice[], of: Weighing): Generator<Candidate> {
  const weighed: Weighed[] = [];
  for (const practice of practices) {
    const one = weigh(practice, of);
    if (one) weighed.push(one);
  }
  weighed.sort((a, b) => b.points - a.points);
  for (const { practice, mine, happened, asksBack, points, reason } of weighed) {
    const wording = freshWording(practice, mine, { happened, asksBack }, of);
    if (wording) yield { practice, ...wording, points, reason };
  }
}

/** A practice that may come, but for its wording. */
type Weighed = Pick<Candidate, 'practice' | 'points' | 'reason'> & {
  mine: readonly PastNudge[];
  happened: Happened | null;
  /** It comes to ask about the last answer, and about nothing else. */
  asksBack: boolean;
};

function weigh(practice: Practice, of: Weighing): Weighed | null {
  const { cadence } = practice;
  if (cadence.kind === 'own-schedule' || of.history.muted.has(practice.key)) return null;
  if (!(practice.fits ?? []).every((audience) => fits(audience, of))) return null;
  const mine = of.mine.get(practice.key) ?? [];
  const asksBack = !isRested(cadence.everyDays, mine, of.at);
  if (asksBack && !mayAskBack(practice, mine, of)) return null;
  if (practice.key === exercisePractice && wasExercised(cadence.everyDays, of)) return null;
  const happened = newsFor(cadence.on ?? [], mine, of);
  if (cadence.kind === 'when' && !happened) return null;
  const weighed = pointsFor(practice, mine, { happened, asksBack }, of);
  return { practice, mine, happened, asksBack, ...weighed };
}

/**
 * A practice that its manager chose for that moment. Whom it fits, what it follows and how long it rested are theirs to
 * judge; a mute holds, and so does that no wording returns within eight weeks.
 */
export function weighChosen(practice: Practice, of: Weighing): Candidate | null {
  const { cadence } = practice;
  if (cadence.kind === 'own-schedule' || of.history.muted.has(practice.key)) return null;
  const mine = of.mine.get(practice.key) ?? [];
  const happened = newsFor(cadence.on ?? [], mine, of);
  const wording = freshWording(practice, mine, { happened }, of);
  return wording && { practice, ...wording, points: 0, reason: { why: 'chosen' } };
}

/** What a practice says that its manager asks for: something not read lately where there is, else what was read longest ago. */
export function wordingAsked(
  practice: Practice,
  of: Weighing,
): { wording: string; about: AboutRef | null } | null {
  const mine = of.mine.get(practice.key) ?? [];
  const { cadence } = practice;
  const on = cadence.kind === 'own-schedule' ? [] : (cadence.on ?? []);
  const happened = newsFor(on, mine, of);
  return (
    freshWording(practice, mine, { happened }, of) ??
    freshWording(practice, mine, { happened }, of, 0)
  );
}

function fits(audience: Audience, { manager, history, date }: Weighing): boolean {
  switch (audience) {
    case 'has-team':
      return history.hasTeam;
    case 'remote':
      return manager.isRemote;
    case 'new-lead':
      return isNewLead(manager, date);
    case 'weaker-leader':
      return history.weaker === 'leader';
    case 'weaker-manager':
      return history.weaker === 'manager';
  }
}

function isRested(everyDays: number, mine: readonly PastNudge[], at: number): boolean {
  const [last] = mine;
  if (!last) return true;
  const unhelpful = mine.filter((nudge) => nudge.response === 'not-useful').length;
  return last.at <= at - everyDays * 2 ** Math.min(unhelpful, 5) * day + slack;
}

/** Whether it is time to ask what became of the answer to the last one; once. */
function mayAskBack(
  { key, cadence }: Practice,
  [last]: readonly PastNudge[],
  { history, at }: Weighing,
): boolean {
  if (cadence.kind !== 'at-most' || cadence.asksAfter === undefined) return false;
  if (last?.response !== 'done' || last.about?.subject === 'last-time') return false;
  return history.lastEntries.has(key) && last.at <= at - cadence.asksAfter * day + slack;
}

/** Whether the exercise came lately, or comes soon. */
function wasExercised(everyDays: number, { history: { exercise }, at }: Weighing): boolean {
  const { next, lastAt } = exercise;
  return next !== null || (lastAt !== null && lastAt > at - everyDays * day + slack);
}

/** The newest of these events that the practice has not followed yet. */
function newsFor(
  on: readonly Trigger[],
  mine: readonly PastNudge[],
  { history, at }: Weighing,
): Happened | null {
  if (on.length === 0) return null;
  const last = mine[0]?.at ?? 0;
  return (
    history.happened.find(
      (each) =>
        on.includes(each.trigger) && each.at <= at && each.at > Math.max(last, at - triggerLasts),
    ) ?? null
  );
}

/** Whether a nudge of the last weeks spoke of the same person, note or plan: heard too often, it wears out. */
function wasSaidLately(ref: AboutRef, recent: readonly PastNudge[], at: number): boolean {
  for (const { about, at: then } of recent) {
    if (then < at - notAgainWithin) return false;
    if (about?.subject === ref.subject && about.person === ref.person && about.id === ref.id) {
      return true;
    }
  }
  return false;
}

/**
 * A wording that was not read lately: about what happened, else about something else that is known, else a plain one; among
 * equals the one that was away the longest, then the first in the catalogue. After what a manager told, plain ones are about
 * just that: only what they wrote last time goes before them.
 */
function freshWording(
  practice: Practice,
  mine: readonly PastNudge[],
  { happened, asksBack = false }: { happened: Happened | null; asksBack?: boolean },
  { history, recent, at }: Weighing,
  fresh = freshFor,
): { wording: string; about: AboutRef | null } | null {
  const entry = history.lastEntries.get(practice.key);
  const known = (subject: string): AboutRef | null => {
    if (happened?.about?.subject === subject) return happened.about;
    if (subject === 'last-time') {
      return entry ? { subject: 'last-time', person: entry.person, id: entry.id } : null;
    }
    const ref = history.around.find((each) => each.subject === subject);
    return ref && !wasSaidLately(ref, recent, at) ? ref : null;
  };
  const isTold = happened !== null && toldTriggers.some((each) => each === happened.trigger);
  let best: { wording: string; about: AboutRef | null } | null = null;
  let bestRank = Infinity;
  for (const [key, wording] of wordingsOf(practice)) {
    const lastRead = mine.length === 0 ? 0 : (mine.find((one) => one.wording === key)?.at ?? 0);
    if (lastRead > at - fresh) continue;
    const about = typeof wording === 'string' ? null : known(wording.about);
    if (typeof wording !== 'string' && !about) continue;
    if (typeof wording !== 'string' && entry && isSettled(entry, wording)) continue;
    if (asksBack && about?.subject !== 'last-time') continue;
    const isBeside = isTold && about?.subject !== 'last-time';
    const closeness = about === null || isBeside ? 2 : about === happened?.about ? 0 : 1;
    const rank = closeness * 1e15 + lastRead;
    if (rank >= bestRank) continue;
    best = { wording: key, about };
    bestRank = rank;
  }
  return best;
}

/** Whether what was chosen last time leaves such a wording nothing to ask. */
function isSettled({ chosen }: LastEntry, { unless = {} }: Exclude<Wording, string>): boolean {
  return Object.entries(unless).some(([field, answers]) => answers.includes(chosen[field] ?? ''));
}

/** As pairs, made once: a plan looks at every wording of the catalogue. */
function wordingsOf({ wordings }: Practice): readonly (readonly [string, Wording])[] {
  const before = pairs.get(wordings);
  if (before) return before;
  const found = Object.entries(wordings);
  pairs.set(wordings, found);
  return found;
}

const pairs = new WeakMap<Practice['wordings'], [string, Wording][]>();

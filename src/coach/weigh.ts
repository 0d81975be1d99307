import type { Audience, Practice, Trigger } from '../practices/index.ts';
import { weekdayOf } from '../time/hours.ts';
import type { AboutRef, Happened, History, PastNudge } from './history.ts';
import { isNewLead, type Manager } from './manager.ts';
import { hatsOver } from './news.ts';
import type { Reason } from './reason.ts';

/** Milliseconds; moments here are milliseconds since the epoch, since a plan compares thousands of them. */
const day = 24 * 60 * 60 * 1000;
/** A wording does not come back to the same manager within eight weeks, and it may have been read two hours after it was due. */
const freshFor = 8 * 7 * day + day / 12;
/** How long something that happened may bring a practice up. */
const triggerLasts = 14 * day;
/** Half a day less than the cadence, so that a clock change does not push a daily practice to the day after. */
const slack = day / 2;
/** How far back the balance of the hats is looked at. */
const balancedOver = 28 * day;

/** With these a new manager begins: each takes a minute and needs nothing prepared. */
const firstSteps: readonly string[] = [
  'connect-to-purpose',
  'celebrate-small-win',
  'remove-an-obstacle',
  'which-hat',
];
/** So many nudges are the beginning. */
const beginning = 8;

/** Its answers tell which hat is the weaker one. */
const hatQuestion = 'which-hat';
/** Days. */
const hatQuestionRests = 13;
const hatAnswersWanted = 6;
/** These go on to be so, day after day: an event is news, a state is not. */
const states: ReadonlySet<Trigger> = new Set(['unthanked', 'daily-check-ins']);

/** Points; what weighs most is told as the reason. Their evidence stands in docs/coaching.md. */
const points = {
  trigger: { only: 60, also: 40, state: 20, followed: 16 },
  firstStep: 50,
  audience: 10,
  weakerHat: { is: 20, both: 8 },
  hatQuestion: 20,
  otherHat: { is: 12, both: 4 },
  new: { after: { known: 24, new: 8 } },
  restedTimes: 5,
  mostRested: 20,
  worked: 4,
  mostWorked: 12,
  unanswered: -3,
  notUseful: -12,
  theme: { rested: 6, sameWeek: -6 },
  day: { best: 10, other: -6 },
  variety: 5,
} as const;

/** A practice that may come on a date, with what its wording is about, and why. */
export type Candidate = {
  practice: Practice;
  wording: string;
  about: AboutRef | null;
  points: number;
  reason: Reason;
};

/** What a date's candidates are weighed by; past nudges and those already planned before it, by practice, newest first. */
export type Weighing = {
  manager: Manager;
  history: History;
  mine: ReadonlyMap<string, readonly PastNudge[]>;
  recent: readonly PastNudge[];
  hatOf: ReadonlyMap<string, Practice>;
  date: Temporal.PlainDate;
  at: number;
  /** Themes that this week has had, or will have. */
  themesOfWeek: readonly string[];
};

/**
 * Everything that may come at that moment: never a muted practice, nor one that does not fit this manager, nor one within its
 * cadence (which doubles with each "not useful"), never a wording read within eight weeks, and what follows an event only
 * after it.
 */
export function candidates(practices: readonly Practice[], of: Weighing): Candidate[] {
  const found: Candidate[] = [];
  for (const practice of practices) {
    const candidate = weigh(practice, of);
    if (candidate) found.push(candidate);
  }
  return found;
}

/** A practice as it would come at that moment; null when it may not. */
function weigh(practice: Practice, of: Weighing): Candidate | null {
  const { cadence } = practice;
  if (cadence.kind === 'own-schedule' || of.history.muted.has(practice.key)) return null;
  if (!(practice.fits ?? []).every((audience) => fits(audience, of))) return null;
  const mine = of.mine.get(practice.key) ?? [];
  if (!isRested(cadence.everyDays, mine, of.at)) return null;
  const happened = newsFor(cadence.on ?? [], mine, of);
  if (cadence.kind === 'when' && !happened) return null;
  const wording = freshWording(practice, mine, happened, of);
  if (!wording) return null;
  return { practice, ...wording, ...pointsFor(practice, mine, happened, of) };
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
  const wording = freshWording(practice, mine, happened, of);
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
    freshWording(practice, mine, happened, of) ?? freshWording(practice, mine, happened, of, 0)
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

/**
 * A wording that was not read lately: about what happened, else about something else that is known, else a plain one; among
 * equals the one that was away the longest, then the first in the catalogue.
 */
function freshWording(
  practice: Practice,
  mine: readonly PastNudge[],
  happened: Happened | null,
  { history, at }: Weighing,
  fresh = freshFor,
): { wording: string; about: AboutRef | null } | null {
  const entry = history.lastEntries.get(practice.key);
  const known = (subject: string): AboutRef | null => {
    if (happened?.about?.subject === subject) return happened.about;
    if (subject === 'last-time') {
      return entry ? { subject: 'last-time', person: null, id: entry } : null;
    }
    return history.around.find((ref) => ref.subject === subject) ?? null;
  };
  let best: { wording: string; about: AboutRef | null } | null = null;
  let bestRank = Infinity;
  for (const [key, wording] of Object.entries(practice.wordings)) {
    const lastRead = mine.find((nudge) => nudge.wording === key)?.at ?? 0;
    if (lastRead > at - fresh) continue;
    const about = typeof wording === 'string' ? null : known(wording.about);
    if (typeof wording !== 'string' && !about) continue;
    const closeness = about === null ? 2 : about === happened?.about ? 0 : 1;
    const rank = closeness * 1e15 + lastRead;
    if (rank >= bestRank) continue;
    best = { wording: key, about };
    bestRank = rank;
  }
  return best;
}

function pointsFor(
  practice: Practice,
  mine: readonly PastNudge[],
  happened: Happened | null,
  of: Weighing,
): Pick<Candidate, 'points' | 'reason'> {
  let sum = variety(practice, of);
  let heaviest = 0;
  let reason: Reason = { why: 'rested', days: daysSince(mine, of.at) ?? 0 };
  const add = (weight: number, why?: Reason) => {
    sum += weight;
    if (!why || weight <= heaviest) return;
    heaviest = weight;
    reason = why;
  };
  const cadence = practice.cadence.kind === 'own-schedule' ? null : practice.cadence;
  if (happened) {
    const { trigger } = happened;
    add(triggerPoints(happened, cadence?.kind === 'when', of), { why: 'trigger', trigger });
  }
  const step = firstSteps.indexOf(practice.key);
  if (step >= 0 && of.recent.length < beginning && mine.length === 0) {
    add(points.firstStep - step, { why: 'first-steps' });
  }
  if (isForFew(practice)) add(points.audience);
  addHat(practice, of, add);
  const rested = daysSince(mine, of.at);
  if (rested === null) add(newPoints(of), { why: 'new' });
  else if (cadence) {
    const times = (rested / cadence.everyDays) * points.restedTimes;
    add(Math.min(points.mostRested, times), { why: 'rested', days: Math.round(rested) });
  }
  addAnswers(mine, add);
  if (of.themesOfWeek.includes(practice.theme)) add(points.theme.sameWeek);
  else if (!hadTheme(practice, of))
    add(points.theme.rested, { why: 'theme', theme: practice.theme });
  if (cadence?.bestOn) {
    if (cadence.bestOn.includes(weekdayOf(of.date))) add(points.day.best, { why: 'day' });
    else add(points.day.other);
  }
  return { points: sum, reason };
}

type Add = (weight: number, why?: Reason) => void;

/** An event brings one practice up; what else could follow it comes after that in its turn. */
function triggerPoints({ trigger, at }: Happened, isOnlyThen: boolean, of: Weighing): number {
  const { only, also, state, followed } = points.trigger;
  if (states.has(trigger)) return state;
  for (const nudge of of.recent) {
    if (nudge.at <= at) break;
    const cadence = of.hatOf.get(nudge.practice)?.cadence;
    if (cadence?.kind === 'when' && cadence.on.includes(trigger)) return followed;
  }
  return isOnlyThen ? only : also;
}

/** After something new comes something known: a habit wants to be met again. */
function newPoints({ recent: [last], mine }: Weighing): number {
  const { known, new: another } = points.new.after;
  return last && mine.get(last.practice)?.length === 1 ? another : known;
}

/** What is for a few managers comes to them before what is for all. */
function isForFew({ fits = [] }: Practice): boolean {
  return fits.some((audience) => audience !== 'has-team');
}

/** Whether it is worth asking which hat is worn: not every week, nor of somebody who wears both by all they have said. */
function isHatOpen({ history, mine, at }: Weighing): boolean {
  const asked = mine.get(hatQuestion) ?? [];
  const since = at - hatsOver.total('milliseconds');
  const told = asked.filter((nudge) => nudge.response === 'done' && nudge.at >= since).length;
  const isRecent = (daysSince(asked, at) ?? Infinity) < hatQuestionRests;
  return !history.weaker && told < hatAnswersWanted && !isRecent;
}

/** The weaker hat first when it is known; else the one that came less lately. */
function addHat({ key, hat }: Practice, of: Weighing, add: Add): void {
  const { weaker } = of.history;
  if (key === hatQuestion && isHatOpen(of)) add(points.hatQuestion, { why: 'hat-question' });
  if (weaker) {
    if (hat === weaker) add(points.weakerHat.is, { why: 'weaker-hat', hat });
    else if (hat === 'both') add(points.weakerHat.both);
    return;
  }
  if (hat === 'both') {
    add(points.otherHat.both);
    return;
  }
  let leader = 0;
  let all = 0;
  for (const nudge of of.recent) {
    if (nudge.at < of.at - balancedOver) break;
    const worn = of.hatOf.get(nudge.practice)?.hat;
    if (!worn || worn === 'both') continue;
    all += 1;
    if (worn === 'leader') leader += 1;
  }
  if (all === 0) return;
  const share = (hat === 'leader' ? leader : all - leader) / all;
  if (share < 0.5) add(points.otherHat.is * (1 - 2 * share), { why: 'other-hat', hat });
}

/** The last few answers: what was done comes sooner again, what was left open or found useless later. */
function addAnswers(mine: readonly PastNudge[], add: Add): void {
  const lately = mine.filter((nudge) => !nudge.isAsked).slice(0, 5);
  const count = (response: PastNudge['response']) =>
    lately.filter((nudge) => nudge.response === response).length;
  const done = count('done');
  const worked = Math.min(points.mostWorked, done * points.worked);
  add(worked, done >= 2 ? { why: 'worked', done, of: lately.length } : undefined);
  add(count(null) * points.unanswered + count('not-useful') * points.notUseful);
}

function hadTheme({ theme }: Practice, { recent, hatOf, at }: Weighing): boolean {
  for (const nudge of recent) {
    if (nudge.at < at - 21 * day) return false;
    if (hatOf.get(nudge.practice)?.theme === theme) return true;
  }
  return false;
}

/** Days since its last nudge; null when there was none. */
function daysSince([last]: readonly PastNudge[], at: number): number | null {
  return last ? (at - last.at) / day : null;
}

/** A few points by chance, the same for one manager, practice and week: not everybody gets the same. */
function variety({ key }: Practice, { manager, at }: Weighing): number {
  const week = Math.floor(at / (7 * day));
  return (hash(`${manager.workspace}/${manager.user}/${key}/${week}`) / 2 ** 32) * points.variety;
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

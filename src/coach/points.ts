import { type Practice, toldTriggers, type Trigger } from '../practices/index.ts';
import { weekdayOf } from '../time/hours.ts';
import type { Happened, PastNudge } from './history.ts';
import { day, type Weighing } from './lately.ts';
import type { Manager } from './manager.ts';
import { hatsOver } from './news.ts';
import type { Reason } from './reason.ts';

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
  trigger: { told: 80, only: 60, also: 40, state: 20, followed: 16 },
  /** More than chance and what is new make of each; one after the other. */
  firstStep: { first: 50, eachAfter: -6 },
  /** What is asked about again comes about when it is to. */
  asksBack: 50,
  audience: 10,
  weakerHat: { is: 20, both: 8 },
  hatQuestion: 20,
  otherHat: { is: 12, both: 4 },
  new: { after: { known: 28, new: 8 } },
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

/** What a practice weighs at a moment at which it may come, and what of it weighs most. */
export function pointsFor(
  practice: Practice,
  mine: readonly PastNudge[],
  { happened, asksBack }: { happened: Happened | null; asksBack: boolean },
  of: Weighing,
): { points: number; reason: Reason } {
  let sum = variety(practice, of);
  let heaviest = 0;
  let reason: Reason = { why: 'new' };
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
  const rested = daysSince(mine, of.at);
  if (asksBack && rested !== null) {
    add(points.asksBack, { why: 'asks-back', days: Math.round(rested) });
  }
  const step = firstSteps.indexOf(practice.key);
  if (step >= 0 && of.recent.length < beginning && mine.length === 0) {
    const { first, eachAfter } = points.firstStep;
    add(first + step * eachAfter, { why: 'first-steps' });
  }
  if (isForFew(practice)) add(points.audience);
  addHat(practice, of, add);
  if (rested === null) add(newPoints(of), { why: 'new' });
  else if (cadence) {
    const times = (rested / cadence.everyDays) * points.restedTimes;
    add(Math.min(points.mostRested, times), { why: 'rested', days: Math.round(rested) });
  }
  addAnswers(mine, add);
  const { themesOfWeek, themes } = of.lately;
  const { theme } = practice;
  if (themesOfWeek.has(theme)) add(points.theme.sameWeek);
  else if (!themes.has(theme)) add(points.theme.rested, { why: 'theme', theme });
  if (cadence?.bestOn) {
    if (cadence.bestOn.includes(weekdayOf(of.date))) add(points.day.best, { why: 'day' });
    else add(points.day.other);
  }
  // Whatever made it the heaviest: without the event it would not have come.
  if (happened && cadence?.kind === 'when') {
    return { points: sum, reason: { why: 'trigger', trigger: happened.trigger } };
  }
  return { points: sum, reason };
}

type Add = (weight: number, why?: Reason) => void;

/** An event brings one practice up; what else could follow it comes after that in its turn. */
function triggerPoints({ trigger, at }: Happened, isOnlyThen: boolean, of: Weighing): number {
  const { told, only, also, state, followed } = points.trigger;
  if (states.has(trigger)) return state;
  for (const nudge of of.recent) {
    if (nudge.at <= at) break;
    const cadence = of.byKey.get(nudge.practice)?.cadence;
    if (cadence?.kind === 'when' && cadence.on.includes(trigger)) return followed;
  }
  if (!isOnlyThen) return also;
  return toldTriggers.some((each) => each === trigger) ? told : only;
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
function isHatOpen({ history, mine, recent, at }: Weighing): boolean {
  const asked = mine.get(hatQuestion) ?? [];
  const since = at - hatsOver.total('milliseconds');
  const told = asked.filter((nudge) => nudge.response === 'done' && nudge.at >= since).length;
  const isRecent = (daysSince(asked, at) ?? Infinity) < hatQuestionRests;
  // In the beginning it has its place among the first steps.
  const isBeginning = recent.length < beginning;
  return !history.weaker && !isBeginning && told < hatAnswersWanted && !isRecent;
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
  const { leader, all } = of.lately.hats;
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

/** Days since its last nudge; null when there was none. */
function daysSince([last]: readonly PastNudge[], at: number): number | null {
  return last ? (at - last.at) / day : null;
}

/** A few points by chance, the same for one manager, practice and week: not everybody gets the same. */
function variety({ key }: Practice, { seed, at }: Weighing): number {
  const week = Math.floor(at / (7 * day));
  return (hash(`${key}/${week}`, seed) / 2 ** 32) * points.variety;
}

/** What makes the chance of a manager their own. */
export function seedOf({ workspace, user }: Manager): number {
  return hash(`${workspace}/${user}/`);
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/. `from`: the hash of what stands before `text`. */
function hash(text: string, from = 0x811c9dc5): number {
  let value = from;
  for (let i = 0; i < text.length; i += 1) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

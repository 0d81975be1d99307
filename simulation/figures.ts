import type { Audience, Practice } from '../src/practices/index.ts';
import { type Breach, type Rule, judge } from './judge.ts';
import type { NudgeSent, Year } from './year.ts';
import { sentIn } from './year.ts';

/** How far one practice came: whom it fits, how many of them it reached, and with how many nudges. */
type Coverage = { fits: number; reached: number; nudges: number };

/** The hats that nudges trained, counted by what was known of their readers' weaker one. */
export type Hats = { leader: number; manager: number; both: number };

/** What a simulation found, summed up manager by manager. */
export type Figures = {
  managers: number;
  coverage: Map<string, Coverage>;
  /** In milliseconds; Infinity when no wording came twice. */
  closestReturn: number;
  hats: Record<'leader' | 'manager' | 'unknown', Hats>;
  /** Days of a person by how many messages that nobody asked for came on them: none, one, more. */
  days: { none: number; one: number; more: number };
  mostInADay: number;
  /** By the pace: weeks with it, and the nudges that came in them. */
  paces: Map<number, { weeks: number; nudges: number; most: number }>;
  reasons: Map<string, number>;
  breaches: Map<Rule, number>;
  /** The first few, to look at. */
  examples: { seed: number; breach: Breach }[];
  missed: number;
  plans: { announced: number; kept: number };
};

const day = 24 * 60 * 60 * 1000;
const examplesShown = 10;

export function noFigures(): Figures {
  const none = () => ({ leader: 0, manager: 0, both: 0 });
  return {
    managers: 0,
    coverage: new Map(),
    closestReturn: Infinity,
    hats: { leader: none(), manager: none(), unknown: none() },
    days: { none: 0, one: 0, more: 0 },
    mostInADay: 0,
    paces: new Map(),
    reasons: new Map(),
    breaches: new Map(),
    examples: [],
    missed: 0,
    plans: { announced: 0, kept: 0 },
  };
}

/** Adds what became of one more manager. */
export function addYear(
  figures: Figures,
  year: Year,
  seed: number,
  practices: ReadonlyMap<string, Practice>,
): void {
  figures.managers += 1;
  figures.missed += year.missed;
  figures.plans.announced += year.plans.announced;
  figures.plans.kept += year.plans.kept;
  const nudges = nudgesIn(year);
  addCoverage(figures, year, nudges, practices);
  addHats(figures, nudges, practices);
  addDays(figures, year);
  addPaces(figures, year);
  for (const { nudge } of nudges) {
    figures.reasons.set(nudge.reason.why, (figures.reasons.get(nudge.reason.why) ?? 0) + 1);
  }
  figures.closestReturn = Math.min(figures.closestReturn, closestReturn(nudges));
  for (const breach of judge(year)) {
    figures.breaches.set(breach.rule, (figures.breaches.get(breach.rule) ?? 0) + 1);
    if (figures.examples.length < examplesShown) figures.examples.push({ seed, breach });
  }
}

/** The practices that reached nobody of all those whom they fit, and those that fit nobody. */
export function unreached(figures: Figures, practices: Iterable<Practice>): string[] {
  return [...practices]
    .filter(({ cadence }) => cadence.kind !== 'own-schedule')
    .filter(({ key }) => !figures.coverage.get(key)?.reached)
    .map(({ key }) => key);
}

type At = { at: Temporal.Instant; nudge: NudgeSent };

/** The nudges that came in their turn. */
export function nudgesIn(year: Year): At[] {
  return sentIn(year).flatMap(({ at, kind, nudge }) =>
    kind === 'nudge' && nudge ? [{ at, nudge }] : [],
  );
}

function addCoverage(
  { coverage }: Figures,
  year: Year,
  nudges: readonly At[],
  practices: ReadonlyMap<string, Practice>,
): void {
  for (const practice of practices.values()) {
    const { key } = practice;
    const found = coverage.get(key) ?? { fits: 0, reached: 0, nudges: 0 };
    coverage.set(key, found);
    const came = nudges.filter(({ nudge }) => nudge.practice === key).length;
    if (came === 0 && !nudges.some((one) => fitsThen(practice, year, one))) continue;
    found.fits += 1;
    if (came > 0) found.reached += 1;
    found.nudges += came;
  }
}

/** Whether a practice could have come in the place of a nudge, by what it says of itself. */
function fitsThen({ fits, cadence }: Practice, { life }: Year, { at, nudge }: At): boolean {
  const { settings, team } = life;
  const isTrue = (audience: Audience) => {
    switch (audience) {
      case 'has-team':
        return team.length > 0;
      case 'remote':
        return settings.isRemote;
      case 'new-lead': {
        const { leadingSince, zone } = settings;
        const date = at.toZonedDateTimeISO(zone).toPlainDate();
        return leadingSince !== null && date.toString() < leadingSince.add({ years: 1 }).toString();
      }
      case 'weaker-leader':
        return nudge.weaker === 'leader';
      case 'weaker-manager':
        return nudge.weaker === 'manager';
    }
  };
  if (cadence.kind === 'own-schedule' || !(fits ?? []).every(isTrue)) return false;
  return cadence.kind === 'at-most' || cadence.on.some((on) => nudge.happened.includes(on));
}

function addHats(
  { hats }: Figures,
  nudges: readonly At[],
  practices: ReadonlyMap<string, Practice>,
): void {
  for (const { nudge } of nudges) {
    const hat = practices.get(nudge.practice)?.hat;
    if (hat) hats[nudge.weaker ?? 'unknown'][hat] += 1;
  }
}

function closestReturn(nudges: readonly At[]): number {
  const last = new Map<string, number>();
  let closest = Infinity;
  for (const { at, nudge } of nudges) {
    const key = `${nudge.practice}/${nudge.wording}`;
    const now = at.epochMilliseconds;
    closest = Math.min(closest, now - (last.get(key) ?? -Infinity));
    last.set(key, now);
  }
  return closest;
}

function addDays(figures: Figures, { life, log }: Year): void {
  const unasked = new Map<string, number>();
  let { zone } = life.settings;
  for (const entry of log) {
    if (entry.what === 'settings') ({ zone } = entry.manager);
    if (entry.what !== 'sent' || !entry.isUnasked) continue;
    const date = entry.at.toZonedDateTimeISO(zone).toPlainDate().toString();
    unasked.set(date, (unasked.get(date) ?? 0) + 1);
  }
  const lived = (life.endsAt.epochMilliseconds - life.beganAt.epochMilliseconds) / day;
  const counts = [...unasked.values()];
  const one = counts.filter((count) => count === 1).length;
  figures.days.one += one;
  figures.days.more += counts.length - one;
  figures.days.none += Math.round(lived) - counts.length;
  figures.mostInADay = Math.max(figures.mostInADay, ...counts);
}

function addPaces({ paces }: Figures, { log, life }: Year): void {
  const weekMs = 7 * day;
  let pace = life.settings.pace;
  let week = 0;
  let nudges = 0;
  const close = (until: number) => {
    for (; week < until; week += 1) {
      const found = paces.get(pace) ?? { weeks: 0, nudges: 0, most: 0 };
      paces.set(pace, {
        weeks: found.weeks + 1,
        nudges: found.nudges + nudges,
        most: Math.max(found.most, nudges),
      });
      nudges = 0;
    }
  };
  for (const entry of log) {
    close(Math.floor((entry.at.epochMilliseconds - life.beganAt.epochMilliseconds) / weekMs));
    if (entry.what === 'settings') pace = entry.manager.pace;
    else if (entry.what === 'sent' && entry.kind === 'nudge') nudges += 1;
  }
  close((life.endsAt.epochMilliseconds - life.beganAt.epochMilliseconds) / weekMs);
}

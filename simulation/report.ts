import { catalogue, type Practice } from '../src/practices/index.ts';
import { type Figures, type Hats, nudgesIn, unreached } from './figures.ts';
import { type Rule, rules } from './judge.ts';
import type { Year } from './year.ts';

const day = 24 * 60 * 60 * 1000;

/** What a simulation found, as lines of text. */
export function report(
  figures: Figures,
  weeks: number,
  took: { seconds: number; work: number },
): string[] {
  const { managers, hats, days, plans } = figures;
  const nudges = [...figures.coverage.values()].reduce((sum, one) => sum + one.nudges, 0);
  return [
    `${number(managers)} managers, ${weeks} weeks each: ${number(nudges)} nudges in ${took.seconds.toFixed(0)} s, ${took.work.toFixed(0)} s of them work of this process.`,
    '',
    ...coverageTable(figures),
    '',
    `Repetition: the closest return of a wording is ${closest(figures.closestReturn)}.`,
    '',
    'Hats: what nudges train, by what is known of their reader',
    hatLine('the leader is the weaker side', hats.leader),
    hatLine('the manager is the weaker side', hats.manager),
    hatLine('not known', hats.unknown),
    '',
    'Messages that nobody asked for, by the days of a person',
    `  ${share(days.none, sum(days))} of the days none, ${share(days.one, sum(days))} one, ${share(days.more, sum(days))} more; ${figures.mostInADay} at most`,
    '',
    'Nudges a week against the pace (absences, pauses and unanswered ones included)',
    ...[...figures.paces]
      .toSorted(([a], [b]) => a - b)
      .map(
        ([pace, { weeks: all, nudges: came }]) =>
          `  pace ${pace}: ${(came / all).toFixed(2)} on average over ${number(all)} weeks`,
      ),
    '',
    'Why they came',
    ...[...figures.reasons]
      .toSorted(([, a], [, b]) => b - a)
      .map(([why, count]) => `  ${why.padEnd(12)} ${share(count, nudges).padStart(6)}`),
    '',
    `Plans: ${share(plans.kept, plans.announced)} of what the plan of a week announced came as announced.`,
    `Not sent, since it was too late or its reader away by then: ${number(figures.missed)} messages.`,
    '',
    'Breaches of the hard rules',
    ...Object.entries(rules).map(
      ([rule, says]) => `  ${String(figures.breaches.get(rule as Rule) ?? 0).padStart(5)}  ${says}`,
    ),
    ...figures.examples.map(
      ({ seed, breach: { rule, at, manager, message } }) =>
        `         ${rule}, seed ${seed}: ${message.kind} ${message.nudge?.practice ?? ''} at ${at.toZonedDateTimeISO(manager.zone).toString()}`,
    ),
    '',
    verdict(figures),
  ];
}

/** Whether every rule was kept and every practice reached somebody whom it fits. */
export function isGood(figures: Figures): boolean {
  return figures.breaches.size === 0 && unreached(figures, catalogue).length === 0;
}

function verdict(figures: Figures): string {
  const missing = unreached(figures, catalogue);
  const total = [...figures.breaches.values()].reduce((a, b) => a + b, 0);
  return [
    total === 0 ? 'No rule was breached.' : `Rules were breached ${number(total)} times.`,
    missing.length === 0
      ? 'Every practice reached managers whom it fits.'
      : `Practices that reached nobody whom they fit: ${missing.join(', ')}.`,
  ].join(' ');
}

function coverageTable({ coverage }: Figures): string[] {
  const rows = catalogue
    .filter(({ cadence }) => cadence.kind !== 'own-schedule')
    .map(({ key, hat }) => ({
      key,
      hat,
      ...(coverage.get(key) ?? { fits: 0, reached: 0, nudges: 0 }),
    }))
    .toSorted((a, b) => b.reached / b.fits - a.reached / a.fits || b.nudges - a.nudges);
  return [
    `${'practice'.padEnd(22)} ${'hat'.padEnd(8)}    fits  reached          nudges each`,
    ...rows.map(
      ({ key, hat, fits, reached, nudges }) =>
        `${key.padEnd(22)} ${hat.padEnd(8)} ${number(fits).padStart(7)} ${number(reached).padStart(8)} ${share(reached, fits).padStart(6)} ${(nudges / Math.max(1, reached)).toFixed(1).padStart(12)}`,
    ),
  ];
}

/** One manager's year as somebody would read it: a line a nudge. */
export function yearInLines(
  year: Year,
  seed: number,
  practices: ReadonlyMap<string, Practice>,
): string[] {
  const { life, log } = year;
  const { zone, pace } = life.settings;
  const answers = new Map(
    log.flatMap((entry) => (entry.what === 'answered' ? [[entry.nudge, entry.response]] : [])),
  );
  return [
    `seed ${seed}: ${life.habit}, pace ${pace}, leans to ${life.leaning}, team of ${life.team.length}, ${zone}`,
    ...nudgesIn(year).map(({ at, nudge }) => {
      const { practice, weaker, reason, slowedTo } = nudge;
      const local = at.toZonedDateTimeISO(zone);
      const when = `${local.toPlainDate().toString()} ${weekdays[local.dayOfWeek - 1]}`;
      const slowed = slowedTo === null ? '' : `, less often now: ${slowedTo} a week`;
      return `  ${when}  ${(practices.get(practice)?.title ?? '').padEnd(46)} ${reason.why}${weaker ? ` (weaker: ${weaker})` : ''} → ${answers.get(nudge.id) ?? 'no answer'}${slowed}`;
    }),
    '',
  ];
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function hatLine(known: string, hats: Hats): string {
  const all = sum(hats);
  const part = (hat: keyof Hats) => `${hat} ${share(hats[hat], all)}`;
  return `  ${known}: ${part('leader')}, ${part('manager')}, ${part('both')} of ${number(all)}`;
}

function closest(milliseconds: number): string {
  return Number.isFinite(milliseconds)
    ? `after ${(milliseconds / day).toFixed(1)} days`
    : 'none: no wording came twice';
}

function sum(of: Readonly<Record<string, number>>): number {
  return Object.values(of).reduce((a, b) => a + b, 0);
}

function share(part: number, all: number): string {
  return all === 0 ? '–' : `${((part / all) * 100).toFixed(1)} %`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}

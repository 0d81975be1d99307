import type { History, PastNudge } from '../../src/coach/history.ts';
import { noHistory } from '../../src/coach/history.ts';
import { type Manager, newManager } from '../../src/coach/manager.ts';
import type { Cadence, Practice } from '../../src/practices/index.ts';

export const zone = 'Europe/Berlin';

/** A local moment in Berlin. */
export function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
}

export function date(text: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(text);
}

/** Mira in Berlin: nudges on Mondays, Wednesdays and Fridays at ten, vision time on Tuesdays. */
export const mira: Manager = {
  ...newManager('T1', 'UMIRA', zone),
  beganAt: at('2027-01-04T09:00'),
  changedAt: at('2027-01-04T09:00'),
};

/** A nudge that came; answered an hour later when a response is given. */
export function nudge(local: string, of: Partial<PastNudge> = {}): PastNudge {
  const came = at(local).epochMilliseconds;
  return {
    practice: 'some',
    wording: 'a',
    at: came,
    response: null,
    answeredAt: of.response ? came + 60 * 60 * 1000 : null,
    about: null,
    saidSlower: false,
    isAsked: false,
    ...of,
  };
}

/** A history, its nudges in any order. */
export function history(of: Partial<History> = {}): History {
  const past = (of.past ?? []).toSorted((a, b) => b.at - a.at);
  return { ...noHistory, hasTeam: true, ...of, past };
}

/** A practice of a small catalogue; two plain wordings, weekly, for the leader's hat. */
export function practice(key: string, of: Partial<Practice> = {}): Practice {
  return {
    key,
    hat: 'leader',
    theme: 'trust',
    seeds: [0],
    title: key,
    why: 'It helps.',
    cadence: weekly,
    wordings: { a: 'One thing to do today.', b: 'Another thing to do today.' },
    form: { title: 'Form', fields: [], submit: 'Keep it' },
    sharing: 'never',
    thanks: 'Thank you.',
    ...of,
  };
}

const weekly: Cadence = { kind: 'at-most', everyDays: 7 };

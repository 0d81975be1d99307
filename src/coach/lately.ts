import type { Practice } from '../practices/index.ts';
import type { History, PastNudge } from './history.ts';
import type { Manager } from './manager.ts';

/** Milliseconds; moments here are milliseconds since the epoch, since a plan compares thousands of them. */
export const day = 24 * 60 * 60 * 1000;
/** How far back the balance of the hats is looked at. */
const balancedOver = 28 * day;
/** A theme that has not come for so long has rested. */
const themeRests = 21 * day;

/** What a date's candidates are weighed by; past nudges and those already planned before it, by practice, newest first. */
export type Weighing = {
  manager: Manager;
  history: History;
  mine: ReadonlyMap<string, readonly PastNudge[]>;
  recent: readonly PastNudge[];
  byKey: ReadonlyMap<string, Practice>;
  date: Temporal.PlainDate;
  at: number;
  /** See `seedOf`. */
  seed: number;
  lately: Lately;
};

/** What came lately, or will have come. */
type Lately = {
  themesOfWeek: ReadonlySet<string>;
  themes: ReadonlySet<string>;
  /** Nudges for one of the hats, and how many of them were for the leader's. */
  hats: { leader: number; all: number };
};

/** What came before `at`, in the week since `week` and a while back; `recent` is newest first. */
export function latelyBefore(
  at: number,
  week: number,
  recent: readonly PastNudge[],
  byKey: ReadonlyMap<string, Practice>,
): Lately {
  const themesOfWeek = new Set<string>();
  const themes = new Set<string>();
  const hats = { leader: 0, all: 0 };
  for (const nudge of recent) {
    if (nudge.at < at - balancedOver) break;
    const practice = byKey.get(nudge.practice);
    if (!practice) continue;
    if (nudge.at >= week) themesOfWeek.add(practice.theme);
    if (nudge.at >= at - themeRests) themes.add(practice.theme);
    if (practice.hat === 'both') continue;
    hats.all += 1;
    if (practice.hat === 'leader') hats.leader += 1;
  }
  return { themesOfWeek, themes, hats };
}

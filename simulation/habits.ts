import type { Response } from '../src/coach/history.ts';
import type { Random } from './random.ts';

/** Ways of dealing with nudges that simulated managers have. */
export const habits = ['diligent', 'busy', 'ignoring', 'picky', 'muting', 'returning'] as const;
export type Habit = (typeof habits)[number];

/** How many of a hundred managers have each. */
export const shares: Readonly<Record<Habit, number>> = {
  diligent: 20,
  busy: 30,
  ignoring: 15,
  picky: 12,
  muting: 8,
  returning: 15,
};

type Likelihood = Readonly<Record<Response, number>> & {
  answers: number;
  /** The longest an answer takes, in hours. */
  within: number;
};

const ways: Readonly<Record<Habit, Likelihood>> = {
  diligent: { answers: 0.9, within: 6, done: 74, planned: 6, later: 10, 'not-useful': 9, muted: 1 },
  busy: { answers: 0.45, within: 50, done: 66, planned: 4, later: 18, 'not-useful': 10, muted: 2 },
  ignoring: {
    answers: 0.7,
    within: 24,
    done: 73,
    planned: 2,
    later: 10,
    'not-useful': 12,
    muted: 3,
  },
  picky: { answers: 0.8, within: 12, done: 33, planned: 2, later: 5, 'not-useful': 56, muted: 4 },
  muting: { answers: 0.8, within: 12, done: 47, planned: 3, later: 5, 'not-useful': 15, muted: 30 },
  returning: {
    answers: 0.75,
    within: 24,
    done: 74,
    planned: 4,
    later: 10,
    'not-useful': 10,
    muted: 2,
  },
};

/** An answer, and how many minutes after the nudge it comes. */
export type Reaction = { response: Response; after: number };

/** What somebody does with a nudge; null for nothing. `silent`: they look at none of them in these weeks. */
export function reactionOf(habit: Habit, silent: boolean, random: Random): Reaction | null {
  const { answers, within, ...likely } = ways[habit];
  if (silent || !random.chance(answers)) return null;
  const response = random.weighted([
    ['done', likely.done],
    ['planned', likely.planned],
    ['later', likely.later],
    ['not-useful', likely['not-useful']],
    ['muted', likely.muted],
  ] as const);
  return { response, after: random.whole(1, within * 60) };
}

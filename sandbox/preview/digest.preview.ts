import type { KnownBlock } from '@slack/types';
import type { Moved } from '../../src/delegations/week.ts';
import { weekBlocks, weeklyNow } from '../../src/delegations/week.view.ts';
import { digestBelow, digestMessage, type Told } from '../../src/digest/digest.view.ts';
import { accepted, bare, done, each, extremes } from './delegations.sample.ts';
import { blocksOf, previewsOf } from './preview.ts';
import { date } from './sample.ts';
import { thanksPreviews } from './thanks.preview.ts';
import { threadPreviews } from './threads.preview.ts';

const today = date('2027-03-26');

const usual: Moved[] = [
  { delegation: accepted, facts: [{ kind: 'roadblock' }], isHovering: false },
  { delegation: bare, facts: [{ kind: 'handed-in' }], isHovering: false },
  {
    delegation: { ...accepted, outcome: 'The price list' },
    facts: [{ kind: 'overdue', since: date('2027-03-24') }, { kind: 'silent' }],
    isHovering: false,
  },
  {
    delegation: { ...accepted, outcome: 'The log of payouts' },
    facts: [{ kind: 'no-roadblock', times: 2 }, { kind: 'accepted' }],
    isHovering: false,
  },
  { delegation: done, facts: [{ kind: 'done' }], isHovering: false },
  { delegation: { ...bare, state: 'declined' }, facts: [{ kind: 'declined' }], isHovering: false },
];
const hovered: Moved = {
  delegation: {
    ...accepted,
    checkIn: accepted.checkIn && { ...accepted.checkIn, days: [1, 2, 3, 4, 5] },
  },
  facts: [{ kind: 'no-roadblock', times: 5 }],
  isHovering: true,
};

const fullWeek = [
  ...weekBlocks(usual, today),
  ...blocksOf(thanksPreviews, 'weekBlocks', 'many'),
  ...blocksOf(thanksPreviews, 'weekBlocks', 'one person'),
  ...blocksOf(threadPreviews, 'weekBlocks', 'usual'),
  ...blocksOf(thanksPreviews, 'learnedBlocks', 'one'),
];

const told = (parts: readonly KnownBlock[]): Told => ({ parts, from: null });

const delegations = previewsOf('delegations');
const digest = previewsOf('digest');

export const digestPreviews = [
  ...delegations.blocks('weekBlocks', {
    usual: weekBlocks(usual, today),
    'daily check-ins for two weeks': weekBlocks([hovered], today),
    'more than fit': weekBlocks([...usual, ...usual], today),
    ...each(extremes(accepted), (delegation) =>
      weekBlocks(
        Array.from({ length: 7 }, () => ({ ...hovered, delegation })),
        today,
      ),
    ),
  }),
  ...delegations.messages('weeklyNow', {
    usual: weeklyNow(accepted),
    ...each(extremes(accepted), weeklyNow),
  }),
  ...digest.messages('digestMessage', {
    usual: digestMessage(told(weekBlocks(usual, today))),
    'a full week': digestMessage(told(fullWeek)),
    'wins alone': digestMessage(told(blocksOf(thanksPreviews, 'weekBlocks', 'one'))),
    'after a day off': digestMessage({ parts: fullWeek, from: 'Friday 12 March' }),
  }),
  ...digest.blocks('digestBelow', {
    usual: digestBelow(told(weekBlocks(usual, today))),
    'a full week': digestBelow(told(fullWeek)),
    'after a day off': digestBelow({ parts: fullWeek, from: 'Friday 12 March' }),
  }),
];

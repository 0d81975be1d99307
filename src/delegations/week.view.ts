import type { KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { count, mention } from '../slack/text.ts';
import { inline, inlineWithin } from '../slack/typed.ts';
import { sayFixedDate } from '../time/words.ts';
import type { Delegation } from './delegation.ts';
import { sayCheckIn } from './delegation.view.ts';
import type { Fact, Moved } from './week.ts';

/** It stands below another message, which needs its room. */
const mostLines = 6;
const outcomeLength = 60;

/** The delegations in a manager's weekly digest; [] when nothing moved and nothing waits. */
export function weekBlocks(moved: readonly Moved[], today: Temporal.PlainDate): KnownBlock[] {
  const told = moved.filter(({ facts }) => facts.length > 0);
  const more = told.length - mostLines;
  const lines = [
    ...told.slice(0, mostLines).map((each) => line(each, today)),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
  const hovered = moved.filter(({ isHovering }) => isHovering).slice(0, 1);
  if (lines.length === 0 && hovered.length === 0) return [];
  return [
    ...(lines.length > 0 ? [section(lines.map((each) => `• ${each}`).join('\n'))] : []),
    ...hovered.map(({ delegation }) => hover(delegation)),
    actions(button('All delegations', { action: 'delegations.list' })),
  ];
}

function line({ delegation, facts }: Moved, today: Temporal.PlainDate): string {
  return `${who(delegation)}: ${facts.map((fact) => say(fact, today)).join('; ')}`;
}

function who({ delegate, outcome }: Delegation): string {
  return `${mention(delegate)}, “${inlineWithin(outcome, outcomeLength)}”`;
}

function say(fact: Fact, today: Temporal.PlainDate): string {
  switch (fact.kind) {
    case 'roadblock':
      return 'something is in the way';
    case 'handed-in':
      return 'handed in, waits for your word';
    case 'overdue':
      return `was due on ${sayFixedDate(fact.since, today)}`;
    case 'silent':
      return 'no answer at the last two check-ins';
    case 'no-roadblock':
      return `nothing in the way at ${count(fact.times, 'check-in')}`;
    case 'accepted':
      return 'accepted';
    case 'declined':
      return 'declined';
    case 'done':
      return 'done';
  }
}

/** Once, after two weeks: whoever is asked every day has it less than it looks. */
function hover(delegation: Delegation): KnownBlock {
  return section(
    `For two weeks I have asked about ${who(delegation)} every working day. Once a week leaves more of it to them.`,
    button('Make it weekly', { action: 'delegations.weekly', value: delegation.id }),
  );
}

/** To the manager, once the check-ins are weekly; the delegate hears of it. */
export function weeklyNow({ outcome, delegate, checkIn }: Delegation): Message {
  const text = `The check-in about “${inline(outcome)}” is ${checkIn ? sayCheckIn(checkIn) : 'off'} now.`;
  return { text, blocks: [section(text), context(`${mention(delegate)} hears of it.`)] };
}

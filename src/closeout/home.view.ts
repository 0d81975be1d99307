import type { KnownBlock } from '@slack/types';
import { actions, context, header, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { inline } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import type { Celebration } from './celebration.ts';
import { monthButton, nameOf, type When } from './choose.view.ts';
import { editButton, goOnButton } from './post.view.ts';

/** The part of the Home tab: what was begun, what was shared last, and the month that has most to tell. */
export function homeBlocks(
  of: {
    drafts: readonly Celebration[];
    shared: Celebration | null;
    month: Temporal.PlainYearMonth;
  },
  { now, zone }: When,
): KnownBlock[] {
  const today = localDate(now, zone);
  return [
    header('Celebrate with your team'),
    ...(of.drafts.length + (of.shared ? 1 : 0) === 0
      ? [
          context(
            'Gather the wins of a month into one post: what the team did, and what you learned.',
          ),
        ]
      : []),
    ...of.drafts.map((draft) => section(`Draft: ${nameOf(draft, today)}`, goOnButton(draft.id))),
    ...(of.shared
      ? [
          section(
            `Shared in <#${of.shared.channel ?? ''}>: “${inline(of.shared.title)}”`,
            editButton(of.shared.id),
          ),
        ]
      : []),
    actions(monthButton(of.month, today)),
  ];
}

/** The answer to a month that is none, or has not begun. */
export function whichMonth(typed: string, isAhead: boolean): Message {
  const text = isAhead
    ? `“${inline(typed, 40)}” has not begun yet. Celebrate it when it has something to tell.`
    : `I know no month “${inline(typed, 40)}”. Name one, such as \`/coach celebrate march\`, or type \`/coach celebrate\` alone.`;
  return { text, blocks: [section(text)] };
}

import type { KnownBlock } from '@slack/types';
import { actions, button, context, header, section } from '../slack/blocks.ts';
import type { Board, Column, Role, State } from './delegation.ts';
import type { Reader } from './delegation.view.ts';
import { delegateButton, invitation, shortEntry } from './entry.view.ts';

/** The part of the Home tab: a board by state, what waits for its reader first. */
export function homeBlocks({ given, owned, more }: Board, reader: Reader): KnownBlock[] {
  const column = (role: Role) => (each: Column) => [
    context(sayColumn(each, role)),
    ...each.shown.flatMap((listed) => shortEntry(listed, role, reader)),
  ];
  return [
    header('Delegations'),
    ...(given.length + owned.length === 0 ? [section(invitation)] : []),
    ...given.flatMap(column('manager')),
    ...owned.flatMap(column('delegate')),
    actions(
      delegateButton(),
      button(more > 0 ? `See all (${more} more)` : 'See all', { action: 'delegations.list' }),
    ),
  ];
}

function sayColumn({ state, count: n }: Column, role: Role): string {
  const names: Readonly<Partial<Record<State, string>>> =
    role === 'manager'
      ? {
          'handed-in': 'given by you · handed in, waits for your word',
          accepted: 'given by you · under way',
          proposed: 'given by you · not answered yet',
          done: 'given by you · done in the last seven days',
        }
      : {
          proposed: 'yours · waits for your answer',
          accepted: 'yours · under way',
          'handed-in': 'yours · handed in',
        };
  const name = names[state] ?? state;
  return `*${name.charAt(0).toUpperCase()}${name.slice(1)}*${n > 1 ? ` (${n})` : ''}`;
}

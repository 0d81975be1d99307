import type { Button, KnownBlock } from '@slack/types';
import { actions, button, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { list, mention, shorten } from '../slack/text.ts';
import { inline, inlineWithin, setApart } from '../slack/typed.ts';
import type { Delegation, Role } from './delegation.ts';
import { handInButton, type Reader, sayDue } from './delegation.view.ts';
import { leftButtons } from './left.view.ts';
import { changeButton, writeButton } from './news.view.ts';

/** What is overdue, for one of the two. */
export type Overdue = { delegation: Delegation; to: Role; reader: Reader };

const once = 'I say this once.';
/** Longest part of an outcome, where several share a message. */
const shownLength = 150;

/**
 * To one of the two, once, on the morning after the due date: a fact and what can be done about it. Several stand below each
 * other. Throws a RangeError when nothing is overdue.
 */
export function overdueMessage(overdue: readonly Overdue[]): Message {
  const [first, ...others] = overdue;
  if (!first) throw new RangeError('something is overdue');
  if (others.length === 0) {
    const text = `${sayOverdue(first, inline(first.delegation.outcome))}. ${once}`;
    return { text, blocks: [section(text), ...whatToDo(first)] };
  }
  const names = overdue.map(nameOf);
  const more = names.length - 3;
  const named = list([
    ...names.slice(0, 3).map((name) => `“${name}”`),
    ...(more > 0 ? [`${more} more`] : []),
  ]);
  return {
    text: `These are past their dates: ${named}. ${once}`,
    blocks: [
      section(`*These are past their dates.* ${once}`),
      ...overdue.flatMap((each): KnownBlock[] => [
        section(`${sayOverdue(each, nameOf(each))}.`),
        ...whatToDo(each),
      ]),
    ],
  };
}

function nameOf({ delegation }: Overdue): string {
  return inlineWithin(delegation.outcome, shownLength);
}

/** “5-page report” was due Wednesday 17 March; @bo has it */
function sayOverdue({ delegation, to, reader }: Overdue, outcome: string): string {
  const { state, manager, delegate, hasLeft } = delegation;
  const was = `“${outcome}” was due ${sayDue(delegation, reader) ?? ''}`;
  if (to === 'delegate' && hasLeft.manager) {
    return `${was}; ${mention(manager)} is deactivated in Slack: your team may know who it is for now`;
  }
  if (to === 'manager' && hasLeft.delegate && state !== 'handed-in') {
    return `${was}; ${mention(delegate)} is deactivated in Slack`;
  }
  const standing: Readonly<Partial<Record<typeof state, string>>> =
    to === 'manager'
      ? {
          proposed: `${mention(delegate)} has not answered yet`,
          accepted: `${mention(delegate)} has it`,
          'handed-in': `${mention(delegate)} has handed it in and waits for your word`,
        }
      : {
          proposed: `${mention(manager)} waits for your answer`,
          accepted: `a line to ${mention(manager)} about a new date helps both of you`,
          'handed-in': `${mention(manager)} has it now`,
        };
  return `${was}; ${standing[state] ?? ''}`;
}

function whatToDo(overdue: Overdue): KnownBlock[] {
  const buttons = buttonsOf(overdue);
  return buttons.length > 0 ? [actions(...buttons)] : [];
}

function buttonsOf({ delegation, to }: Overdue): Button[] {
  const { state, id: value, hasLeft } = delegation;
  const isDone = button('It is done', {
    action: 'delegations.approve',
    value,
    style: 'primary',
    says: setApart(`It is done: ${shorten(delegation.outcome, 55)}`),
  });
  if (to === 'manager') {
    const next = state === 'handed-in' ? [isDone] : [changeButton(delegation)];
    if (!hasLeft.delegate) return [writeButton(delegation), ...next];
    return [...(state === 'handed-in' ? [isDone] : []), ...leftButtons(delegation)];
  }
  const handIn = state === 'accepted' ? [handInButton(delegation)] : [];
  return hasLeft.manager ? handIn : [writeButton(delegation), ...handIn];
}

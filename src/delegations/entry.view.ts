import type { Button, KnownBlock } from '@slack/types';
import { actions, button, confirm, context, section } from '../slack/blocks.ts';
import { mention, shorten } from '../slack/text.ts';
import { inline, setApart } from '../slack/typed.ts';
import { whyUnreached } from '../slack/undelivered.ts';
import { localDate } from '../time/wall.ts';
import { sayDate, sayMoment } from '../time/words.ts';
import {
  type Delegation,
  isUndelivered,
  type Listed,
  openStates,
  type Role,
  type State,
} from './delegation.ts';
import { asSeen, handInButton, type Reader } from './delegation.view.ts';
import { mayTake } from './machine.ts';
import { thankButtons } from './news.view.ts';

/** A delegation as it stands in lists: what it is, how it stands, and what is usually done next. */

export const invitation =
  'Nothing is handed over yet. What do you do every week that somebody in your team would grow with?';

/** In the list. */
export function entry(listed: Listed, role: Role, reader: Reader): KnownBlock[] {
  const { delegation } = listed;
  const buttons = buttonsFor(delegation, role, reader.now);
  return [
    section(inline(delegation.outcome)),
    context(standing(listed, role, reader)),
    actions(...buttons),
  ];
}

function buttonsFor(delegation: Delegation, role: Role, now: Temporal.Instant): Button[] {
  return [...mainButtons(delegation, role, now), moreButton(delegation)];
}

/** What is usually done next; the contract's own screen has the rest. */
function mainButtons(delegation: Delegation, role: Role, now: Temporal.Instant): Button[] {
  const { id: value, state } = delegation;
  const seen = asSeen(delegation);
  if (!openStates.includes(state)) {
    return [
      ...(role === 'manager' && state === 'done' ? thankButtons(delegation) : []),
      ...(mayTake(delegation, role, 'reopen', now) ? [reopenButton(delegation)] : []),
    ];
  }
  if (role === 'delegate') {
    if (state === 'accepted') return [handInButton(delegation)];
    if (state === 'handed-in') return [reopenButton(delegation)];
    return [
      button('Accept', { action: 'delegations.accept', value: seen, style: 'primary' }),
      button('Decline', { action: 'delegations.decline', value: seen }),
    ];
  }
  if (state !== 'handed-in') return [finishButton(delegation), cancelButton(delegation)];
  return [
    button('It is done', { action: 'delegations.approve', value, style: 'primary' }),
    button('Something is missing', { action: 'delegations.return', value }),
  ];
}

/** Opens the contract with its history. */
function moreButton({ id, outcome }: Delegation): Button {
  return button('More', {
    action: 'delegations.history',
    value: id,
    says: setApart(`More: ${shorten(outcome, 60)}`),
  });
}

function finishButton(delegation: Delegation): Button {
  const hears =
    delegation.state === 'proposed'
      ? 'They have not answered yet.'
      : 'They hear of it, and get no more check-ins.';
  return button('Mark done', {
    action: 'delegations.finish',
    value: delegation.id,
    says: setApart(`Mark done: ${shorten(delegation.outcome, 60)}`),
    confirm: confirm('Is it done?', hears, 'Mark done', 'Not yet'),
  });
}

function reopenButton(delegation: Delegation): Button {
  const words = sayReopen(delegation);
  return button(words, {
    action: 'delegations.reopen',
    value: delegation.id,
    says: setApart(`${words}: ${shorten(delegation.outcome, 60)}`),
  });
}

/** On the button that opens something again. */
export function sayReopen({ state }: Delegation): string {
  return state === 'cancelled' ? 'Let it go on' : 'Not done yet';
}

function cancelButton(delegation: Delegation): Button {
  const hears =
    delegation.state === 'accepted'
      ? 'They hear that there is nothing more to do for it.'
      : 'They can no longer accept it.';
  return button('Take back', {
    action: 'delegations.cancel',
    value: delegation.id,
    says: setApart(`Take back: ${shorten(delegation.outcome, 60)}`),
    confirm: confirm('Take it back?', hears, 'Take it back', 'Leave it'),
  });
}

/** The same for the Home tab: on two lines, with the one usual button beside them where there is one. */
export function shortEntry(listed: Listed, role: Role, reader: Reader): KnownBlock[] {
  const { delegation } = listed;
  const text = `${inline(delegation.outcome)}\n${standing(listed, role, reader)}`;
  const [only, ...more] = mainButtons(delegation, role, reader.now);
  const { state } = delegation;
  if (role === 'manager' && (state === 'accepted' || state === 'proposed')) {
    return [section(text, finishButton(delegation))];
  }
  if (only && more.length === 0) return [section(text, only)];
  const buttons = buttonsFor(delegation, role, reader.now);
  return [section(text), actions(...buttons)];
}

export function delegateButton(): Button {
  return button('Delegate something', { action: 'delegations.new' });
}

/** How it stands. */
function standing(listed: Listed, role: Role, reader: Reader): string {
  const { delegation } = listed;
  const today = localDate(reader.now, reader.zone);
  const { dueOn } = delegation;
  const isOpen = openStates.includes(delegation.state) && !isUndelivered(delegation);
  const parts = [
    role === 'manager' ? sayToManager(listed, reader) : sayToDelegate(delegation),
    ...(isOpen && dueOn
      ? [
          `${Temporal.PlainDate.compare(dueOn, today) < 0 ? 'was due' : 'due'} ${sayDate(dueOn, today)}`,
        ]
      : []),
    ...sayCheckIns(listed, role, reader),
  ];
  const said = parts.join(' · ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** The next check-in; and, to the manager, which ones did not come. */
function sayCheckIns(
  { delegation, nextCheckIn, leftOut }: Listed,
  role: Role,
  { now, zone }: Reader,
): string[] {
  const parts: string[] = [];
  if (role === 'manager' && leftOut > 0) {
    parts.push(
      leftOut === 1
        ? 'the last check-in was left out'
        : `the last ${leftOut} check-ins were left out`,
    );
  }
  if (nextCheckIn) {
    const when = sayMoment(nextCheckIn.at, now, zone);
    const who = role === 'manager' ? `${mention(delegation.delegate)} is` : 'you are';
    parts.push(
      nextCheckIn.arrives
        ? `next check-in ${when}`
        : `no check-in ${when}: ${who} not reachable then`,
    );
  }
  return parts;
}

function sayToManager(listed: Listed, reader: Reader): string {
  const { delegate, state, reason } = listed.delegation;
  const who = mention(delegate);
  const words: Readonly<Record<State, string>> = {
    proposed: sayWaiting(who, listed, reader),
    accepted: `accepted by ${who}`,
    declined: `declined by ${who}${reason === '' ? '' : `: “${inline(reason)}”`}`,
    'handed-in': `handed in by ${who}`,
    done: `done, with ${who}`,
    'handed-over': `with ${who} before it went to somebody else`,
    cancelled: `taken back from ${who}`,
  };
  return words[state];
}

function sayWaiting(
  who: string,
  { delegation: { delivery }, arrives }: Listed,
  { now, zone }: Reader,
): string {
  if (typeof delivery === 'object')
    return `not delivered to ${who}: ${whyUnreached(delivery.failed)}`;
  // What could go out at this moment is as good as there.
  const isThere = arrives !== null && Temporal.Instant.compare(arrives, now) <= 0;
  if (delivery === 'sent' || isThere) return `waiting for ${who}`;
  if (!arrives) return `not delivered yet: ${who} is not reachable now`;
  return `not delivered yet: ${who} gets it ${sayMoment(arrives, now, zone)}`;
}

function sayToDelegate({ manager, state }: Delegation): string {
  const words: Readonly<Record<State, string>> = {
    proposed: 'waiting for your answer',
    accepted: 'accepted',
    declined: 'you declined',
    'handed-in': 'you handed it in',
    done: 'done',
    'handed-over': 'somebody else has it now',
    cancelled: 'taken back',
  };
  return `from ${mention(manager)} · ${words[state]}`;
}

import type { Button, KnownBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  confirm,
  context,
  divider,
  header,
  modal,
  section,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { escape, mention, shorten } from '../slack/text.ts';
import { localDate } from '../time/wall.ts';
import { sayDate, sayMoment } from '../time/words.ts';
import {
  type Delegation,
  type Delivery,
  type Listed,
  type OpenOnes,
  openStates,
  type Page,
  type Role,
  type State,
} from './delegation.ts';
import { brief, type Reader } from './delegation.view.ts';
import { sayFailure } from './news.view.ts';

/** Everything that somebody gave and was given, a page at a time. */
export function listView({ given, owned, page, hasMore }: Page, reader: Reader): ModalView {
  const isEmpty = given.length === 0 && owned.length === 0;
  return modal({
    callback: 'delegations.list',
    title: 'Your delegations',
    close: 'Close',
    metadata: String(page),
    blocks: [
      ...(isEmpty && page === 0 ? [section(invitation)] : []),
      ...(given.length > 0 ? [header('Given by you')] : []),
      ...given.flatMap((listed) => [divider, ...entry(listed, 'manager', reader)]),
      ...(owned.length > 0 ? [header('Yours')] : []),
      ...owned.flatMap((listed) => [divider, ...entry(listed, 'delegate', reader)]),
      divider,
      actions(
        delegateButton(),
        ...(page > 0 ? [pageButton('Newer', 'newer', page - 1)] : []),
        ...(hasMore ? [pageButton('Older', 'older', page + 1)] : []),
      ),
      context('Only you and the other person see each of these.'),
    ],
  });
}

const invitation =
  'Nothing is handed over yet. What do you do every week that somebody in your team would grow with?';

/** The part of the Home tab. */
export function homeBlocks(open: OpenOnes, reader: Reader): KnownBlock[] {
  const { given, owned, givenCount, ownedCount } = open;
  const more = givenCount - given.length + ownedCount - owned.length;
  return [
    header('Delegations'),
    ...(given.length + owned.length === 0 ? [section(invitation)] : []),
    ...(given.length > 0 ? [context('*Given by you*')] : []),
    ...given.flatMap((listed) => shortEntry(listed, 'manager', reader)),
    ...(owned.length > 0 ? [context('*Yours*')] : []),
    ...owned.flatMap((listed) => shortEntry(listed, 'delegate', reader)),
    actions(
      delegateButton(),
      button(more > 0 ? `See all (${more} more)` : 'See all', { action: 'delegations.list' }),
    ),
  ];
}

function entry(listed: Listed, role: Role, reader: Reader): KnownBlock[] {
  const { delegation } = listed;
  const buttons = buttonsFor(delegation, role);
  return [
    section(brief(delegation.outcome)),
    context(standing(listed, role, reader)),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ];
}

/** The same for the Home tab: on two lines, with the one usual button beside them where there is one. */
function shortEntry(listed: Listed, role: Role, reader: Reader): KnownBlock[] {
  const { delegation } = listed;
  const text = `${brief(delegation.outcome)}\n${standing(listed, role, reader)}`;
  if (role === 'manager' || delegation.state === 'accepted') {
    return [section(text, finishButton(delegation, role))];
  }
  const buttons = buttonsFor(delegation, role);
  return [section(text), ...(buttons.length > 0 ? [actions(...buttons)] : [])];
}

function buttonsFor(delegation: Delegation, role: Role): Button[] {
  const value = delegation.id;
  if (!openStates.includes(delegation.state)) return [];
  if (role === 'manager') return [finishButton(delegation, role), cancelButton(delegation)];
  if (delegation.state === 'accepted') return [finishButton(delegation, role)];
  return [
    button('Accept', { action: 'delegations.accept', value, style: 'primary' }),
    button('Decline', { action: 'delegations.decline', value }),
  ];
}

function finishButton(delegation: Delegation, role: Role): Button {
  const hears =
    role === 'delegate'
      ? 'Whoever asked you hears of it.'
      : delegation.state === 'proposed'
        ? 'They have not answered yet.'
        : 'They hear of it, and get no more check-ins.';
  return button('Mark done', {
    action: 'delegations.finish',
    value: delegation.id,
    says: `Mark done: ${shorten(delegation.outcome, 60)}`,
    confirm: confirm('Is it done?', hears, 'Mark done', 'Not yet'),
  });
}

function cancelButton(delegation: Delegation): Button {
  const hears =
    delegation.state === 'accepted'
      ? 'They hear that there is nothing more to do for it.'
      : 'They can no longer accept it.';
  return button('Take back', {
    action: 'delegations.cancel',
    value: delegation.id,
    says: `Take back: ${shorten(delegation.outcome, 60)}`,
    confirm: confirm('Take it back?', hears, 'Take it back', 'Leave it'),
  });
}

function delegateButton(): Button {
  return button('Delegate something', { action: 'delegations.new' });
}

function pageButton(text: string, verb: string, page: number): Button {
  return button(text, { action: `delegations.${verb}`, value: String(page) });
}

/** How it stands. */
function standing({ delegation, nextCheckIn }: Listed, role: Role, reader: Reader): string {
  const today = localDate(reader.now, reader.zone);
  const { dueOn } = delegation;
  const isOpen = openStates.includes(delegation.state) && !isUndelivered(delegation);
  const parts = [
    role === 'manager' ? sayToManager(delegation) : sayToDelegate(delegation),
    ...(isOpen && dueOn
      ? [
          `${Temporal.PlainDate.compare(dueOn, today) < 0 ? 'was due' : 'due'} ${sayDate(dueOn, today)}`,
        ]
      : []),
    ...(nextCheckIn ? [`next check-in ${sayMoment(nextCheckIn, reader.now, reader.zone)}`] : []),
  ];
  const said = parts.join(' · ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** Whether Slack refused the message that asks: nothing is due then. */
function isUndelivered({ state, delivery }: Delegation): boolean {
  return state === 'proposed' && typeof delivery === 'object';
}

function sayToManager({ delegate, state, delivery, reason }: Delegation): string {
  const who = mention(delegate);
  const words: Readonly<Record<State, string>> = {
    proposed: sayWaiting(who, delivery),
    accepted: `accepted by ${who}`,
    declined: `declined by ${who}${reason === '' ? '' : `: “${brief(reason)}”`}`,
    done: `done, with ${who}`,
    cancelled: `taken back from ${who}`,
  };
  return words[state];
}

function sayWaiting(who: string, delivery: Delivery): string {
  if (delivery === 'sent') return `waiting for ${who}`;
  if (delivery === 'waiting') return `waiting for ${who}, who gets it in their working hours`;
  return `not delivered to ${who}: ${sayFailure(delivery.failed)}`;
}

function sayToDelegate({ manager, state }: Delegation): string {
  const words: Readonly<Record<State, string>> = {
    proposed: 'waiting for your answer',
    accepted: 'accepted',
    declined: 'you declined',
    done: 'done',
    cancelled: 'taken back',
  };
  return `from ${mention(manager)} · ${words[state]}`;
}

/** What /delegate help says; `unknown` is a word that was typed instead. */
export function helpMessage(unknown: string | null): Message {
  const lines = [
    ...(unknown === null
      ? [
          'Delegating hands over an outcome: you agree on what done looks like, the way there is theirs.',
        ]
      : [`I don't know “${escape(shorten(unknown, 60))}”. Here is what I can do:`]),
    '• `/delegate` opens the form',
    '• `/delegate @ana 5-page Q3 retention report` opens it with person and outcome filled in',
    '• `/delegate list` shows what you gave and what is yours',
  ];
  const text = lines.join('\n');
  return {
    text,
    blocks: [
      section(text),
      context('Only you and the person you ask see a delegation. They can accept or decline it.'),
      actions(delegateButton()),
    ],
  };
}

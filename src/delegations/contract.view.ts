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
import { mention } from '../slack/text.ts';
import { quoteBeginning } from '../slack/typed.ts';
import { bothSides, changedLines } from './both-sides.view.ts';
import type { Delegation, Role } from './delegation.ts';
import { asSeen, contractLines, type Reader, sayFixedMoment, typed } from './delegation.view.ts';
import { sayReopen } from './entry.view.ts';
import type { Chapter, DelegationEvent } from './event.ts';
import { type Act, mayTake } from './machine.ts';
import { thankButtons } from './news.view.ts';

/** So many steps are shown: the newest. */
const mostEvents = 45;
/** How much of what was typed stands at a step; a view takes 250 KB. */
const wordsLength = 1_200;

/** The contract as it stands, what its reader can do with it, and all that the two did, the oldest first. */
export function contractView(
  history: readonly Chapter[],
  role: Role,
  reader: Reader,
  metadata: string,
): ModalView {
  const [current] = history;
  if (!current) throw new RangeError('a history is about something');
  const { delegation } = current;
  const buttons = buttonsFor(delegation, role, reader.now);
  const begins = `From ${mention(delegation.manager)} to ${mention(delegation.delegate)}`;
  const checkInWhere =
    role === 'delegate' ? 'your time' : `where ${mention(delegation.delegate)} is`;
  return modal({
    callback: 'delegations.contract',
    title: 'The contract',
    close: 'Close',
    metadata,
    blocks: [
      section(contractLines(delegation, { begins, checkInWhere }, reader)),
      ...(buttons.length > 0 ? [actions(...buttons)] : []),
      ...(role === 'manager' && delegation.state === 'done'
        ? [actions(...thankButtons(delegation))]
        : []),
      ...waiting(delegation, role, reader),
      divider,
      ...typed('The outcome', delegation.outcome),
      ...(delegation.restated === ''
        ? typed('Done looks like', delegation.doneLooksLike)
        : bothSides(delegation, reader)),
      divider,
      header('What you two did'),
      ...steps(history, reader),
      context('Only the two of you see this.'),
    ],
  });
}

/** What has to be confirmed, with the buttons for that. */
function waiting(delegation: Delegation, role: Role, reader: Reader): KnownBlock[] {
  const { state, pending, id } = delegation;
  if (!pending || (state !== 'accepted' && state !== 'handed-in')) return [];
  const lines = changedLines(delegation, pending, reader);
  const value = `${id} ${pending.id}`;
  return [
    section(['*A change waits for the delegate:*', ...lines].join('\n')),
    ...(role === 'delegate'
      ? [
          actions(
            button('Confirm the change', {
              action: 'delegations.confirm',
              value,
              style: 'primary',
            }),
            button('Object', { action: 'delegations.object', value }),
          ),
        ]
      : []),
  ];
}

function buttonsFor(delegation: Delegation, role: Role, now: Temporal.Instant): Button[] {
  const { id } = delegation;
  const seen = asSeen(delegation);
  const offers: readonly [Act, Button][] = [
    ['accept', button('Accept', { action: 'delegations.accept', value: seen, style: 'primary' })],
    ['decline', button('Decline', { action: 'delegations.decline', value: seen })],
    ['agree', button('We mean the same', { action: 'delegations.agree', value: seen })],
    ['hand-in', button('Hand in', { action: 'delegations.hand-in', value: id })],
    ['approve', button('It is done', { action: 'delegations.approve', value: id })],
    ['return', button('Something is missing', { action: 'delegations.return', value: id })],
    ['write', button('Write', { action: 'delegations.write', value: id })],
    ['change', button('Change it', { action: 'delegations.change', value: seen })],
    ['hand-over', button('Hand over', { action: 'delegations.hand-over', value: id })],
    ['reopen', button(sayReopen(delegation), { action: 'delegations.reopen', value: id })],
    [
      'cancel',
      button('Take back', {
        action: 'delegations.cancel',
        value: id,
        confirm: confirm(
          'Take it back?',
          'They hear that there is nothing more to do for it.',
          'Take it back',
          'Leave it',
        ),
      }),
    ],
  ];
  return offers.filter(([act]) => mayTake(delegation, role, act, now)).map(([, offer]) => offer);
}

type Told = { event: DelegationEvent; delegate: string };

function steps(history: readonly Chapter[], reader: Reader): KnownBlock[] {
  const all: Told[] = history
    .toReversed()
    .flatMap(({ delegation, events }) =>
      events.map((event) => ({ event, delegate: delegation.delegate })),
    );
  const shown = all.slice(-mostEvents);
  const left = all.length - shown.length;
  return [
    ...(left > 0 ? [context(`${left} older steps are in \`/coach export\`.`)] : []),
    ...shown.map((told) => section(sayStep(told, reader))),
  ];
}

function sayStep({ event, delegate }: Told, reader: Reader): string {
  const said = `${sayFixedMoment(event.at, reader)} · ${mention(event.by)} ${sayAct(event, delegate)}`;
  if (event.words === '') return said;
  return `${said}:\n${quoteBeginning(event.words, wordsLength)}`;
}

function sayAct({ act, version }: DelegationEvent, delegate: string): string {
  const who = mention(delegate);
  const words: Readonly<Record<string, string>> = {
    asked: `asked ${who}`,
    accept: 'accepted, in their words',
    decline: 'declined',
    write: 'wrote',
    roadblock: 'told what is in the way',
    gone: 'said that it is out of the way',
    agree: 'agreed with both descriptions of done',
    change: `changed it (version ${version})`,
    confirm: `confirmed the change (version ${version})`,
    object: 'objected to the change',
    'hand-in': 'handed it in',
    approve: 'said that it is done',
    return: 'gave it back, with something missing',
    finish: 'marked it as done',
    cancel: 'took it back',
    'hand-over': `gave it to somebody else than ${who}`,
    reopen: 'said that it goes on',
  };
  return words[act] ?? act;
}

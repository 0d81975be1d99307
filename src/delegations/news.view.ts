import type { Button, KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention, shorten, somebodyWhoLeft } from '../slack/text.ts';
import { inline, setApart } from '../slack/typed.ts';
import { type Delegation, isPastDue, type Role } from './delegation.ts';
import { asSeen, contractLines, handInButton, type Reader, typed } from './delegation.view.ts';
import type { News, Step } from './machine.ts';
import { acceptedMessage, changedMessage } from './both-sides.view.ts';

type Told = {
  before: Pick<Delegation, 'state'>;
  next: Delegation;
  by: Role;
  step: Step;
  to: Role;
  news: Exclude<News, 'request'>;
};

/** What one of the two hears when the other has done something with a delegation. */
export function newsMessage(
  told: Told,
  firstCheckIn: { at: Temporal.Instant; zone: string } | null,
  reader: Reader,
): Message {
  const { before, next, by, step } = told;
  switch (told.news) {
    case 'accepted':
      return acceptedMessage(next, firstCheckIn, reader);
    case 'changed':
      return changedMessage(next, reader);
    case 'declined':
      return declinedMessage(next);
    case 'written':
      return writtenMessage(next, by, step.act === 'write' ? step.words : '');
    case 'agreed':
      return simple(
        `${mention(next.manager)} agrees with how you see done: “${inline(next.outcome)}”.`,
        [context('You two mean the same. The way there is yours.')],
      );
    case 'confirmed':
      return simple(`${mention(next.delegate)} confirmed the change: “${inline(next.outcome)}”.`, [
        section(contractLines(next, asManager(next), reader)),
        ...(isPast(next, reader)
          ? [context(pastBy), actions(writeButton(next), changeButton(next))]
          : []),
      ]);
    case 'objected':
      return simple(
        `${mention(next.delegate)} does not agree to the change: “${inline(next.outcome)}”. ${stays}`,
        [
          ...(step.act === 'object' && step.words !== '' ? typed('Why', step.words) : []),
          actions(writeButton(next), changeButton(next)),
        ],
      );
    case 'handed-in':
      return handedInMessage(next, step.act === 'hand-in' ? step.words : '');
    case 'returned':
      return simple(
        `${mention(next.manager)} sees something missing: “${inline(next.outcome)}”. It is back with you.`,
        [...typed('What is missing', next.missing), actions(handInButton(next), writeButton(next))],
      );
    case 'approved':
      return simple(
        `${mention(next.manager)} says it is done: “${inline(next.outcome)}”. Thank you!`,
        [context('There is nothing more to do for it.')],
      );
    case 'done':
      return simple(
        `${mention(next.manager)} marked this as done: “${inline(next.outcome)}”. Thank you!`,
        [context('There are no more check-ins for it.')],
      );
    case 'taken-back':
      return simple(`${mention(next.manager)} took this back: “${inline(next.outcome)}”.`, [
        context('There is nothing more to do for it, and no more check-ins come.'),
      ]);
    case 'handed-over':
      return simple(
        `${mention(next.manager)} gave this to somebody else: “${inline(next.outcome)}”.`,
        [
          context(
            'There is nothing more to do for it. What you two wrote about it stays between you.',
          ),
        ],
      );
    case 'reopened':
      return reopenedMessage(next, by, before.state === 'cancelled');
  }
}

/** After an objection: the check-ins are not among it. */
const stays = 'Outcome, what done looks like, due date and authority stay as they were.';

/** Beside a change that was confirmed later than its own date. */
const pastBy = 'Its date is over by now. A new one helps both of you.';

function isPast(delegation: Delegation, { now, zone, managersZone = zone }: Reader): boolean {
  return isPastDue(delegation, now, managersZone);
}

/** To the delegate, in place of the change that they confirmed. */
export function confirmedNote(delegation: Delegation, reader: Reader): Message {
  return simple(
    `You confirmed the change: “${inline(delegation.outcome)}”.`,
    isPast(delegation, reader) ? [context(pastBy), actions(writeButton(delegation))] : [],
  );
}

/** To the manager. */
function declinedMessage(delegation: Delegation): Message {
  const text = `${mention(delegation.delegate)} declined: “${inline(delegation.outcome)}”.`;
  return {
    text,
    blocks: [
      section(text),
      ...(delegation.reason
        ? typed('Why', delegation.reason)
        : [context('They gave no reason. Asking what would make it a yes costs one message.')]),
      actions(againButton(delegation), writeButton(delegation)),
    ],
  };
}

/** To either: words of the other one, by name. */
function writtenMessage(delegation: Delegation, by: Role, words: string): Message {
  const text = `${mention(delegation[by])} writes about “${inline(delegation.outcome)}”:`;
  return {
    text: `${text} ${inline(words, 300)}`,
    blocks: [
      ...typed(text, words),
      actions(button('Answer', { action: 'delegations.write', value: delegation.id })),
      context(
        `Only ${mention(delegation[by])} reads your answer. A reply in this thread works too.`,
      ),
    ],
  };
}

/** To the manager: the delegate is done, and waits for their word. */
function handedInMessage(delegation: Delegation, words: string): Message {
  const text = `${mention(delegation.delegate)} is done with “${inline(delegation.outcome)}”.`;
  const value = delegation.id;
  return {
    text,
    blocks: [
      section(text),
      ...(words === '' ? [] : typed('They write', words)),
      ...typed('Done looks like', delegation.doneLooksLike),
      actions(
        button('It is done', { action: 'delegations.approve', value, style: 'primary' }),
        button('Something is missing', { action: 'delegations.return', value }),
        writeButton(delegation),
      ),
      context('A good moment to look at it together.'),
    ],
  };
}

/** In place of the message in which the manager said that it is done: thanks are due. */
export function approvedNote(delegation: Delegation): Message {
  const text = `Done: “${inline(delegation.outcome)}”. ${mention(delegation.delegate)} hears of it.`;
  return {
    text,
    blocks: [
      section(text),
      actions(...thankButtons(delegation, 'primary')),
      context(
        'Kudos name what they did and what came of it. Celebrating gathers the wins on the way, and what you learned, into a post for your team.',
      ),
    ],
  };
}

function reopenedMessage(delegation: Delegation, by: Role, wasTakenBack: boolean): Message {
  const isDelegate = by === 'delegate';
  const what = wasTakenBack ? 'this goes on after all' : 'this is not done after all';
  const text = `${mention(delegation[by])} says that ${what}: “${inline(delegation.outcome)}”.`;
  const goesOn = delegation.checkIn
    ? 'It goes on as you two agreed, check-ins included.'
    : 'It goes on as you two agreed.';
  return simple(text, [
    context(goesOn),
    ...(isDelegate ? [] : [actions(handInButton(delegation), writeButton(delegation))]),
  ]);
}

/** In place of a message of ours whose button took the delegation back. */
export function cancelledNote(delegation: Delegation): Message {
  return simple(`You took this back: “${inline(delegation.outcome)}”.`, [
    actions(againButton(delegation)),
  ]);
}

/** In place of a message of ours whose button has done its work. */
export function doneNote(words: string, delegation: Delegation): Message {
  return simple(`${words} “${inline(delegation.outcome)}”.`, []);
}

/** How the contract's lines begin where the manager reads them. */
function asManager({ delegate }: Delegation) {
  return { begins: 'Outcome', checkInWhere: `where ${mention(delegate)} is` };
}

function simple(text: string, blocks: KnownBlock[]): Message {
  return { text, blocks: [section(text), ...blocks] };
}

export function writeButton({ id, outcome }: Delegation): Button {
  return button('Write', {
    action: 'delegations.write',
    value: id,
    says: setApart(`Write about: ${shorten(outcome, 55)}`),
  });
}

export function changeButton(delegation: Delegation): Button {
  return button('Change it', {
    action: 'delegations.change',
    value: asSeen(delegation),
    says: setApart(`Change it: ${shorten(delegation.outcome, 55)}`),
  });
}

/** Opens the form with the same contract for somebody else. */
function againButton({ id }: Delegation): Button {
  return button('Ask somebody else', { action: 'delegations.again', value: id });
}

/** What is due once it is done: thanks in front of the team, and a look back. */
export function thankButtons({ id, delegate, outcome }: Delegation, style?: 'primary'): Button[] {
  const says = (words: string) => setApart(`${words}: ${shorten(outcome, 55)}`);
  const thank = button('Give kudos', {
    action: 'delegations.thank',
    value: id,
    says: says('Give kudos'),
    ...(style && { style }),
  });
  return [
    ...(delegate === somebodyWhoLeft ? [] : [thank]),
    button('Celebrate it', { action: 'closeout.work', value: id, says: says('Celebrate it') }),
  ];
}

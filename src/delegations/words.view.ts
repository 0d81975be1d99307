import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention, shorten } from '../slack/text.ts';
import { inline, setApart } from '../slack/typed.ts';
import { nameOf } from './check-ins.view.ts';
import type { Asked, Delegation, Role } from './delegation.ts';
import type { Often } from './often.ts';
import { sayOften } from './step-form.view.ts';

/** Asks before words leave the DM. `value` comes back with a Yes: ids, and where the words stand. */
export function askToTell(delegation: Delegation, value: string): Message {
  const manager = mention(delegation.manager);
  const text = `Shall I tell ${manager} what you wrote here?`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        button('Yes, tell them', { action: 'delegations.tell', value, style: 'primary' }),
        button('No, it stays with me', { action: 'delegations.tell-not' }),
      ),
      context(
        `It would be your answer about “${inline(delegation.outcome)}”. Only ${manager} would read it.`,
      ),
    ],
  };
}

/** The same where more than one question is open: a button each. `valueOf` is what comes back. */
export function askWhichToTell(
  asked: readonly Asked[],
  valueOf: (asked: Asked) => string,
): Message {
  const text =
    'Which of these is it about? Whoever asked you for it would read what you wrote here.';
  return {
    text,
    blocks: [
      section(text),
      ...asked.map((each) =>
        section(
          `${nameOf(each)}, for ${mention(each.delegation.manager)}`,
          button('Tell them', {
            action: 'delegations.tell',
            value: valueOf(each),
            says: setApart(`Tell them: ${shorten(each.delegation.outcome, 60)}`),
          }),
        ),
      ),
      actions(button('None, it stays with me', { action: 'delegations.tell-not' })),
    ],
  };
}

/** The answer to a plain word where more than one question is open. */
export function pressWhich(): Message {
  return only(
    "More than one question is open above, so I can't tell which you mean. Press the button of the one, or write here what is in the way. Nobody was told.",
  );
}

/** Under several pieces of work, where nobody can tell to whom it goes. */
export function pressWrite(): Message {
  return only(
    "More than one piece of work is named above, so I can't tell which you mean. Press the Write button of the one. Nobody was told.",
  );
}

/** Says that the manager is told; the check-in above shows of what. */
export function told(delegation: Delegation): Message {
  return only(`${mention(delegation.manager)} hears of it.`);
}

/** Says that words stay where they are. */
export function notTold(): Message {
  return only('It stays with you. Nobody was told, and the check-in is still open.');
}

/** The answer to a plain "yes" under a check-in. */
export function askWhat(): Message {
  return only('What is in the way, and what do you need? Write it here, or press Yes above.');
}

/** The answer to a plain "no" under a check-in. */
export function nothingInTheWay(): Message {
  return only('No roadblocks, noted. Your check-in above has a way back.');
}

/** The answer to a plain "done" under a check-in: it tells somebody, so it takes a click. */
export function pressDone(): Message {
  return only('If the whole of it is done, press Done above. Nobody was told yet.');
}

/** Why words under a check-in are passed on to nobody. */
export function nothingToTell(delegation: Delegation): Message {
  return only(
    delegation.state === 'accepted'
      ? `You told ${mention(delegation.manager)} of a roadblock at this check-in already, so nobody was told of this. Write to them directly, or wait for the next check-in.`
      : 'This piece of work is over, so nobody was told. Your words stay here.',
  );
}

/** Asks before words about a delegation go to the other one. `value` comes back with a Yes: ids, and where the words stand. */
export function askToSend(
  delegation: Delegation,
  by: Role,
  value: string,
  often: Often | null,
): Message {
  const other = mention(delegation[by === 'manager' ? 'delegate' : 'manager']);
  const text = `Shall I send ${other} what you wrote here?`;
  const answers =
    by === 'delegate' && delegation.state === 'proposed'
      ? ' To answer, press Accept or Decline above.'
      : '';
  return {
    text,
    blocks: [
      section(text),
      actions(
        button('Send it', { action: 'delegations.send', value, style: 'primary' }),
        button('No, it stays with me', { action: 'delegations.send-not' }),
      ),
      ...(often ? [context(sayOften(often))] : []),
      context(`Only ${other} would read it, about “${inline(delegation.outcome)}”.${answers}`),
    ],
  };
}

/** Says that words are on their way to the other one. */
export function sent(delegation: Delegation, to: Role): Message {
  return only(`Sent to ${mention(delegation[to])}. Their answer comes here.`);
}

/** Says that words stay where they are. */
export function notSent(): Message {
  return only('It stays with you. Nothing was sent.');
}

/** Why words about a delegation go to nobody. */
export function nothingToSend(delegation: Delegation): Message {
  return only(
    `Somebody else has “${inline(delegation.outcome)}” now, so nothing was sent. Your words stay here.`,
  );
}

function only(text: string): Message {
  return { text, blocks: [section(text)] };
}

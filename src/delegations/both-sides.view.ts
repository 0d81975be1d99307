import type { Button, KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention, mrkdwn, safe } from '../slack/text.ts';
import { inline, inlineWithin } from '../slack/typed.ts';
import { sayAuthority } from './authority.view.ts';
import type { Delegation, Pending } from './delegation.ts';
import {
  asSeen,
  type Reader,
  sayCheckIn,
  sayDue,
  sayFixedMoment,
  typed,
} from './delegation.view.ts';
import { differences, type Named } from './same-or-not.ts';

/** How long a description may be, once it is escaped, to stand in one of two columns, where Slack takes 2,000 characters. */
const columnLength = 1_800;

/**
 * What both say of done, side by side or, where one is too long for that, one below the other; and where they name other
 * dates or numbers.
 */
export function bothSides(delegation: Delegation, reader: Reader): KnownBlock[] {
  const { manager, delegate, doneLooksLike, restated } = delegation;
  if (restated === '') return [];
  const heading = (who: string) => `${mention(who)}: done looks like`;
  const column = (who: string, text: string) => mrkdwn(`*${heading(who)}*\n${safe(text)}`);
  const fit = [doneLooksLike, restated].every((text) => safe(text).length <= columnLength);
  const descriptions: KnownBlock[] = fit
    ? [{ type: 'section', fields: [column(manager, doneLooksLike), column(delegate, restated)] }]
    : [...typed(heading(manager), doneLooksLike), ...typed(heading(delegate), restated)];
  const { zone, now, managersZone = zone } = reader;
  const found = differences(
    { text: doneLooksLike, now, zone: managersZone },
    { text: restated, now, zone: managersZone },
  );
  const names = (named: readonly Named[]) => named.map(({ typed }) => `“${inline(typed, 60)}”`);
  return [
    ...descriptions,
    ...(found.length > 0
      ? [
          context(
            `Not the same: ${found
              .map(({ one, other }) => `${names(one).join(', ')} and ${names(other).join(', ')}`)
              .join('; ')}.`,
          ),
        ]
      : []),
  ];
}

/** To the manager: both descriptions, and whether they mean the same. */
export function acceptedMessage(
  delegation: Delegation,
  firstCheckIn: { at: Temporal.Instant; zone: string } | null,
  reader: Reader,
): Message {
  const text = `${mention(delegation.delegate)} accepted: “${inline(delegation.outcome)}”.`;
  const next = firstCheckIn
    ? `The first check-in is on ${sayFixedMoment(firstCheckIn.at, { ...reader, zone: firstCheckIn.zone })}, their time. Until then it is theirs.`
    : 'There is no check-in: it is theirs.';
  return {
    text,
    blocks: [
      section(text),
      ...bothSides(delegation, reader),
      ...(delegation.restated === '' ? [] : [actions(...agreeButtons(delegation))]),
      context(next),
    ],
  };
}

/** The same question once one of the descriptions has changed. */
export function agreeMessage(delegation: Delegation, reader: Reader): Message {
  const text = `Do you two mean the same by now? “${inline(delegation.outcome)}”`;
  return {
    text,
    blocks: [section(text), ...bothSides(delegation, reader), actions(...agreeButtons(delegation))],
  };
}

/** Whether both descriptions of done mean the same, for the manager. */
function agreeButtons(delegation: Delegation): Button[] {
  const value = asSeen(delegation);
  return [
    button('We mean the same', { action: 'delegations.agree', value, style: 'primary' }),
    button('Mend it', { action: 'delegations.change', value }),
    button('Write', { action: 'delegations.write', value: delegation.id }),
  ];
}

/** In place of it, once the manager agreed. */
export function agreedNote(delegation: Delegation, reader: Reader): Message {
  const text = `You agreed with how ${mention(delegation.delegate)} sees done: “${inline(delegation.outcome)}”.`;
  return { text, blocks: [section(text), ...bothSides(delegation, reader)] };
}

/** To the delegate of an accepted contract: what applies now, and what waits for them. */
export function changedMessage(delegation: Delegation, reader: Reader): Message {
  const { pending, manager, checkIn } = delegation;
  const text = pending
    ? `${mention(manager)} would like to change “${inlineWithin(delegation.outcome, 200)}”.`
    : `${mention(manager)} changed “${inlineWithin(delegation.outcome, 200)}”.`;
  const done = `*Done looks like:* ${inlineWithin(delegation.doneLooksLike, 300)}`;
  const checkIns = `*Check-in:* ${checkIn ? `${sayCheckIn(checkIn)}, your time` : 'none'}`;
  const rest = [
    ...(pending && pending.doneLooksLike !== delegation.doneLooksLike ? [] : [done]),
    checkIns,
  ].join('\n');
  if (!pending) {
    const goesOn = 'Outcome, due date and authority are what you agreed on.';
    return { text, blocks: [section(text), section(rest), context(goesOn)] };
  }
  const value = `${delegation.id} ${pending.id}`;
  return {
    text,
    blocks: [
      section([text, ...changedLines(delegation, pending, reader)].join('\n')),
      section(rest),
      actions(
        button('Confirm', { action: 'delegations.confirm', value, style: 'primary' }),
        button('Object', { action: 'delegations.object', value }),
        button('Ask', { action: 'delegations.write', value: delegation.id }),
      ),
      context('Until you confirm, what you agreed on holds. The check-ins are as they stand here.'),
    ],
  };
}

/** What would change, as it is and as it would be. */
export function changedLines(delegation: Delegation, pending: Pending, reader: Reader): string[] {
  const manager = mention(delegation.manager);
  const line = (what: string, say: (terms: Pending | Delegation) => string) => {
    const [before, after] = [say(delegation), say(pending)];
    return before === after ? [] : [`*${what}:* ${after} _(until now: ${before})_`];
  };
  return [
    ...line('Outcome', ({ outcome }) => inlineWithin(outcome, 250)),
    ...line('Done looks like', ({ doneLooksLike }) => inlineWithin(doneLooksLike, 250)),
    ...line('Due', (terms) => sayDue(terms, reader) ?? 'no date'),
    ...line('How far it goes', (terms) => sayAuthority(terms, manager)),
  ];
}

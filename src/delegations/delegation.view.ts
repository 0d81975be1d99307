import type { Button, KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { list, mention, plain, shorten } from '../slack/text.ts';
import { inline, inlineWithin, linkedWithin, setApart } from '../slack/typed.ts';
import { allWeekdays, type Weekday } from '../time/hours.ts';
import { instantOf, localDate } from '../time/wall.ts';
import { sayFixedDate, sayTime, weekdayName } from '../time/words.ts';
import { sayAuthority } from './authority.view.ts';
import type { CheckInRule, Contract, Delegation, State, Terms } from './delegation.ts';

/** Said of somebody, after their name. */
export const noMessages = 'does not take messages from Both Hats: talk to them directly';

/** Who reads what a delegate types. `isHeard`: the manager takes messages. */
export function sayReader({ manager }: Contract, isHeard: boolean): string {
  return isHeard ? `Only ${mention(manager)} reads this.` : `${mention(manager)} ${noMessages}.`;
}

/**
 * Whose clock a message is written for, and when. `managersZone` is where a due time is a wall time; without it, the reader's
 * own zone.
 */
export type Reader = { zone: string; now: Temporal.Instant; managersZone?: string };

/**
 * What somebody typed under a heading. All blocks of a message together may hold about 9,500 characters, and escaping makes
 * one character five: a text which grows past a section is shown as plain text, which needs no escaping.
 */
export function typed(heading: string, text: string): KnownBlock[] {
  const title = `*${heading}*\n`;
  const shown = linkedWithin(text, 3000 - title.length);
  if (title.length + shown.length <= 3000) return [section(title + shown)];
  return [section(`*${heading}*`), { type: 'section', text: plain(text) }];
}

/** "every Tuesday", "every Monday and Thursday"; the working week is "every working day". */
function sayDays(days: readonly Weekday[]): string {
  if (days.length === 5 && !days.includes(6) && !days.includes(7)) return 'every working day';
  if (days.length === allWeekdays.length) return 'every day';
  return `every ${list(days.map(weekdayName))}`;
}

/** "every Tuesday at 10:00". */
export function sayCheckIn(rule: CheckInRule): string {
  return `${sayDays(rule.days)} at ${sayTime(rule.at)}`;
}

/** A moment in a message that stays: "Tuesday 4 May at 9:00". */
export function sayFixedMoment(at: Temporal.Instant, { now, zone }: Reader): string {
  const local = at.toZonedDateTimeISO(zone);
  return `${sayFixedDate(local.toPlainDate(), localDate(now, zone))} at ${sayTime(local.toPlainTime())}`;
}

/** When it is due, by the reader's clock: "Friday 26 March", "Friday 26 March at 15:00"; null for no date. */
export function sayDue(
  { dueOn, dueAt }: Terms,
  { zone, now, managersZone = zone }: Reader,
): string | null {
  if (!dueOn) return null;
  const at = dueAt && instantOf(dueOn, dueAt, managersZone);
  return at ? sayFixedMoment(at, { zone, now }) : sayFixedDate(dueOn, localDate(now, zone));
}

/** How much of what was typed stands on a line of the contract; the history holds all of it. */
const lineLength = 300;

/** The contract on five lines, the outcome first. `begins` stands before it; `checkInWhere` says by whose clock. */
export function contractLines(
  contract: Contract,
  { begins, checkInWhere }: { begins: string; checkInWhere: string },
  reader: Reader,
): string {
  const { checkIn, link } = contract;
  const from = link ? ` · <${link}|the message that it came from>` : '';
  return [
    `*${begins}:* ${inlineWithin(contract.outcome, lineLength)}`,
    `*Done looks like:* ${inlineWithin(contract.doneLooksLike, lineLength)}`,
    `*How far it goes:* ${sayAuthority(contract, mention(contract.manager))}`,
    `*Check-in:* ${checkIn ? `${sayCheckIn(checkIn)}, ${checkInWhere}` : 'none'}`,
    `*Due:* ${sayDue(contract, reader) ?? 'no date'}${from}`,
  ].join('\n');
}

const checkInWhere = 'your time: is anything in the way?';

/** Names a delegation as somebody had it before them: what a click on it stands for. */
export function asSeen({ id, version }: { id: string; version: number }): string {
  return `${id} ${version}`;
}

/** Asks the delegate. */
export function askMessage(
  contract: Contract,
  seen: { id: string; version: number },
  reader: Reader,
): Message {
  const manager = mention(contract.manager);
  const asks = `${manager} would like you to own this`;
  return {
    text: `${asks}: ${inline(contract.outcome)}`,
    blocks: [
      section(contractLines(contract, { begins: asks, checkInWhere }, reader)),
      actions(
        button('Accept', {
          action: 'delegations.accept',
          value: asSeen(seen),
          style: 'primary',
        }),
        button('Ask', { action: 'delegations.write', value: seen.id }),
        button('Decline', { action: 'delegations.decline', value: asSeen(seen) }),
        button('History', { action: 'delegations.history', value: seen.id }),
      ),
      context(
        `Only ${manager} sees what you answer. Declining is fine: nothing more comes of it then.`,
      ),
    ],
  };
}

/** The delegate's message once it is answered or over. */
export function askedMessage(delegation: Delegation, reader: Reader): Message {
  const [begins, ...more] = sayOutcomeOfAsking(delegation, reader);
  const { id } = delegation;
  const follows = more.filter((words) => words !== '').join(' ');
  const buttons = [
    ...(delegation.state === 'accepted' ? [handInButton(delegation)] : []),
    button('Write', { action: 'delegations.write', value: id }),
    button('History', { action: 'delegations.history', value: id }),
  ];
  return {
    text: `“${inline(delegation.outcome)}”. ${begins}. ${follows}`,
    blocks: [
      section(contractLines(delegation, { begins, checkInWhere }, reader)),
      ...(delegation.state === 'handed-over' ? [] : [actions(...buttons)]),
      ...(follows === '' ? [] : [context(follows)]),
    ],
  };
}

/** In place of a request that is asked anew, `next` at a moment that is still ahead; null for at once. */
export function supersededMessage(
  { outcome, manager }: Delegation,
  next: Temporal.Instant | null,
  reader: Reader,
): Message {
  const newer = next
    ? `the newer message comes on ${sayFixedMoment(next, reader)}`
    : 'see the newer message';
  const text = `“${inline(outcome)}” is asked anew by ${mention(manager)}: ${newer}.`;
  return { text, blocks: [section(text)] };
}

/** The delegate says that it is done. */
export function handInButton({ id, outcome }: Delegation): Button {
  return button('Hand in', {
    action: 'delegations.hand-in',
    value: id,
    says: setApart(`Hand in: ${shorten(outcome, 60)}`),
  });
}

/** What became of it, said to the delegate: the beginning of the contract's first line, and what follows below the buttons. */
function sayOutcomeOfAsking(delegation: Delegation, reader: Reader): [string, ...string[]] {
  const { answeredAt, endedAt, handedInAt, reason, restated, missing } = delegation;
  const manager = mention(delegation.manager);
  const on = (at: Temporal.Instant | null) => (at ? ` on ${sayFixedMoment(at, reader)}` : '');
  const quoted = (text: string) => (text === '' ? '' : `You wrote: “${inlineWithin(text, 400)}”`);
  const back =
    missing === '' ? '' : `It came back, and this was missing: “${inlineWithin(missing, 400)}”`;
  const hears = `${manager} hears of it.`;
  const words: Readonly<Record<State, [string, ...string[]]>> = {
    proposed: [`${manager} waits for your answer`],
    accepted: [`You accepted this${on(answeredAt)}`, hears, quoted(restated), back],
    declined: [`You declined this${on(answeredAt)}`, hears, quoted(reason)],
    'handed-in': [`You handed this in${on(handedInAt)}`, `${manager} looks at it.`],
    done: [`This was marked as done${on(endedAt)}`],
    cancelled: [`This was taken back by ${manager}${on(endedAt)}`, 'There is nothing to do.'],
    'handed-over': [
      `${manager} gave this to somebody else${on(endedAt)}`,
      'There is nothing to do.',
    ],
  };
  return words[delegation.state];
}

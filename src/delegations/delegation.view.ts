import type { KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { list, mention, plain, safe } from '../slack/text.ts';
import { inline } from '../slack/typed.ts';
import { allWeekdays, type Weekday } from '../time/hours.ts';
import { localDate } from '../time/wall.ts';
import { sayFixedDate, sayTime, weekdayName } from '../time/words.ts';
import type { Authority, CheckInRule, Contract, Delegation, State } from './delegation.ts';

/** Said of somebody, after their name. */
export const noMessages = 'does not take messages from Both Hats: talk to them directly';

/** Who reads what a delegate types. `isHeard`: the manager takes messages. */
export function sayReader({ manager }: Contract, isHeard: boolean): string {
  return isHeard ? `Only ${mention(manager)} reads this.` : `${mention(manager)} ${noMessages}.`;
}

/** Whose clock a message is written for, and when. */
export type Reader = { zone: string; now: Temporal.Instant };

/**
 * What somebody typed under a heading. All blocks of a message together may hold about 9,500 characters, and escaping makes
 * one character five: a text which grows past a section is shown as plain text, which needs no escaping.
 */
export function typed(heading: string, text: string): KnownBlock[] {
  const together = `*${heading}*\n${safe(text)}`;
  if (together.length <= 3000) return [section(together)];
  return [section(`*${heading}*`), { type: 'section', text: plain(text) }];
}

/** The level of authority, said to the delegate. */
function sayAuthority(authority: Authority, manager: string): string {
  const words: Readonly<Record<Authority, string>> = {
    report: `look into it and report to ${manager}`,
    recommend: `recommend, ${manager} decides`,
    'tell-first': `decide, and tell ${manager} before you act`,
    'tell-after': `decide, and tell ${manager} afterwards`,
    own: 'it is yours',
  };
  return words[authority];
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

/** Asks the delegate. `id` is the delegation's. */
export function askMessage(contract: Contract, id: string, reader: Reader): Message {
  const manager = mention(contract.manager);
  return {
    text: `${manager} asks whether you would own this: ${inline(contract.outcome)}`,
    blocks: [
      section(`${manager} would like you to own this. Is it clear, and is it for you?`),
      ...contractBlocks(contract, reader),
      actions(
        button('Accept', { action: 'delegations.accept', value: id, style: 'primary' }),
        button('Decline', { action: 'delegations.decline', value: id }),
      ),
      context(
        `Only ${manager} sees what you answer. Declining is fine: nothing more comes of it then.`,
      ),
    ],
  };
}

/** The delegate's message once there is nothing left to click. */
export function askedMessage(delegation: Delegation, reader: Reader): Message {
  const outcome = sayOutcomeOfAsking(delegation, reader);
  return {
    text: `“${inline(delegation.outcome)}”. ${outcome}`,
    blocks: [
      section(`${mention(delegation.manager)} asked whether you would own this.`),
      ...contractBlocks(delegation, reader),
      section(outcome),
    ],
  };
}

/** What became of it, said to the delegate. */
function sayOutcomeOfAsking(delegation: Delegation, reader: Reader): string {
  const { answeredAt, endedAt, reason } = delegation;
  const manager = mention(delegation.manager);
  const on = (at: Temporal.Instant | null) => (at ? ` on ${sayFixedMoment(at, reader)}` : '');
  const said = reason === '' ? '' : ` You wrote: “${inline(reason, 300)}”`;
  const words: Readonly<Record<State, string>> = {
    proposed: `${manager} waits for your answer.`,
    accepted: `You accepted this${on(answeredAt)}. ${manager} hears of it.`,
    declined: `You declined this${on(answeredAt)}. ${manager} hears of it.${said}`,
    'handed-in': `You handed this in${on(delegation.handedInAt)}. ${manager} looks at it.`,
    done: `This was marked as done${on(endedAt)}.`,
    'handed-over': `${manager} gave this to somebody else${on(endedAt)}. There is nothing to do.`,
    cancelled: `This was taken back by ${manager}${on(endedAt)}. There is nothing to do.`,
  };
  return words[delegation.state];
}

function contractBlocks(contract: Contract, { zone, now }: Reader): KnownBlock[] {
  const { checkIn, dueOn } = contract;
  const lines = [
    `*How far it goes:* ${sayAuthority(contract.authority, mention(contract.manager))}`,
    checkIn
      ? `*Check-in:* ${sayCheckIn(checkIn)}, your time. One question: is anything in the way?`
      : '*Check-in:* none',
    ...(dueOn ? [`*Due:* ${sayFixedDate(dueOn, localDate(now, zone))}`] : []),
  ];
  return [
    ...typed('The outcome', contract.outcome),
    ...typed('Done looks like', contract.doneLooksLike),
    section(lines.join('\n')),
  ];
}

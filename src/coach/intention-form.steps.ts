import { z } from 'zod';
import { readPeople } from '../people/index.ts';
import type { Call } from '../slack/call.ts';
import { optionalText, requiredText } from '../slack/form.ts';
import { mention, mentions } from '../slack/text.ts';
import { beginningOf, mentionsForNames } from '../slack/typed.ts';
import {
  type Choice,
  momentByHand,
  morningsOf,
  type NextEvents,
  planLength,
  readChoice,
  readPlan,
  type Refused,
} from './intention.ts';
import type { Events } from './intention.steps.ts';
import type { Planned } from './intention.store.ts';
import type { Filled } from './intention.view.ts';
import type { Manager } from './manager.ts';
import { readTeam } from './manager.store.ts';

/** What comes back from the form of a plan. */
export const planned = z.object({
  when: optionalText(planLength.when),
  will: requiredText(planLength.will, 'Name one thing that you will do.'),
  moment: z.string('Choose a moment.').transform((text, check): Choice => {
    const choice = readChoice(text);
    if (choice) return choice;
    check.addIssue('Choose a moment.');
    return z.NEVER;
  }),
  date: z.string().nullish(),
  time: z.string().nullish(),
});
export type PlanForm = z.infer<typeof planned>;

/** What a form says, with the moment that it chooses, or why that cannot be. */
export async function readForm(
  call: Call,
  manager: Manager,
  data: PlanForm,
  events: Events,
): Promise<Planned | { field: Refused['field'] | 'when' | 'will'; words: string }> {
  const { moment: choice } = data;
  const { db, workspace, user, now } = call;
  const at = await momentOf(call, manager, data, events);
  if ('field' in at) return at;
  const people = await readPeople(db, workspace, await readTeam(db, workspace, user));
  const typed = readPlan(data);
  const will = mentionsForNames(typed.will, people, planLength.will);
  if (will === '') return { field: 'will', words: 'Name one thing that you will do.' };
  const when =
    typed.when === ''
      ? saysItself(choice, await events.next(db, manager, now))
      : mentionsForNames(typed.when, people, planLength.when);
  if (when === null) {
    return {
      field: 'when',
      words: 'Say what will be happening then, such as “my 1:1 with Ana begins”.',
    };
  }
  const follows = choice.kind === 'vision' || choice.kind === 'check-in' ? choice : null;
  return { when, will, follows, at };
}

async function momentOf(
  call: Call,
  manager: Manager,
  { moment: choice, date, time }: PlanForm,
  events: Events,
): Promise<Temporal.Instant | Refused> {
  const { now } = call;
  switch (choice.kind) {
    case 'own':
    case 'one-on-one':
      return momentByHand({ date: date ?? '', time: time ?? '' }, manager.zone, now);
    case 'next-day':
    case 'monday':
      return stillAhead(morningsOf(manager, now)[choice.kind], now);
    case 'vision':
    case 'check-in':
      return stillAhead(await events.momentOf(call.db, manager, choice, now), now);
  }
}

function stillAhead(
  at: Temporal.Instant | null,
  now: Temporal.Instant,
): Temporal.Instant | Refused {
  if (at && Temporal.Instant.compare(at, now) > 0) return at;
  return { field: 'moment', words: 'That has begun, or is off by now. Choose another moment.' };
}

/** What a moment says by itself after "When"; null for one that has to be described. */
function saysItself(choice: Choice, next: NextEvents): string | null {
  switch (choice.kind) {
    case 'own':
      return null;
    case 'next-day':
      return 'my next working day starts';
    case 'monday':
      return 'my week starts';
    case 'one-on-one':
      return `my 1:1 with ${mention(choice.person)} begins`;
    case 'vision':
      return 'my vision time begins';
    case 'check-in': {
      const checkIn = next.checkIns.find(({ delegation }) => delegation === choice.delegation);
      if (!checkIn) return 'the check-in is asked';
      const outcome = beginningOf(checkIn.outcome.replaceAll(/\s+/g, ' '), outcomeQuoted);
      return `${mention(checkIn.delegate)} is asked about “${outcome}”`;
    }
  }
}

/** How much of an outcome stands in the words of a plan. */
const outcomeQuoted = 80;

/** The people whom a form names, as far as they are known. */
export async function namesIn(call: Call, { when, will }: Filled, { checkIns }: NextEvents) {
  const delegates = checkIns.map(({ delegate }) => delegate);
  const users = [...new Set([...mentions(when), ...mentions(will), ...delegates])];
  const people = await readPeople(call.db, call.workspace, users);
  const nameOf = (user: string) => people.find(({ id }) => id === user)?.name ?? 'somebody';
  return { people, nameOf };
}

import type { ModalView } from '@slack/types';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lacksFallback, validateMessage, validateView } from '../../sandbox/blocks/index.ts';
import {
  answeredCheckIn,
  checkInMessage,
  roadblockMessage,
  roadblockView,
} from '../../src/delegations/check-in.view.ts';
import { checkInsMessage } from '../../src/delegations/check-ins.view.ts';
import {
  type Asked,
  type CheckIn,
  type Delegation,
  mostTogether,
  states,
} from '../../src/delegations/delegation.ts';
import { limits } from '../../src/delegations/delegation-form.ts';
import { declineView, delegateForm, sentView } from '../../src/delegations/delegation-form.view.ts';
import { helpMessage, homeBlocks, listView } from '../../src/delegations/delegation-list.view.ts';
import { askedMessage, askMessage } from '../../src/delegations/delegation.view.ts';
import {
  acceptedMessage,
  cancelledNote,
  declinedMessage,
  doneMessage,
  failedMessage,
  news,
  reopenedMessage,
  takenBackMessage,
  unheardMessage,
  unreachableMessage,
} from '../../src/delegations/news.view.ts';
import { askWhichToTell } from '../../src/delegations/words.view.ts';
import { home } from '../../src/slack/blocks.ts';
import type { Message } from '../../src/slack/message.ts';
import { saysSomething } from '../../src/slack/typed.ts';
import { ana, delegation, now } from './rows.ts';

const reader = { zone: 'Europe/Berlin', now };

/** Every message and every view that shows what `text` stands for, as long as the fields allow. */
function everything(text: string): { messages: Message[]; views: unknown[] } {
  const some: Delegation = {
    ...delegation,
    outcome: text.slice(0, limits.outcome).toWellFormed(),
    doneLooksLike: text.slice(0, limits.done).toWellFormed(),
    reason: text.slice(0, limits.reason).toWellFormed(),
    answeredAt: now,
    endedAt: now,
  };
  const roadblock = text.slice(0, limits.roadblock).toWellFormed();
  const all = states.map((state): Delegation => ({ ...some, state }));
  const checkIn: CheckIn = {
    workspace: 'T1',
    id: 'c1',
    delegation: some.id,
    date: now.toZonedDateTimeISO('UTC').toPlainDate(),
    outboxId: 'o2',
    answer: null,
    roadblock,
  };
  const accepted: Delegation = { ...some, state: 'accepted' };
  const answers = ['no-roadblock', 'roadblock', 'done', null] as const;
  const listed = [...all, { ...some, delivery: { failed: 'account_inactive' } }].map((each) => ({
    delegation: each,
    arrives: null,
    nextCheckIn: { at: now, arrives: false },
    leftOut: 3,
  }));
  const ten = [...listed, ...listed].slice(0, 10);
  const open = { given: ten.slice(0, 5), owned: ten.slice(0, 5), givenCount: 99, ownedCount: 99 };
  return {
    messages: [
      askMessage(some, some.id, reader),
      ...all.map((each) => askedMessage(each, reader)),
      acceptedMessage(some, now, reader),
      acceptedMessage(some, null, reader),
      declinedMessage(some),
      declinedMessage({ ...some, reason: '' }),
      doneMessage(some, 'manager'),
      doneMessage(some, 'delegate'),
      reopenedMessage(some, 'manager'),
      reopenedMessage({ ...some, checkIn: null }, 'delegate'),
      ...news.map((what) => unheardMessage(some, 'manager', what, 'account_inactive')),
      unreachableMessage(some.delegate, [some, some]),
      takenBackMessage(some),
      cancelledNote(some),
      failedMessage(some, 'request', 'cannot_dm_bot'),
      failedMessage(some, 'check-in', 'the recipient is not to be disturbed'),
      checkInMessage(some, checkIn.id),
      ...answers.map((answer) => answeredCheckIn(some, { ...checkIn, answer }, now)),
      roadblockMessage(some, roadblock),
      ...answers.map((answer) =>
        checkInsMessage(many({ checkIn: { ...checkIn, answer }, delegation: accepted }), now),
      ),
      askWhichToTell(many({ checkIn, delegation: accepted }), () => 'x'.repeat(100)),
      helpMessage(text),
    ],
    views: [
      delegateForm({ ...some, outcome: text, note: text.slice(0, 200).toWellFormed() }, [ana]),
      declineView(some, '{}', true),
      roadblockView(some, '{}', true),
      sentView({
        contract: some,
        delegate: ana,
        reachedAt: null,
        firstCheckIn: { at: now, reachedAt: null },
        reader,
      }),
      listView({ given: ten, owned: ten, page: 3, hasMore: true }, reader),
      home(homeBlocks(open, reader)),
    ],
  };
}

function many(one: Asked): Asked[] {
  return Array.from({ length: mostTogether }, () => one);
}

function problemsIn(text: string): unknown[] {
  const { messages, views } = everything(text);
  return [
    ...messages.flatMap((message) => [...validateMessage(message), ...lacksFallback(message)]),
    ...views.flatMap((view) => validateView(view)),
    ...messages.filter((message) => message.text.length > 4000),
  ];
}

describe('what Slack is sent', () => {
  test.each([
    ['what grows when it is escaped', '&'],
    ['mentions', '<@U0ANA000000> '],
    ['a broadcast', '<!channel>'],
    ['emoji of several parts', '👩🏽‍🚀'],
    ['one long word', 'x'],
    ['empty lines', '\n\nx'],
  ])('fits, with as much as can be typed of %s', (_, unit) => {
    expect(problemsIn(unit.repeat(4000).slice(0, 6000).toWellFormed())).toEqual([]);
  });

  test('fits, whatever is typed', () => {
    // The form takes no text that says nothing, such as a lone space.
    const typed = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 3000 })
      .filter((text) => saysSomething(text.toWellFormed()));
    fc.assert(
      fc.property(typed, (text) => {
        expect(problemsIn(text.toWellFormed())).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test('calls nobody but people', () => {
    const { messages, views } = everything('<!channel> <!here|x> <https://example.com|click>');
    const mrkdwn = JSON.stringify([messages, views]).matchAll(
      /"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g,
    );
    for (const [, text] of mrkdwn) expect(text).not.toMatch(/<(?!@[UW])/);
    for (const message of messages) expect(message.text).not.toMatch(/<(?!@[UW])/);
  });
});

describe('the five levels', () => {
  test.each([
    ['report', 'look into it and report to <@U0MIRA>'],
    ['recommend', 'recommend, <@U0MIRA> decides'],
    ['tell-first', 'decide, and tell <@U0MIRA> before you act'],
    ['tell-after', 'decide, and tell <@U0MIRA> afterwards'],
    ['own', 'it is yours'],
  ] as const)('%s is said to the delegate as: %s', (authority, words) => {
    const message = askMessage({ ...delegation, authority }, 'd1', reader);
    expect(JSON.stringify(message.blocks)).toContain(`*How far it goes:* ${words}\\n`);
  });

  test('all stand in the form', () => {
    const form: ModalView = delegateForm({}, []);
    expect(JSON.stringify(form)).toContain('"Look into it and report to me"');
    expect(JSON.stringify(form)).toContain('"It is yours"');
  });
});

test('a list says what is overdue without scolding', () => {
  const late: Delegation = {
    ...delegation,
    state: 'accepted',
    dueOn: now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 3 }),
  };
  const page = {
    given: [{ delegation: late, arrives: null, nextCheckIn: null, leftOut: 0 }],
    owned: [],
    page: 0,
    hasMore: false,
  };
  expect(JSON.stringify(listView(page, reader))).toContain('was due Friday 12 March');
});

test('says how a request that is not delivered yet stands, as far as anybody can tell', () => {
  const waiting: Delegation = { ...delegation, delivery: 'waiting' };
  const said = (delivery: Delegation['delivery'], arrives: Temporal.Instant | null) => {
    const listed = { delegation: { ...waiting, delivery }, arrives, nextCheckIn: null, leftOut: 0 };
    return JSON.stringify(
      listView({ given: [listed], owned: [], page: 0, hasMore: false }, reader),
    );
  };
  expect(said('waiting', null)).toContain('Not delivered yet: <@U0ANA> is not reachable now');
  expect(said('waiting', now.add({ hours: 24 }))).toContain(
    'Not delivered yet: <@U0ANA> gets it tomorrow at 9:00',
  );
  for (const there of [said('sent', null), said('waiting', now)]) {
    expect(there).toContain('"Waiting for <@U0ANA> ·');
  }
});

test('nothing that somebody typed turns the order of our words', () => {
  const { messages, views } = everything('ship \u202Ethe fix');
  for (const message of messages) expect(message.text).not.toContain('\u202E');
  expect(JSON.stringify(views)).toContain('“ship the fix”');
  const { messages: mixed } = everything('تقرير Q3');
  expect(mixed[0]?.text).toContain('\u2068تقرير Q3\u2069');
});

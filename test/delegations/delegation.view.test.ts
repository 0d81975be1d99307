import type { SectionBlock } from '@slack/types';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lacksFallback, validateMessage, validateView } from '../../sandbox/blocks/index.ts';
import { answeredCheckIn, checkInMessage } from '../../src/delegations/check-in.view.ts';
import { checkInsMessage } from '../../src/delegations/check-ins.view.ts';
import {
  type CheckIn,
  type Delegation,
  mostTogether,
  states,
  termsOf,
  unanswered,
} from '../../src/delegations/delegation.ts';
import type { DelegationEvent } from '../../src/delegations/event.ts';
import { limits } from '../../src/delegations/delegation-form.ts';
import { delegateForm } from '../../src/delegations/delegate-form.view.ts';
import { sentView } from '../../src/delegations/delegation-form.view.ts';
import { homeBlocks } from '../../src/delegations/board.view.ts';
import { helpMessage, listView } from '../../src/delegations/delegation-list.view.ts';
import { askedMessage, askMessage } from '../../src/delegations/delegation.view.ts';
import { changedMessage } from '../../src/delegations/both-sides.view.ts';
import { contractView } from '../../src/delegations/contract.view.ts';
import { overdueMessage } from '../../src/delegations/due.view.ts';
import {
  leaderLeftMessage,
  leftMessage,
  unreachableMessage,
} from '../../src/delegations/left.view.ts';
import type { News, Step } from '../../src/delegations/machine.ts';
import { approvedNote, cancelledNote, newsMessage } from '../../src/delegations/news.view.ts';
import { changeView } from '../../src/delegations/change-form.view.ts';
import * as forms from '../../src/delegations/step-form.view.ts';
import {
  failedMessage,
  hearables,
  olderMessage,
  unheardMessage,
} from '../../src/delegations/unheard.view.ts';
import { everything as fromTheFirst } from '../../src/delegations/list-filter.ts';
import { roadblockLimits } from '../../src/delegations/roadblock-form.ts';
import {
  askToAnswer,
  roadblockAnswerMessage,
  roadblockAnswerView,
  roadblockGoneMessage,
  roadblockMessage,
  roadblockView,
} from '../../src/delegations/roadblock.view.ts';
import { silenceMessage } from '../../src/delegations/silence.view.ts';
import { askWhichToTell } from '../../src/delegations/words.view.ts';
import { home } from '../../src/slack/blocks.ts';
import type { Message } from '../../src/slack/message.ts';
import { saysSomething } from '../../src/slack/typed.ts';
import { ana, delegation, now } from './rows.ts';

function isSection(block: { type: string }): block is SectionBlock {
  return block.type === 'section';
}

const reader = { zone: 'Europe/Berlin', now };

/** Every message and every view that shows what `text` stands for, as long as the fields allow. */
function everything(text: string): { messages: Message[]; views: unknown[] } {
  const base: Delegation = {
    ...delegation,
    outcome: text.slice(0, limits.outcome).toWellFormed(),
    doneLooksLike: text.slice(0, limits.done).toWellFormed(),
    reason: text.slice(0, limits.reason).toWellFormed(),
    restated: text.slice(0, limits.done).toWellFormed(),
    missing: text.slice(0, limits.done).toWellFormed(),
    limit: text.slice(0, limits.limit).toWellFormed(),
    answeredAt: now,
    endedAt: now,
  };
  const doneLooksLike = `${base.doneLooksLike.slice(0, -1).toWellFormed()}!`;
  const pending = { ...termsOf(base), authority: 'own' as const, doneLooksLike, id: 'change-1' };
  const some: Delegation = { ...base, pending };
  const words = some.doneLooksLike;
  const roadblock = text.slice(0, roadblockLimits.roadblock).toWellFormed();
  const all = states.map((state): Delegation => ({ ...some, state }));
  const checkIn: CheckIn = {
    workspace: 'T1',
    id: 'c1',
    delegation: some.id,
    date: now.toZonedDateTimeISO('UTC').toPlainDate(),
    outboxId: 'o2',
    ...unanswered,
    roadblock,
    need: text.slice(0, roadblockLimits.need).toWellFormed(),
  };
  const accepted: Delegation = { ...some, state: 'accepted' };
  const told: CheckIn = { ...checkIn, answer: 'roadblock' };
  const answers = ['no-roadblock', 'roadblock', 'done', null] as const;
  const listed = [...all, { ...some, delivery: { failed: 'account_inactive' } }].map((each) => ({
    delegation: each,
    arrives: null,
    nextCheckIn: { at: now, arrives: false },
    leftOut: 3,
  }));
  const ten = [...listed, ...listed].slice(0, 10);
  const columns = states.map((state) => ({
    state,
    shown: listed.filter((each) => each.delegation.state === state),
    count: 99,
  }));
  const board = { given: columns, owned: columns, more: 99 };
  return {
    messages: [
      askMessage(some, some, reader),
      ...all.map((each) => askedMessage(each, reader)),
      ...allNews(some, words),
      changedMessage({ ...some, pending: null }, reader),
      approvedNote(some),
      ...hearables.map((what) => unheardMessage(some, 'manager', what, 'account_inactive')),
      unreachableMessage(some.delegate, [some, some]),
      leftMessage(some.delegate, many(some)),
      leaderLeftMessage(some.manager, many(some)),
      ...all.flatMap((each) => [
        overdueMessage([{ delegation: each, to: 'manager', reader }]),
        overdueMessage([{ delegation: each, to: 'delegate', reader }]),
      ]),
      overdueMessage(
        Array.from({ length: mostTogether }, () => ({ delegation: some, to: 'manager', reader })),
      ),
      olderMessage(changedMessage(some, reader), some, reader),
      cancelledNote(some),
      failedMessage(some, 'request', 'cannot_dm_bot'),
      failedMessage(some, 'check-in', 'the recipient is not to be disturbed'),
      checkInMessage(some, checkIn.id),
      ...answers.map((answer) => answeredCheckIn(some, { ...checkIn, answer }, now)),
      roadblockMessage(some, told),
      roadblockMessage(some, told, text.slice(0, roadblockLimits.answer).toWellFormed()),
      roadblockMessage(some, { ...told, goneAt: now }),
      roadblockAnswerMessage(some, text.slice(0, roadblockLimits.answer).toWellFormed()),
      roadblockGoneMessage(some),
      askToAnswer(some, 'x'.repeat(100)),
      silenceMessage(some),
      ...answers.map((answer) =>
        checkInsMessage(many({ checkIn: { ...checkIn, answer }, delegation: accepted }), now),
      ),
      askWhichToTell(many({ checkIn, delegation: accepted }), () => 'x'.repeat(100)),
      helpMessage(text),
    ],
    views: [
      delegateForm({ ...some, outcome: text, note: text.slice(0, 200).toWellFormed() }, [ana]),
      ...all.map((each) => contractView([{ delegation: each, events: [] }], 'manager', reader, '')),
      contractView(
        [{ delegation: some, events: Array.from({ length: 70 }, () => step(words)) }],
        'delegate',
        reader,
        '',
      ),
      forms.acceptView(some, '{}', true),
      forms.declineView(some, '{}', true),
      forms.writeView(some, 'manager', '{}'),
      forms.objectView(some, '{}'),
      forms.handInView(some, '{}', true),
      forms.returnView(some, '{}'),
      forms.handOverView(some, '{}', false),
      changeView(some, [ana], '{}', reader),
      roadblockView(some, '{}', true),
      roadblockAnswerView(some, told, '{}'),
      sentView({
        contract: some,
        delegate: ana,
        reachedAt: null,
        firstCheckIn: { at: now, reachedAt: null },
        beside: { about: 'outcome', says: text, suggests: text },
        made: { id: 'x'.repeat(36), version: 1, metadata: '' },
        reader,
      }),
      listView(
        { given: ten, owned: ten, listing: { ...fromTheFirst, page: 3 }, hasMore: true },
        reader,
      ),
      home(homeBlocks(board, reader)),
    ],
  };
}

/** All news, with as much as can be typed. */
function allNews(next: Delegation, words: string): Message[] {
  const steps: readonly [Exclude<News, 'request'>, Step][] = [
    ['accepted', { act: 'accept', version: 1, restated: words }],
    ['declined', { act: 'decline', version: 1, reason: next.reason }],
    ['written', { act: 'write', words }],
    ['agreed', { act: 'agree', version: 1 }],
    ['changed', { act: 'change', to: next, id: 'change-1' }],
    ['confirmed', { act: 'confirm', change: 'change-1' }],
    ['objected', { act: 'object', change: 'change-1', words: next.reason }],
    ['handed-in', { act: 'hand-in', words }],
    ['approved', { act: 'approve' }],
    ['returned', { act: 'return', missing: words }],
    ['done', { act: 'finish' }],
    ['taken-back', { act: 'cancel' }],
    ['handed-over', { act: 'hand-over' }],
    ['reopened', { act: 'reopen' }],
  ];
  return steps.map(([news, step_]) =>
    newsMessage(
      { before: next, next, by: 'manager', to: 'delegate', news, step: step_ },
      null,
      reader,
    ),
  );
}

function step(words: string): DelegationEvent {
  return { by: delegation.manager, act: 'write', version: 1, words, at: now };
}

function many<T>(one: T): T[] {
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
    ['report', 'Look into it and report', 'find out how things are and tell <@U0MIRA>'],
    ['recommend', 'Recommend, I decide', 'and <@U0MIRA> decides'],
    ['tell-first', 'Decide, tell me first', 'tell <@U0MIRA> before you act'],
    ['tell-after', 'Decide, tell me after', 'tell <@U0MIRA> afterwards'],
    ['own', 'It is yours', 'you decide and act, and need to tell nobody'],
  ] as const)('%s stands for: %s', (authority, name, means) => {
    const limited = { ...delegation, authority, limit: 'up to $500' };
    const asked = JSON.stringify(askMessage(limited, limited, reader).blocks);
    const [, line = ''] = /\*How far it goes:\* (.*?)\\n/.exec(asked) ?? [];
    expect(line).toContain(`“${name}”`);
    expect(line).toContain(means);
    expect(line).toMatch(/Limit: up to \$500$/);
    expect(JSON.stringify(delegateForm({}, []))).toContain(`"${name}"`);
    const screen = contractView([{ delegation: limited, events: [] }], 'manager', reader, '');
    expect(JSON.stringify(screen)).toContain(means);
  });
});

test('the delegate reads five lines above the buttons, however much was typed', () => {
  const long = 'One line\n'.repeat(100);
  const words = { outcome: long, doneLooksLike: long, restated: long, missing: long, reason: long };
  const pending = { ...termsOf(delegation), outcome: long, doneLooksLike: long, id: 'change' };
  for (const each of [delegation, { ...delegation, ...words }]) {
    for (const state of states.filter((one) => one !== 'handed-over')) {
      const known: Delegation = { ...each, state, pending, answeredAt: now, endedAt: now };
      const history = [{ delegation: known, events: [] }];
      for (const { blocks } of [
        askMessage(each, each, reader),
        askedMessage(known, reader),
        contractView(history, 'delegate', reader, ''),
      ]) {
        const buttons = blocks.findIndex(({ type }) => type === 'actions');
        const above = blocks
          .slice(0, buttons)
          .map((block) => (isSection(block) ? (block.text?.text ?? '') : 'another line'));
        expect(above.join('\n').split('\n')).toHaveLength(5);
      }
    }
  }
});

test('a due time is read by the clock of whoever reads it', () => {
  const timed = { ...delegation, dueAt: Temporal.PlainTime.from('15:00') };
  const said = (zone: string) =>
    JSON.stringify(askMessage(timed, timed, { zone, managersZone: 'Europe/Berlin', now }).blocks);
  expect(said('Asia/Kolkata')).toContain('*Due:* Friday 26 March at 19:30');
  expect(said('Europe/Berlin')).toContain('*Due:* Friday 26 March at 15:00');
});

test.each([
  ['delegate', 'manager', 'proposed', []],
  ['delegate', 'manager', 'accepted', ['Hand in']],
  ['manager', 'delegate', 'accepted', ['Hand over', 'Take back']],
  ['manager', 'delegate', 'handed-in', ['It is done', 'Hand over', 'Take back']],
] as const)(
  'what is overdue offers the %s, whose %s has left and which is %s, %j',
  (to, other, state, offered) => {
    const left = { manager: other === 'manager', delegate: other === 'delegate' };
    const one = {
      ...delegation,
      state,
      hasLeft: left,
      dueOn: Temporal.PlainDate.from('2027-03-12'),
    };
    const { blocks } = overdueMessage([{ delegation: one, to, reader }]);
    const [buttons] = blocks.filter((block) => block.type === 'actions');
    const labels = buttons?.elements.map((each) => ('text' in each ? each.text.text : ''));
    expect(labels ?? []).toEqual(offered);
  },
);

test('a list says what is overdue without scolding', () => {
  const late: Delegation = {
    ...delegation,
    state: 'accepted',
    dueOn: now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 3 }),
  };
  const page = {
    given: [{ delegation: late, arrives: null, nextCheckIn: null, leftOut: 0 }],
    owned: [],
    listing: fromTheFirst,
    hasMore: false,
  };
  expect(JSON.stringify(listView(page, reader))).toContain('was due Friday 12 March');
});

test('says how a request that is not delivered yet stands, as far as anybody can tell', () => {
  const waiting: Delegation = { ...delegation, delivery: 'waiting' };
  const said = (delivery: Delegation['delivery'], arrives: Temporal.Instant | null) => {
    const listed = { delegation: { ...waiting, delivery }, arrives, nextCheckIn: null, leftOut: 0 };
    return JSON.stringify(
      listView({ given: [listed], owned: [], listing: fromTheFirst, hasMore: false }, reader),
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

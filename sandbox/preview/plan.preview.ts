import { atAll, type Looking, pageOf } from '../../src/coach/catalogue.ts';
import { catalogueView } from '../../src/coach/catalogue.view.ts';
import { practicesAfter } from '../../src/coach/happening.ts';
import { happeningView, toldView } from '../../src/coach/happening.view.ts';
import { noHistory } from '../../src/coach/history.ts';
import type { Manager } from '../../src/coach/manager.ts';
import { type Choice, planWeek } from '../../src/coach/plan.ts';
import { askedForm, whichPractice } from '../../src/coach/practice.view.ts';
import { type Besides, comingWeek, type NudgeEntry } from '../../src/coach/week.ts';
import { swapView, weekView } from '../../src/coach/week.view.ts';
import {
  catalogue,
  type Practice,
  practiceByKey,
  toldTriggers,
} from '../../src/practices/index.ts';
import { localDate } from '../../src/time/wall.ts';
import { previewsOf } from './preview.ts';
import { at, date, longest, manager, now, when, zone } from './sample.ts';

const { messages, modals } = previewsOf('coach');

const today = localDate(now, zone);
const unchanged = { practice: null, movedTo: null, isDropped: false };
const team = { ...noHistory, hasTeam: true };

function known(key: string): Practice {
  const practice = practiceByKey(key);
  if (!practice) throw new Error(`there is no practice "${key}"`);
  return practice;
}

const besides: Besides = {
  vision: [{ startsAt: at('2027-03-16T08:00Z'), endsAt: at('2027-03-16T10:00Z') }],
  agreed: [
    {
      kind: 'agreed',
      at: at('2027-03-18T10:30Z'),
      practice: known('open-decisions'),
      plan: null,
    },
    {
      kind: 'agreed',
      at: at('2027-03-18T13:00Z'),
      practice: known('thank-the-unthanked'),
      plan: { when: 'my one-to-one with Ana begins', will: 'thank her for the login fix & more' },
    },
  ],
};

function week(
  of: { manager?: Manager; history?: typeof team; besides?: Besides } = {},
  besidesThat: { notice?: string; slowedTo?: number } = {},
) {
  const whose = of.manager ?? manager;
  const entries = comingWeek(whose, of.history ?? team, of.besides ?? besides, now);
  return weekView({
    manager: whose,
    entries,
    known: new Map(),
    slowedTo: besidesThat.slowedTo ?? null,
    notice: besidesThat.notice ?? null,
    now,
  });
}

const nothing: Besides = { vision: [], agreed: [] };
const allMuted = { ...team, muted: new Set(catalogue.map(({ key }) => key)) };
const [first] = planWeek(manager, team, now);
if (!first) throw new Error('the preview has no nudge to swap');
const entry: NudgeEntry = {
  kind: 'nudge',
  at: first.at,
  slot: first,
  change: null,
  instead: null,
  free: [],
};
const others = catalogue.slice(0, 4).map((practice): Choice => {
  return { practice, wording: '', about: null, reason: { why: 'rested', days: 40 } };
});

const none: ReadonlySet<string> = new Set();
const slots = planWeek(manager, team, now);

function allHabits(
  how: Partial<Looking> = {},
  of: { query?: string; muted?: ReadonlySet<string>; notice?: string } = {},
) {
  const { query = '', muted = none, notice = null } = of;
  const looking = { ...atAll, ...how };
  const page = pageOf(looking, query, { muted });
  return catalogueView({ how: looking, query, page, muted, slots, today, notice });
}

const pick = { planned: first.planned.toString(), seen: first.practice.key };
const obstacle = known('remove-an-obstacle');
const practices = [obstacle];

export const planPreviews = [
  ...modals('weekView', {
    'as planned': week(),
    'moved, chosen and dropped': week(
      {
        history: {
          ...team,
          changes: [
            { ...unchanged, date: date('2027-03-17'), movedTo: date('2027-03-18') },
            { ...unchanged, date: date('2027-03-19'), isDropped: true },
            { ...unchanged, date: date('2027-03-22'), practice: 'yes-and' },
          ],
        },
        besides: nothing,
      },
      { notice: 'Dropped. Friday 19 March has no nudge.' },
    ),
    'what was chosen is muted by now': week({
      history: {
        ...team,
        muted: new Set(['yes-and']),
        changes: [{ ...unchanged, date: date('2027-03-17'), practice: 'yes-and' }],
      },
    }),
    'five a week, slowed down': week({ manager: { ...manager, pace: 5 } }, { slowedTo: 2 }),
    'days off': week({
      manager: {
        ...manager,
        daysOff: {
          ...manager.daysOff,
          spans: [{ from: date('2027-03-18'), to: date('2027-03-19') }],
        },
      },
    }),
    paused: week({ manager: { ...manager, pause: { until: null } }, besides: nothing }),
    'no day for nudges': week({ manager: { ...manager, workingDays: [2] } }),
    'everything muted': week({ history: allMuted }),
  }),
  ...modals('swapView', {
    'four others': swapView({ entry, others, known: new Map(), today }),
    'no other': swapView({ entry, others: [], known: new Map(), today }),
  }),
  ...modals('catalogueView', {
    'as it opens': allHabits(),
    'the last page': allHabits({ page: 99 }),
    'one theme': allHabits({ theme: 'vision' }),
    'one hat, found by a word': allHabits({ hat: 'leader' }, { query: 'thanks' }),
    'nothing found': allHabits({}, { query: longest(100) }),
    'only muted': allHabits(
      { onlyMuted: true },
      { muted: new Set(['yes-and', 'which-hat']), notice: 'Muted: “Which hat did you wear?”' },
    ),
    'none muted any more': allHabits({ onlyMuted: true }),
    'for a day': allHabits({ pick }),
    'for a day that is over': allHabits({ pick: { ...pick, planned: '2027-03-01' } }),
  }),
  ...modals('happeningView', {
    'nothing told yet': happeningView([], when),
    'told before': happeningView(
      [
        { id: 'a', what: 'setback', at: at('2027-03-15T09:00Z') },
        { id: 'b', what: 'one-on-one', at: at('2027-03-04T09:00Z') },
      ],
      when,
    ),
  }),
  ...modals(
    'toldView',
    Object.fromEntries([
      ...toldTriggers.map((what) => [
        what,
        toldView({ id: 'a', what, at: now }, practicesAfter(what, none)),
      ]),
      ['all of it muted', toldView({ id: 'a', what: 'incident', at: now }, [])],
    ]),
  ),
  ...modals('askedForm', { 'one of them': askedForm('{}', obstacle, obstacle.why) }),
  ...messages('whichPractice', {
    several: whichPractice('vision', { practices: catalogue.slice(0, 3), by: 'name' }),
    'more than are shown': whichPractice('a', { practices: catalogue.slice(0, 9), by: 'name' }),
    'one by a word': whichPractice('obstacle', { practices, by: 'name' }),
    'by subject': whichPractice('stress', { practices: catalogue.slice(0, 3), by: 'subject' }),
    'one by subject': whichPractice('blocker', { practices, by: 'subject' }),
    'a near miss': whichPractice('remve obstacle', { practices, by: 'likeness' }),
    'near to several': whichPractice('visoin', {
      practices: catalogue.slice(0, 3),
      by: 'likeness',
    }),
    nothing: whichPractice('pizza <!here>', { practices: [], by: 'name' }),
    'nothing, said at length': whichPractice(longest(2000), { practices: [], by: 'name' }),
  }),
];

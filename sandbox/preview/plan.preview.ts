import { noHistory } from '../../src/coach/history.ts';
import type { Manager } from '../../src/coach/manager.ts';
import { type Choice, planWeek } from '../../src/coach/plan.ts';
import { type Besides, comingWeek, type NudgeEntry } from '../../src/coach/week.ts';
import { swapView, weekView } from '../../src/coach/week.view.ts';
import { catalogue, practiceByKey } from '../../src/practices/index.ts';
import { localDate } from '../../src/time/wall.ts';
import { previewsOf } from './preview.ts';
import { at, date, manager, now, zone } from './sample.ts';

const { modals } = previewsOf('coach');

const today = localDate(now, zone);
const unchanged = { practice: null, movedTo: null, isDropped: false };
const team = { ...noHistory, hasTeam: true };

const besides: Besides = {
  vision: [{ startsAt: at('2027-03-16T08:00Z'), endsAt: at('2027-03-16T10:00Z') }],
  agreed: [
    {
      kind: 'agreed',
      at: at('2027-03-18T10:30Z'),
      title: practiceByKey('open-decisions')?.title ?? '',
      said: 'You put it off until then.',
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
];

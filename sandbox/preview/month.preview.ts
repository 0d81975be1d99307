import { type Month, monthFrom, type Record, weeksOf } from '../../src/month/month.ts';
import {
  homeBlocks,
  monthMessage,
  onItsWayView,
  type Shown,
  withoutPicture,
} from '../../src/month/month.view.ts';
import { previewsOf } from './preview.ts';
import { ana, at, bo, crowd, crowdIds, karl, noor, zoe, zone } from './sample.ts';

const { blocks, messages, modals } = previewsOf('month');

const march = Temporal.PlainYearMonth.from('2027-03');
const day = (n: number, hour = 9) =>
  at(`2027-03-${String(n).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00Z`);
const nothing: Record = {
  habits: [],
  wins: [],
  kudos: [],
  celebrations: [],
  delegations: [],
  visionNotes: [],
  thanks: [],
};
const habits = (hat: Record['habits'][number]['hat'], days: readonly number[]) =>
  days.map((n) => ({ at: day(n, 10), hat }));

const usual = monthFrom(
  {
    habits: [
      ...habits('leader', [1, 5, 11]),
      ...habits('manager', [2, 8, 15, 17, 22]),
      ...habits('both', [12]),
    ],
    wins: [2, 3, 9, 17, 18, 19, 26].map((n) => day(n)),
    kudos: [day(5), day(19)],
    celebrations: [],
    delegations: [day(8), day(22)],
    visionNotes: [day(9, 11)],
    thanks: [ana.id, bo.id, zoe.id].map((person, i) => ({ person, at: day(5 + i) })),
  },
  march,
  zone,
);
const one = monthFrom({ ...nothing, wins: [day(3)] }, march, zone);
const many: Month = {
  month: march,
  hats: { leader: 340, both: 128, manager: 271 },
  wins: 212,
  winsByWeek: weeksOf(march).map((week, i) => ({ ...week, wins: [61, 48, 9, 92, 2][i] ?? 0 })),
  habits: 527,
  thanked: crowdIds,
};
const onlyManaged = monthFrom({ ...nothing, habits: habits('manager', [3, 4, 24]) }, march, zone);
const names = monthFrom(
  { ...nothing, thanks: [noor, karl, zoe].map(({ id: person }) => ({ person, at: day(3) })) },
  march,
  zone,
);

/** By the id of a file: the months whose pictures stand in these previews. */
export const pictured: Readonly<{ [file: string]: Month }> = {
  F0MONTHUSUAL: usual,
  F0MONTH0ONE: one,
  F0MONTH0MANY: many,
  F0MONTHMANAGED: onlyManaged,
  F0MONTH0NAMES: names,
};

function shown(month: Month, more: Partial<Shown> = {}): Shown {
  const picture = Object.keys(pictured).find((file) => pictured[file] === month) ?? null;
  return {
    month,
    picture,
    names: new Map(crowd.map(({ id, name }) => [id, name])),
    isThisMonth: true,
    earlier: march.subtract({ months: 1 }),
    later: null,
    ...more,
  };
}

const empty = monthFrom(nothing, march, zone);
const earlier = { isThisMonth: false, later: march.add({ months: 1 }) };

export const monthPreviews = [
  ...blocks('homeBlocks', {
    usual: homeBlocks(shown(usual)),
    'one win': homeBlocks(shown(one, { earlier: null })),
    'a very full month': homeBlocks(shown(many, earlier)),
    'one hat': homeBlocks(shown(onlyManaged, earlier)),
    'names of every kind': homeBlocks(shown(names)),
    'before Slack has the picture': homeBlocks(shown(usual, { picture: null })),
    'nothing yet': homeBlocks(shown(empty, { earlier: null })),
    'an empty month of before': homeBlocks(shown(empty, earlier)),
  }),
  ...messages('monthMessage', {
    usual: monthMessage(shown(usual)),
    'a very full month': monthMessage(shown(many)),
    'names of every kind': monthMessage(shown(names)),
  }),
  ...messages('withoutPicture', { usual: withoutPicture(monthMessage(shown(usual))) }),
  ...modals('onItsWayView', { usual: onItsWayView(march) }),
];

import {
  daysOffForm,
  holidaysField,
  holidaysKept,
  offKept,
  offRemoved,
  whichOff,
} from '../../src/people/days-off.view.ts';
import type { HolidayCalendar } from '../../src/people/holidays.ts';
import { previewsOf } from './preview.ts';
import { date } from './sample.ts';

const { messages, modals, blocks } = previewsOf('people');
/** The Tuesday of the other previews. */
const today = date('2027-03-16');

/** A calendar with one day, so that the pictures do not follow a library. */
function calendar(name: string, day: string, called: string): HolidayCalendar {
  return {
    country: 'DE',
    region: null,
    name,
    nameOf: (on) => (on.equals(date(day)) ? called : null),
  };
}

const germany = calendar('Germany, Berlin', '2027-03-26', 'Good Friday');
const longNamed = calendar(
  'South Georgia & South Sandwich Islands, Départements et régions d’outre-mer',
  '2028-02-29',
  'The Day of the Proclamation of the <Very> Long & Happy Constitution of the Republic',
);

const span = (from: string, to = from) => ({ from: date(from), to: date(to) });
const may = span('2027-05-03', '2027-05-14');
const many = Array.from({ length: 30 }, (_, i) => ({
  from: date('2027-04-01').add({ days: 5 * i }),
  to: date('2027-04-01').add({ days: 5 * i + 1 }),
}));

const kept = { span: may, back: date('2027-05-17'), said: [], today };

export const peoplePreviews = [
  ...modals('daysOffForm', {
    'none yet': daysOffForm({ spans: [], holidays: null, today }),
    'some, and public holidays': daysOffForm({
      spans: [span('2027-03-19'), may, span('2027-12-24', '2028-01-07')],
      holidays: germany,
      today,
    }),
    'more than fit, a long name': daysOffForm({ spans: many, holidays: longNamed, today }),
  }),
  ...blocks('holidaysField', { 'in another form': [holidaysField(germany)] }),
  ...messages('whichOff', {
    'May or February': whichOff([may, span('2028-02-05')], null, today),
    'no such day': whichOff([span('2027-04-30'), span('2027-05-01')], '31 April', today),
  }),
  ...messages('offKept', {
    'two weeks': offKept(kept),
    'a day': offKept({ ...kept, span: span('2027-03-17'), back: date('2027-03-18') }),
    'vision time has to go elsewhere': offKept({
      ...kept,
      said: [
        'The vision time that you had moved to Thursday 6 May at 9:00 does not fit any more, and its week has no day left for it.',
      ],
    }),
    'no working day after it': offKept({ ...kept, back: null }),
  }),
  ...messages('offRemoved', { 'two weeks': offRemoved(may, today) }),
  ...messages('holidaysKept', {
    chosen: holidaysKept(germany, today),
    'a long name': holidaysKept(longNamed, today),
    none: holidaysKept(null, today),
  }),
];

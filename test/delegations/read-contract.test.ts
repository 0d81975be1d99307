import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReadContract, readContract } from '../../src/delegations/read-contract.ts';
import { formatTime, localDate } from '../../src/time/wall.ts';
import { instant, someMoment } from '../time/some.ts';

/** Wednesday 17 March 2027, 10:00 in Berlin. */
const wednesday = { now: instant('2027-03-17T09:00Z'), zone: 'Europe/Berlin' };
/** Friday 19 March 2027, 10:00 in Berlin. */
const friday = { now: instant('2027-03-19T09:00Z'), zone: 'Europe/Berlin' };

function due({ due }: ReadContract): string {
  if (!due) return '';
  return due.time ? `${due.date.toString()} ${formatTime(due.time)}` : due.date.toString();
}

function asked({ ambiguities }: ReadContract): string[] {
  return ambiguities.flatMap(({ why, choices }) => [why, ...choices.map(({ says }) => says)]);
}

test('everything in one line', () => {
  const typed =
    '<@U0ANA> 5-page Q3 retention report by Friday 3pm, decide but tell me first, can spend up to $500';
  expect(readContract(typed, wednesday)).toEqual({
    delegate: 'U0ANA',
    outcome: '5-page Q3 retention report',
    due: {
      date: Temporal.PlainDate.from('2027-03-19'),
      time: Temporal.PlainTime.from('15:00'),
    },
    authority: 'tell-first',
    limit: 'can spend up to $500',
    ambiguities: [],
    taken: { due: 'by Friday 3pm', authority: 'decide but tell me first' },
  });
});

describe('a date', () => {
  test.each<[typed: string, outcome: string, due: string]>([
    // Introduced, anywhere.
    ['Report by Friday', 'Report', '2027-03-19'],
    ['Report by Friday 3pm', 'Report', '2027-03-19 15:00'],
    ['Report by fri at 15:00', 'Report', '2027-03-19 15:00'],
    ['By Friday, draft the letter to parents', 'draft the letter to parents', '2027-03-19'],
    ['Send by Friday the report to the board', 'Send the report to the board', '2027-03-19'],
    ['Report (due Friday)', 'Report', '2027-03-19'],
    ['Report (by Friday 3pm) for the board', 'Report for the board', '2027-03-19 15:00'],
    ['Report - by Friday - for the board', 'Report - for the board', '2027-03-19'],
    ['deadline: 20 March. 5-page report', '5-page report', '2027-03-20'],
    ['Report, no later than 20 March', 'Report', '2027-03-20'],
    ['Report by Friday at the latest', 'Report', '2027-03-19'],
    ['Cover the desk until Friday', 'Cover the desk', '2027-03-19'],
    ['Window before Friday noon', 'Window', '2027-03-19 12:00'],
    ['Workshop on Friday', 'Workshop', '2027-03-19'],
    ['Report\nby Friday\nfor the board', 'Report\nfor the board', '2027-03-19'],
    ['Kick-off on 12 May, agenda by 5 May', 'Kick-off on 12 May, agenda', '2027-05-05'],
    // Alone, at the end or after a comma.
    ['Report, Friday 3pm', 'Report', '2027-03-19 15:00'],
    ['Send the invoices tomorrow', 'Send the invoices', '2027-03-18'],
    ['Send the invoices tomorrow morning', 'Send the invoices', '2027-03-18'],
    ['Draft in two weeks', 'Draft', '2027-03-31'],
    ['Report, EOD', 'Report', '2027-03-17'],
    ['Report within 3 days', 'Report', '2027-03-20'],
    // Every way to say it.
    ['Report by tonight', 'Report', '2027-03-17'],
    ['Report by 2027-03-20', 'Report', '2027-03-20'],
    ['Report by 20 March', 'Report', '2027-03-20'],
    ['Report by March 20, 2027, for the board', 'Report, for the board', '2027-03-20'],
    ['Report by Saturday, 20 March', 'Report', '2027-03-20'],
    ['Report by the 20th', 'Report', '2027-03-20'],
    ['Report by 20th', 'Report', '2027-03-20'],
    ['Report by Friday, 5 pages', 'Report, 5 pages', '2027-03-19'],
    ['Report due in 10 days', 'Report', '2027-03-27'],
    ['Report by the 3rd', 'Report', '2027-04-03'],
    ['Report by 13/4', 'Report', '2027-04-13'],
    ['Report by 4/13', 'Report', '2027-04-13'],
    ['Report by 4/4', 'Report', '2027-04-04'],
    ['Report by 3.4.2027', 'Report', '2027-04-03'],
    ['Report by 03.04.27', 'Report', '2027-04-03'],
    ['Report by 10.04.27', 'Report', '2027-04-10'],
    ['Report by 5.6.27', 'Report', '2027-06-05'],
    ['Report by 01.02.28 at 15:00', 'Report', '2028-02-01 15:00'],
    ['Report by Sat 10.04.27', 'Report', '2027-04-10'],
    ['Report by Saturday 3/4/2027', 'Report', '2027-04-03'],
    ['Report by 20-3-2027', 'Report', '2027-03-20'],
    ['Report by end of next week', 'Report', '2027-03-26'],
    ['Report by the end of the month', 'Report', '2027-03-31'],
    ['Report by end of June', 'Report', '2027-06-30'],
    ['Report by EOD Friday', 'Report', '2027-03-19'],
    ['Report by close of business', 'Report', '2027-03-17'],
    ['Report by Friday next week', 'Report', '2027-03-26'],
    ['Report by next Monday', 'Report', '2027-03-22'],
    ['Report by 5pm', 'Report', '2027-03-17 17:00'],
    // A time behind or before the day.
    ['Report by the 20th at 3pm', 'Report', '2027-03-20 15:00'],
    ['Report by the 20th 3pm', 'Report', '2027-03-20 15:00'],
    ['Report by Friday the 19th at 3pm', 'Report', '2027-03-19 15:00'],
    ['Report by Friday next week at 3pm', 'Report', '2027-03-26 15:00'],
    ['Report by end of next week, 3pm', 'Report', '2027-03-26 15:00'],
    ['Report by 3/20 at noon', 'Report', '2027-03-20 12:00'],
    ['Report by 3pm on the 20th', 'Report', '2027-03-20 15:00'],
    ['Report by noon on the 20th', 'Report', '2027-03-20 12:00'],
    ['Report by this time tomorrow', 'Report', '2027-03-18 10:00'],
    ['Report by this time next week', 'Report', '2027-03-24 10:00'],
    ['Report by lunchtime Monday', 'Report', '2027-03-22'],
    ['Report by first thing Monday', 'Report', '2027-03-22'],
    ['Report before lunch on Friday', 'Report', '2027-03-19'],
    ['Report by the end of Thursday', 'Report', '2027-03-18'],
    ['Report by Friday 3pm our time', 'Report', '2027-03-19 15:00'],
    ['Report by Friday by noon', 'Report', '2027-03-19 12:00'],
    ['Report by Friday by 5pm', 'Report', '2027-03-19 17:00'],
    ['Report by Friday, by 5pm', 'Report', '2027-03-19 17:00'],
    ['Report by Friday before 5pm for Kim', 'Report for Kim', '2027-03-19 17:00'],
    ['Report by the 20th by half past nine', 'Report', '2027-03-20 09:30'],
    ['Report on Friday by 3pm', 'Report', '2027-03-19 15:00'],
    ['Report on Friday no later than 3pm', 'Report', '2027-03-19 15:00'],
    ['Cover the desk on Friday until 5pm', 'Cover the desk', '2027-03-19 17:00'],
    ['Report by tomorrow by 3pm', 'Report', '2027-03-18 15:00'],
    ['Report Friday by noon', 'Report', '2027-03-19 12:00'],
    ['Report by noon, Friday', 'Report', '2027-03-19 12:00'],
    ['Report, tomorrow by noon', 'Report', '2027-03-18 12:00'],
    ['Report in 3 days by noon', 'Report', '2027-03-20 12:00'],
    ['Send today the report by noon', 'Send today the report', '2027-03-17 12:00'],
    ['Report by today by 5pm', 'Report', '2027-03-17 17:00'],
    ["Slides for Friday's meeting by noon", "Slides for Friday's meeting", '2027-03-17 12:00'],
    ['March numbers by noon', 'March numbers', '2027-03-17 12:00'],
    ['Fix what broke yesterday by noon', 'Fix what broke yesterday', '2027-03-17 12:00'],
    ['Banner “by Friday” by noon', 'Banner “by Friday”', '2027-03-17 12:00'],
    ['You may leave the 2nd floor by noon', 'You may leave the 2nd floor', '2027-03-17 12:00'],
    ['Three shops by the 20th at 3 places', 'Three shops at 3 places', '2027-03-20'],
    ['Table for the team lunch Friday', 'Table for the team lunch', '2027-03-19'],
    ['Report by last Friday in March', 'Report', '2027-03-26'],
    ['Report by the first Monday of April', 'Report', '2027-04-05'],
    ['Report by the last working day of May', 'Report', '2027-05-31'],
    // A weekday and a number.
    ['Report by Fri 19', 'Report', '2027-03-19'],
    ['Report by Mon 22', 'Report', '2027-03-22'],
    ['Report by Tue 23 at 3pm', 'Report', '2027-03-23 15:00'],
    ['Report by Sat 20', 'Report', '2027-03-20'],
    ['Report by Friday 26 for Kim', 'Report for Kim', '2027-03-26'],
    ['Report by Fri 26th', 'Report', '2027-03-26'],
    // Before something begins.
    ['Report before June', 'Report', '2027-05-31'],
    ['Report before next month', 'Report', '2027-03-31'],
    ['Report before Q2', 'Report', '2027-03-31'],
    ['Report before the weekend', 'Report', '2027-03-19'],
    // Other ways to say it.
    ['Report by 20th March', 'Report', '2027-03-20'],
    ['Report by 3rd April at 4pm', 'Report', '2027-04-03 16:00'],
    ['Report by the first of April', 'Report', '2027-04-01'],
    ['Report  by  Friday  3pm', 'Report', '2027-03-19 15:00'],
    ['Report by\tthe  20th  for Kim', 'Report for Kim', '2027-03-20'],
    ['Report by year end', 'Report', '2027-12-31'],
    ['Report by month-end', 'Report', '2027-03-31'],
    ['Report by the end of Q2', 'Report', '2027-06-30'],
    ['Report in 10 working days', 'Report', '2027-03-31'],
    ['Report within three business days', 'Report', '2027-03-22'],
    ['Report by Friday or sooner', 'Report', '2027-03-19'],
    ['Report by Friday pls', 'Report pls', '2027-03-19'],
    ['Report by midnight', 'Report', '2027-03-17'],
    ['Report by 15 October', 'Report', '2027-10-15'],
    // In the past: read, and refused by the form.
    ['Report by yesterday', 'Report', '2027-03-16'],
    ['Report by last Friday', 'Report', '2027-03-12'],
    ['Report, 2 days ago', 'Report', '2027-03-15'],
    // A zone that is typed.
    ['Report by Friday 3pm EST', 'Report', '2027-03-19 21:00'],
    ['Report by Friday 11pm EST', 'Report', '2027-03-20 05:00'],
    ['Report by Friday 3pm CEST', 'Report', '2027-03-19 15:00'],
    ['Report by Friday 3pm (CET)', 'Report', '2027-03-19 15:00'],
    ['Report (by Friday 3pm (CET)) for Kim', 'Report for Kim', '2027-03-19 15:00'],
    ['Report by Friday 15h30', 'Report', '2027-03-19 15:30'],
  ])('%j', (typed, outcome, date) => {
    const read = readContract(typed, wednesday);
    expect([read.outcome, due(read), ...asked(read)]).toEqual([outcome, date]);
  });

  test.each([
    '5-page Q3 report',
    'the March report',
    'Retention report for March',
    'The plan for 2027',
    '2027 plan',
    'Slides for Friday',
    'Minutes of Tuesday',
    'Prepare the 1:1',
    'Release 2.10.3',
    'Release 2.10',
    'v2.1 by 1.5',
    'Fix the printer, $500',
    'Prices from $5.99 to $10',
    'Cut costs by 20%',
    'Report by 4.13.27',
    'Ship 2.10.27',
    'Cut costs by 3/4',
    'Reduce defects by 5',
    'Grow sign-ups by 2027',
    'Support 24/7',
    '"Done by Friday" banner removed',
    'Rename the “due Friday” label',
    'https://example.com/by/Friday',
    "Report on Friday's outage",
    'By Friday’s meeting',
    'Find out what broke on Friday',
    'Fix what we agreed yesterday',
    'Research on Monday.com',
    'Offers for Black Friday',
    'Window ready before Black Friday',
    'Floor plan signed by May',
    'You may',
    'by the 3rd attempt',
    'Sign on the 2nd floor',
    'Sign by the March gate',
    'The cat sat',
    'by sat nav',
    'Stand-up every Friday',
    'Report not before Friday',
    'Report before I leave on Friday',
    'Report by half 3 on Friday',
    'Report by Friday 10 people',
    'Shop decorated by Christmas Ltd',
    'Office open Monday to Friday',
    'Shifts Monday, Wednesday, Friday',
    'Cover the desk from Monday to Friday',
    'Run the pilot for 2 weeks',
    'Renew the lease before it ends on 31 May',
    'Party on the 20th floor',
    'Move the Friday stand-up to Monday',
    'Meet at 3pm',
    'Speak to April about the rota now',
    '',
  ])('is none: %j', (typed) => {
    const read = readContract(typed, friday);
    expect([read.outcome, due(read), ...asked(read)]).toEqual([typed, '']);
  });
});

describe('what may mean two dates is asked', () => {
  test.each<[typed: string, why: string, ...choices: string[]]>([
    ['Report by 3/4', 'day-or-month', 'Saturday 3 April', 'Saturday 4 March 2028'],
    ['Report by 3/4/2027', 'day-or-month', 'Saturday 3 April', 'Thursday 4 March'],
    ['Report by 5-6-2027', 'day-or-month', 'Saturday 5 June', 'Thursday 6 May'],
    ['Report by 3-4-27', 'day-or-month', 'Saturday 3 April', 'Thursday 4 March'],
    ['Report by Friday', 'which-one', 'Friday 19 March', 'Friday 26 March'],
    ['Report by Friday 3pm', 'which-one', 'Friday 19 March at 15:00', 'Friday 26 March at 15:00'],
    ['Report by Friday 9am', 'time-is-over', 'Friday 26 March at 9:00', 'Friday 19 March'],
    ['Report by 9am', 'time-is-over', 'Saturday 20 March at 9:00', 'Friday 19 March'],
    [
      'Call them in the morning',
      'which-morning',
      'Friday 19 March',
      'Saturday 20 March',
      'Monday 22 March',
    ],
    ['Report by May', 'which-day', 'Saturday 1 May', 'Monday 31 May'],
    ['Report by mid May', 'which-day', 'Saturday 15 May', 'Thursday 20 May'],
    ['Report by next week', 'which-day', 'Monday 22 March', 'Friday 26 March'],
    ['Report, last week', 'which-day', 'Monday 8 March', 'Friday 12 March'],
    ['Report by the weekend', 'which-day', 'Friday 19 March', 'Sunday 21 March'],
    ['Report by 15 January', 'which-one', 'Saturday 15 January 2028', 'Friday 15 January'],
    ['Report by 2 March', 'which-one', 'Thursday 2 March 2028', 'Tuesday 2 March'],
    ['Report by Friday 21 March', 'weekday-differs', 'Friday 19 March', 'Sunday 21 March'],
    ['Report before Tuesday', 'that-day-or-before', 'Monday 22 March', 'Tuesday 23 March'],
    [
      'Report by Tuesday at 5',
      'which-half',
      'Tuesday 23 March at 17:00',
      'Tuesday 23 March at 5:00',
    ],
    [
      'Report by Monday half past two',
      'which-half',
      'Monday 22 March at 14:30',
      'Monday 22 March at 2:30',
    ],
    [
      'Report by Monday 3pm your time',
      'whose-clock',
      'Monday 22 March at 15:00',
      'Monday 22 March',
    ],
    ['Report by Mon 5', 'which-one', 'Monday 22 March at 17:00', 'Monday 5 April'],
    [
      'Report by Mon 15',
      'which-one',
      'Monday 12 April',
      'Thursday 15 April',
      'Monday 22 March at 15:00',
    ],
    ['Report before August', 'which-day', 'Friday 30 July', 'Saturday 31 July'],
    ['Report before next week', 'which-day', 'Friday 19 March', 'Sunday 21 March'],
    ['Report before Christmas', 'which-day', 'Friday 24 December', 'Saturday 25 December'],
    ['Report by Monday or Tuesday', 'two-dates', 'Monday 22 March', 'Tuesday 23 March'],
  ])('%j', (typed, ...expected) => {
    const read = readContract(typed, friday);
    expect(asked(read)).toEqual(expected);
    expect(read.due).toBeNull();
    expect(read.outcome).toBe(/^\w+(?: them)?/.exec(typed)?.[0]);
  });

  test.each<[typed: string, zone: string, due: string]>([
    ['3pm EST', 'America/New_York', '2027-07-09 15:00'],
    ['3pm ET', 'America/New_York', '2027-07-09 15:00'],
    ['3pm PST', 'America/New_York', '2027-07-09 19:00'],
    ['3pm GMT', 'Europe/London', '2027-07-09 15:00'],
    ['3pm GMT', 'Europe/Lisbon', '2027-07-09 16:00'],
    ['3pm EST', 'Australia/Sydney', '2027-07-09 15:00'],
    ['3pm CST', 'Asia/Shanghai', '2027-07-09 15:00'],
    ['3pm IST', 'Asia/Kolkata', '2027-07-09 15:00'],
  ])('the own clock by its name, in either season: %s in %s', (typed, zone, expected) => {
    const july = { now: instant('2027-07-07T14:00Z'), zone };
    expect(due(readContract(`Report by Friday ${typed}`, july))).toBe(expected);
  });

  test('the name of a clock that several lands have', () => {
    expect(asked(readContract('Report by Friday 3pm CST', wednesday))).toEqual([
      'whose-clock',
      'Friday 19 March at 22:00',
      'Friday 19 March at 8:00',
    ]);
  });

  test('"next Friday" in the middle of a week', () => {
    const read = readContract('Report by next Friday', wednesday);
    expect(asked(read)).toEqual(['which-one', 'Friday 19 March', 'Friday 26 March']);
    expect(due(readContract('Report by next Friday', friday))).toBe('2027-03-26');
  });

  test.each<[typed: string, ...choices: string[]]>([
    ['Slides for Friday by noon', 'Friday 19 March at 12:00', 'Wednesday 17 March at 12:00'],
    ['Report by Friday ideally by noon', 'Friday 19 March at 12:00', 'Wednesday 17 March at 12:00'],
    [
      'Find out what broke on Friday by noon',
      'Friday 19 March at 12:00',
      'Wednesday 17 March at 12:00',
    ],
    [
      'Report by next week by noon',
      'Monday 22 March at 12:00',
      'Friday 26 March at 12:00',
      'Wednesday 17 March at 12:00',
    ],
    ['Report by noon ready for Friday', 'Wednesday 17 March at 12:00', 'Friday 19 March at 12:00'],
    [
      'Move the stand-up to Monday by 9am',
      'Monday 22 March at 9:00',
      'Thursday 18 March at 9:00',
      'Wednesday 17 March',
    ],
  ])('a time of today beside another day: %j', (typed, ...choices) => {
    const read = readContract(typed, wednesday);
    expect(asked(read)).toEqual(['two-dates', ...choices]);
    expect([read.outcome, read.due, read.taken.due]).toEqual([typed, null, null]);
  });

  test.each([
    'Draft by Monday, final by Tuesday',
    'Draft by Monday, final Tuesday',
    'Draft due in 3 days, final due in 4 days',
  ])('two dates stay where they are: %j', (typed) => {
    const read = readContract(typed, friday);
    expect(asked(read)).toEqual(['two-dates', 'Monday 22 March', 'Tuesday 23 March']);
    expect([read.outcome, read.due, read.taken.due]).toEqual([typed, null, null]);
  });
});

describe('authority', () => {
  test.each<[typed: string, level: string | null, limit: string | null, outcome?: string]>([
    ['Broken freezer, just look into it and report', 'report', null, 'Broken freezer'],
    ['Broken freezer. Report back to me.', 'report', null, 'Broken freezer.'],
    ['New logo, recommend, I decide', 'recommend', null, 'New logo'],
    ['New logo, you propose and I decide', 'recommend', null, 'New logo'],
    ['New logo by Friday, your recommendation', 'recommend', null, 'New logo'],
    ['New logo, decide but tell me first', 'tell-first', null, 'New logo'],
    ['New logo, ask me before you order', 'tell-first', null, 'New logo'],
    ['New logo, decide and tell me after', 'tell-after', null, 'New logo'],
    ['New logo - tell me afterwards', 'tell-after', null, 'New logo'],
    ["New logo, it's yours", 'own', null, 'New logo'],
    ['New logo, your call', 'own', null, 'New logo'],
    ['New logo you decide but tell me first', 'tell-first', null, 'New logo'],
    ['New logo it’s yours!', 'own', null],
    ['New logo Friday, full authority', 'own', null, 'New logo'],
    ['New logo, full authority but not the website', 'own', 'but not the website', 'New logo'],
    ['New logo, just report', 'report', null, 'New logo'],
    ['New logo, report to me', 'report', null, 'New logo'],
    ['New logo, full authority, except the website', 'own', 'except the website', 'New logo'],
    ['Training, max 2 days of work', null, 'max 2 days of work', 'Training'],
    ["New logo, it's yours up to €500", 'own', 'up to €500', 'New logo'],
    ['New logo, can spend up to $500', null, 'can spend up to $500', 'New logo'],
    ['New logo, up to 2 days', null, 'up to 2 days', 'New logo'],
    ['New logo, budget: 1.500 euros', null, 'budget: 1.500 euros', 'New logo'],
    ['New logo, max 3 hours, by Friday', null, 'max 3 hours', 'New logo'],
    ['New logo, but not the API', null, 'but not the API', 'New logo'],
    ['New login without touching the API', null, 'without touching the API', 'New login'],
    [
      'New login, up to 2 days, but not the API',
      null,
      'up to 2 days, but not the API',
      'New login',
    ],
  ])('%j', (typed, level, limit, outcome) => {
    const read = readContract(typed, wednesday);
    expect([read.authority, read.limit]).toEqual([level, limit]);
    expect(read.outcome).toBe(outcome ?? 'New logo!');
  });

  test.each([
    'The logo is your call',
    'Only spend up to $50 on flowers',
    'Tell me first',
    'just look into it and report',
    'Decide who gets the room',
    'Rent the van for up to 2 days',
    'Workshop for up to 20 people',
    'Poster “your call”',
    'Report about full authority',
    'Churn analysis: report',
    'Q3 churn numbers, report',
    'Customer visits - report',
    'Write three things: mission, values, report',
    'Answer all mails but not those from legal',
    'All shops, except Graz',
    'Training for the team, max 2 days',
    'Customer workshop, up to 3 hours',
    'A list of what is up to you',
  ])('is none: %j', (typed) => {
    const { authority, limit, outcome } = readContract(typed, wednesday);
    expect([authority, limit, outcome]).toEqual([null, null, typed]);
  });
});

describe('whatever is typed', () => {
  const pieces = fc.constantFrom(
    '5-page report',
    'the March numbers',
    'for the board',
    'by Friday',
    'by 3/4',
    'tomorrow',
    'next Friday',
    'on Friday',
    'due 20 March',
    '(by Monday)',
    'before May',
    'in the morning',
    "it's yours",
    'your call',
    'recommend, I decide',
    'decide but tell me first',
    'report back',
    'can spend up to $500',
    'up to 2 days',
    'but not the API',
    'without touching the API',
    '<@U0BO>',
    '“by Friday”',
    '"',
    '(',
    ')',
    '-',
    '…',
    '€5',
    '1:1',
    'v2.10',
    '24/7',
    'at 5',
    'by noon',
    'before 5pm',
  );
  const glue = fc.constantFrom(' ', ', ', '. ', '\n', ' – ', '; ', ' and ', '');
  const sentence = fc
    .array(fc.tuple(pieces, glue), { maxLength: 8 })
    .map((parts) => parts.flat().join('').trim());
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.toSorted() ?? [];

  test('no word is lost', () => {
    const typed = fc.oneof(
      sentence,
      fc.string({ unit: 'binary' }).map((text) => text.trim()),
    );
    fc.assert(
      fc.property(typed, someMoment, (text, { at, zone }) => {
        const { delegate, outcome, limit, taken } = readContract(text, { now: at, zone });
        const kept = [delegate, outcome, limit, taken.due, taken.authority].join(' ');
        expect(words(kept)).toEqual(words(text));
      }),
      { numRuns: 500 },
    );
  });

  test('a date is one of the choices, or none', () => {
    fc.assert(
      fc.property(sentence, someMoment, (text, { at, zone }) => {
        const { due, ambiguities } = readContract(text, { now: at, zone });
        expect(due === null || ambiguities.length === 0).toBe(true);
        for (const { choices } of ambiguities) expect(choices.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('days are those of the writer', () => {
    fc.assert(
      fc.property(someMoment, ({ at, zone }) => {
        const where = { now: at, zone };
        const today = localDate(at, zone);
        const date = (text: string) => due(readContract(`Report by ${text}`, where));
        expect(date('today')).toBe(today.toString());
        expect(date('tomorrow')).toBe(today.add({ days: 1 }).toString());
        expect(date('yesterday')).toBe(today.subtract({ days: 1 }).toString());
        expect(date('Thursday next week')).toMatch(/-\d\d-\d\d$/);
        const coming = Temporal.PlainDate.from(date('the 20th'));
        expect(coming.day).toBe(20);
        expect(today.until(coming, { largestUnit: 'day' }).days).toBeLessThan(31);
      }),
    );
  });

  test('hours are counted over a change of the clocks', () => {
    const where = { now: instant('2027-03-28T00:30Z'), zone: 'Europe/Berlin' };
    expect(due(readContract('Report in 2 hours', where))).toBe('2027-03-28 04:30');
  });
});

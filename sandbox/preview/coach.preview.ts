import { welcomeBack, withWelcome } from '../../src/coach/back.view.ts';
import { help, helpOn, settingsKept, setupForm, unknownWord } from '../../src/coach/coach.view.ts';
import { homeBlocks, welcome } from '../../src/coach/home.view.ts';
import { paused, pauseForm, resumed, whichPause } from '../../src/coach/pause.view.ts';
import { purposeLength } from '../../src/coach/settings.ts';
import { noDaysOff } from '../../src/people/index.ts';
import { catalogue } from '../../src/practices/index.ts';
import { previewsOf } from './preview.ts';
import {
  ana,
  at,
  bo,
  crowdIds,
  date,
  fresh,
  growing,
  longChannel,
  longest,
  manager,
  now,
  outcome,
  rightToLeft,
  time,
  zone,
} from './sample.ts';

const { messages, modals, blocks } = previewsOf('coach');

const team = [ana.id, bo.id];
const full = { ...manager, teamChannel: longChannel, purpose: longest(purposeLength) };
const nextNudge = at('2027-03-17T09:00Z');
const nextVision = at('2027-03-16T08:00Z');
const kept = { manager, isNew: false, said: [], nextNudge, nextVision, now };
const form = { manager, team, isNew: false, now };
const next = { at: nextNudge, title: 'Say who the work helps', fits: true };
const noNext = { at: null, title: null, fits: true };
const tab = { manager, team, next, muted: [], now };

/** What the rooms tell of themselves. */
const lines = [
  '`/coach`: set up or change your days, hours, pace, team and purpose',
  '`/coach pause until 2 May`: no nudges and no vision time until then',
  '`/coach resume`: back at once',
  '`/coach off 3 May to 14 May`: days off; `/coach off` lists them, and has public holidays',
  '`/coach vision`: change vision time, or move one week',
  '`/coach help`: this list',
  '`/win shipped the login fix with @ana`: record a win; `/win list` shows them',
  '`/delegate @ana`: hand over a piece of work; `/delegate list` shows them',
];

const handed = [
  { outcome, delegate: ana.id },
  { outcome: rightToLeft, delegate: bo.id },
  { outcome: 'The <budget> for R&D', delegate: bo.id },
];
const off = (from: string, to: string) => ({
  ...manager,
  daysOff: { ...noDaysOff, spans: [{ from: date(from), to: date(to) }] },
});

const eager = { ...manager, pace: 5 };
const today = date('2027-03-16');
const span = (from: string, to: string) => ({ from: date(from), to: date(to) });
const until = (day: string | null) => ({
  ...manager,
  pause: { until: day === null ? null : date(day) },
});
const onlyVisionDay = { ...manager, workingDays: [2] as const };
/** 22:05 in Comodoro Rivadavia, the night from Monday to Tuesday. */
const nextNight = at('2027-03-23T01:05Z');

const nightShift = {
  ...manager,
  workingDays: [1, 2, 4, 6, 7] as const,
  nudgeAt: time('22:05'),
  pace: 1,
  quietFrom: time('06:00'),
  quietTo: time('21:30'),
  zone: 'America/Argentina/ComodRivadavia',
};

export const coachPreviews = [
  ...modals('setupForm', {
    'first time, nothing chosen': setupForm({ ...form, manager: fresh, team: [], isNew: true }),
    'later, filled in': setupForm(form),
    'all that fits is ticked': setupForm({
      ...form,
      manager: { ...manager, isRemote: true, leadingSince: date('2026-09-01') },
    }),
    'first year of leading is over': setupForm({
      ...form,
      manager: { ...manager, leadingSince: date('2026-03-16') },
    }),
    '30 people, longest purpose': setupForm({ ...form, manager: full, team: crowdIds }),
    'right to left': setupForm({ ...form, manager: { ...manager, purpose: rightToLeft } }),
  }),
  ...messages('settingsKept', {
    'first time': settingsKept({ ...kept, isNew: true }),
    'changed later': settingsKept(kept),
    'vision time had to move': settingsKept({
      ...kept,
      nextVision: at('2027-03-22T09:15Z'),
      said: ['Vision time moved to Monday at 10:15, to fit your hours.'],
    }),
    'one nudge a week, at night': settingsKept({
      ...kept,
      manager: nightShift,
      nextNudge: nextNight,
    }),
    'no day left for nudges': settingsKept({ ...kept, manager: onlyVisionDay, nextNudge: null }),
    'neither nudges nor vision time': settingsKept({
      ...kept,
      manager: onlyVisionDay,
      nextNudge: null,
      nextVision: null,
    }),
    'fewer days than nudges': settingsKept({ ...kept, manager: eager }),
    'while paused': settingsKept({
      ...kept,
      manager: { ...manager, pause: { until: null } },
      nextNudge: null,
      nextVision: null,
    }),
    'vision time is muted': settingsKept({
      ...kept,
      manager: { ...manager, isVisionMuted: true },
      nextVision: null,
    }),
  }),
  ...modals('pauseForm', { 'as it opens': pauseForm() }),
  ...messages('paused', {
    'until tomorrow': paused(until('2027-03-17'), now),
    'until a day off': paused(until('2027-05-02'), now),
    'until next year': paused(until('2028-01-10'), now),
    'until resumed': paused(until(null), now),
  }),
  ...messages('whichPause', {
    'off or back': whichPause(
      {
        meant: [{ off: span('2027-03-22', '2027-03-28') }, { back: date('2027-03-22') }],
        missing: null,
      },
      today,
    ),
    'days off alone': whichPause(
      { meant: [{ off: span('2027-03-22', '2027-03-28') }], missing: null },
      today,
    ),
    'no such day': whichPause(
      {
        meant: [{ back: date('2028-02-29') }, { back: date('2028-03-01') }],
        missing: '31 February',
      },
      today,
    ),
  }),
  ...messages('resumed', {
    'with a next nudge': resumed({ manager, wasPaused: true, nextNudge, now }),
    'without one': resumed({ manager, wasPaused: true, nextNudge: null, now }),
    'did not pause': resumed({ manager, wasPaused: false, nextNudge, now }),
  }),
  ...messages('helpOn', { 'one word': helpOn(lines[0] ?? '') }),
  ...messages('help', {
    asked: help(lines),
  }),
  ...messages('unknownWord', {
    'near to one': unknownWord('paus', { lines: lines.slice(1, 2), isOnHome: false }),
    'near to several, and on the Home tab': unknownWord('month', {
      lines: lines.slice(1, 3),
      isOnHome: true,
    }),
    'on the Home tab': unknownWord('home', { lines: [], isOnHome: true }),
    'near to nothing': unknownWord('dance', { lines: [], isOnHome: false }),
    'long, near to nothing': unknownWord(growing(200), { lines: [], isOnHome: false }),
  }),
  ...messages('welcomeBack', {
    'nothing open': welcomeBack({ open: { first: [], count: 0 }, nextVision: null, now, zone }),
    'delegations and vision time': welcomeBack({
      open: { first: handed, count: 3 },
      nextVision,
      now,
      zone,
    }),
    'more than fit': welcomeBack({
      open: { first: handed.map((one) => ({ ...one, outcome: longest(300) })), count: 12 },
      nextVision,
      now,
      zone,
    }),
  }),
  ...messages('withWelcome', {
    'above another message': withWelcome(resumed({ manager, wasPaused: false, nextNudge, now })),
  }),
  ...blocks('welcome', { 'not set up': welcome() }),
  ...blocks('homeBlocks', {
    'set up': homeBlocks(tab),
    'nothing chosen': homeBlocks({ ...tab, manager: fresh, team: [] }),
    '30 people, longest purpose, all muted': homeBlocks({
      ...tab,
      manager: full,
      team: crowdIds,
      next: { ...noNext, fits: false },
      muted: catalogue.map((practice) => practice.key),
    }),
    'right to left': homeBlocks({ ...tab, manager: { ...manager, purpose: rightToLeft } }),
    'one nudge a week, at night': homeBlocks({
      ...tab,
      manager: nightShift,
      next: { ...next, at: nextNight },
    }),
    'no day left for nudges': homeBlocks({
      ...tab,
      manager: onlyVisionDay,
      next: noNext,
    }),
    'no moment for the next nudge': homeBlocks({ ...tab, next: noNext }),
    'fewer days than nudges': homeBlocks({ ...tab, manager: eager }),
    'paused until a date': homeBlocks({
      ...tab,
      manager: until('2027-05-03'),
      next: { ...next, at: at('2027-05-03T08:00Z') },
    }),
    'paused until resumed': homeBlocks({ ...tab, manager: until(null), next: noNext }),
    'off now': homeBlocks({ ...tab, manager: off('2027-03-15', '2027-03-19') }),
    'days off to come': homeBlocks({ ...tab, manager: off('2027-05-03', '2027-05-14') }),
    'away by the status': homeBlocks({
      ...tab,
      manager: {
        ...manager,
        daysOff: { ...noDaysOff, away: { since: now, until: at('2027-03-18T17:00Z') } },
      },
    }),
    'one muted': homeBlocks({ ...tab, muted: ['which-hat'] }),
  }),
];

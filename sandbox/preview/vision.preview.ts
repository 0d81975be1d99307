import { plainWordings } from '../../src/practices/index.ts';
import { visionTime } from '../../src/practices/vision.ts';
import type { Block } from '../../src/vision/vision.ts';
import {
  moveForm,
  moveKept,
  noteForm,
  settingsForm,
  settingsSaved,
} from '../../src/vision/vision-forms.view.ts';
import {
  homeBlocks,
  noteKept,
  noteLength,
  notePrompt,
  reminder,
  reminderMoved,
  mutedByWord,
  reminderMuted,
  reminderSkipped,
} from '../../src/vision/vision.view.ts';
import { previewsOf } from './preview.ts';
import { at, date, growing, longest, manager, now, oneWord, rightToLeft, zone } from './sample.ts';

const { messages, modals, blocks } = previewsOf('vision');

const session = '6a7c1b1c-6666-4777-8888-0123456789ab';
const block: Block = {
  week: date('2027-03-15'),
  date: date('2027-03-16'),
  startsAt: at('2027-03-16T08:00Z'),
  endsAt: at('2027-03-16T10:00Z'),
  isMoved: false,
};
const questions = Object.values(plainWordings(visionTime)).toSorted((a, b) => b.length - a.length);
const question = questions[0] ?? '';
const note = 'One payout page for shops: what came in, what went out, why something waits.';
const lines =
  'Three things:\n- who waits for us\n- what they do meanwhile\n\n…and what it costs them';
const last = { note, at: at('2027-03-09T10:00Z') };
const noted = (text: string) => ({ note: text, at: at('2027-03-09T10:00Z') });
const ask = { block, zone, question, last, noteAt: block.endsAt, now };
const nextWeek = { ...block, startsAt: at('2027-03-23T08:00Z') };
const paused = { ...manager, pause: { until: null } };
const muted = { ...manager, isVisionMuted: true };
const tab = { manager, next: block, last, now };
const early = {
  ...manager,
  workingDays: [7, 1] as const,
  vision: { day: 7 as const, from: manager.vision.from, minutes: 60 },
};

export const visionPreviews = [
  ...messages('reminder', {
    'the first week': reminder({ ...ask, last: null }),
    'with the last note': reminder(ask),
    'a note of several lines': reminder({ ...ask, last: noted(lines) }),
    'longest note': reminder({ ...ask, last: noted(longest(noteLength)) }),
    'a note that grows': reminder({ ...ask, last: noted(growing(noteLength)) }),
    'right to left': reminder({ ...ask, last: noted(rightToLeft) }),
    'ends in quiet hours': reminder({ ...ask, noteAt: at('2027-03-17T07:00Z') }),
  }),
  ...messages('reminderMoved', {
    moved: reminderMoved({ startsAt: at('2027-03-18T08:00Z'), zone, now }),
  }),
  ...messages('reminderSkipped', {
    skipped: reminderSkipped(block.week.toString(), { next: nextWeek, zone, now }),
    'none ahead': reminderSkipped(block.week.toString(), { next: null, zone, now }),
  }),
  ...messages('mutedByWord', {
    muted: mutedByWord({ ...manager, isVisionMuted: true }, null, now),
    back: mutedByWord(manager, block, now),
  }),
  ...messages('reminderMuted', { muted: reminderMuted(block.week.toString()) }),
  ...messages('notePrompt', { 'at the end': notePrompt(session) }),
  ...messages('noteKept', {
    short: noteKept(session, note),
    'several lines': noteKept(session, lines),
    longest: noteKept(session, longest(noteLength)),
    'a note that grows': noteKept(session, growing(noteLength)),
    'right to left': noteKept(session, rightToLeft),
    'one long word': noteKept(session, oneWord(200)),
  }),
  ...modals('noteForm', {
    empty: noteForm(session, question, null),
    'changing it': noteForm(session, question, note),
    longest: noteForm(session, question, growing(noteLength)),
  }),
  ...modals('settingsForm', {
    usual: settingsForm(manager, block, now),
    'two working days, one hour, none ahead': settingsForm(early, null, now),
    'during a pause': settingsForm(paused, null, now),
    muted: settingsForm(muted, null, now),
  }),
  ...modals('settingsSaved', {
    saved: settingsSaved({ manager, next: block, said: [], now }),
    'a move had to go': settingsSaved({
      manager,
      next: block,
      said: [
        'The vision time that you had moved to Friday 19 March at 14:00 does not fit any more: it is on Tuesday 16 March at 9:00 again.',
      ],
      now,
    }),
    'during a pause': settingsSaved({ manager: paused, next: null, said: [], now }),
    muted: settingsSaved({ manager: muted, next: null, said: [], now }),
  }),
  ...modals('moveForm', { 'this week': moveForm(manager, block, now) }),
  ...modals('moveKept', { moved: moveKept(at('2027-03-18T08:00Z'), zone, now) }),
  ...blocks('homeBlocks', {
    'with a note': homeBlocks(tab),
    'the first week': homeBlocks({ ...tab, last: null }),
    'none ahead': homeBlocks({ ...tab, next: null }),
    'during a pause': homeBlocks({ ...tab, manager: paused, next: null }),
    'longest note': homeBlocks({ ...tab, last: noted(longest(noteLength)) }),
    'right to left': homeBlocks({ ...tab, last: noted(rightToLeft) }),
  }),
];

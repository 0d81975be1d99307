import {
  answeredNudge,
  answerLength,
  nudgeMessage,
  practiceForm,
} from '../../src/coach/nudge.view.ts';
import { purposeLength } from '../../src/coach/settings.ts';
import { catalogue, type Practice, practiceByKey } from '../../src/practices/index.ts';
import { previewsOf } from './preview.ts';
import { ana, growing, longest, manager, oneWord, rightToLeft } from './sample.ts';

const { messages, modals } = previewsOf('coach');

const id = '7b0c6a3e-2c5f-4a7e-9d1b-0123456789ab';
const nudged = catalogue.filter((practice) => practice.cadence.kind !== 'own-schedule');

function known(key: string): Practice {
  const practice = practiceByKey(key);
  if (!practice) throw new Error(`there is no practice "${key}"`);
  return practice;
}

/** The wording that takes the most room. */
function longestWording(practice: Practice): string {
  const byLength = Object.entries(practice.wordings).toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  return byLength[0]?.[0] ?? '';
}

function shown(practice: Practice, purpose = manager.purpose) {
  return { practice, wording: longestWording(practice), manager: { ...manager, purpose } };
}

/** One state for each practice, named after it. */
function each<T>(practices: readonly Practice[], of: (practice: Practice) => T): Record<string, T> {
  return Object.fromEntries(practices.map((practice) => [practice.title, of(practice)]));
}

/** A form's answers, each made for its field. */
function answers(practice: Practice, words: (max: number) => string): Record<string, string> {
  return Object.fromEntries(
    practice.form.fields.map((of) => {
      if (of.kind === 'person') return [of.key, ana.id];
      if (of.kind === 'choice') return [of.key, of.choices[0]?.key ?? ''];
      return [of.key, words(answerLength[of.kind])];
    }),
  );
}

const purpose = known('connect-to-purpose');
const obstacle = known('remove-an-obstacle');
const done = (practice: Practice) => `Done. ${practice.thanks} Only you see this.`;

export const nudgePreviews = [
  ...messages('nudgeMessage', {
    ...each(nudged, (practice) => nudgeMessage(id, shown(practice))),
    'no purpose written down': nudgeMessage(id, shown(purpose, '')),
    'longest purpose': nudgeMessage(id, shown(purpose, longest(purposeLength))),
    'right to left': nudgeMessage(id, shown(purpose, rightToLeft)),
  }),
  ...messages('answeredNudge', {
    'done, with answers': answeredNudge(id, shown(obstacle), done(obstacle), {
      undo: false,
      answers: {
        person: ana.id,
        obstacle: 'Two weeks of waiting for access to the payout logs',
        removed: 'partly',
      },
    }),
    'done, without answers': answeredNudge(id, shown(purpose), done(purpose), { undo: false }),
    'done, longest answers': answeredNudge(id, shown(obstacle), done(obstacle), {
      undo: false,
      answers: answers(obstacle, longest),
    }),
    'done, answers that grow': answeredNudge(id, shown(purpose), done(purpose), {
      undo: false,
      answers: answers(purpose, growing),
    }),
    'done, right to left': answeredNudge(id, shown(purpose), done(purpose), {
      undo: false,
      answers: answers(purpose, () => rightToLeft),
    }),
    'done, one long word': answeredNudge(id, shown(purpose), done(purpose), {
      undo: false,
      answers: answers(purpose, oneWord),
    }),
    later: answeredNudge(id, shown(purpose), 'Later: it comes back today at 11:00.', {
      undo: true,
    }),
    'not useful': answeredNudge(id, shown(purpose), 'Not useful. It will come less often.', {
      undo: true,
    }),
    muted: answeredNudge(id, shown(purpose), 'Muted. You can unmute it on the Home tab.', {
      undo: true,
    }),
  }),
  ...modals(
    'practiceForm',
    each(nudged, (practice) => practiceForm(id, practice, longestWording(practice))),
  ),
];

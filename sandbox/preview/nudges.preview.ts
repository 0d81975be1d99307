import {
  type Answered,
  cameBack,
  nudgeMessage,
  practiceForm,
  shownNudge,
} from '../../src/coach/nudge.view.ts';
import type { Coming } from '../../src/coach/intention.ts';
import { answerLength } from '../../src/coach/answers.view.ts';
import type { Reason } from '../../src/coach/reason.ts';
import { purposeLength } from '../../src/coach/settings.ts';
import {
  type About,
  catalogue,
  type Practice,
  practiceByKey,
  sayWording,
} from '../../src/practices/index.ts';
import { mention } from '../../src/slack/text.ts';
import { previewsOf } from './preview.ts';
import { ana, at, growing, longest, manager, now, oneWord, rightToLeft } from './sample.ts';

const { messages, modals } = previewsOf('coach');

const id = '7b0c6a3e-2c5f-4a7e-9d1b-0123456789ab';
const reason: Reason = { why: 'rested', days: 40 };
const outcome = 'Retention report for the third quarter';
const nudged = catalogue.filter((practice) => practice.cadence.kind !== 'own-schedule');

function known(key: string): Practice {
  const practice = practiceByKey(key);
  if (!practice) throw new Error(`there is no practice "${key}"`);
  return practice;
}

const someday: About = {
  teammate: { person: mention(ana.id) },
  unthanked: { person: mention(ana.id), since: '3 October' },
  'delegation-made': { delegate: mention(ana.id), outcome },
  'daily-check-ins': { delegate: mention(ana.id), outcome },
  'check-ins-unanswered': { delegate: mention(ana.id), outcome },
  'delegation-overdue': { delegate: mention(ana.id), outcome, due: '12 March' },
  roadblock: { delegate: mention(ana.id), outcome },
  'delegation-ended': { delegate: mention(ana.id), outcome },
  'vision-note': { note: 'Every shop is paid on the day it sells', on: '9 March' },
  'last-time': {
    words: 'Asking a question before I give an answer',
    on: '9 March',
    person: mention(ana.id),
  },
  'kept-plan': {
    when: `my 1:1 with ${mention(ana.id)} begins`,
    will: 'ask one question before I say what I think',
  },
};

/** Words that somebody typed before they said them in private. */
function begunElsewhere(text: string) {
  const practice = known('thank-the-unthanked');
  return practiceForm(id, practice, sayWording(practice, 'two-lines', someday), {
    person: ana.id,
    'thanked-for': text,
  });
}

/** The wording that takes the most room. */
function longestWording(practice: Practice): string {
  const byLength = Object.keys(practice.wordings).toSorted(
    (a, b) => sayWording(practice, b, someday).length - sayWording(practice, a, someday).length,
  );
  return byLength[0] ?? '';
}

function shown(practice: Practice, purpose = manager.purpose) {
  return {
    practice,
    wording: longestWording(practice),
    known: someday,
    reason,
    slowedTo: null,
    manager: { ...manager, purpose },
  };
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
const answered = (
  practice: Practice,
  response: Answered['response'],
  given: Partial<Answered> = {},
) => shownNudge(id, shown(practice), { response, laterAt: null, answers: {}, ...given }, now);
const done = (
  practice: Practice,
  given: Answered['answers'] = {},
  confirmed: Answered['confirmed'] = null,
) => answered(practice, 'done', { answers: given, confirmed });
const coming: Coming = {
  plan: {
    workspace: manager.workspace,
    user: manager.user,
    id,
    practice: purpose.key,
    nudge: id,
    when: `my 1:1 with <@${ana.id}> begins`,
    will: 'say whom the next task helps',
    follows: null,
    at: at('2027-03-18T13:00Z'),
    state: 'waiting',
    outbox: null,
    answeredAt: null,
  },
  comes: at('2027-03-18T13:00Z'),
};

export const nudgePreviews = [
  ...messages('nudgeMessage', {
    ...each(nudged, (practice) => nudgeMessage(id, shown(practice))),
    'no purpose written down': nudgeMessage(id, shown(purpose, '')),
    'longest purpose': nudgeMessage(id, shown(purpose, longest(purposeLength))),
    'right to left': nudgeMessage(id, shown(purpose, rightToLeft)),
    'comes less often from now on': nudgeMessage(id, { ...shown(purpose), slowedTo: 1 }),
  }),
  ...messages('shownNudge', {
    open: answered(obstacle, null),
    'done, with answers': done(obstacle, {
      person: ana.id,
      obstacle: 'Two weeks of waiting for access to the payout logs',
      removed: 'partly',
    }),
    'done, without answers': done(purpose),
    'done, may be shared': answered(purpose, 'done', {
      answers: answers(purpose, () => 'A bakery in Lisbon'),
      entry: { id, shares: [] },
    }),
    'done, shared': answered(purpose, 'done', {
      answers: answers(purpose, () => 'A bakery in Lisbon'),
      entry: { id, shares: [{ id, entry: id, place: { person: ana.id }, reachesAt: null }] },
    }),
    'done, longest answers': done(obstacle, answers(obstacle, longest)),
    'done, answers that grow': done(purpose, answers(purpose, growing)),
    'done, right to left': done(
      purpose,
      answers(purpose, () => rightToLeft),
    ),
    'done, one long word': done(purpose, answers(purpose, oneWord)),
    later: answered(purpose, 'later', { laterAt: at('2027-03-16T10:00Z') }),
    'later, but paused': answered(purpose, 'later'),
    'done, with progress': done(purpose, {}, { isBack: false, progress: { weeks: 5, of: 6 } }),
    'done, after a gap': done(purpose, {}, { isBack: true, progress: null }),
    planned: answered(purpose, 'planned', { coming }),
    'planned, after a gap': answered(purpose, 'planned', {
      coming,
      confirmed: { isBack: true, progress: null },
    }),
    'done as planned': answered(purpose, 'done', {
      coming: { plan: { ...coming.plan, state: 'happened' }, comes: null },
    }),
    'not useful': answered(purpose, 'not-useful'),
    muted: answered(purpose, 'muted'),
  }),
  ...messages('cameBack', { 'its old message': cameBack(shown(purpose)) }),
  ...modals('practiceForm', {
    ...each(nudged, (practice) =>
      practiceForm(id, practice, sayWording(practice, longestWording(practice), someday)),
    ),
    'typed elsewhere': begunElsewhere(
      'Checked every invoice twice.\nThe auditors had no questions.',
    ),
    'typed elsewhere, longer than it holds': begunElsewhere(longest(4000)),
  }),
];

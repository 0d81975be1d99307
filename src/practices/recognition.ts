import type { Practice } from './practice.ts';

/** Answered by the win form of the wins room, which also asks who was part of it; this form is its first question. */
export const celebrateSmallWin: Practice = {
  key: 'celebrate-small-win',
  hat: 'leader',
  theme: 'recognition',
  seeds: [0, 3],
  title: 'Notice one small win',
  why: 'Progress is easy to miss on a busy day, and a team can only enjoy what somebody has noticed.',
  cadence: { kind: 'at-most', everyDays: 3, bestOn: [5] },
  wordings: {
    'better-than-feared':
      'What went better than you feared in the last few days? Write it down in one line, however small.',
    unstuck:
      'Think of something that was stuck and now moves again. Record who got it moving, and how.',
    'first-time':
      'Who in your team did something for the first time lately? Write down what it was.',
    'good-question':
      'Remember a question that made everyone stop and think. Record who asked it, and what it changed.',
    'helping-hand':
      "Recall somebody who left their own work to help with a colleague's. Give that moment a line in your record.",
    'part-way':
      'Look at your longest piece of work and find the part that is already behind you. Record that part as a win.',
    'kind-word':
      'Find one kind word that somebody sent to your team. Save it here before it is lost in the chat.',
    'quiet-day':
      'Recall a day that could have gone wrong and stayed calm. Write down what your team did to make it so.',
    'good-no':
      'Saying no can be a win. Record one thing your team chose not to do, and what there was room for instead.',
    chore: 'Which unloved chore got done all the same? Write it down, and who took care of it.',
    'new-knowledge':
      'What does your team know today that it did not know a week ago? Write down one thing, and how you learned it.',
    'quiet-colleague':
      'Think of the person who speaks least in meetings. Record one thing that moved because of them.',
    simpler:
      'What became simpler lately: a step that is gone, a clearer page, a shorter list? Record one of them.',
    'back-on-feet':
      'Think of a plan that broke, and of how your team went on from there. The going on is the win to record.',
    'kept-promise':
      'Look for a promise your team kept on the day it named. Write down what was promised, and to whom.',
    'light-meeting':
      'Which recent meeting left people lighter than they came? Record the thing somebody did that made it so.',
    'finished-list':
      'Open the list of finished work and find a line you had forgotten. Record why it was worth doing.',
    'small-courage':
      'Who asked for help early, or said a hard thing kindly? Record it, because that took some courage.',
    'by-itself':
      'Which good habit now happens without a reminder from you? Write down when you last saw it.',
    'best-minute':
      'Go back through your last working day and pick its best minute. Write down who was there.',
    'two-strengths':
      'Name a result that needed two people who are good at different things. Write what each of them brought.',
  },
  form: {
    title: 'A small win',
    fields: [
      {
        key: 'win',
        kind: 'paragraph',
        label: 'What went well?',
        hint: 'What somebody did, and what it changed.',
        placeholder: 'The new price list went out a day early, so sales had it for the fair.',
      },
    ],
    submit: 'Record the win',
  },
  sharing: 'by-choice',
  thanks: 'Recorded, and yours to look back on.',
};

import type { Practice } from './practice.ts';

export const whichHat: Practice = {
  key: 'which-hat',
  hat: 'both',
  theme: 'growth',
  seeds: [0, 1, 4],
  title: 'Which hat did you wear?',
  why: 'It is easy to reach for the same hat every day, and a short look back shows you which one you left at home.',
  cadence: { kind: 'at-most', everyDays: 7 },
  wordings: {
    'seven-days':
      'Scroll through your last seven days in the calendar. Did you mostly point the way, or mostly keep things on time?',
    'by-the-door':
      "Two hats hang by your door: the leader's, for why and who, and the manager's, for what and when. Which one did you take most?",
    'three-messages':
      'Read the last three messages you sent to your team. Count how many were about why, and how many about when.',
    'best-moment':
      'Recall your best moment at work since this time last week. Which hat did you have on?',
    'tiring-part':
      'Which part of the last week made you tired? See which hat you wore for it, and whether the other would have been lighter.',
    'hard-question':
      'Think of a question from your team that was hard to answer. Was it a "why" or a "how", and which hat does that call for?',
    'map-or-clock':
      'If your team drew you at work, would you be holding a map or a clock? Pick one, and say what the drawing lacks.',
    'one-decision':
      'Take one decision from the last few days and look at it under the other hat. Note what you see now.',
    'one-talk':
      'Pick one talk you had with somebody in your team. Did you learn more about the person, or about the task?',
    'always-later':
      'Which thing would you love to do but keep moving to next week? Look at which hat it belongs to.',
    'next-day':
      'Look at the plan for your next working day. Which hat does it ask for, and is that the one you have been wearing?',
  },
  form: {
    title: 'Which hat?',
    fields: [
      {
        key: 'worn',
        kind: 'choice',
        label: 'Which hat did you wear most?',
        hint: "The leader's is for direction, reasons and people. The manager's is for plans, dates and order.",
        choices: [
          { key: 'leader', label: "The leader's" },
          { key: 'manager', label: "The manager's" },
          { key: 'even', label: 'Both, about evenly' },
        ],
      },
      {
        key: 'missing',
        kind: 'paragraph',
        label: 'Where was one of them missing?',
        optional: true,
        placeholder: 'We agreed on the dates, but nobody said what the move is for.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Thank you for stopping to look.',
};

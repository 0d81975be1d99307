import type { Practice } from './practice.ts';

export const removeAnObstacle: Practice = {
  key: 'remove-an-obstacle',
  hat: 'leader',
  theme: 'ownership',
  seeds: [4],
  title: 'Clear one thing out of the way',
  why: 'What holds one of your people up for days may take you a single message to solve.',
  cadence: { kind: 'at-most', everyDays: 7 },
  wordings: {
    'ask-one':
      'Send one person this question: "What is slowing you down at the moment?" Take one thing in the answer on yourself.',
    'waiting-for-you':
      'Look for one thing that is waiting for your answer. Say yes, no, or by when, so that its owner can go on.',
    'missing-access':
      'Somebody may lack a login, a permission or a tool. Ask one person, and send the request for them.',
    'still-card':
      'Find a card that has not moved for days. Ask its owner what it is waiting for, and offer to make the call.',
    'other-team':
      'Who is waiting to hear from another team? Offer to write to that team today, in your own name.',
    'written-twice':
      'Ask one person what they have to write or enter twice. Tell them which of the two they may leave out.',
    'one-meeting-less':
      'Ask one person which meeting they could do without. Let them skip the next one, and tell the host yourself.',
    'open-decision':
      'Ask one person which open decision would help them most. Make it now, or tell them the day you will.',
    'fresh-eyes':
      'The newest person in your team still sees what others have got used to. Ask them what is harder here than it needs to be.',
    'quiet-hour':
      'Ask one person when they are interrupted most. Offer to take their questions for an hour at that time.',
    'one-step-less':
      'Ask in your next one-to-one, "If one step of your work could disappear, which one?" Then find out who can remove it.',
  },
  form: {
    title: 'An obstacle',
    fields: [
      {
        key: 'person',
        kind: 'person',
        label: 'Who did you ask?',
        optional: true,
      },
      {
        key: 'obstacle',
        kind: 'paragraph',
        label: 'What was in the way?',
        placeholder: 'Two weeks of waiting for access to the test data',
      },
      {
        key: 'removed',
        kind: 'choice',
        label: 'Is it out of the way?',
        choices: [
          { key: 'yes', label: 'Yes, it is gone' },
          { key: 'partly', label: 'Partly' },
          { key: 'not-yet', label: 'Not yet' },
        ],
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Asking already helps, whatever became of the obstacle.',
};

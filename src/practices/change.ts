import { about, type Practice } from './practice.ts';

export const changeStandUp: Practice = {
  key: 'change-stand-up',
  hat: 'both',
  theme: 'change',
  seeds: [0, 3],
  title: 'Take ten minutes for the change',
  why: 'Once people hear what is known and what is not, they can stop guessing and get on with their day.',
  cadence: { kind: 'when', everyDays: 14, on: ['change'] },
  wordings: {
    'on-your-feet':
      'Call the team together for ten minutes, on your feet or on a call. Tell them what has changed, why, and what nobody knows yet.',
    'true-or-not':
      'Ask in a short stand-up what people have heard about the change. Sort it with them into true, not true, and not known.',
    'what-stays':
      'Name three things that stay as they are in spite of the change. Say them in a quick round today, then take questions.',
    'worries-first':
      'Gather everyone for a moment and ask, "What worries you most about the change?" Write all of it down before you reply to anything.',
    'what-waits':
      'Meet around the task list for ten minutes. Decide together what can wait because of the change, and cross it out on the spot.',
    'monday-morning':
      'Describe to the team how next Monday morning will look after the change. Wherever you cannot say, tell them exactly that.',
    'next-news':
      'Promise the team a day and an hour for the next news about the change. Keep that time even if there is nothing new by then.',
    'not-there':
      'Was somebody away when the change was announced? Tell them yourself, today, and leave them just as much room for questions.',
    'three-questions':
      'If you were in your own team, which three questions would you ask first about the change? Answer them in a short stand-up.',
    'open-then': about(
      'last-time',
      ({ words }) =>
        `Last time the news was “${words}”. Begin the next stand-up with something that was open then and is known now.`,
    ),
  },
  form: {
    title: 'About the change',
    fields: [
      {
        key: 'changed',
        kind: 'paragraph',
        label: 'What has changed?',
        placeholder: 'From May we share the warehouse with the team from the harbour.',
      },
      {
        key: 'because',
        kind: 'line',
        label: 'Why?',
        placeholder: 'Each of the two halls stands half empty.',
        optional: true,
      },
      {
        key: 'unknown',
        kind: 'line',
        label: 'What do we not know yet?',
        placeholder: 'Who opens in the morning, and where the forklift stays',
        optional: true,
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'by-choice',
  thanks: 'Clear words are a relief in such a week.',
};

export const modelResilience: Practice = {
  key: 'model-resilience',
  hat: 'leader',
  theme: 'change',
  seeds: [0],
  title: 'Say how you yourself are adapting',
  why: 'When you say what is hard for you, others can say what is hard for them.',
  cadence: { kind: 'when', everyDays: 14, on: ['change'] },
  wordings: {
    'hard-and-help':
      'Tell your team what you find hard about the change, and what you do about it. One sentence for each is plenty.',
    'in-passing':
      'What do you already do differently because of the change? Mention it to your team in passing, as you would mention the weather.',
    beginner:
      'Let a colleague show you something that is new for you as well since the change. It helps the others to see that you are learning too.',
    'feared-worse':
      'Remember a change that turned out milder than you had feared. Tell your team about it, with what helped you then.',
    'your-pace': 'Open your next meeting with one line on how you are getting on with the change.',
    'off-your-list':
      'Strike one thing from your own list because of the change, and say aloud that you did. It allows others to do the same.',
    'old-plan': 'Tell the team which part of the old plan you miss, and what you begin instead.',
    'asked-back':
      'Ask somebody how they are getting on with the new situation. If they ask you back, give the honest answer.',
    'their-trick':
      'Ask somebody what they do differently since the change, and try it yourself. Then tell the team what you do differently.',
    'once-more': about(
      'last-time',
      ({ words }) =>
        `In an earlier change you wrote “${words}”. See whether it helps you this time too, and tell one person about it.`,
    ),
  },
  form: {
    title: 'How I am adapting',
    fields: [
      {
        key: 'adapting',
        kind: 'line',
        label: 'What do you do differently now?',
        placeholder: 'I learn three new product numbers every morning on the tram.',
      },
      {
        key: 'hard',
        kind: 'line',
        label: 'What is still hard?',
        optional: true,
        placeholder: 'Walking past the old office',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Your honesty makes it easier for the others to be honest.',
};

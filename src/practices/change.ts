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
      'Call the team together for ten minutes on your feet. Tell them what has changed, why, and what nobody knows yet.',
    'true-or-not':
      'Ask in a short stand-up what people have heard so far. Sort it with them into true, not true, and not known.',
    'what-stays':
      'Name three things that stay as they are in spite of the change. Say them in a quick round today, then take questions.',
    'worries-first':
      'Gather everyone for a moment and ask, "What worries you most about this?" Write all of it down before you reply to anything.',
    'what-waits':
      'Meet around the task list for ten minutes. Decide together what can wait because of the change, and cross it out on the spot.',
    'monday-morning':
      'Describe to the team how next Monday morning will look after the change. Wherever you cannot say, tell them exactly that.',
    'next-news':
      'Promise a day and an hour for the next news, and put it in the calendar. Keep that time even if there is nothing new by then.',
    'not-there':
      'Somebody was away when the change was announced. Tell them yourself, today, and leave them just as much room for questions.',
    rehearsal: about(
      'teammate',
      ({ person }) =>
        `Tell ${person} about the change as if it were the whole team. What they ask first, the others will ask too.`,
    ),
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
      },
      {
        key: 'unknown',
        kind: 'line',
        label: 'What do we not know yet?',
        placeholder: 'Who opens in the morning, and where the forklift stays',
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
  why: 'People look at you to see how bad a change is, and an honest word helps them more than a brave face.',
  cadence: { kind: 'when', everyDays: 14, on: ['change'] },
  wordings: {
    'hard-and-help':
      'Tell your team what you find hard about the change, and what you do about it. One sentence for each is plenty.',
    'this-morning':
      'What did you do differently this morning because of the change? Mention it to somebody, as you would mention the weather.',
    beginner:
      'Let a colleague show you something that is new for you as well. It helps the others to see you as a beginner.',
    'feared-worse':
      'Remember a change that turned out milder than you had feared. Tell the story at lunch, with what helped you then.',
    'your-pace':
      'Stand at an open window for two minutes before your next meeting. Then open it with one line on how you are getting on with the change.',
    'off-your-list':
      'Strike one thing from your own list because of the change, and say aloud that you did. It allows others to do the same.',
    'old-plan':
      'Which part of the old plan do you miss? Say goodbye to it in front of the team, and name what you will begin in its place.',
    'asked-back':
      'Ask somebody how they are getting on with the new situation. If they ask you back, give the honest answer.',
    'their-trick': about(
      'teammate',
      ({ person }) =>
        `Find out what ${person} does differently since the change. Try it yourself for a day, and tell them how it went.`,
    ),
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

import { about, type Practice } from './practice.ts';

export const asyncVisionUpdate: Practice = {
  key: 'async-vision-update',
  hat: 'leader',
  theme: 'remote',
  seeds: [1],
  title: 'Record two minutes on where you are going',
  why: 'People who work far apart seldom hear you think about the future, and a voice carries what a page leaves out.',
  cadence: { kind: 'at-most', everyDays: 28 },
  fits: ['remote'],
  wordings: {
    'quiet-corner':
      'Take your phone to a quiet corner and say what you hope will be true half a year from now. Post the first take, mistakes included.',
    'begin-with-one':
      'Record two minutes that start with one customer and end with what will be better for them. The team can hear it when their day begins.',
    'changed-your-mind':
      'Show your face for two minutes and tell the team what you see differently from a month ago. Leave the slides out.',
    'question-to-answer':
      'Send a voice message with one open question about the road ahead, and your own first thought. Invite answers by voice, whenever it suits.',
    'on-a-walk':
      'Say three things into your phone on your next walk: where we are, where we are going, what nobody knows yet.',
    'note-aloud': about(
      'vision-note',
      ({ note, on }) =>
        `On ${on} you wrote “${note}”. Press record and tell the team what you meant, in two minutes.`,
    ),
    'what-happened-since': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you told the team: “${words}”. Record what has happened since, even if it is little.`,
    ),
  },
  form: {
    title: 'Where we are going',
    fields: [
      {
        key: 'gist',
        kind: 'paragraph',
        label: 'What did you say, in a sentence or two?',
        placeholder: 'By autumn each branch answers its own mail, and nobody waits for us.',
      },
      {
        key: 'link',
        kind: 'line',
        label: 'Where can it be heard?',
        optional: true,
        placeholder: 'Link to the recording in the team channel',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'by-choice',
  thanks: 'Your team can now hear it at an hour that suits them.',
};

export const connectionPoint: Practice = {
  key: 'connection-point',
  hat: 'leader',
  theme: 'remote',
  seeds: [1],
  title: 'Meet without any work',
  why: 'In an office people meet by the coffee machine, but a team in many places needs somebody who invites them.',
  cadence: { kind: 'at-most', everyDays: 28 },
  fits: ['remote'],
  wordings: {
    'twenty-minute-coffee':
      'Invite the team to twenty minutes of coffee on screen this week. There is one rule, nobody mentions work, and nobody is obliged to come.',
    'one-object':
      'Find a quarter of an hour when everyone shows one thing from their desk or kitchen and says how it got there. Send the invitation today.',
    'drawn-pairs':
      'Draw names so that everyone gets a partner for a short chat about anything but work. Send out the pairs before you stop for the day.',
    'view-from-here':
      'Post a photo of what you see from your chair, and ask the others for theirs. Set a time to go through them together.',
    'far-time-zone':
      'Is there somebody who always misses the chats because of their time zone? Find a time for the next one that suits this person first.',
    'somebody-hosts':
      'Ask one of the team to choose a game, a recipe or a few songs for half an hour online. They are the host, and you are a guest.',
    'no-reason-at-all': about(
      'teammate',
      ({ person }) =>
        `Call ${person} for ten minutes without a reason, and say so at once. Ask how life is where they are.`,
    ),
    'again-or-new': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you had this in mind for the team: “${words}”. Ask one person whether to do it again or try something new.`,
    ),
  },
  form: {
    title: 'A meeting without work',
    fields: [
      {
        key: 'plan',
        kind: 'line',
        label: 'What will you do together?',
        placeholder: 'Everyone shows the oldest thing on their desk',
      },
      {
        key: 'when',
        kind: 'line',
        label: 'When will it be, or when was it?',
        placeholder: 'Thursday 15:30, twenty minutes',
        optional: true,
      },
    ],
    submit: 'Keep the date',
  },
  sharing: 'never',
  thanks: 'That is a nice thing to find in a calendar.',
};

export const workingRetreat: Practice = {
  key: 'working-retreat',
  hat: 'both',
  theme: 'remote',
  seeds: [1],
  title: 'Plan days together, the first one free',
  why: 'A free first day leaves room to get to know each other before the work begins.',
  cadence: { kind: 'at-most', everyDays: 84 },
  fits: ['remote'],
  wordings: {
    'free-first-day':
      'Choose a month when your team could spend a few days in one place. Then sketch the first day: arriving, eating, a walk, and no agenda.',
    'better-side-by-side':
      'Ask each of your people what they would rather do side by side than on a call. Their answers will fill the second day.',
    'first-guess':
      'Write a short mail to whoever decides about the money: how many people, how many nights, and what for. A first guess will do.',
    'one-town-one-day':
      'If a big journey is too much, one day in one town is a start. Ask the team which weeks would suit them.',
    'hardest-to-travel':
      'Travelling is harder for some, for reasons that are theirs to keep. Ask each person privately what would make it easier, and let the plan begin there.',
    'next-small-thing': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} your plan for days together was “${words}”. Do one small thing for it today: a date, a place, a mail.`,
    ),
  },
  form: {
    title: 'Days together',
    fields: [
      {
        key: 'plan',
        kind: 'paragraph',
        label: 'What is the plan so far?',
        placeholder: 'Three days by the lake in May, two of them for the new website.',
      },
      {
        key: 'first-day',
        kind: 'line',
        label: 'What might people do on the first day?',
        hint: 'Things to choose from, with no agenda.',
        optional: true,
        placeholder: 'Cook together, swim, sleep late after the journey',
      },
      {
        key: 'next',
        kind: 'line',
        label: 'What is the next small step?',
        optional: true,
        placeholder: 'Ask Marta which weeks are good with the children',
      },
    ],
    submit: 'Keep the plan',
  },
  sharing: 'never',
  thanks: 'Written down, it is already a little more likely.',
};

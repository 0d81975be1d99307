import { about, type Practice } from './practice.ts';

export const meetingRules: Practice = {
  key: 'meeting-rules',
  hat: 'manager',
  theme: 'meetings',
  seeds: [1],
  title: 'Make one meeting shorter, or let it go',
  why: 'One hour with six people takes six hours out of the day, and some of them would gladly have theirs back.',
  cadence: { kind: 'at-most', everyDays: 7 },
  wordings: {
    'fifty-minutes':
      'Find an hour-long meeting that you called, and cut it to 50 minutes. People get to breathe before their next one.',
    'decision-on-top':
      'Write at the top of one invitation what is to be decided. If nothing comes to you, send the news in writing and call the meeting off.',
    'on-your-feet':
      'Is there a meeting after 16:00 in your calendar? Suggest doing it standing up, or on a walk if it is a call: it tends to be over sooner.',
    'no-slides':
      'Ask whoever presents next to leave the slides at home. One page to read the evening before is enough, and the time together is for talking.',
    'free-to-skip':
      'Open your biggest meeting of the week and look at the guest list. Tell two people that they may skip it and will get the result from you.',
    'oldest-series':
      'Which of the repeating meetings you lead is the oldest? Cancel it just once, and see who misses it.',
    'what-they-took':
      'Catch somebody after a meeting and ask what they took out of it. "Not much" is a useful answer too: now you know which one to change.',
    'last-point-first':
      'Which subject always comes at the end and never gets its time? Move it to the top of the next agenda.',
    'round-of-reports':
      'If people mostly report one after the other, let each write a line beforehand. Meet only about the lines that raise a question.',
    'half-time':
      'Set a silent alarm for the middle of a long meeting. When it goes off, ask what is still open and who needs to stay for it.',
    'two-in-one':
      'Do two of your meetings have nearly the same people and the same subject? Make them one, and give the free slot back today.',
    'fullest-calendar':
      'Look up who in your team has the fullest calendar tomorrow. Ask which of your meetings they would miss least, and let them off.',
    'grown-back': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you looked at “${words}”. Is it still the way you left it, or has it grown again?`,
      { unless: { change: ['cancelled', 'written'] } },
    ),
  },
  form: {
    title: 'One meeting',
    fields: [
      {
        key: 'meeting',
        kind: 'line',
        label: 'Which meeting was it?',
        placeholder: 'The Monday round with both shops',
      },
      {
        key: 'change',
        kind: 'choice',
        label: 'What is different now?',
        choices: [
          { key: 'shorter', label: 'It is shorter' },
          { key: 'cancelled', label: 'It is cancelled' },
          { key: 'written', label: 'It became a message' },
          { key: 'decision', label: 'It has a decision to make' },
          { key: 'fewer', label: 'Fewer people come' },
          { key: 'no-slides', label: 'There are no slides' },
          { key: 'standing', label: 'We stand or walk' },
          { key: 'reordered', label: 'The order is different' },
          { key: 'merged', label: 'Two became one' },
          { key: 'kept', label: 'Nothing, it is good as it is' },
        ],
      },
      {
        key: 'minutes',
        kind: 'line',
        label: 'Minutes saved, for all together',
        optional: true,
        placeholder: '60 (10 minutes for 6 people)',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: "Good of you to look after other people's time.",
};

const energies = [
  { key: 'one', label: '1: asleep' },
  { key: 'two', label: '2: slow' },
  { key: 'three', label: '3: awake' },
  { key: 'four', label: '4: lively' },
  { key: 'five', label: '5: sparkling' },
] as const;

export const meetingEnergy: Practice = {
  key: 'meeting-energy',
  hat: 'leader',
  theme: 'meetings',
  seeds: [1],
  title: 'Watch the energy in one meeting',
  why: 'What you do to the mood of a room is hard to feel from inside, and easy to see once you watch for it.',
  cadence: { kind: 'at-most', everyDays: 7 },
  wordings: {
    'at-the-door':
      'When one meeting begins, give the mood in it a number from 1 to 5. When it ends, give it another.',
    'small-talk':
      'How many people are chatting before you begin, and how many still chat when it is over? Count both in one meeting today.',
    'faces-on-screen':
      'In a video call, look at the faces before your first word and again before you leave. Which one changed most?',
    'other-opening':
      'Open one meeting with something that is not on the list: a thank-you, a question, a bit of good news. See what it does to the next ten minutes.',
    'someone-else-opens':
      'Let somebody else open and lead a meeting that is usually yours. Watch when people wake up.',
    'second-opinion':
      'After a meeting, ask one person how awake they felt at the start and at the end, from 1 to 5. Lay their numbers beside yours.',
    'liveliest-lately':
      'Which was the liveliest meeting of the last seven days? Work out what you did differently in it.',
    'tipping-point':
      'There is often a minute when a meeting tips: people lean forward, or reach for their phones. Catch that minute today, and what was being said.',
    'stop-while-good':
      'End one meeting five minutes early, while people still have something to say. Notice in what mood they leave.',
    'speak-later':
      'Speak a little later than usual in one meeting today. Notice who begins, and what that does to the others.',
    'after-lunch':
      'A meeting after lunch is often heavy. Change one thing in your next one, perhaps an open window or a question to each, and compare start and end.',
    'your-own-battery':
      'Rate your own energy before and after one meeting today. If it fell, yours was probably not the only one.',
    'made-the-difference': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you saw what made the difference in a meeting: “${words}”. Watch for it again today.`,
    ),
  },
  form: {
    title: 'Energy in a meeting',
    fields: [
      {
        key: 'before',
        kind: 'choice',
        label: 'The energy when you came in',
        choices: energies,
      },
      {
        key: 'after',
        kind: 'choice',
        label: 'The energy when you left',
        choices: energies,
      },
      {
        key: 'difference',
        kind: 'paragraph',
        label: 'What made the difference?',
        optional: true,
        placeholder: 'I asked Tom first, and after him everybody had something to say.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Two numbers now, and in a month perhaps a pattern.',
};

import { about, type Practice } from './practice.ts';

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
      "Two hats hang by your door: the leader's, for why and who, and the manager's, for what and when. Which one did you take most this week?",
    'three-messages':
      'Read the last three messages you sent to your team. Count how many were about why, and how many about when.',
    'best-moment':
      'Recall your best moment at work since this time last week. Which hat did you have on?',
    'tiring-part':
      'Which part of the last week made you tired? See which hat you wore for it, and whether the other would have been lighter.',
    'hard-question':
      'Think of a question from your team that was hard to answer. Was it a "why" or a "how", and which hat does that call for?',
    'map-or-clock':
      'If your team drew you at work, would you be holding a map or a clock? Pick one, and say what is missing in the drawing.',
    'one-decision':
      'Take one decision from the last few days and look at it under the other hat. Note what you see now.',
    'one-talk':
      'Pick one talk you had with somebody in your team. Did you learn more about the person, or about the task?',
    'always-later':
      'Which thing would you love to do but keep moving to next week? Look at which hat it belongs to.',
    'next-day':
      'Look at the plan for your next working day. Which hat does it ask for, and is that the one you have been wearing?',
    'as-you-said': about(
      'kept-plan',
      ({ when, will }) =>
        `You said “When ${when}, I will ${will}”, and it happened. Which hat was that, and would the other have helped?`,
    ),
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

export const observeALeader: Practice = {
  key: 'observe-a-leader',
  hat: 'leader',
  theme: 'growth',
  seeds: [2],
  title: 'Borrow one thing from a leader you admire',
  why: 'Much of good leading is small gestures, and they are easier to copy once you have seen them.',
  cadence: { kind: 'at-most', everyDays: 28 },
  wordings: {
    'in-a-meeting':
      'Find the next meeting with somebody you look up to. Watch how they ask, wait or close, and write down exactly what they did.',
    'best-boss':
      'Who was the best boss you ever had? Remember one small thing they did on an ordinary day, and do it once today.',
    'no-title':
      'Who in your team leads without the title? Notice what that person does just before the others join in.',
    'ask-how':
      'Write to a leader you respect, "How do you begin a hard talk?" Most people like to be asked, and one line is enough.',
    'choir-and-kitchen':
      'A football coach, a head cook, whoever leads your choir: who leads people well outside your work? Note one thing that would fit in your team too.',
    'one-message':
      'Search for a message that made you want to join in. See how it begins and what it leaves out, and write your next one that way.',
    'try-it': about(
      'last-time',
      ({ words, on }) =>
        `Try this once today, in your own way: “${words}”. You saw it in somebody else and noted it on ${on}.`,
    ),
  },
  form: {
    title: 'Seen in a leader',
    fields: [
      {
        key: 'seen',
        kind: 'paragraph',
        label: 'What did they do?',
        placeholder:
          'She waited until the youngest had spoken, and only then said what she thought.',
      },
      {
        key: 'try',
        kind: 'line',
        label: 'Where could you try it?',
        optional: true,
        placeholder: 'When we plan the holidays',
      },
    ],
    submit: 'Keep the note',
  },
  sharing: 'never',
  thanks: 'Noted, and yours to try.',
};

export const inspirationTime: Practice = {
  key: 'inspiration-time',
  hat: 'leader',
  theme: 'growth',
  seeds: [1],
  title: 'Look beyond your list for half an hour',
  why: 'It is hard to show others a direction when your own list is all you see.',
  cadence: { kind: 'at-most', everyDays: 14 },
  fits: ['weaker-leader'],
  wordings: {
    'sit-beside':
      'Ask one customer whether you may watch for half an hour while they use what you make. Send the question today.',
    'as-a-stranger':
      'Be your own customer for twenty minutes, from the front door or the first page on. Note the first thing you wished for.',
    'one-sentence':
      'Read one article on where your trade is going. Stop at the sentence that makes you glad or uneasy, and copy it out.',
    'twenty-years':
      'Call somebody who has been in your trade for twenty years. Ask what has changed for good, and what they see coming.',
    'other-house':
      'How does a hotel, a hospital or an orchestra solve a problem that you have too? Find out about one of them.',
    'youngest-eyes':
      'Show something of your work to the youngest person you know well. Ask what looks old to them, and write it down before you explain.',
    'next-in-line':
      'Have your coffee with somebody whose work begins where yours ends. Ask what their job will look like in two years.',
    'more-about-it': about(
      'vision-note',
      ({ note }) =>
        `In your vision time you noted “${note}”. Find one person or one page that knows more about it, and give them half an hour.`,
    ),
    'pass-it-on': about(
      'last-time',
      ({ words, on }) =>
        `This stayed with you on ${on}: “${words}”. Tell it to one of your people today, and ask what they make of it.`,
    ),
  },
  form: {
    title: 'Beyond the list',
    fields: [
      {
        key: 'stayed',
        kind: 'paragraph',
        label: 'What stayed with you?',
        placeholder:
          'The baker opens our app with flour on her hands, so small buttons are no use to her.',
      },
      {
        key: 'meaning',
        kind: 'line',
        label: 'What could it mean for your team?',
        optional: true,
        placeholder: 'Fewer buttons, and bigger ones',
      },
    ],
    submit: 'Keep the note',
  },
  sharing: 'never',
  thanks: 'Kept, so that it can grow into something.',
};

/** Asks whether somebody did more by choice and rested; nobody's hours are counted. */
export const leadershipMetrics: Practice = {
  key: 'leadership-metrics',
  hat: 'both',
  theme: 'growth',
  seeds: [1],
  title: 'Look for the quiet signs of good leading',
  why: 'What people do without being asked tells you something about your leading that no report shows.',
  cadence: { kind: 'at-most', everyDays: 84 },
  wordings: {
    'three-signs':
      'Look back three months, for your eyes only. Who came for advice, and who took a step up?',
    'read-back':
      'Scroll back through your messages of the last weeks. How many people asked for your advice who did not have to, and about what?',
    'can-do-more':
      'Who does something with ease today that was too big for them three months ago? Put the names down, with the new role or task they got.',
    'wanted-to':
      'Who did more than you asked because they wanted to? If they have had no rest since, offer them a lighter day.',
    'side-by-side': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you noted a quiet sign: “${words}”. Write down how it is today, and then lay the two side by side.`,
    ),
  },
  form: {
    title: 'Quiet signs',
    fields: [
      {
        key: 'advice',
        kind: 'line',
        label: 'Who came for advice, or what else did you see?',
        placeholder: 'Three: Tom and Ines about the rota, Karim about a customer',
      },
      {
        key: 'grown',
        kind: 'line',
        label: 'How many took a step up?',
        hint: 'A new role, or something that was too big for them before.',
        placeholder: 'One: Ines leads the Monday round now',
        optional: true,
      },
      {
        key: 'further',
        kind: 'paragraph',
        label: 'Who went further than asked, and did they rest?',
        hint: 'Not how long they worked, only whether it was their choice.',
        optional: true,
        placeholder: 'Lea wrote a guide for newcomers because she wanted to. She took Monday off.',
      },
    ],
    submit: 'Keep it for myself',
  },
  sharing: 'never',
  thanks: 'Kept for you alone, to lay beside the next one.',
};

export const showNotTell: Practice = {
  key: 'show-not-tell',
  hat: 'leader',
  theme: 'growth',
  seeds: [4],
  title: 'Do it once instead of explaining it',
  why: 'A few minutes of watching can answer what a page of instructions leaves open.',
  cadence: { kind: 'at-most', everyDays: 28 },
  wordings: {
    'unsent-instruction':
      'Which instruction are you about to write? Leave it unwritten, and do the thing once, slowly, while the person who needs it watches.',
    'a-good-one':
      'Instead of telling people what a good report, reply or shop window looks like, make one today. Post it with the words "something like this".',
    'two-minutes':
      'Record two minutes of yourself doing what you are asked about most, mistakes included. Send it to the next person who asks.',
    'listen-in':
      'Let somebody listen while you make the kind of call they find hard. Afterwards, ask what they would have said differently.',
    'third-reminder':
      'Which reminder have you sent twice already? In place of a third, sit down with one person and do the thing together.',
    'never-seen': about(
      'teammate',
      ({ person }) =>
        `Ask ${person} which part of the work they have only read about and never seen done. Do it once together, at a table or on a shared screen.`,
    ),
    'first-paragraph':
      'Does somebody put off a text that is hard to begin? Write its first paragraph together, on paper or in a shared document.',
    'your-turn': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} it was you who showed “${words}”. Now let the one who watched do it, and only look on.`,
    ),
  },
  form: {
    title: 'Shown, not told',
    fields: [
      {
        key: 'shown',
        kind: 'line',
        label: 'What did you show?',
        placeholder: 'How I check a delivery note',
      },
      {
        key: 'noticed',
        kind: 'paragraph',
        label: 'What did you notice?',
        optional: true,
        placeholder: 'He asked about the one step I had never written down.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Good, they have seen it and can make it their own.',
};

import { about, type Practice } from './practice.ts';

export const oneOnOne: Practice = {
  key: 'one-on-one',
  hat: 'both',
  theme: 'people',
  seeds: [0, 2, 3],
  title: 'Ask about hopes instead of status',
  why: 'Anybody can read the status on a board, but what a person hopes for comes out only when you ask and have time.',
  cadence: { kind: 'when', everyDays: 14, on: ['one-on-one'] },
  wordings: {
    'first-ten-minutes':
      'Keep the first ten minutes of your next one-to-one free of tasks and dates. Let the other person choose what to begin with.',
    'a-year-from-now':
      'Try this in your next one-to-one: "Which work would you like to be doing a year from now?" Note the words they use, rather than your own.',
    'more-and-less':
      'In your next one-to-one, ask which part of the week the other person would like more of, and which less. Listen to the end before you promise anything.',
    'proud-of':
      'Ask for the status in writing before your next one-to-one. Then you have time to ask what the other person is proud of since last time.',
    'side-by-side':
      'If you both like to walk, take your next one-to-one outside, together or each with a phone. On a walk it is often easier to say what one wants from work.',
    'still-so':
      'Before your next one-to-one, search the chat for something this person once said they wanted. Open with it, and ask if it is still so.',
    'just-curious':
      'In your next one-to-one, ask what the other person has tried, read or watched lately out of pure curiosity. It often points to where they would like to go.',
    'count-to-five':
      'In your next one-to-one, wait five seconds after the first answer before you speak. What comes then is often what matters most.',
    'what-became-of-it': about(
      'last-time',
      ({ words, on, person }) =>
        `After a one-to-one with ${person ?? 'somebody'} on ${on} you wrote “${words}”. When the two of you meet again, ask what has become of it.`,
    ),
  },
  form: {
    title: 'After a one-to-one',
    fields: [
      { key: 'person', kind: 'person', label: 'Who did you talk with?' },
      {
        key: 'hopes',
        kind: 'paragraph',
        label: 'What do they hope for?',
        hint: 'In their own words, as far as you remember them.',
        placeholder: 'Would love to train the new drivers herself, perhaps from spring on.',
      },
      {
        key: 'next',
        kind: 'line',
        label: 'What will you do about it?',
        optional: true,
        placeholder: 'Ask Jonas whether she can join his next training day',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Kept for the next time the two of you sit down.',
};

export const learnAMotivator: Practice = {
  key: 'learn-a-motivator',
  hat: 'leader',
  theme: 'people',
  seeds: [0, 2, 3],
  title: 'Find out what drives one person',
  why: 'People work for different reasons, and the words that move one person leave another one cold.',
  cadence: { kind: 'at-most', everyDays: 14 },
  wordings: {
    'best-day':
      'Ask one of your people about their best day at work this year. Listen for what made it good: the people, the task, or being trusted with it.',
    'unasked-offer':
      'Who offered to do something lately without being asked? Find out what drew them to it.',
    'one-line-reply':
      'Write to somebody you know little about: "Which part of this week will you enjoy most?" Even a reply of one line says a lot.',
    'lit-up-face':
      'In your next meeting, notice who lights up. Write down who it was, and what the talk was about just then.',
    'coffee-machine':
      'What does one of your people talk about over coffee, again and again? Look for a task that has a little of it.',
    'guess-and-ask':
      'Write down your guess: what does one person like most about this job? Then ask them, and compare the two.',
    'forgot-the-time':
      'Ask one person, "When did you last forget the time at work?" Note what they were doing, and with whom.',
    'more-care-than-asked': about(
      'teammate',
      ({ person }) =>
        `What does ${person} do with more care than the job asks for? Say that you noticed, and ask what they like about it.`,
    ),
    'gladly-again': about(
      'teammate',
      ({ person }) => `Ask ${person} which task of the last month they would gladly do again.`,
    ),
    'little-more': about(
      'last-time',
      ({ words, on, person }) =>
        `On ${on} you wrote down what drives ${person ?? 'somebody'}: “${words}”. Where could they get a little more of it this week?`,
    ),
  },
  form: {
    title: 'What drives them',
    fields: [
      { key: 'person', kind: 'person', label: 'Who is it?' },
      {
        key: 'motivator',
        kind: 'paragraph',
        label: 'What drives them?',
        placeholder:
          'Likes to be the first to understand a new machine, and then to explain it to the rest.',
      },
      {
        key: 'source',
        kind: 'choice',
        label: 'How do you know?',
        choices: [
          { key: 'told', label: 'They told me' },
          { key: 'seen', label: 'I saw it' },
          { key: 'guess', label: 'It is a guess so far' },
        ],
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Now you know this person a little better.',
};

export const asTheyWant: Practice = {
  key: 'as-they-want',
  hat: 'leader',
  theme: 'people',
  seeds: [1],
  title: 'Ask one person how they like to be led',
  why: 'Treating people as you would like to be treated is kind, and still it can be wrong for the person in front of you.',
  cadence: { kind: 'at-most', everyDays: 28 },
  wordings: {
    'aloud-or-quietly':
      'Ask one person which thank-you they would rather get: a word in front of everybody, or two lines only for them. Then use it.',
    'how-to-disagree':
      'Ask one person how they like to disagree with you: at once and in front of others, or later and alone. Tell them that both are fine.',
    'plan-or-goal':
      'Before you explain the next task, ask its owner, "Shall I tell you how I would do it, or only what it is for?" Then give just that.',
    'one-of-your-habits':
      'Ask one of your people which of your habits makes their work harder. Thank them for the answer, and leave it at that for today.',
    'when-stuck':
      'Some like help at once when they are stuck, others want an hour alone with it. Find out which kind one of your people is.',
    'when-it-goes-wrong': about(
      'teammate',
      ({ person }) =>
        `How would ${person} like to hear that something went wrong: at once or later, spoken or written? Ask now, while nothing has.`,
    ),
    'work-best-when': about(
      'teammate',
      ({ person }) =>
        `Ask ${person} to finish this sentence for you: "I do my best work when you …".`,
    ),
    'their-way': about(
      'last-time',
      ({ words, on, person }) =>
        `On ${on} you learned how ${person ?? 'somebody'} likes things: “${words}”. Find a moment today to do it that way.`,
    ),
  },
  form: {
    title: 'How they like it',
    fields: [
      { key: 'person', kind: 'person', label: 'Who did you ask?' },
      {
        key: 'part',
        kind: 'choice',
        label: 'What was it about?',
        choices: [
          { key: 'tasks', label: 'How I give them work' },
          { key: 'check-ins', label: 'How I look in on it' },
          { key: 'thanks', label: 'How I thank them' },
          { key: 'mistakes', label: 'How I tell them that something is wrong' },
          { key: 'other', label: 'Something else' },
        ],
      },
      {
        key: 'wish',
        kind: 'paragraph',
        label: 'How would they like it?',
        placeholder:
          'Wants to hear bad news on the same day, in private, and without a long start.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'From now on you can do it their way.',
};

export const friendAndLeader: Practice = {
  key: 'friend-and-leader',
  hat: 'leader',
  theme: 'people',
  seeds: [1],
  title: 'Face one thing you put off to be liked',
  why: 'You can be fond of people and still tell them what is hard to hear, and it is fairer to them than silence.',
  cadence: { kind: 'at-most', everyDays: 28 },
  wordings: {
    'softened-message':
      'Remember a message that you softened until nothing was left of it. Write it again in one plain and kind sentence, and choose when to say it.',
    'one-exception':
      'Is there a rule that everyone keeps except somebody you like? Write down what you would say about it to anybody else.',
    'waiting-for-a-no':
      'Somebody may be waiting for your answer because the answer is no. Give it today, with the reason, so that they can plan.',
    'repaired-in-silence':
      'Which work do you quietly repair yourself because bringing it up feels unfriendly? Write down whose it is, and what you will ask for.',
    'everything-except':
      'Is there somebody with whom you talk about everything except the one thing that bothers you? Ask whether they have ten minutes this week, and say what it is about.',
    'day-and-hour': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you named something hard to say: “${words}”. If it is still waiting, give it a day and an hour.`,
    ),
  },
  form: {
    title: 'Something put off',
    fields: [
      {
        key: 'call',
        kind: 'paragraph',
        label: 'What have you been putting off?',
        placeholder: 'Telling Leo that the others lose their break when he comes late.',
      },
      {
        key: 'worry',
        kind: 'line',
        label: 'What are you afraid might happen?',
        optional: true,
        placeholder: 'No more jokes between us in the morning',
      },
      {
        key: 'when',
        kind: 'line',
        label: 'When will you say it, or decide it?',
        optional: true,
        placeholder: 'Thursday, after the early shift',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'With these words written down, saying them will be easier.',
};

export const matchStrengths: Practice = {
  key: 'match-strengths',
  hat: 'both',
  theme: 'people',
  seeds: [0],
  title: 'See whose strength the work needs',
  why: 'Work that fits what somebody is good at is lighter to carry, and there is more pride in it.',
  cadence: { kind: 'when', everyDays: 14, on: ['delegation-made'] },
  wordings: {
    'names-and-skills':
      'List the people in your team, and beside each name what they do best. If nothing comes to your mind for one of them, ask that person.',
    'skill-before-name':
      'Take the next piece of work you want to give away. Decide first what it needs most, such as patience or an eye for detail, and only then who has it.',
    'asked-from-outside':
      'Whom in your team do people from other teams come to for help? Note the name, and the strength they come for.',
    'better-than-known':
      'Ask somebody in your team, "Who here is good at something that I have never noticed?" Write down the name and the skill.',
    'glad-to-trade':
      'Perhaps two of your people each hold a task that the other would do with pleasure. Ask both whether they want to trade.',
    'outside-work':
      'What has somebody told you they are good at outside work? Ask if they would like to use it here.',
    'half-the-time':
      'Recall a task that took somebody half the time you expected. Tell them what you think they are good at.',
    'thought-of-you': about(
      'delegation-made',
      ({ delegate, outcome }) =>
        `${delegate} now has “${outcome}”. Tell them which of their strengths made you think of them.`,
    ),
    'easy-and-hard-part': about(
      'delegation-made',
      ({ delegate, outcome }) =>
        `Ask ${delegate} which part of “${outcome}” comes easily, and who could help with the rest.`,
    ),
    'used-since': about(
      'last-time',
      ({ words, on, person }) =>
        `On ${on} you noted a strength of ${person ?? 'somebody'}: “${words}”. Look at what you are about to give away, and see if it is asked for there.`,
    ),
  },
  form: {
    title: 'Whose strength is it?',
    fields: [
      { key: 'person', kind: 'person', label: 'Who is it?' },
      {
        key: 'strength',
        kind: 'line',
        label: 'What are they good at?',
        placeholder: 'Staying friendly with a customer who is angry about a bill',
      },
      {
        key: 'work',
        kind: 'line',
        label: 'Which work needs just that?',
        optional: true,
        placeholder: 'The calls about the new delivery fee',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Noted for the next time you wonder whom to ask.',
};

export const growSomeone: Practice = {
  key: 'grow-someone',
  hat: 'leader',
  theme: 'people',
  seeds: [2, 3],
  title: 'Tell somebody what you see in them',
  why: 'It can be easier to try something bigger when somebody you trust has said they can see you doing it.',
  cadence: { kind: 'at-most', everyDays: 28 },
  wordings: {
    'nearly-ready':
      'Who is nearly ready for something bigger and does not know it yet? Tell them what made you think so, and ask which first step they would like.',
    'reference-letter':
      'Imagine that you recommend one of your people for a bigger job. Tell them the best line of it today.',
    'next-to-you':
      'Invite somebody from your team to join you in one meeting where they can learn something. Tell them why you thought of them.',
    'bad-first-try':
      'Ask one person, "What would you try here if a bad first attempt did not matter?" Agree on the smallest piece of it.',
    'already-doing-it':
      'Which of your people already does a part of a bigger job without the title? Tell them you have noticed, and call that part by its name.',
    'where-it-could-lead': about(
      'teammate',
      ({ person }) =>
        `Send ${person} two lines: something you saw them do well, and where you think it could lead.`,
    ),
    'not-dared-yet': about(
      'teammate',
      ({ person }) =>
        `What might ${person} be doing a year from now, with some help? Tell them that you can see it, and ask if they can.`,
    ),
    'first-step-since': about(
      'last-time',
      ({ words, on, person }) =>
        `On ${on} you saw this in ${person ?? 'somebody'}: “${words}”. Ask them what a first step could be, or how it went.`,
    ),
  },
  form: {
    title: 'What you see in them',
    fields: [
      { key: 'person', kind: 'person', label: 'Who is it?' },
      {
        key: 'potential',
        kind: 'paragraph',
        label: 'What could they grow into?',
        placeholder:
          'Could lead the night shift: when it gets hectic, the others already turn to her.',
      },
      {
        key: 'step',
        kind: 'line',
        label: 'Which first step did you agree on?',
        optional: true,
        placeholder: "She plans next week's shifts, and I look on",
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Good that you said it.',
};

/** Looks at everybody in the team, and keeps the one person who stood out. */
export const energyWatch: Practice = {
  key: 'energy-watch',
  hat: 'leader',
  theme: 'people',
  seeds: [3],
  title: 'Notice whose energy has changed',
  why: 'When somebody who loves the work grows tired of it, an early question leaves time to change something.',
  cadence: { kind: 'at-most', everyDays: 28 },
  fits: ['has-team'],
  wordings: {
    'one-to-five':
      'Go through your team person by person and give the energy of each a number from 1 to 5. Have a chat today with the one whose number surprises you.',
    'once-most-eager':
      'Three months ago, who was the most eager in your team? If that has changed, ask how they are before you look for a reason yourself.',
    'something-stopped':
      'Has something gone quiet lately: a joke in the chat, a last question in meetings, a hello in the morning? Ask the person it came from how they are.',
    'surprised-you':
      'Whose mood surprised you this week, for better or for worse? Ask them how they are, and take your time with the answer.',
    'your-own-part':
      'Think of the person with the least energy at the moment. Find one thing you do that may cost them strength, and leave it out this week.',
    'month-ago': about(
      'teammate',
      ({ person }) =>
        `From 1 to 5, how much energy does ${person} have these days, and a month ago? If you cannot say, have a coffee together.`,
    ),
    'better-or-worse': about(
      'last-time',
      ({ words, on, person }) =>
        `On ${on} you noticed this about ${person ?? 'somebody'}: “${words}”. Is it better, worse or the same today?`,
    ),
  },
  form: {
    title: "Somebody's energy",
    fields: [
      { key: 'person', kind: 'person', label: 'Whose energy caught your eye?' },
      {
        key: 'energy',
        kind: 'choice',
        label: 'How much of it do they have now?',
        choices: [
          { key: 'one', label: '1: worn out' },
          { key: 'two', label: '2: tired' },
          { key: 'three', label: '3: steady' },
          { key: 'four', label: '4: lively' },
          { key: 'five', label: '5: full of energy' },
        ],
      },
      {
        key: 'seen',
        kind: 'paragraph',
        label: 'What did you see or hear?',
        hint: 'What anybody in the room could have seen, with no guesses about private life.',
        optional: true,
        placeholder: 'Used to bring an idea every Monday, and has not for three weeks.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Seeing it early leaves time to do something kind.',
};

export const resolveTension: Practice = {
  key: 'resolve-tension',
  hat: 'leader',
  theme: 'people',
  seeds: [0],
  title: 'Speak about one tension while it is small',
  why: 'A tension is easiest to clear while it is only a little awkward to mention.',
  cadence: { kind: 'at-most', everyDays: 14 },
  wordings: {
    'through-others':
      'Which two people send their questions to each other through you? Hear one of them out today, and offer to sit down with both.',
    'people-in-copy':
      'Look for a thread where more and more people are in copy. Call whoever added the last name, and ask what is on their mind.',
    'your-own-part':
      'Is there somebody you would rather not meet this week? Think of your own share in it, and tell them that first.',
    'short-replies':
      'Whose replies have become very short? Talk with them by voice today, and ask whether something has come between you.',
    'whose-job':
      'Find a job that two people both call theirs, or that neither does. Take ten minutes with the two of them, and settle it.',
    'sudden-silence':
      'Recall a meeting that went quiet very suddenly. Ask one person who was there what they would have liked to say.',
    'told-to-you-alone':
      'Has somebody complained to you about a colleague? Offer to help them say it to that colleague, and plan the first sentence together.',
    'bumpy-handover': about(
      'teammate',
      ({ person }) =>
        `Ask ${person} which handover between colleagues takes too much effort just now. Listen for where it happens, not for whose fault it is.`,
    ),
    'lighter-by-now': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you named a tension: “${words}”. Is it lighter by now, or does it need one more talk?`,
      { unless: { now: ['lighter'] } },
    ),
  },
  form: {
    title: 'A tension',
    fields: [
      {
        key: 'tension',
        kind: 'paragraph',
        label: 'What is it about?',
        hint: 'What it is about first, and who only where needed.',
        placeholder: 'Delivery dates: sales promises them, and the workshop is the last to hear.',
      },
      {
        key: 'step',
        kind: 'line',
        label: 'What did you do, or what will you do?',
        placeholder: 'Hear each of them alone, then coffee for three on Thursday',
      },
      {
        key: 'now',
        kind: 'choice',
        label: 'How is it now?',
        optional: true,
        choices: [
          { key: 'lighter', label: 'Lighter' },
          { key: 'same', label: 'As before' },
          { key: 'heavier', label: 'Heavier' },
        ],
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Good that you did not leave it to grow.',
};

export const knowYourTriggers: Practice = {
  key: 'know-your-triggers',
  hat: 'leader',
  theme: 'people',
  seeds: [0, 3],
  title: 'Learn what sets you off',
  why: 'Once you know the first small sign of your own anger or stress, you can still choose what to do next.',
  cadence: { kind: 'at-most', everyDays: 28 },
  wordings: {
    'jaw-or-stomach':
      'Go back to the last time you became sharp with somebody. Where in your body did it start: the jaw, the shoulders, the stomach?',
    'five-minutes-before':
      'Is there a message you nearly sent this week, or wish you had kept back? Write down what happened in the five minutes before it.',
    'easily-annoyed-hour':
      'At which hour of the day does it take least to annoy you? Move one difficult talk of this week to a better one.',
    'closes-your-ears':
      'Is there a sentence after which you stop listening? Write it down, and what it makes you think.',
    'others-can-tell':
      'Ask somebody who works with you closely how they can tell that you are under pressure. They may see it before you do.',
    'glass-of-water':
      'Which meeting of today may try your patience? Decide now what you will do when you feel it coming: a glass of water, a slow breath, a question.',
    'come-again': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you wrote down what sets you off: “${words}”. Has it come again, and how early did you feel it?`,
    ),
  },
  form: {
    title: 'What sets you off',
    fields: [
      {
        key: 'trigger',
        kind: 'paragraph',
        label: 'What sets you off, or may today?',
        placeholder: 'A third change to the order, after we had shaken hands on it.',
      },
      {
        key: 'sign',
        kind: 'line',
        label: 'What is the earliest sign?',
        placeholder: 'I answered before she had finished',
        optional: true,
      },
      {
        key: 'instead',
        kind: 'line',
        label: 'What could you do at that sign next time?',
        optional: true,
        placeholder: 'Say that I need five minutes, and go and open a window',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'That was an honest look, and next time you may see it sooner.',
};

export const brainstormOrRetro: Practice = {
  key: 'brainstorm-or-retro',
  hat: 'both',
  theme: 'people',
  seeds: [0],
  title: "Gather everyone's ideas",
  why: 'The people who do the work see things that you cannot, and many of them wait until they are asked.',
  cadence: { kind: 'at-most', everyDays: 14 },
  wordings: {
    'shared-page':
      'Put one open question at the top of a shared page. Ask everyone in the team to add a line below it by tomorrow evening.',
    'half-hour-back':
      'Send the team an invitation to half an hour of looking back: what helped, what got in the way, what you will try next.',
    'guest-from-outside':
      'Which other team is the first to feel it when your work goes well or badly? Invite one of them to your next round of ideas.',
    'write-in-silence':
      'Open the next discussion with five minutes of writing in silence. Then everybody reads out one thing, and you come last.',
    'worst-way':
      'Stuck on something? Ask the team for the worst possible way to do it, and then turn the answers upside down.',
    'missing-voice':
      'Whose voice was missing the last time you collected ideas: the night shift, the trainee, somebody at another site? Put your question to that person today.',
    'idea-that-waits':
      'Dig out the notes of an older round of ideas. One of them was good and went nowhere, so ask its author if it is still worth a try.',
    'what-came-of-it': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you wrote about a round with everyone: “${words}”. Tell those in it what became of it.`,
    ),
  },
  form: {
    title: 'A round with everyone',
    fields: [
      {
        key: 'round',
        kind: 'choice',
        label: 'What kind of round?',
        choices: [
          { key: 'ideas', label: 'Looking for ideas' },
          { key: 'back', label: 'Looking back' },
        ],
      },
      {
        key: 'outcome',
        kind: 'paragraph',
        label: 'What came out of it, or what do you hope for?',
        placeholder: 'From Monday both shifts write in one list instead of two.',
      },
      {
        key: 'when',
        kind: 'line',
        label: 'When was it, or when will it be?',
        optional: true,
        placeholder: 'Thursday after lunch, with two people from the warehouse',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Somebody will be glad that you asked.',
};

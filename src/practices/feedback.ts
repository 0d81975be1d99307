import { about, type Practice } from './practice.ts';

export const startStopContinue: Practice = {
  key: 'start-stop-continue',
  hat: 'both',
  theme: 'feedback',
  seeds: [0],
  title: 'Draft a start, a stop and a continue',
  why: 'Three short lines are easier to say, and to hear, than a long judgement.',
  cadence: { kind: 'at-most', everyDays: 28, on: ['review', 'one-on-one'] },
  wordings: {
    'next-talk':
      'Look up your next one-to-one. Note three lines for that person: something to start, something to stop, something to continue.',
    'continue-first':
      'Choose a colleague and begin with the continue: what would the team miss if they no longer did it? Start and stop come easier after that.',
    'quiet-worker':
      'Who works so quietly that they seldom hear anything? Prepare three lines for them, with a stop that makes their day lighter.',
    'one-piece':
      'Look at one recent piece of work by one person. What in it is worth doing again, what is not, and what was missing?',
    'small-stop':
      'Write a stop so small that it can happen tomorrow, such as "stop answering mail on Sunday". Put a start and a continue beside it.',
    'no-surprise':
      "Which line in somebody's next review would surprise them? Draft it now as a start or a stop, together with what they do well.",
    'seen-yourself': about(
      'teammate',
      ({ person }) =>
        `What could ${person} start, stop and continue? Keep only what you saw yourself, and write down when.`,
    ),
    'kindest-line': about(
      'last-time',
      ({ words, person }) =>
        `Your last draft was “${words}”. If it has not reached ${person ?? 'its person'} yet, say the easiest line of it today.`,
    ),
  },
  form: {
    title: 'Start, stop, continue',
    fields: [
      {
        key: 'person',
        kind: 'person',
        label: 'Who is it for?',
        hint: 'They are not told. The draft is for you to deliver.',
        optional: true,
      },
      {
        key: 'draft',
        kind: 'paragraph',
        label: 'One start, one stop, one continue',
        placeholder:
          'Start: showing drafts early. Stop: saying sorry for questions. Continue: calling the customer yourself.',
      },
    ],
    submit: 'Keep the draft',
  },
  sharing: 'never',
  thanks: 'A clear draft is half of a good talk.',
};

export const upwardFeedback: Practice = {
  key: 'upward-feedback',
  hat: 'leader',
  theme: 'feedback',
  seeds: [0],
  title: 'Ask the team how you lead',
  why: 'Your team sees a side of your leading that you cannot see yourself.',
  cadence: { kind: 'at-most', everyDays: 84 },
  wordings: {
    'three-things':
      'Ask your team for three things about your leading: one to start, one to stop, one to continue. Name the day on which you will say what you heard.',
    'while-away':
      'What went better while you were on holiday or ill? Ask your team, and keep one of the answers as a habit.',
    'a-box':
      'Ask your team a question that they can answer without a name, on a card or in a form: "What could I do better for you?" Send it out today.',
    'clear-or-not':
      'Ask two people what is clear about how you lead, and what is not. Say thank you, and sleep on it before you explain anything.',
    'i-heard-i-will':
      'Recall the last thing somebody told you about how you lead. Tell the team what you heard, and what you will do.',
    'out-of-the-room':
      'Leave your next team meeting ten minutes early. Ask somebody they trust to collect what the team would like from you.',
    'noticed-yet': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you noted about your leading: “${words}”. Ask two people how it is now.`,
    ),
  },
  form: {
    title: 'How I lead',
    fields: [
      {
        key: 'heard',
        kind: 'paragraph',
        label: 'What did you hear?',
        hint: 'Without who said it. If the answers are still to come, write what you asked.',
        placeholder: 'You answer quickly, sometimes before we have finished.',
      },
      {
        key: 'will',
        kind: 'line',
        label: 'What will you do?',
        optional: true,
        placeholder: 'I will ask "Is that all?" before I answer.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'It takes some courage to ask that.',
};

export const balanceFeedback: Practice = {
  key: 'balance-feedback',
  hat: 'both',
  theme: 'feedback',
  seeds: [0],
  title: 'Count how often you say what works',
  why: 'Those who hear only what is wrong cannot know what to keep.',
  cadence: { kind: 'at-most', everyDays: 28 },
  wordings: {
    'last-five':
      'Recall the last five things you told people about their work. How many of them said what is good?',
    'small-notes':
      'Each time you tell somebody what works today, make a small note. Count the notes before you stop for the day.',
    'corrected-last':
      'Whom did you correct last? Find something they do well, and tell them today.',
    'good-job':
      'Turn your last "good job" into a real sentence: what exactly was good, and what did it make possible? Send it to the same person.',
    'only-nice':
      'There may be somebody to whom you only ever say nice things. Find one point that would make their good work better, and mention it gently.',
    'five-comments':
      "Open the last five comments you left on other people's work. Mark those that say what to keep, and add one more.",
    'last-word': about(
      'teammate',
      ({ person }) =>
        `What was the last thing that ${person} heard from you about their work? If it was a correction, add a good word today.`,
    ),
    'still-unsaid': about(
      'last-time',
      ({ words }) =>
        `Last time you noted “${words}”. If it has not been said yet, today is a fine day for it.`,
    ),
  },
  form: {
    title: 'What works',
    fields: [
      {
        key: 'good',
        kind: 'choice',
        label: 'How many of your last five said what works?',
        choices: [
          { key: 'none', label: 'None' },
          { key: 'one', label: 'One' },
          { key: 'two', label: 'Two' },
          { key: 'three', label: 'Three' },
          { key: 'four', label: 'Four' },
          { key: 'five', label: 'All five' },
        ],
        optional: true,
      },
      {
        key: 'unsaid',
        kind: 'line',
        label: 'What did you say, or will you say, and to whom?',
        placeholder: 'Tell Omar how calm the queue was while he stood at the door',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Good, somebody will know what to keep.',
};

export const hardConversation: Practice = {
  key: 'hard-conversation',
  hat: 'both',
  theme: 'feedback',
  seeds: [0, 1],
  title: 'Prepare for a hard conversation',
  why: 'It is easier to listen when you know beforehand what you saw and what you want to ask for.',
  cadence: { kind: 'when', everyDays: 14, on: ['hard-conversation'] },
  wordings: {
    'three-sentences':
      'Write three sentences for the talk you have in mind: what happened, what it led to, what you ask for. Leave out everything that you only suspect.',
    'their-chair':
      "Before a hard talk, put yourself in the other person's place for five minutes. Write what they will tell you, and where they may be right.",
    'first-sentence':
      'Only the first sentence of a hard talk needs to be ready word for word. Say yours aloud once, then make it shorter.',
    'half-an-hour':
      'Plan half an hour for the hard talk: five minutes for you, twenty for the other person, five for what comes next.',
    'as-filmed':
      'Describe what the talk will be about as a camera would have filmed it, with the day and the place. Cross out every "always" and "never".',
    'place-and-hour':
      'Find a place for the talk where nobody listens in, and an hour after which nobody expects either of you. Send the invitation now.',
    'honest-question':
      'Prepare a question for the hard talk, one to which you really do not know the answer. Ask it early, and wait for what comes.',
    'one-request':
      'What would be different a month after a good talk? Make that your one request, and keep everything else for another day.',
    'good-wish':
      'Put down in one line what you wish for the person you will talk with. Read it again just before you begin.',
    'how-it-ends':
      'Decide today how the hard talk will end: each of you says what you take from it, and you agree on a day to look at it again.',
    'what-helped': about(
      'last-time',
      ({ words }) =>
        `You prepared for such a talk before, about “${words}”. Recall what helped then, and take that with you.`,
    ),
  },
  form: {
    title: 'A hard conversation',
    fields: [
      {
        key: 'facts',
        kind: 'paragraph',
        label: 'What is it about?',
        hint: 'What happened, as you saw or heard it yourself.',
        placeholder: 'On Monday and on Thursday the handover began twenty minutes late.',
      },
      {
        key: 'effect',
        kind: 'line',
        label: 'What did it lead to?',
        placeholder: 'The night shift started without knowing who needed what.',
        optional: true,
      },
      {
        key: 'request',
        kind: 'line',
        label: 'What will you ask for?',
        placeholder: 'A call to the ward when you see that you will be late',
        optional: true,
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'You are prepared, so now you can mostly listen.',
};

import { about, type Practice } from './practice.ts';

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
    'passed-on':
      'Who has lately shown a colleague how something is done? Record what the other one can do now.',
    simpler:
      'What became simpler lately: a step that is gone, a clearer page, a shorter list? Record one of them.',
    'back-on-feet':
      'Think of a plan that broke. Record how your team went on from there, because that is a win too.',
    'kept-promise':
      'Look for a promise your team kept on the day it named. Write down what was promised, and to whom.',
    'light-meeting':
      'After which recent meeting were people in a better mood than before? Record what somebody did to make it so.',
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

/** Answered by the form of the room `threads`, where no weekly thread runs yet; else by its own. */
export const kudosThread: Practice = {
  key: 'kudos-thread',
  hat: 'leader',
  theme: 'recognition',
  seeds: [0],
  title: 'Open a kudos thread',
  why: 'Most good work has more helpers than you can see, and in a thread the others can name them.',
  cadence: { kind: 'at-most', everyDays: 7, bestOn: [5] },
  wordings: {
    'who-helped':
      'Post this in the team channel: "Who helped you this week, and with what?" Put your own answer first in the thread.',
    'one-result':
      'Name a fresh result in the channel. Invite everyone who had a part in it to add theirs below, however small.',
    'unseen-work':
      'Some jobs are noticed only when nobody does them. Start a thread for such jobs, with one person who did theirs.',
    'next-door':
      'Open a thread for people outside your team who made your days easier. Send each of them what was said there.',
    'yours-first':
      'Thank one person in the channel for one thing they did. Add that others may put a thank-you of their own below.',
    'whose-hands':
      'Post a photo or a screenshot of something finished, and ask who had a part in it. The names belong in the thread.',
    'hardest-day':
      'Which day was the hardest lately? Name it in the channel, and ask who made it lighter.',
    'learned-from':
      'Ask the channel from whom they learned something this week. Answer first: a name, and what you can do now.',
    'asked-when-stuck':
      'Whom do people ask when they are stuck? Start a thread with that name, and invite others to add theirs.',
    'two-minutes-early':
      'End your next team meeting two minutes early. In those minutes, whoever likes puts one name into the same thread.',
    'five-words':
      'Open a thread with a rule that makes it easy: one name, and five words on what they did. Go first.',
    'add-to-this': about(
      'teammate',
      ({ person }) =>
        `Tell the channel one thing that ${person} did for others. Ask below it what else people have seen.`,
    ),
    'new-names': about(
      'last-time',
      ({ words }) =>
        `You kept this from your last thread: “${words}”. Open a new one for names that were not in the last one.`,
    ),
  },
  form: {
    title: 'A kudos thread',
    fields: [
      {
        key: 'named',
        kind: 'paragraph',
        label: 'Who was named, and what for?',
        hint: 'One or two are enough. The thread keeps the rest.',
        placeholder: 'Jonas, who stayed on the phone until the printer had the right file',
      },
      {
        key: 'surprise',
        kind: 'line',
        label: 'What did you not know before?',
        placeholder: 'Samira proofreads for half of the sales team.',
        optional: true,
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Good, now there is a place to say it.',
};

/** Answered by kudos where it names somebody; what was said in private goes to its own form. */
export const thankTheUnthanked: Practice = {
  key: 'thank-the-unthanked',
  hat: 'leader',
  theme: 'recognition',
  seeds: [2, 3],
  title: 'Send a thank-you that has waited',
  why: 'Steady work is easy to stop seeing, and an exact thank-you shows that you still see it.',
  cadence: { kind: 'when', everyDays: 14, on: ['unthanked'] },
  wordings: {
    'two-lines':
      'Write two lines to one person in your team: what they did, and what you could do because of it.',
    'every-week':
      'Who does the same thing so well every week that you hardly notice it? Tell them what a week without it would be like.',
    'late-is-fine':
      'Scroll back a month in your calendar to somebody who helped you then. A late thank-you is still welcome.',
    'by-voice':
      'Walk over or call instead of typing. Tell somebody about a moment when you were glad that they were there.',
    'good-word':
      'Tell another manager something good about a person in your team. Then let that person know what you said.',
    'by-hand':
      'Leave a note on a desk in your own handwriting, or send a card to somebody who works far away. One thing they did is enough text.',
    'hard-part':
      'Choose a result you liked, and ask its maker which part was hard. Thank them for that part.',
    'what-it-changed': about(
      'unthanked',
      ({ person, since }) =>
        `By your record, ${person} has not been thanked ${since ? `since ${since}` : 'yet'}. Thank them for one thing they did this month, and say what it changed.`,
    ),
    'runs-smoothly': about(
      'unthanked',
      ({ person }) => `What runs smoothly because of ${person}? Send them the line that says so.`,
    ),
    'pass-it-on': about(
      'unthanked',
      ({ person }) =>
        `Ask somebody who works with ${person} what they are glad of. Pass it on today, in the same words.`,
    ),
    'i-noticed': about(
      'unthanked',
      ({ person }) =>
        `Begin a message to ${person} with "I noticed", and end it with whom their work has helped.`,
    ),
  },
  form: {
    title: 'A thank-you',
    fields: [
      { key: 'person', kind: 'person', label: 'Whom did you thank?' },
      {
        key: 'thanked-for',
        kind: 'paragraph',
        label: 'What for, and what did it change?',
        placeholder: 'Checked every invoice twice in March, so the auditors had no questions',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'It was worth saying, and worth hearing.',
};

/** Answered by the form of the room `closeout`, which gathers what belongs to it; what is said in words goes to this form's first question. */
export const projectCloseOut: Practice = {
  key: 'project-close-out',
  hat: 'both',
  theme: 'recognition',
  seeds: [0],
  title: 'Give finished work a good ending',
  why: 'An ending lets people be proud, and keeps what they learned from being lost in the next task.',
  cadence: { kind: 'when', everyDays: 14, on: ['delegation-ended', 'experiment-ends'] },
  wordings: {
    'with-cake':
      'Invite all who had a part in something finished to fifteen minutes with something sweet. First say what each of them brought, then ask what you all learned.',
    'two-lines-each':
      'Ask all who took part in the finished work for two lines: what went better than expected, and what they would do differently.',
    'from-the-user':
      'Ask somebody who uses the finished work what they like about it. Read the answer to its makers before you talk about lessons.',
    'first-draft':
      'Lay the first draft beside the finished thing. Let the people who made it tell you what happened in between.',
    'for-the-next':
      'Suppose another team begins the same work tomorrow. Collect one piece of advice for them from everybody who worked on it with you.',
    'stopped-early':
      'Even work that was stopped deserves an ending. Thank the people for what they tried, and write down what you know now.',
    'last-message':
      'Close what is still open of a finished piece of work: the card, the channel, the folder. Let the last message be the names of all who helped.',
    'proud-of': about(
      'delegation-ended',
      ({ delegate, outcome }) =>
        `Now that “${outcome}” is finished, ask ${delegate} what they are proud of, and what they would tell the next one who tries.`,
    ),
    'where-it-is-now': about(
      'delegation-ended',
      ({ delegate, outcome }) =>
        `Tell ${delegate} where “${outcome}” is being used now. Then ask what was harder than it needed to be.`,
    ),
    'who-else': about(
      'delegation-ended',
      ({ delegate, outcome }) =>
        `Who else had a part in “${outcome}”? Get the names from ${delegate}, and thank each of them today.`,
    ),
    'earlier-lesson': about(
      'last-time',
      ({ words }) =>
        `What did you learn when you closed “${words}”? Ask those who have just finished something whether it helped them.`,
    ),
  },
  form: {
    title: 'A good ending',
    fields: [
      {
        key: 'work',
        kind: 'line',
        label: 'What has ended?',
        placeholder: 'The move to the new warehouse',
      },
      {
        key: 'went-well',
        kind: 'paragraph',
        label: 'What went well, and thanks to whom?',
        placeholder: 'Nothing was lost, because Elif had put a number on every shelf.',
      },
      {
        key: 'learned',
        kind: 'paragraph',
        label: 'What did you learn together?',
        placeholder: 'Two quiet days are enough if the labels are printed before.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'by-choice',
  thanks: 'Now everybody can begin the next thing with a clear head.',
};

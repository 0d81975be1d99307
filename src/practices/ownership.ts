import { about, type Practice } from './practice.ts';

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
      'Ask one person which login, permission or tool they are missing. Send the request for them.',
    'still-card':
      'Find a card that has not moved for days. Ask its owner what it is waiting for, and offer to ask for it yourself.',
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
    'still-there': about(
      'last-time',
      ({ words, person }) =>
        `Last time this was in ${person ? `${person}'s` : 'the'} way: “${words}”. Ask whether it still is, and if so, take one more step yourself.`,
      { unless: { removed: ['yes'] } },
    ),
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

export const delegateOwnership: Practice = {
  key: 'delegate-ownership',
  hat: 'both',
  theme: 'ownership',
  seeds: [0, 1],
  title: 'Hand over one thing you run',
  why: 'A task that truly belongs to somebody needs less of you, and gives them room to grow.',
  cadence: { kind: 'at-most', everyDays: 7 },
  wordings: {
    'weekly-report':
      'Which report do you put together every week? Offer it to somebody who is good with numbers, and let them change how it looks.',
    'next-meeting':
      'Look at the next meeting that you are going to lead. Ask the best listener in your team to lead it, agenda included.',
    rota: 'Holiday plan, duty list, room bookings: one of these could go to the person who never forgets a date. Ask them today.',
    'first-week':
      'Ask your most patient colleague to own the first week of whoever joins next, from the laptop to the first lunch.',
    'outside-contact':
      'Which outside partner always writes to you? Ask a colleague to become their contact, and introduce the two in a short mail.',
    'own-area':
      'Give somebody an area of their own, such as the newsletter or the spare laptops. Name one thing in it that they decide without asking.',
    'not-the-usual':
      'Who gets most of what you hand over? Offer the next task to somebody else, and say what made you think of them.',
    'two-weeks-away':
      'If you were away for two weeks from tomorrow, what would stop first? Offer it to somebody before the day is over.',
    'why-like-this':
      'Who asked lately why something is done the way it is? Offer them the whole thing, and permission to change it.',
    'weekly-decision':
      'Which small decision comes to you every week, such as which request goes first? Let the person closest to it decide this time.',
    'strength-first':
      'Begin with a person: what do they do with ease that others find hard? Offer them the task of yours that needs exactly that.',
    'result-and-date':
      'Write one of your tasks as a result with a date: "A two-page summary for the board, by the 20th". Ask who would like to own it.',
    'better-than-you': about(
      'teammate',
      ({ person }) =>
        `What does ${person} do better than you? Find a task of yours that needs it, and ask whether they want to run it.`,
    ),
    'without-you': about(
      'last-time',
      ({ words, person }) =>
        `Last time it was “${words}”. Ask ${person ?? 'its owner'} which decision they would like to take without you.`,
    ),
  },
  form: {
    title: 'Handing it over',
    fields: [
      {
        key: 'task',
        kind: 'line',
        label: 'What do you hand over?',
        placeholder: 'The monthly cost report of the workshop',
      },
      { key: 'person', kind: 'person', label: 'To whom?' },
      {
        key: 'decides',
        kind: 'paragraph',
        label: 'What may they decide without you?',
        placeholder: 'Orders up to 300 euros, and what the report looks like',
        optional: true,
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Kept, and with /delegate you can ask them for a yes.',
};

export const doneLooksLike: Practice = {
  key: 'done-looks-like',
  hat: 'manager',
  theme: 'ownership',
  seeds: [1],
  title: 'Compare what done looks like',
  why: 'Two people can say the same word and mean different results, and it is kinder to find out early.',
  cadence: { kind: 'at-most', everyDays: 7 },
  wordings: {
    'two-notes':
      'You and one colleague each write three lines on how their current task ends. Swap the notes at the same moment.',
    'before-theirs':
      'Send somebody this: "How will we both see that it is done?" Write your own answer before you open theirs.',
    photo:
      'Suppose somebody takes a photo on the day the work is finished. Ask its owner what is in the picture, then describe yours.',
    'last-day':
      'Ask the owner of the longest task in your team about its last day: who gets what, and where will they find it?',
    'the-edge':
      'Every task has an edge. Ask one person what theirs does not include, and see whether you would leave out the same.',
    'first-user':
      'Who will be the first to use the result of your biggest task, and for what? Note your guess, then ask its owner for theirs.',
    'almost-there':
      'Think of the last time you heard "almost there". Ask what is still to come, and compare it with what you thought was missing.',
    'two-sketches':
      'Choose a task. You and its owner each sketch the finished result for two minutes, then compare.',
    'who-says-so':
      'Who gets to say that a task is finished: you, its owner, or the one who asked for it? Ask the owner whom they would name.',
    'smallest-result':
      'Ask somebody for the smallest result that they would still call done. Yours may be smaller, and that could save days.',
    'before-the-start':
      'Find a task that nobody has begun yet. Agree with its owner on the sentence you both want to read when it ends.',
    'one-proof':
      'A task is due soon: what would you look at before you believe that it is done? Ask its owner what they look at.',
    'their-own-words': about(
      'teammate',
      ({ person }) =>
        `Write down what you expect, then ask ${person} how they will know that their current task is done.`,
    ),
    'still-the-same': about(
      'last-time',
      ({ words }) =>
        `Last time you compared notes on “${words}”. Ask its owner whether the end still looks the same to them.`,
    ),
  },
  form: {
    title: 'What done looks like',
    fields: [
      {
        key: 'work',
        kind: 'line',
        label: 'Which piece of work?',
        placeholder: 'The new summer menu',
      },
      {
        key: 'mine',
        kind: 'paragraph',
        label: 'What you expected',
        hint: 'Write yours before you read theirs.',
        placeholder: 'Twelve dishes with prices and photos, printed and on the tables by 1 June',
      },
      {
        key: 'theirs',
        kind: 'paragraph',
        label: 'What they said',
        placeholder: 'The kitchen has agreed on the list of dishes',
        optional: true,
      },
    ],
    submit: 'Keep both',
  },
  sharing: 'never',
  thanks: 'However far apart the two pictures are, you know it in time.',
};

export const checkInNotHover: Practice = {
  key: 'check-in-not-hover',
  hat: 'manager',
  theme: 'ownership',
  seeds: [1, 4],
  title: 'Check in at one fixed time',
  why: 'A fixed moment for questions lets others work in peace, and lets you stop wondering.',
  cadence: {
    kind: 'when',
    everyDays: 7,
    on: ['daily-check-ins', 'check-ins-unanswered', 'delegation-overdue', 'roadblock'],
  },
  wordings: {
    'one-slot':
      'Ask the owner of a running task when in the week your questions suit them best. Collect them until then.',
    'only-question':
      'Try a check-in with a single question: "Is anything in your way?" If the answer is no, you are both free again.',
    'unsent-draft':
      'About to ask how it is going? Leave the message as a draft until the day you agreed on, and see if you still need it.',
    'call-me':
      'Tell one person the hours in which they can always reach you. For the rest of today, let them come to you.',
    'alarm-signs':
      'Agree with somebody on two signs that mean "tell me at once", such as a lost supplier. Everything else can wait for your check-in.',
    'cancel-one':
      'Do you have two check-ins with the same person this week? Cancel one of them, with a friendly line.',
    'out-of-copy':
      'Find a conversation that you only follow to be safe. Leave it, and say when you would like to hear the result.',
    'where-to-look':
      'Ask somebody where you can see for yourself how far their work is: a board, a sheet, a folder. Look there before you ask.',
    'another-way':
      'Somebody is doing a task in another way than you would. If the result is on course, keep your way to yourself today.',
    'one-worry':
      'Write down what worries you most about a task that is not yours. Take that one worry to its owner, and nothing else.',
    'how-often':
      'Let somebody tell you how often they want to hear from you about their task. Go with their answer for two weeks.',
    'every-day': about(
      'daily-check-ins',
      ({ delegate, outcome }) =>
        `There is a check-in every day on “${outcome}”. Ask ${delegate} whether once a week would do, and which day suits them.`,
    ),
    'another-hour': about(
      'check-ins-unanswered',
      ({ delegate, outcome }) =>
        `The last check-ins on “${outcome}” had no answer. Ask ${delegate} which day and hour would be easier, and move them there.`,
    ),
    'new-day': about(
      'delegation-overdue',
      ({ delegate, outcome, due }) =>
        `Ask ${delegate} once what is in the way of “${outcome}”, which was due on ${due}. Agree on one time to hear more.`,
    ),
    'just-that': about(
      'roadblock',
      ({ delegate, outcome }) =>
        `${delegate} told you what is in the way of “${outcome}”. Clear just that, and leave the rest in their hands.`,
    ),
    'has-it-held': about(
      'last-time',
      ({ words }) =>
        `Last time you noted “${words}”. Ask the person it concerns if it still suits them.`,
    ),
  },
  form: {
    title: 'A calmer check-in',
    fields: [
      {
        key: 'check-in',
        kind: 'line',
        label: 'What did you change, or leave be?',
        placeholder: 'Tuesdays at 10:00, ten minutes, only what is in the way',
      },
      { key: 'person', kind: 'person', label: 'With whom?', optional: true },
      {
        key: 'sooner',
        kind: 'paragraph',
        label: 'What do you want to hear at once?',
        placeholder: 'The printer cannot deliver before the fair',
        optional: true,
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'That makes the week quieter for both of you.',
};

export const explainTheWhy: Practice = {
  key: 'explain-the-why',
  hat: 'leader',
  theme: 'ownership',
  seeds: [1, 2],
  title: 'Add a because',
  why: 'Somebody who knows the reason can decide well when you are not there to ask.',
  cadence: { kind: 'when', everyDays: 7, on: ['delegation-made'] },
  wordings: {
    'under-the-request':
      'Scroll up to your latest request in Slack. Reply to it with a single line that begins with "because".',
    'reason-first':
      'Turn your next request round: the reason in the first sentence, the task in the second.',
    'without-it':
      'Tell the owner of a task what would happen if nobody did it. That is often the shortest reason there is.',
    'from-above':
      'Was a task given to you before you passed it on? Ask the one who gave it what it is good for, and pass that on too.',
    'why-then':
      'A due date is quickly written down without its reason. Tell one person why it is that day, and not a month later.',
    'have-to-guess':
      'Ask somebody to tell you why their newest task exists. If they can only guess, give them the missing sentence.',
    'dull-one':
      'Small, dull tasks get the fewest reasons. Give one of them a reason today, even if it is half a sentence.',
    'no-reason':
      'Finish this about something you asked for: "We need it because …". If nothing comes, you may not need it any more.',
    'what-comes-first':
      'Should it be quick, cheap or beautiful? Tell the owner of a task which of the three comes first this time, and why.',
    'twenty-seconds':
      'Record a voice message of twenty seconds for somebody with a new task: what do you hope will be different afterwards?',
    'the-other-choice':
      'Tell the owner of a task which other way you decided against, and the reason. It saves them the same detour.',
    'one-line': about(
      'delegation-made',
      ({ delegate, outcome }) =>
        `Send ${delegate} one line about “${outcome}”, and let its first word be "because".`,
    ),
    'once-it-is-there': about(
      'delegation-made',
      ({ delegate, outcome }) =>
        `What will be better once you have “${outcome}”? Tell ${delegate} before they plan the work.`,
    ),
    'from-your-vision': about(
      'vision-note',
      ({ note }) =>
        `In your vision time you wrote “${note}”. Tell the owner of a task how their work brings that closer.`,
    ),
    'did-it-help': about(
      'last-time',
      ({ words }) =>
        `The last reason you gave was “${words}”. Ask whoever got it if it helped them decide something.`,
    ),
  },
  form: {
    title: 'The reason',
    fields: [
      {
        key: 'because',
        kind: 'paragraph',
        label: 'The reason you gave',
        placeholder: 'The nurses lose an hour a day looking for a free bed',
      },
      {
        key: 'task',
        kind: 'line',
        label: 'Which task is it for?',
        placeholder: 'The list of beds on the ward screen',
        optional: true,
      },
      { key: 'person', kind: 'person', label: 'Who has heard it?', optional: true },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Now they can decide more of it without asking you.',
};

export const letGoOfTheOldJob: Practice = {
  key: 'let-go-of-the-old-job',
  hat: 'leader',
  theme: 'ownership',
  seeds: [1],
  title: 'Give away a piece of your old job',
  why: 'What you were best at is the hardest to give away, and often just what somebody else wants to learn.',
  cadence: { kind: 'at-most', everyDays: 14 },
  fits: ['new-lead'],
  wordings: {
    'still-in-calendar':
      "Mark everything in last week's calendar that you also did before you led a team. Offer one of these to somebody today.",
    'they-come-to-you':
      'Think of the last time somebody came to you because you always knew. Ask a colleague to answer such questions from now on.',
    'one-hour-of-it':
      'Which part of your old work do you miss most? Keep one hour a week of it, and offer the rest to somebody by name.',
    'quicker-yourself':
      'Which task of today would be quicker if you did it yourself? Ask somebody else to do it, and stay near enough for questions.',
    'first-call':
      'When something breaks, who is called first? If it is still you, agree with a colleague that they are called first this week.',
    'another-good-way':
      'Your way of doing it is one good way. Hand over a task you are known for, and say which part may be done differently.',
    'only-you-have':
      'Look for a login, a template or a phone number that only you have. Pass it on, together with the work it is for.',
    'who-does-it-now': about(
      'last-time',
      ({ words }) =>
        `You wanted to give away “${words}”. If it is still with you, agree today with somebody on the day they begin.`,
    ),
    'wants-to-learn': about(
      'teammate',
      ({ person }) =>
        `Ask ${person} which part of your old work they would like to learn. Show them the smallest piece of it today.`,
    ),
  },
  form: {
    title: 'Out of your old job',
    fields: [
      {
        key: 'task',
        kind: 'line',
        label: 'What do you give away?',
        placeholder: 'Checking every translation before it goes to the printer',
      },
      { key: 'person', kind: 'person', label: 'Who could take it on?', optional: true },
      {
        key: 'shows',
        kind: 'line',
        label: 'What will you show them first?',
        placeholder: 'The list of terms, and the two mistakes everybody makes',
        optional: true,
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'You were good at it, and soon somebody else will be.',
};

export const trainsOnTime: Practice = {
  key: 'trains-on-time',
  hat: 'manager',
  theme: 'ownership',
  seeds: [3, 4],
  title: 'Find the date that may slip',
  why: 'A late date is easy to talk about a week before, and hard to explain on the day.',
  cadence: { kind: 'at-most', everyDays: 7, bestOn: [1] },
  wordings: {
    'read-aloud':
      'Read the next dates of your team aloud, one by one. At the one that makes you hesitate, write to its owner.',
    bet: 'If you had to bet ten euros that one date will be missed, which one? Ask its owner what would save it.',
    'one-number':
      'Compare one number that your team follows with where it stood a month ago. If it went the wrong way, ask the person closest to it what they see.',
    'from-outside':
      'List what your team needs from others in the next five days. Send one friendly reminder now, while there is still time.',
    'who-is-away':
      'Check who is away in the next ten days. Which promise was theirs, and who looks after it meanwhile?',
    'put-one-down':
      'Count what your team has begun and not finished. Agree on one thing to put down for now, so that another gets finished.',
    'tell-early':
      'Is a promised day in doubt? Tell whoever waits for it a new day, one you believe in.',
    'two-of-three':
      'Ask three people, "What could go wrong this week?" Follow up what two of them name.',
    'same-day':
      'Does one person have two deadlines on one day? Ask them which of the two they would move, and move it now.',
    'not-begun':
      'Find a due date whose work has not begun. Ask its owner on which day they start, and put that day beside it.',
    money:
      'If your team has money to spend, compare what went out this month with the plan. Ask about the line that is furthest off.',
    'what-moved':
      'Which date moved last week, and what made it move? See whether the same could happen this week.',
    'last-watched': about(
      'last-time',
      ({ words }) =>
        `Last time you kept an eye on “${words}”. Thank its owner if it arrived in time, or agree on the next step.`,
    ),
  },
  form: {
    title: 'What may slip',
    fields: [
      {
        key: 'date',
        kind: 'line',
        label: 'What may slip: a date, a number, a promise?',
        placeholder: 'Samples at the customer on Thursday',
      },
      {
        key: 'risk',
        kind: 'line',
        label: 'What makes you think so?',
        placeholder: 'The courier needs two days now, not one',
        optional: true,
      },
      {
        key: 'step',
        kind: 'line',
        label: 'What will you do about it?',
        placeholder: 'Send the first half with the evening van',
        optional: true,
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Good, you saw it while it was still small.',
};

export const processTemplate: Practice = {
  key: 'process-template',
  hat: 'manager',
  theme: 'ownership',
  seeds: [1],
  title: 'Let a template do the planning',
  why: 'With a ready list in front of you, your head is free for the part that needs ideas.',
  cadence: { kind: 'at-most', everyDays: 14 },
  fits: ['weaker-manager'],
  wordings: {
    'copy-the-last':
      'Look for a piece of work that comes back soon, such as the monthly report. Copy the old plan, and cross out what nobody used.',
    'borrow-one':
      'Ask the most orderly colleague you know for the list that starts their projects. Use it unchanged for one piece of work.',
    'five-lines':
      'Five lines are a plan: what, for whom, who, by when, what could go wrong. Fill them in for one piece of work.',
    'same-agenda':
      'Save the agenda of a meeting that went well. Paste it into the invitation of the next one, word for word.',
    'what-we-forget':
      'Ask your team in which task something is often forgotten. Write down its steps together, six at most.',
    'like-a-pilot':
      'Pilots read their list before every flight, even after twenty years. At your next handover, read yours aloud, line by line.',
    'wait-with-changes':
      'Work from a template today exactly as it stands. Mark each step you would like to skip, and decide about it another day.',
    'once-more': about(
      'last-time',
      ({ words }) =>
        `Last time you worked from “${words}”. Use it once more, and change only the step that was in your way.`,
      { unless: { kept: ['not-kept'] } },
    ),
  },
  form: {
    title: 'From a template',
    fields: [
      {
        key: 'template',
        kind: 'line',
        label: 'Which template?',
        placeholder: 'Our list from the spring fair',
      },
      {
        key: 'work',
        kind: 'line',
        label: 'For which piece of work?',
        placeholder: 'The open day in September',
      },
      {
        key: 'kept',
        kind: 'choice',
        label: 'What becomes of the template?',
        choices: [
          { key: 'as-it-is', label: 'It stays as it is' },
          { key: 'with-a-change', label: 'It stays, with a change' },
          { key: 'not-kept', label: 'It was not the right one' },
        ],
        optional: true,
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'That is one beginning that you need not invent again.',
};

/** Once in a programme of twelve weeks. */
export const shadowAPlanner: Practice = {
  key: 'shadow-a-planner',
  hat: 'manager',
  theme: 'ownership',
  seeds: [1],
  title: 'Watch a good planner at work',
  why: 'Planning is easier to learn beside somebody who likes it than from a book.',
  cadence: { kind: 'at-most', everyDays: 84 },
  fits: ['weaker-manager'],
  wordings: {
    'a-week-beside':
      'Ask the best project manager you know if you may watch them plan for one hour this week. An hour on each day is even better.',
    'silent-guest':
      'Whose meetings always end on time? Ask to come to one as a silent guest, and watch what they write down, and when.',
    'first-look':
      'Ask a colleague who never misses a date what they look at first each day. Ask if you may see it.',
    'still-in-use': about(
      'last-time',
      ({ words }) =>
        `From watching a planner you kept this: “${words}”. Try it once more today, and note what it saves you.`,
    ),
  },
  form: {
    title: 'Notes from a planner',
    fields: [
      {
        key: 'adopt',
        kind: 'paragraph',
        label: 'One thing you will do too',
        placeholder: 'She writes the next step on a card before she puts it away.',
      },
      {
        key: 'noticed',
        kind: 'paragraph',
        label: 'What else did you notice?',
        placeholder: 'He moves dates in front of everybody, and nobody minds.',
        optional: true,
      },
      { key: 'person', kind: 'person', label: 'Whom do you watch?', optional: true },
    ],
    submit: 'Keep the notes',
  },
  sharing: 'never',
  thanks: 'One borrowed habit is plenty to start with.',
};

export const automateAChore: Practice = {
  key: 'automate-a-chore',
  hat: 'manager',
  theme: 'ownership',
  seeds: [1],
  title: 'Let one chore run by itself',
  why: 'A chore that runs by itself cannot be forgotten on a busy day.',
  cadence: { kind: 'at-most', everyDays: 28 },
  fits: ['weaker-manager'],
  wordings: {
    'same-message':
      'Which message do you type again and again, such as the one about time sheets? Set up a repeating reminder in its place.',
    'repeating-entry':
      'Put one monthly job into your calendar as a repeating entry, with the link that you search for every time.',
    'copied-numbers':
      'Does somebody copy numbers from one table into another every week? Ask whoever likes spreadsheets to let the table fetch them.',
    'short-form':
      'Do requests reach you by mail, by chat and in passing? Make one short form for them today, with three questions.',
    'mail-rule':
      'Look at the last ten mails that you deleted unread. One rule in your mailbox can do that for you from now on.',
    'still-running': about(
      'last-time',
      ({ words }) =>
        `Last time it was “${words}”. See if it really runs by itself, and mend what stops it.`,
    ),
  },
  form: {
    title: 'One chore less',
    fields: [
      {
        key: 'chore',
        kind: 'line',
        label: 'Which chore?',
        placeholder: 'Asking everybody for their hours on the 25th',
      },
      {
        key: 'how',
        kind: 'line',
        label: 'How does it run now?',
        placeholder: 'A repeating reminder in the team channel',
        optional: true,
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'One thing less to carry in your head.',
};

import { about, type Practice } from './practice.ts';

/** May be chosen every day, so it needs the most wordings: each looks at the day from another side. */
export const connectToPurpose: Practice = {
  key: 'connect-to-purpose',
  hat: 'leader',
  theme: 'vision',
  seeds: [0, 1, 2, 4],
  title: 'Say who the work helps',
  why: 'Work is easier to care about when you can see whose day it makes better.',
  cadence: { kind: 'at-most', everyDays: 1, on: ['delegation-made'] },
  wordings: {
    'next-task':
      'Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.',
    'one-user':
      'Picture one real person who uses what your team makes. Which task of today will make their week easier, and how?',
    'stand-up':
      'In your next stand-up, listen for a task you know well and add one sentence about who is waiting for it.',
    'ticket-title':
      'Read the title of one ticket as a stranger would. Add the name of the person or the group it helps.',
    'can-do-now':
      'Find the last thing your team finished. What can somebody do now that they could not do before?',
    commit:
      'Take one commit or one edit from your last working day. Say in plain words what is different now for the person who uses it.',
    'customer-mail':
      'Open the latest message from a customer. Which piece of work on your list would help them, and with what?',
    'support-question':
      'Choose one question that keeps coming back to support. Name the work that will make it go away, and for whom.',
    handover:
      'Pick a piece of work that will change hands soon. Add a line to the handover note: who needs this in the end, and what for.',
    'oldest-bug':
      'Pick the oldest problem that is still open. Who runs into it, and at what moment of their day?',
    'report-number':
      'Take one number from your last report. Which people does it count, and which task of today helps them?',
    'dullest-task':
      'Choose the dullest task of the day. Follow its result from desk to desk until it reaches somebody who needs it, and write down who that is.',
    'next-door':
      'Not everyone you help is far away. Which colleague in another team has an easier day because of something you do today?',
    'if-it-stopped':
      'Imagine that one task of today never gets done. Who would notice first, and what would they miss?',
    newcomer:
      'Suppose somebody joined your team an hour ago. Explain one task to them in a sentence that begins with the person it helps.',
    invitation:
      'Open the next meeting you called. Add a line to the invitation: who will be better off if this meeting goes well?',
    'due-date':
      'Look at your nearest due date. Who has that day in their own calendar, and what do they plan to do then?',
    'at-dinner':
      'How would you tell a friend at dinner about one thing your team is doing? Write that sentence, with a person in it.',
    'next-thank-you':
      'Remember the last thank-you that came from outside the team. Which task of today could earn the next one, and from whom?',
    complaint:
      'Recall a complaint that was fair. Choose the task that answers it, and note what will be better for that person.',
    'second-look':
      'Is anything being checked or tested today? Say which bad moment that check prevents, and for whom.',
    paperwork:
      'Take one form, invoice or approval from your pile. Who can move on as soon as you finish it?',
    'opened-daily':
      'Which page, list or tool of your team do others open every day? Write down who opens it, and what it helps them to do.',
    'extra-step':
      'Which extra step do people take because something is still missing? Name the task that saves them that step, and whose day it helps.',
    'first-minute':
      'Picture the first minute after your current work is delivered. Who uses it first, and what do they try to do?',
    'before-after':
      'Choose one task and one person, and finish two sentences: "Until now they had to …" and "From now on they can …".',
    'so-that':
      'Copy one line from your to-do list and write "so that" after it. Go on until there is a person in the sentence.',
    'ten-minute-job':
      'Find the smallest job on the board. Whose day does it make a little easier, and how many times a week?',
    'review-comment':
      'Open the next piece of work that waits for your review. Let your first comment say whom it will help.',
    'demo-opening':
      'Choose something you could show at the next demo. Write its opening line: one user, and what they were trying to do.',
    'calendar-block':
      'Pick one block in your calendar and give it a better name. "Budget" might become "Budget, so that support can hire".',
    'late-and-hurried':
      'Who uses your work late in the day or in a hurry? Name the task of today that makes it easier for them.',
    'first-day-user':
      'Remember how your product feels to somebody on their first day with it. Which task makes that day less confusing?',
    'loyal-customer':
      'Think of a customer who has stayed for years. Which task of today will they be glad of, and why?',
    'one-who-left':
      'Think of somebody who stopped using what you make. Which task would have helped them, and how?',
    'longest-card':
      'Find the card that has been in progress longest. Write down who still hopes for it, and the reason.',
    'ask-the-maker':
      'Ask one person about their current task, "Who do you think this is for?" Write down their answer, in their words.',
    'chat-question':
      'Scroll to the last question another team asked yours in chat. What was the asker trying to get done, and which task helps?',
    'one-year-on':
      'Choose one task of today and jump ahead a year. Who is still glad that you did it, and for what?',
    'minutes-saved':
      'Which task of today will save somebody time? Write down who it is, and what they can do with those minutes.',
    'purpose-words':
      'Recall in a few words what your team is there for. Which task of today comes closest to that, and who will notice?',
    'release-note':
      'Write a one-line announcement of one task, for the person who will use it and not for the person who made it.',
    'their-turn':
      'Choose a request that has to wait. Who is waiting for it, and what will it mean to them when its turn comes?',
    'nothing-happens':
      'Some work is done well when nothing happens. Name one such task of today, and who has a calm day because of it.',
    'new-owner': about(
      'delegation-made',
      ({ delegate, outcome }) =>
        `You asked ${delegate} for “${outcome}”. Tell them about one person who waits for it, and what that person hopes to do then.`,
    ),
    introduce: about(
      'delegation-made',
      ({ delegate, outcome }) =>
        `Who is “${outcome}” really for? Introduce that person to ${delegate}, by a message or on a short call.`,
    ),
    'vision-today': about(
      'vision-note',
      ({ note }) =>
        `Your last vision note says “${note}”. Which task of today is a small piece of that, and who will notice first?`,
    ),
    'felt-it': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} the task was “${words}”. Ask somebody who can tell: whose day is easier by now, and how?`,
    ),
  },
  form: {
    title: 'Who does it help?',
    fields: [
      {
        key: 'task',
        kind: 'line',
        label: 'The task',
        placeholder: 'Shorter loading time for the order page',
      },
      {
        key: 'helps',
        kind: 'paragraph',
        label: 'Who it helps, and how',
        hint: 'One sentence is enough. A real person is better than a group.',
        placeholder: 'Mina at the warehouse can print the list before the van arrives.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'by-choice',
  thanks: 'Good, now that task has a face.',
};

/** Two protected hours at a time of the manager's own; each wording is one question to work on in them. */
export const visionTime: Practice = {
  key: 'vision-time',
  hat: 'leader',
  theme: 'vision',
  seeds: [1],
  title: 'Two hours for where you are going',
  why: 'Thinking about direction is rarely urgent, so it needs a time that nothing else may take.',
  cadence: { kind: 'own-schedule' },
  wordings: {
    'ordinary-day':
      'It is two years from now and things are going well. Describe one ordinary day of your team and of the people you serve.',
    'for-whom':
      'Who is your team really for? Describe one such person: what they want, what stops them, and where you come in.',
    'if-we-closed':
      'If your team closed tomorrow, who would fight to bring it back? Write down why, and where that tells you to go.',
    'stop-doing':
      'What does your team do today only because it always has? Work out what you could begin if that ended.',
    'story-to-tell':
      'Next year a new colleague asks what all this work was for. Write the story you would like to be able to tell.',
    'not-yet-true':
      'Choose one thing you wish were true for your users a year from now. Write why it matters, and the first three steps.',
    'what-is-changing':
      'What is changing for the people you serve: their tools, their habits, their worries? Write down what they will need next.',
    'only-one':
      'If your team could finish only one thing this year, which one would do the most good? Work out for whom, and why that one.',
    'word-to-picture':
      "Turn your team's purpose into a picture: a place, a person, a moment. Work on it until somebody else could see it too.",
    'piece-of-future':
      'Which small piece of the future could you show to somebody within a month? Sketch it, and note what you hope they will say.',
  },
  form: {
    title: 'Your vision note',
    fields: [
      {
        key: 'note',
        kind: 'paragraph',
        label: 'What is clearer to you now?',
        hint: 'Half a thought is fine. It comes back when you start or hand over something.',
      },
    ],
    submit: 'Keep the note',
  },
  sharing: 'never',
  thanks: 'Kept, and it will come back when you can use it.',
};

export const kickoffWithImpact: Practice = {
  key: 'kickoff-with-impact',
  hat: 'leader',
  theme: 'vision',
  seeds: [0],
  title: 'Begin with what will change, and for whom',
  why: 'A plan is easier to follow when people know what it will change, and for whom.',
  cadence: { kind: 'when', everyDays: 14, on: ['project-starts', 'experiment-starts'] },
  wordings: {
    'before-dates':
      'Before you show the first date of a new project, tell your team about one person whose days will be different when it is done.',
    'empty-chair':
      'The people a project is for are often not at its kick-off. Write down the one question they would ask there.',
    'two-photographs':
      'Imagine two photos of the same place: one from today, one from after your new project. Tell your team what is different in the second.',
    'their-voice':
      'Ask somebody who will use the result of the new project to say in one minute what they hope for. Play or read it to your team before the plan.',
    'top-line':
      'Rewrite your invitation to the kick-off: the first line says what gets better and for whom, the agenda comes below.',
    'why-now':
      'Hardly anybody asks aloud why a project begins now. Tell your team all the same, in two plain sentences.',
    'note-and-start': about(
      'vision-note',
      ({ note, on }) =>
        `On ${on} you noted “${note}”. Open the new project by saying which part of this it brings closer.`,
    ),
    'last-start': about(
      'last-time',
      ({ words, on }) =>
        `When something began on ${on}, you wrote “${words}”. Tell your team what came of that, and then open the new plan.`,
    ),
  },
  form: {
    title: 'Before the plan',
    fields: [
      {
        key: 'change',
        kind: 'line',
        label: 'What will be different?',
        placeholder: 'Parents get an answer on the day they ask.',
      },
      {
        key: 'whom',
        kind: 'line',
        label: 'For whom?',
        placeholder: 'Families new in town who need a place in the kindergarten',
      },
      {
        key: 'now',
        kind: 'line',
        label: 'Why now?',
        optional: true,
        placeholder: 'Most of them move here in August.',
      },
    ],
    submit: 'Keep the lines',
  },
  sharing: 'by-choice',
  thanks: 'A good beginning: first the reason, then the plan.',
};

export const tellAStory: Practice = {
  key: 'tell-a-story',
  hat: 'leader',
  theme: 'vision',
  seeds: [1],
  title: 'Tell one short story instead of a slide',
  why: 'A number says how much, a story says what it is like, and that is easier to retell.',
  cadence: { kind: 'at-most', everyDays: 14 },
  wordings: {
    'weakest-slide':
      'Find the dullest slide or paragraph in what you will present next. Put four sentences about one user in its place: who, what they wanted, what got in the way, how it ended.',
    'one-of-many':
      'Choose a number in your last report and call one of the people behind it. Ask how things went for them, and tell your team.',
    'front-desk':
      'Whoever answers your phone, your door or your inbox hears stories all day. Ask for the best one of this week, and pass it on to your team.',
    'ten-past-eight':
      'Open your next team meeting with "It was ten past eight when …" and go on with what one user was trying to do.',
    'an-object':
      'Show one real thing at your next meeting, such as a returned parcel or a form filled in wrong. Tell the story behind it.',
    'gave-up':
      'A story may end badly. Tell your team about a user who gave up halfway, and at which step, without looking for anyone to blame.',
    'you-the-customer':
      'When were you last a customer yourself, and glad about it? Tell your team in a minute, and say what you would like to copy.',
    'own-words':
      'Look for one sentence that a user said or wrote to you. Read it aloud at your next meeting, exactly as it is.',
    'next-chapter': about(
      'last-time',
      ({ words, on }) =>
        `This story is from ${on}: “${words}”. Find out how it went on, and tell your team the next part.`,
    ),
    'new-listener': about(
      'last-time',
      ({ words }) =>
        `Who in your company has not heard this yet: “${words}”? Tell it to one such person today, aloud or in a message.`,
    ),
  },
  form: {
    title: 'The story',
    fields: [
      {
        key: 'story',
        kind: 'paragraph',
        label: 'What happened?',
        hint: 'A few sentences: who it was, what they wanted, and how it ended.',
        placeholder:
          'At six a driver stood at our gate and had no code. Lena read it to him over the phone, so the bread was there at seven.',
      },
      {
        key: 'instead',
        kind: 'line',
        label: 'What did it take the place of?',
        optional: true,
        placeholder: 'Slide 7, the one with the percentages',
      },
    ],
    submit: 'Keep the story',
  },
  sharing: 'never',
  thanks: 'Kept, and ready to be told again.',
};

export const prototypeTheFuture: Practice = {
  key: 'prototype-the-future',
  hat: 'leader',
  theme: 'vision',
  seeds: [1, 4],
  title: 'Show a small piece of the future',
  why: 'A sketch shows early where two people imagine different things.',
  cadence: { kind: 'at-most', everyDays: 28 },
  wordings: {
    'paper-and-pen':
      'Draw the thing you keep describing, on paper, in ten minutes. Put it in front of one colleague, and let them speak first.',
    'by-hand':
      'What do you wish would happen by itself one day? Do it by hand for one customer or colleague today, and see what they say.',
    'letter-from-later':
      "Write the message that a happy customer might send you next year. Post it in your team's chat, and say that you made it up.",
    'one-shelf':
      'Arrange one shelf, one folder or one channel the way you wish they all were. Ask a colleague to work with it until tomorrow.',
    'play-it':
      'Ask a colleague to be the customer for five minutes, while you play the service you have in mind. Note where you had to make something up.',
    'cover-page':
      'Make the first page of something that does not exist yet: a menu, a leaflet, a price list. Show it when your team next meets.',
    'note-to-try': about(
      'vision-note',
      ({ note }) =>
        `You noted in your vision time: “${note}”. Turn a small part of it into something a colleague can look at or try for five minutes.`,
    ),
    'shown-again': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you showed “${words}”. Give it to one more person without explaining it, and watch what they do.`,
    ),
  },
  form: {
    title: 'A piece of the future',
    fields: [
      {
        key: 'shown',
        kind: 'line',
        label: 'What did you show?',
        placeholder: 'A paper menu for the new lunch box',
      },
      {
        key: 'reaction',
        kind: 'paragraph',
        label: 'What did they do or say?',
        optional: true,
        placeholder: 'Jonas turned it over at once and looked for the prices.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Now you are no longer the only one who can see it.',
};

export const showEnthusiasm: Practice = {
  key: 'show-enthusiasm',
  hat: 'leader',
  theme: 'vision',
  seeds: [0],
  title: 'Say what you enjoy about this work',
  why: 'A team often hears what worries you and has to guess what you like.',
  cadence: { kind: 'at-most', everyDays: 28, on: ['project-starts', 'experiment-starts'] },
  wordings: {
    'look-forward':
      'Finish the sentence "What I look forward to is …" for your team, in chat or aloud, with something small and true.',
    'opens-first':
      'Which part of the work do you look at first in the morning, simply because you like it? Tell the people who make it.',
    'clever-detail':
      "Somewhere in your team's work is a detail you find clever or beautiful. Post a picture of it, with one line on what you like.",
    'said-yes':
      'You once said yes to this job. Tell one colleague today what made you say it, over a coffee or at the end of a call.',
    'ten-curious-minutes':
      'Ask somebody to show you the part of their work that makes you curious, for ten minutes. Say at the end what you liked about it.',
    'told-at-home':
      'What did you last tell friends or family about your work, with a smile? Tell it to the people in that story too.',
    'no-request': about(
      'teammate',
      ({ person }) =>
        `What do you enjoy about the work of ${person}? Say it to them in one line that asks for nothing.`,
    ),
    'still-glad': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you wrote “${words}”. Tell the team in one line what you enjoy about the work today.`,
    ),
  },
  form: {
    title: 'What you enjoy',
    fields: [
      {
        key: 'sentence',
        kind: 'paragraph',
        label: 'Your sentence',
        placeholder:
          'I like that our new labels can be read without glasses. My mother noticed it before I told her.',
      },
      {
        key: 'moment',
        kind: 'line',
        label: 'When do they hear it?',
        optional: true,
        placeholder: 'On Thursday, before we go through the list',
      },
    ],
    submit: 'Keep the sentence',
  },
  sharing: 'never',
  thanks: 'The people who do the work will be glad to know.',
};

export const kpiWithPurpose: Practice = {
  key: 'kpi-with-purpose',
  hat: 'both',
  theme: 'vision',
  seeds: [1],
  title: 'Ask each number what it is for',
  why: 'A number that serves nobody still costs time, and one with a clear reason helps people decide.',
  cadence: { kind: 'at-most', everyDays: 84 },
  wordings: {
    'two-columns':
      'List the numbers your team reports, and beside each one whom or what it serves. Where you cannot fill the space, plan to drop the number.',
    'who-is-better-off':
      'Choose one of your targets and ask a colleague, "Who is better off when this goes up?" Write the answer beside the number.',
    'fell-by-half':
      'For every number you collect, say what you would do if it fell by half. Take out one where the answer is "nothing".',
    'ask-a-reader':
      'Send your newest report to one of its readers and ask, "Which of these did you use?" Let go of a figure they never look at.',
    'kept-list': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you wrote “${words}”. Has a number been added since then that serves nobody?`,
    ),
  },
  form: {
    title: 'Numbers and reasons',
    fields: [
      {
        key: 'pairs',
        kind: 'paragraph',
        label: 'Each number, and whom or what it serves',
        placeholder:
          'Calls answered within a minute: nobody waits with a crying child on their arm.',
      },
      {
        key: 'dropped',
        kind: 'line',
        label: 'Which one could go?',
        optional: true,
        placeholder: 'Emails per day',
      },
    ],
    submit: 'Keep the list',
  },
  sharing: 'never',
  thanks: 'Numbers with a reason are easier to care about.',
};

/** Each wording goes one way, from the vision to the week or back; the other way is there for whoever likes. */
export const translateVision: Practice = {
  key: 'translate-vision',
  hat: 'both',
  theme: 'vision',
  seeds: [1, 2],
  title: 'Turn a line of your vision into a step for this week',
  why: 'People can act on a step, and it means more to them when they see where it leads.',
  cadence: { kind: 'at-most', everyDays: 28 },
  wordings: {
    'two-sides':
      'Take one line of your vision and put it into your own plain words. Which step towards it fits into this week?',
    'already-there':
      'Ask somebody, "If our vision were true already, what would we do differently this week?" Take one thing from the answer as your step.',
    'no-money':
      'What could one person do within a day, and without a budget, that still points where you want to go?',
    'dry-line': 'Take a dry line from your last report. Say what it makes possible, and for whom.',
    'free-hour':
      "Put one hour for the future into this week's calendar. Give the entry the name of the step you will take in it.",
    'note-to-step': about(
      'vision-note',
      ({ note, on }) =>
        `On ${on} you wrote “${note}”. Which step in that direction fits into the next five days, and who takes it?`,
    ),
    'next-step': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} it was “${words}”. What has come of it, and what would be the next small step?`,
    ),
  },
  form: {
    title: 'Vision and this week',
    fields: [
      {
        key: 'step',
        kind: 'line',
        label: 'Your step for this week, or what a fact means',
        placeholder: 'Call three members who left, and ask what they miss',
      },
      {
        key: 'meaning',
        kind: 'paragraph',
        label: 'And the other way round',
        optional: true,
        placeholder: 'Nobody rang about the opening hours: people find our new page.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Now your vision has a place in this week.',
};

export const leadByExample: Practice = {
  key: 'lead-by-example',
  hat: 'leader',
  theme: 'vision',
  seeds: [3, 4],
  title: 'Show what you would like to see',
  why: 'What you ask for is easier to believe when people see you do it.',
  cadence: { kind: 'at-most', everyDays: 14, asksAfter: 7 },
  wordings: {
    'wish-of-yours':
      'What do you wish your people did more often? Do it yourself today, where at least one of them can see it.',
    'own-rule':
      'Is there a rule of your team that you bend a little, because you can? Keep to it exactly today.',
    'say-goodbye':
      'Stop work today when you would like the others to stop, and say so in the team channel.',
    'ask-openly':
      'Ask for help in the team channel today, with a question you really have. Thank whoever answers, in the same place.',
    'shared-chore':
      'Everybody walks past the same small chore: the messy folder, the old list, the full dishwasher. Do it yourself today.',
    'come-prepared':
      'Come to your next meeting as you wish everybody came: with the paper read, one question written down, two minutes early.',
    'phone-in-a-drawer':
      'If you would like people to listen more closely, show it: give one talk today your whole attention, with the phone in a drawer.',
    'who-has-seen': about(
      'last-time',
      ({ words }) =>
        `Last time you chose “${words}”. Who has seen you do it since, and has anybody done the same?`,
    ),
    'once-more': about(
      'last-time',
      ({ words, on }) =>
        `On ${on} you wanted to see more of “${words}”. Find one moment today in which you show it again.`,
    ),
    'seen-in-them': about(
      'teammate',
      ({ person }) =>
        `What does ${person} do that you would like to see more often? Do it yourself today, and say who gave you the idea.`,
    ),
  },
  form: {
    title: 'By example',
    fields: [
      {
        key: 'behaviour',
        kind: 'line',
        label: 'What would you like to see more of?',
        placeholder: 'Asking a question before giving an answer',
      },
      {
        key: 'where',
        kind: 'line',
        label: 'Where do you show it?',
        optional: true,
        placeholder: 'In the shift planning, before I say what I think',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Good, they will see it before they hear about it.',
};

export const stateTheValues: Practice = {
  key: 'state-the-values',
  hat: 'leader',
  theme: 'vision',
  seeds: [4],
  title: 'Write your values as things people do',
  why: 'A word like "respect" means something different to everybody, and a thing people do is easier to recognise.',
  cadence: { kind: 'at-most', everyDays: 84 },
  wordings: {
    'proud-of':
      'Go back to three moments when you were proud of your team. Write down what somebody did in each, beginning with a verb, and you have a first list.',
    'silent-visitor':
      'A visitor spends a day with your team and hears no speech about values. Write three things you would like them to have seen.',
    'word-on-the-wall':
      "Find the finest word on your company's wall or website. Write what somebody in your team does on an ordinary Wednesday when they mean it.",
    'turned-down':
      'Which shortcut would your team refuse, even when everybody is tired? Write down what you do instead.',
    'ask-three':
      'Ask three people in your team, "What do we do here that is not done everywhere?" Their answers are your first list.',
    'last-seen': about(
      'last-time',
      ({ words, on }) =>
        `Your list of ${on} begins with “${words}”. Ask somebody when they last saw it happen, and rewrite the line if nothing comes to mind.`,
    ),
  },
  form: {
    title: 'Three values',
    fields: [
      {
        key: 'first',
        kind: 'line',
        label: 'The first thing we do',
        placeholder: 'We pass on bad news on the day we hear it.',
      },
      {
        key: 'second',
        kind: 'line',
        label: 'The second',
        placeholder: 'We ask the quietest person before we decide.',
        optional: true,
      },
      {
        key: 'third',
        kind: 'line',
        label: 'The third',
        optional: true,
        placeholder: 'Whoever finds the mistake is thanked for it.',
      },
    ],
    submit: 'Keep the values',
  },
  sharing: 'by-choice',
  thanks: 'Now everybody can see what you mean by them.',
};

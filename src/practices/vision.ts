import type { Practice } from './practice.ts';

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
      'Take one commit or one edit from your last working day. Say in plain words what it changes for the person on the other side of the screen.',
    'customer-mail':
      'Open the latest mail from a customer. Which piece of work on your list answers it, and what will they do with the answer?',
    'support-question':
      'Choose one question that keeps coming back to support. Name the work that will make it go away, and for whom.',
    handover:
      'Pick a piece of work that will change hands soon. Add a line to the handover note: who needs this in the end, and what for.',
    'oldest-bug':
      'Pick the oldest problem that is still open. Who runs into it, and at what moment of their day?',
    'report-number':
      'Take one number from your last report. Who are the people inside it, and which task of today will they notice?',
    'dullest-task':
      'Choose the dullest task of the day. Follow it step by step until you meet a person, and write down who it is.',
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
      'Something is being checked or tested today. Which bad moment does that check prevent, and for whom?',
    paperwork:
      'Take one form, invoice or approval from your pile. Who can move on as soon as you finish it?',
    'first-in-line':
      'Somebody is first in line for what you make next. Name them, and note what they can start once they have it.',
    'handed-over':
      'Think of the last task you gave to somebody. Send them one line about a person it will help.',
    'first-minute':
      'Picture the first minute after your current work is out. Who touches it first, and what do they try to do?',
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
      'Somewhere a person uses your work late in the evening and in a hurry. Which task of today is for them?',
    'first-day-user':
      'Remember how your product feels to somebody on their first day with it. Which task makes that day less confusing?',
    'loyal-customer':
      'Think of a customer who has stayed for years. Which task of today is a small present to them?',
    'one-who-left':
      'Think of somebody who stopped using what you make. Which task would have helped them, and how?',
    'longest-card':
      'Find the card that has been in progress longest. Write down who still hopes for it, and the reason.',
    'ask-the-maker':
      'Ask one person in your team, "Who do you think this is for?" Write down their answer, in their words.',
    'chat-question':
      'Scroll to the last question another team asked yours in chat. What was the asker trying to get done, and which task helps?',
    'one-year-on':
      'Choose one task of today and jump ahead a year. Who is still glad that you did it, and for what?',
    'face-on-a-card':
      'If every card carried a photo of the person it is for, whose face would be on yours today? Write down the card and the face.',
    'purpose-words':
      "Read your team's purpose once, slowly. Which task of today comes closest to those words, and who will feel it?",
    'release-note':
      'Write a one-line announcement of one task, for the person who will use it and not for the person who made it.',
    'their-turn':
      'Choose a request that has to wait. Who is waiting for it, and what will it mean to them when its turn comes?',
    'nothing-happens':
      'Some work is done well when nothing happens. Name one such task of today, and who has a calm day because of it.',
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

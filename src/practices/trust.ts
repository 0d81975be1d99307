import { about, type Practice } from './practice.ts';

export const debriefFailure: Practice = {
  key: 'debrief-failure',
  hat: 'both',
  theme: 'trust',
  seeds: [0, 1],
  title: 'Look back at a setback, without names',
  why: 'A setback that was talked through calmly teaches more than one that everybody tries to forget.',
  cadence: { kind: 'at-most', everyDays: 28, on: ['setback'] },
  wordings: {
    'first-sign':
      'Go back to the last thing that went wrong and look for its first small sign: a mail, a number, a face. Note how it could reach you sooner next time.',
    'what-held':
      'Even on a bad day something holds. Write down what kept your last setback from getting worse, and how to have it ready again.',
    'over-coffee':
      'Take ten minutes with two people who worked on a plan that failed. Ask what all of you know now that nobody knew then.',
    'three-headings':
      'Open a page for the team with three headings: what happened, what we learned, what we try next. Fill in the first one yourself.',
    'good-try':
      'Some failures were good tries. Choose one, and tell the people in it what it taught you and why you are glad that they tried.',
    'a-day-earlier':
      'If you could live your last setback again, what would you do a day earlier? See where you could do that in the work of this week.',
    'still-true': about(
      'last-time',
      ({ words }) =>
        `You once looked back at “${words}”. If it began again tomorrow, what would stop it now?`,
    ),
  },
  form: {
    title: 'Looking back',
    fields: [
      {
        key: 'happened',
        kind: 'paragraph',
        label: 'What happened?',
        hint: 'The facts in their order, without names.',
        placeholder:
          'The invitations carried the old address, and forty guests stood at the wrong door.',
      },
      {
        key: 'learned',
        kind: 'line',
        label: 'What did we learn?',
        placeholder: 'Two of us read the text, and none of us checked the address.',
        optional: true,
      },
      {
        key: 'next',
        kind: 'line',
        label: 'What do we try next?',
        placeholder: 'Whoever books the room reads the invitation last.',
        optional: true,
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'by-choice',
  thanks: 'Good, that bad day has now been of some use.',
};

export const admitAMistake: Practice = {
  key: 'admit-a-mistake',
  hat: 'leader',
  theme: 'trust',
  seeds: [1],
  title: 'Tell the team about a mistake of yours',
  why: 'When you speak of your own mistakes, others can bring you theirs while they are still small.',
  cadence: { kind: 'at-most', everyDays: 28 },
  wordings: {
    'half-a-minute':
      'Open your next team meeting with a small mistake of your own. Half a minute is enough: what you did, and what you do now.',
    'first-year':
      'What did you break in your first year of work? Tell it to the newest person in the team, with the part that still makes you blush.',
    'far-off':
      'Look for a guess of yours that was far off, such as a date or a cost. Tell those who planned with it what you overlooked.',
    'without-a-but':
      'Somebody may have lost an hour because of you: a late answer, a forgotten message. Tell them so today, and leave out the "but".',
    'was-so-sure':
      'Which thing were you quite sure of half a year ago? If you were wrong, say so in the team channel, and what changed your view.',
    'too-fast':
      'Return to a piece of work that you judged too fast. Tell the person who made it what you missed the first time.',
    'save-the-trouble': about(
      'teammate',
      ({ person }) =>
        `Tell ${person} about a mistake of yours that they have not heard of. Choose one that can save them the same trouble.`,
    ),
    'since-then': about(
      'last-time',
      ({ words }) =>
        `Last time it was “${words}”. Tell the team one thing that you have done differently since.`,
    ),
  },
  form: {
    title: 'A mistake of mine',
    fields: [
      {
        key: 'mistake',
        kind: 'paragraph',
        label: 'What did you get wrong?',
        placeholder:
          'I promised the shop a date before I had asked the two people who do the work.',
      },
      {
        key: 'taught',
        kind: 'line',
        label: 'What did it teach you?',
        placeholder: 'I ask first, and give the date the next morning.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'by-choice',
  thanks: 'That makes the next honest word easier for everyone.',
};

export const yesAnd: Practice = {
  key: 'yes-and',
  hat: 'leader',
  theme: 'trust',
  seeds: [1],
  title: 'Answer an idea with "yes, and"',
  why: 'A new idea is easily lost, and a "yes, and" gives it one more minute in which it can grow.',
  cadence: { kind: 'at-most', everyDays: 14 },
  wordings: {
    'first-two-words':
      'Let your reply to the next idea you hear begin with "Yes, and". There is time to test it later.',
    unanswered:
      'Scroll up in the chat to a suggestion that nobody answered. Reply with what you like in it, and one thing you would add.',
    'sticky-note':
      'Write "and" on a sticky note and put it on the edge of your screen. In one meeting today, let it take the place of a "but".',
    'turned-down':
      'Go back to a proposal that you turned down. Write to its owner about the one part you would like to use after all.',
    'no-money':
      'Remember a good suggestion that was too expensive. Ask its owner how it could look with no money at all.',
    'may-be-silly':
      'Ask in your next meeting for an idea that may sound silly. Whatever comes, add something of your own to it.',
    'cut-short':
      'Recall an idea that a meeting had no time for. Ask its owner for the rest of it, and begin your reply with "Yes, and".',
    'about-meetings': about(
      'teammate',
      ({ person }) =>
        `Which small thing would ${person} change about your meetings? Ask, and start your answer with "Yes, and".`,
    ),
    'small-piece': about(
      'last-time',
      ({ words }) =>
        `Last time the idea was “${words}”. Ask its owner where it stands, and offer to do one small piece of it.`,
    ),
  },
  form: {
    title: 'Yes, and',
    fields: [
      {
        key: 'idea',
        kind: 'line',
        label: 'What was the idea?',
        placeholder: 'Let regular customers choose the soup of the week',
      },
      {
        key: 'added',
        kind: 'line',
        label: 'What did you add?',
        placeholder: 'And print their name on the menu',
      },
      {
        key: 'became',
        kind: 'line',
        label: 'What came of it?',
        optional: true,
        placeholder: 'Jana tries it in the first week of March.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'One more idea got the chance to grow.',
};

export const shieldTheTeam: Practice = {
  key: 'shield-the-team',
  hat: 'leader',
  theme: 'trust',
  seeds: [1],
  title: 'Turn the talk from who to what',
  why: 'People are more likely to tell you what really happened when they are not afraid of being blamed for it.',
  cadence: { kind: 'when', everyDays: 14, on: ['incident'] },
  wordings: {
    'takes-it-hardest':
      'Who takes the last incident harder than the others? Talk with them today, and say that you will be the one who explains it to your boss.',
    'who-was-it':
      'Prepare one calm sentence for when somebody asks whose fault the incident was. It says what happened, and what is being done now.',
    'before-rumours':
      'Before the rumours do, tell your own boss about the incident in two lines: what happened, and what your team does about it. Put only your name under them.',
    'say-we':
      'Whenever you speak of the last incident today, say "we", most of all to people outside the team.',
    'where-they-stood':
      'Ask one person who was there how the incident looked from where they stood, minute by minute. Let them finish before you say a word.',
    'names-in-the-text':
      'Read what has been written about the incident so far. Where it names a person, suggest naming the step or the tool in their place.',
    'thank-the-first':
      'Find out who noticed the last incident first and spoke up. Thank them where others can hear it.',
    'in-the-corridor':
      'When talk about the incident turns to blame today, ask what would have caught the problem, no matter who was on duty.',
    'those-words': about(
      'last-time',
      ({ words }) =>
        `For an earlier incident you had these words: “${words}”. Have them ready again today.`,
    ),
  },
  form: {
    title: 'From who to what',
    fields: [
      {
        key: 'said',
        kind: 'line',
        label: 'What did you say, or what will you say?',
        placeholder: 'Let us see how an order can get lost between two lists.',
      },
      {
        key: 'weak-spot',
        kind: 'line',
        label: 'Which step or tool was the weak spot?',
        optional: true,
        placeholder: 'Two lists of the same orders, both kept by hand',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Kept, and calm words travel too.',
};

export const openDecisions: Practice = {
  key: 'open-decisions',
  hat: 'leader',
  theme: 'trust',
  seeds: [2, 3],
  title: 'Tell the team how one decision was made',
  why: 'A decision is easier to accept, or to question, when people know the reason and what else was possible.',
  cadence: { kind: 'at-most', everyDays: 7 },
  wordings: {
    'three-lines':
      'Write three lines to the team about a decision of the last few days: what you chose, for which reason, and what you left aside.',
    'top-of-the-list':
      'Even the order of a list is a decision. Say in your next stand-up why the first task comes first, and which one moved down for it.',
    'closed-door':
      'Think of a meeting that your team was not in. Pass on one thing that was settled there and is no secret, and how it came about.',
    'second-place':
      'Recall a choice between two good options. Tell the team which one came second, and what spoke for it.',
    'still-open':
      'Choose something that is not decided yet. Let the team know which options are left, what it depends on, and when they will hear.',
    'a-full-no':
      'Remember the last request that got a short no. Give the person who asked for it the whole reason, kindly.',
    'asked-in-passing':
      'Has somebody asked you about a plan in passing? Others may wonder too, so repeat your answer today where everyone can read it.',
    'from-above':
      'Take a decision from above that you would have made differently. Explain to the team, fairly, what speaks for it.',
    'old-rule':
      'Find a rule that newcomers always ask about. Write down what it was made for, and whether that still holds.',
    'new-facts':
      'Did you change your mind about something lately? Tell the people it concerns what you learned in between.',
    'your-hours':
      'How you spend your own time is a decision too. Show the team what gets most of it this week, and what gets none.',
    'who-was-heard':
      'Think of a plan that became better because you listened to somebody. Tell the others what that person said and what you changed.',
    'a-photo':
      'Did you compare options on paper or on a board? Post a photo of it, with one line about what settled the matter.',
    'same-today': about(
      'last-time',
      ({ words }) =>
        `Last time you explained “${words}”. Say in your next meeting whether you would still decide that way.`,
    ),
    'follows-from-it': about(
      'vision-note',
      ({ note }) =>
        `Which decision follows from your vision note “${note}”? Tell the team about the link, since they cannot look into your notes.`,
    ),
  },
  form: {
    title: 'One decision',
    fields: [
      {
        key: 'decision',
        kind: 'paragraph',
        label: 'What was decided?',
        placeholder: 'From April we count the stock on the first Monday, not on Sunday night.',
      },
      {
        key: 'because',
        kind: 'line',
        label: 'Why?',
        placeholder: 'It cost five people their free evening every month.',
      },
      {
        key: 'instead-of',
        kind: 'line',
        label: 'What was not chosen?',
        optional: true,
        placeholder: 'Paying two students for the night',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'by-choice',
  thanks: 'Now nobody has to guess about that one.',
};

export const inviteQuestions: Practice = {
  key: 'invite-questions',
  hat: 'leader',
  theme: 'trust',
  seeds: [2, 3],
  title: 'Ask for questions, then wait',
  why: 'The question that matters often comes after a silence that feels a little too long.',
  cadence: { kind: 'at-most', everyDays: 14 },
  wordings: {
    'count-to-ten':
      'Close your next meeting with "What questions do you have?" and count slowly to ten in your head before you go on.',
    'on-paper':
      'For the next team meeting, collect a question from each person, on paper or on a shared page, without names. Read them aloud, and take the hardest first.',
    'one-point-less':
      'Remove one point from the agenda of your next meeting and give its minutes to questions. Stay until the end, even if it is quiet at first.',
    'two-hours':
      'Post in the team channel, "What is unclear to you at the moment?" Wait for two hours before you answer, so that others dare to join in.',
    'your-plan':
      'Show one person your plan for next week, and let them read it in peace. Then ask what they would like to know about it.',
    'and-what-else':
      'After you have answered a question today, stay a moment longer and say, "And what else would you like to know?" Then wait.',
    'do-not-know':
      'Ask one person what they would like to know about the coming months. "I do not know yet" is a good answer too.',
    'never-explained':
      'Find out from somebody new which word or habit here was never explained to them. Explain it, and thank them for asking.',
    'in-their-words': about(
      'teammate',
      ({ person }) =>
        `Ask ${person} what they have wondered about for a while. Hear them out, and note the question in their own words.`,
    ),
    'found-out': about(
      'last-time',
      ({ words }) =>
        `Last time somebody asked you “${words}”. Tell them what you know by now, even if it is little.`,
    ),
  },
  form: {
    title: 'Questions',
    fields: [
      {
        key: 'asked',
        kind: 'paragraph',
        label: 'What were you asked?',
        hint: 'In the words of the person who asked.',
        placeholder: 'Will the new opening hours stay after the summer?',
      },
      {
        key: 'owed',
        kind: 'line',
        label: 'What will you find out, and by when?',
        optional: true,
        placeholder: 'I ask the owner on Thursday and tell everyone on Friday.',
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Good, somebody has seen that asking is welcome.',
};

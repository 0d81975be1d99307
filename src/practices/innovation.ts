import { about, type Practice } from './practice.ts';

export const killSwitchReview: Practice = {
  key: 'kill-switch-review',
  hat: 'both',
  theme: 'innovation',
  seeds: [1],
  title: 'Decide on one experiment: go on or stop',
  why: 'An experiment that nobody may end takes time and money from the next good idea.',
  cadence: { kind: 'at-most', everyDays: 28 },
  wordings: {
    'only-trying':
      'Name something you are only trying out: a tool, a supplier, a new meeting. Would you start it today, with all you know now?',
    'as-agreed':
      'Find the page on which an experiment began and read what was meant to end it. Then decide today: go on, change it, or stop.',
    'without-an-end':
      'Pick a trial that was never given an end. Write down the result at which you would stop, and the day you will look.',
    'hours-so-far':
      'Add up the hours that one experiment has taken since you last looked. Is its next month worth as many?',
    outsider:
      'Describe a trial and its results to somebody who has no part in it. Ask them whether they would pay for another month.',
    relief:
      'Imagine that the experiment you doubt most were over on Friday. If you feel relief, talk to its people today.',
    'ask-them-first':
      'Ask those who run a trial at what point they themselves would end it. Compare the answer with what you agreed on at the beginning.',
    'another-month': about(
      'last-time',
      ({ words }) =>
        `Last time you looked at “${words}”. What has it shown since then, and is that enough for another month?`,
      { unless: { decision: ['stop'] } },
    ),
  },
  form: {
    title: 'Go on or stop',
    fields: [
      {
        key: 'experiment',
        kind: 'line',
        label: 'Which experiment?',
        placeholder: 'Deliveries by bicycle in the old town',
      },
      {
        key: 'decision',
        kind: 'choice',
        label: 'What did you decide?',
        choices: [
          { key: 'go-on', label: 'Go on as it is' },
          { key: 'change', label: 'Go on, with a change' },
          { key: 'stop', label: 'Stop' },
        ],
      },
      {
        key: 'because',
        kind: 'line',
        label: 'Why?',
        hint: 'Compare it with what was agreed at the start.',
        placeholder: 'Nine of ten parcels came on time, and we had asked for eight.',
      },
    ],
    submit: 'Keep the decision',
  },
  sharing: 'never',
  thanks: 'A clear answer is a kindness to everyone in it.',
};

export const experimentBudget: Practice = {
  key: 'experiment-budget',
  hat: 'both',
  theme: 'innovation',
  seeds: [1],
  title: 'Give the experiment a budget of its own',
  why: 'With a limit and an end agreed beforehand, people dare to try things without risking what already works.',
  cadence: { kind: 'when', everyDays: 14, on: ['experiment-starts'] },
  wordings: {
    'two-numbers':
      'Write down two numbers for your new experiment: the hours and the money it may use. Until one of them is used up, nobody needs to ask you.',
    'not-in-love':
      'Agree today on the result that would end your new experiment, while nobody is in love with it yet.',
    'one-rule-less':
      'Which everyday rule would only slow your new experiment down? Let it skip that one, and name the one that it keeps for safety.',
    'short-report':
      'Choose two or three things that your new experiment reports once a month. Free its people from the usual report.',
    'go-on-or-stop':
      'Put half an hour for your new experiment in the calendar, four weeks from today. The invitation holds one question: do we go on, or do we stop?',
    'where-from':
      'The hours for a new experiment come out of some other work. Tell whoever waits for that work, before they notice it themselves.',
    'without-you':
      'List what those in your new experiment may decide without you: a sum, a tool, a date. Give them the list.',
    'prove-you-wrong':
      'What is the smallest trial that could prove your new idea wrong? Try that one first, and give the rest its hours afterwards.',
    'ran-out': about(
      'last-time',
      ({ words }) =>
        `An earlier experiment was “${words}”. What would you have given it more of, and does the new one have enough of that?`,
    ),
    'meant-to-test': about(
      'vision-note',
      ({ note }) =>
        `Does your new experiment serve your vision note “${note}”? If it does, say so in its first line, so that everyone knows what the budget is for.`,
    ),
  },
  form: {
    title: 'An experiment',
    fields: [
      {
        key: 'experiment',
        kind: 'line',
        label: 'What do you want to try?',
        placeholder: 'An evening class for beginners on Thursdays',
      },
      {
        key: 'budget',
        kind: 'line',
        label: 'What may it use?',
        hint: 'Hours, money, and what its people may decide alone.',
        placeholder: 'Six evenings, 400 euros, and the choice of the teacher',
        optional: true,
      },
      {
        key: 'stop',
        kind: 'line',
        label: 'What would make you stop?',
        placeholder: 'Fewer than eight people on the third evening',
        optional: true,
      },
    ],
    submit: 'Keep it',
  },
  sharing: 'never',
  thanks: 'Now there is room to try, and a way to stop.',
};

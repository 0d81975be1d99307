import {
  type Audience,
  type Cadence,
  hatNames,
  plainWordings,
  type Practice,
  themeNames,
  themes,
  toldTriggers,
  type Trigger,
} from '../src/practices/index.ts';

/** The articles that `seeds` number. None of our copies names its author; the second has no title either. */
const articles = [
  '_Leadership vs. Management: How to Inspire Your Team Beyond Task Tracking_',
  'an article without a title, which begins with “You know what’s funny? I used to think leadership and management were pretty much the same thing.”',
  '_Leadership vs. Management—Finding the “How” in What You Do_',
  '_Mastering the Art of Balancing Leadership and Management_',
  '_How to Drive Your Team Forward Using the Leadership vs Management Mindset_',
] as const;

/** What happened, after "when". */
const events: Readonly<Record<Trigger, string>> = {
  'delegation-made': 'delegated work was taken on',
  'daily-check-ins': 'a delegation has check-ins on almost every day',
  'check-ins-unanswered': 'two check-ins in a row had no answer',
  'delegation-overdue': 'a delegation is past its date',
  roadblock: 'a check-in told of a roadblock',
  'delegation-ended': 'delegated work is done',
  unthanked: 'somebody in the team was not thanked for three weeks',
  'project-starts': 'a project starts',
  setback: 'there was a setback',
  incident: 'there was an incident',
  change: 'something changes',
  'hard-conversation': 'a hard conversation is ahead',
  'one-on-one': 'a 1:1 is ahead',
  review: 'a review is ahead',
  'experiment-starts': 'an experiment starts',
  'experiment-ends': 'an experiment has ended',
};

const audiences: Readonly<Record<Audience, string>> = {
  'has-team': 'have named their team',
  remote: 'have said that some of the team work remotely',
  'new-lead': 'have led people for less than a year',
  'weaker-leader': "wear the leader's hat less, by their own account",
  'weaker-manager': "wear the manager's hat less, by their own account",
};

const weekdays = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Where a form belongs to another room than the journal. */
const elsewhere: Readonly<Record<string, string>> = {
  'celebrate-small-win': 'A win. Only its author sees it, until they share it as kudos.',
  'delegate-ownership': 'A delegation. Only the two people in it see it.',
  'done-looks-like':
    'Two answers. Both people see both, once both have answered or on Friday at noon.',
  'project-close-out':
    'A draft that celebrates the work, made of what its author chooses of their record. Only they see it, until they post it.',
  'vision-time': 'The note of that vision time. Only its author sees it.',
};

/** The catalogue as a page to read, in Markdown. */
export function practicesPage(catalogue: readonly Practice[]): string {
  const chapters = themes.map((theme) => ({
    title: themeNames[theme],
    practices: catalogue.filter((practice) => practice.theme === theme),
  }));
  return [
    '# The practices',
    'Every habit that the coach knows, made from `src/practices/` by `npm run practices`. A nudge asks for one of them; [coaching.md](coaching.md) tells how the coach chooses.',
    'To add one, write one value in one file: [CONTRIBUTING.md](../CONTRIBUTING.md#add-a-practice) tells how.',
    chapters.map(({ title, practices }) => contents(title, practices)).join('\n'),
    '## The articles',
    'Each practice is drawn from one or more of five articles on leading and managing. The words are our own. Their authors are not named in the copies that we worked from.',
    articles.map((article, at) => `- Article ${at}: ${article}`).join('\n'),
    ...chapters.flatMap(({ title, practices }) => [`## ${title}`, ...practices.flatMap(entry)]),
  ]
    .join('\n\n')
    .concat('\n');
}

function contents(title: string, practices: readonly Practice[]): string {
  const links = practices.map((practice) => `  - [${practice.title}](#${anchor(practice.title)})`);
  return [`- [${title}](#${anchor(title)})`, ...links].join('\n');
}

/** What GitHub makes of a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function entry(practice: Practice): string[] {
  const { key, title, hat, why, form, seeds } = practice;
  const plain = Object.values(plainWordings(practice));
  const facts = {
    When: sayCadence(practice.cadence),
    For: sayFits(practice.fits ?? []),
    Says: `“${plain[0] ?? ''}” ${sayOthers(practice, plain.length)}`,
    Asks: form.fields.map(({ label, optional }) => `“${label}”${optional ? ' (optional)' : ''}`),
    'Leaves behind': elsewhere[key] ?? sayLeft(practice),
    From: sayArticles(seeds),
  };
  return [
    `### ${title}`,
    `\`${key}\` · ${hatNames[hat]}`,
    why,
    Object.entries(facts)
      .map(([name, said]) => `- **${name}:** ${typeof said === 'string' ? said : said.join(', ')}`)
      .join('\n'),
  ];
}

/** "At most once in two weeks, likelier on Fridays." */
function sayCadence(cadence: Cadence): string {
  if (cadence.kind === 'own-schedule') return 'Every week, at the hour that the manager chose.';
  const { kind, everyDays, on = [], bestOn = [] } = cadence;
  const most = `at most ${sayPeriod(everyDays)}`;
  const happens = sayEvents(on);
  const best = bestOn.map((day) => `${weekdays[day]}s`).join(' and ');
  const rather = [
    ...(kind === 'at-most' && happens ? [`likelier when ${happens}`] : []),
    ...(best ? [`rather on ${best}`] : []),
  ].map((each) => `; ${each}`);
  const asks =
    cadence.kind === 'at-most' && cadence.asksAfter !== undefined
      ? [`; asks once what became of it, after ${cadence.asksAfter} days`]
      : [];
  const begins = kind === 'when' ? `Only when ${happens}, ${most}` : capital(most);
  return `${begins}${[...rather, ...asks].join('')}.`;
}

/** What a manager tells of is known to the coach only by that. */
function sayEvents(on: readonly Trigger[]): string {
  const said = on.map((trigger) => events[trigger]).join(', or ');
  const isTold = on.some((trigger) => toldTriggers.some((told) => told === trigger));
  return isTold ? `${said} (the manager tells the coach)` : said;
}

function sayPeriod(days: number): string {
  if (days === 1) return 'once a day';
  if (days === 7) return 'once a week';
  return days % 7 === 0 ? `once in ${days / 7} weeks` : `once in ${days} days`;
}

function sayFits(fits: readonly Audience[]): string {
  if (fits.length === 0) return 'Everybody.';
  return `Managers who ${fits.map((audience) => audiences[audience]).join(' and ')}.`;
}

function sayOthers({ wordings }: Practice, plain: number): string {
  const about = Object.keys(wordings).length - plain;
  const others = `or one of ${plain - 1} other wordings`;
  return about === 0
    ? `(${others})`
    : `(${others}, and ${about} about what the manager's own record holds)`;
}

function sayLeft({ sharing }: Practice): string {
  return sharing === 'never'
    ? 'The answers, in the journal. Only their author sees them.'
    : 'The answers, in the journal. Only their author sees them, until they share them by a button.';
}

function sayArticles(seeds: readonly number[]): string {
  const numbers = seeds.map(String);
  const last = numbers.at(-1) ?? '';
  return numbers.length === 1
    ? `Article ${last}.`
    : `Articles ${numbers.slice(0, -1).join(', ')} and ${last}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

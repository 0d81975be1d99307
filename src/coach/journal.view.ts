import type { KnownBlock, ModalView } from '@slack/types';
import { type Practice, practiceByKey } from '../practices/index.ts';
import { sayPlace, sharedBlocks, type Shown as Shared } from '../sharing/index.ts';
import { actions, button, context, divider, modal, option, section } from '../slack/blocks.ts';
import { count, list } from '../slack/text.ts';
import { quoteBeginning } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayDate } from '../time/words.ts';
import { answered, answerFields, type Answers, sayChosen, whoSees } from './answers.view.ts';
import { type Entry, type OnEntry, type Place, writeOnEntry, writePlace } from './journal.ts';

/** What the buttons do; `more` is the menu beside an entry. */
export const does = {
  open: 'journal.open',
  filter: 'journal.filter',
  newer: 'journal.newer',
  older: 'journal.older',
  more: 'journal.more',
  share: 'journal.share',
} as const;

export const editCallback = 'journal.edit';
export const deleteCallback = 'journal.delete';

/** The choice that shows everything. */
export const all = 'all';

type When = { now: Temporal.Instant; zone: string };

/** An entry with where others see it. */
export type Written = Entry & { shares: readonly Shared[] };

/** One page of somebody's journal. */
export type Page = Place & {
  entries: readonly Written[];
  pages: number;
  total: number;
  /** The keys of the practices that may be chosen. */
  practices: readonly string[];
};

export const pageLength = 8;
/** How much of each answer is shown, escaped. Editing shows the whole of it. */
const shownOf = 700;
/** Slack takes 100 choices, and one of them is all. */
const mostChoices = 99;

/** What somebody wrote, a page at a time, newest first. */
export function journalView(of: Page, when: When): ModalView {
  const { entries, page, pages, practice } = of;
  const turns = [
    ...(page > 1 ? [button('Newer', { action: does.newer, value: String(page - 1) })] : []),
    ...(page < pages ? [button('Older', { action: does.older, value: String(page + 1) })] : []),
  ];
  return modal({
    callback: 'journal.list',
    title: 'Your journal',
    close: 'Close',
    metadata: writePlace({ page, practice }),
    blocks: [
      ...filterBlocks(of),
      ...(entries.length === 0 ? [section(nothing)] : [context(sayHowMany(of))]),
      ...entries.flatMap((entry) => [divider, ...entryBlocks(entry, when)]),
      ...(turns.length > 0 ? [divider, actions(...turns)] : []),
    ],
  });
}

function filterBlocks({ practices, practice }: Page): KnownBlock[] {
  const known = practices.flatMap((key) => practiceByKey(key) ?? []);
  if (known.length < 2) return [];
  const everything = option('All habits', all);
  const options = [
    everything,
    ...known
      .toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
      .slice(0, mostChoices)
      .map(({ key, title }) => option(title, key)),
  ];
  const chosen = options.find(({ value }) => value === practice) ?? everything;
  return [
    actions({ type: 'static_select', action_id: does.filter, options, initial_option: chosen }),
  ];
}

const nothing =
  'Nothing is written down yet. What you write in answer to a nudge is kept here, to look back on. Only you see it.';

function sayHowMany({ total, page, pages, entries }: Page): string {
  const canShare = entries.some((entry) => practiceByKey(entry.practice)?.sharing === 'by-choice');
  const but = canShare ? ', but for what you share' : '';
  if (total === 1) return `1 entry. Only you see it${but}.`;
  const where = pages > 1 ? ` Page ${page} of ${pages}.` : '';
  return `${count(total, 'entry', 'entries')}, newest first.${where} Only you see them${but}.`;
}

function entryBlocks(entry: Written, { now, zone }: When): KnownBlock[] {
  const practice = practiceByKey(entry.practice);
  const date = sayDate(localDate(entry.at, zone), localDate(now, zone));
  const share = entry.shares.length > 0 ? 'Share again' : 'Share it';
  return [
    section(sayEntry(entry), {
      type: 'overflow',
      action_id: does.more,
      options: [
        ...(practice ? [option('Edit', `edit ${entry.id}`)] : []),
        ...(practice?.sharing === 'by-choice' ? [option(share, `share ${entry.id}`)] : []),
        option('Delete', `delete ${entry.id}`),
      ],
    }),
    context(`${date.charAt(0).toUpperCase()}${date.slice(1)}`),
    ...sharedBlocks(entry.shares, { now, zone }),
  ];
}

function sayEntry({ practice: key, answers }: Entry): string {
  const practice = practiceByKey(key);
  return `*${practice?.title ?? 'An earlier habit'}*\n${sayAnswers(practice, answers)}`;
}

/** The answers under their questions; without those for a practice that the catalogue knows no more. */
function sayAnswers(practice: Practice | undefined, answers: Answers): string {
  if (!practice) {
    return Object.values(answers)
      .slice(0, 3)
      .map((answer) => quoteBeginning(answer, shownOf))
      .join('\n\n');
  }
  return answered(practice, answers)
    .map(([of, answer]) => {
      const chosen = sayChosen(of, answer);
      return `${of.label}\n${chosen === null ? quoteBeginning(answer, shownOf) : `> ${chosen}`}`;
    })
    .join('\n');
}

/** An entry to be changed. `answers` are as fields show them, with names for mentions. */
export function editForm(form: OnEntry, practice: Practice, answers: Answers): ModalView {
  return modal({
    callback: editCallback,
    title: 'Edit',
    submit: 'Save',
    metadata: writeOnEntry(form),
    blocks: [
      section(`*${practice.title}*`),
      ...answerFields(practice, answers),
      context(
        practice.sharing === 'never'
          ? whoSees(practice)
          : `${whoSees(practice)} What you shared already stays as it is.`,
      ),
    ],
  });
}

/** Asks before an entry is deleted. */
export function deleteForm(form: OnEntry, entry: Written): ModalView {
  const sent = entry.shares.filter(({ reachesAt }) => reachesAt === null);
  return modal({
    callback: deleteCallback,
    title: 'Delete this?',
    submit: 'Delete',
    close: 'Keep it',
    metadata: writeOnEntry(form),
    blocks: [
      section(sayEntry(entry)),
      ...(sent.length > 0
        ? [
            section(
              `What you shared ${list(sent.map(({ place }) => sayPlace(place)))} stays there. If that is to go too, keep this and take it back first.`,
            ),
          ]
        : []),
      context('It cannot be brought back.'),
    ],
  });
}

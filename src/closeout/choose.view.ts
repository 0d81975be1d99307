import type { Button, InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import {
  actions,
  button,
  context,
  divider,
  field,
  modal,
  option,
  section,
} from '../slack/blocks.ts';
import { list, mention, plain, shorten } from '../slack/text.ts';
import { inline, namesForMentions, setApart } from '../slack/typed.ts';
import { sayFixedDate } from '../time/words.ts';
import { localDate } from '../time/wall.ts';
import { type Celebration, type Origin, writeOrigin } from './celebration.ts';
import { type Gathered, keyOf, kinds, type Piece, type Work, writeSource } from './closeout.ts';
import { does } from './does.ts';
import { sayMonth } from './month.ts';
import { editButton, goOnButton } from './post.view.ts';

export const chooseCallback = 'closeout.choose-form';
export const title = 'Celebrate';

export type When = { now: Temporal.Instant; zone: string };

type Choosing = {
  origin: Origin;
  /** What is celebrated, in words: “outcome”, "March", "your project". */
  subject: string;
  gathered: Gathered;
  /** The keys of what is ticked at first. */
  ticked: ReadonlySet<string>;
  author: string;
  /** The names that are known: options show no mentions. */
  known: readonly { id: string; name: string }[];
  /** What was shared of the same before. */
  shared: Celebration | null;
};

const labels: Readonly<Record<Piece['kind'], string>> = {
  work: 'Work that is done',
  win: 'Your wins',
  kudos: 'Kudos you gave',
  lesson: 'What you learned',
};
const lessonHint = 'From your journal, which is private: nothing of it goes in unless you tick it.';
/** Slack shows so many in one block. */
const inBlock = 10;

/** The first step: which pieces go into the draft. */
export function chooseView(of: Choosing, when: When): ModalView {
  const { pieces, left } = of.gathered;
  const before = of.shared ? alreadyShared(of.shared, when) : [];
  return modal({
    callback: chooseCallback,
    title,
    submit: pieces.length > 0 ? 'Write the draft' : 'Write it by hand',
    metadata: writeOrigin(of.origin),
    blocks: [
      ...before,
      ...(pieces.length === 0
        ? nothingYet(of.subject)
        : [
            section(`What goes into the celebration of ${of.subject}?`),
            context(
              'Only you see this. What you tick goes into a draft, and nobody sees that before you post it.',
            ),
            ...kinds.flatMap((kind) => fieldsFor(kind, of, when)),
          ]),
      ...(left > 0 ? [context('There is more than fits here: the oldest are left out.')] : []),
    ],
  });
}

function alreadyShared({ id, channel, sharedAt }: Celebration, { now, zone }: When): KnownBlock[] {
  const on = sharedAt ? ` on ${sayFixedDate(localDate(sharedAt, zone), localDate(now, zone))}` : '';
  return [
    section(
      `You celebrated this in <#${channel ?? ''}>${on}. What you write now stands beside it.`,
      editButton(id),
    ),
  ];
}

function nothingYet(subject: string): KnownBlock[] {
  return [
    section(`There is nothing of ${subject} in your record yet.`),
    context(
      'Here you would choose from your wins, kudos that you gave, work that you handed over and that is done, and what you wrote down after a failure or a mistake.',
    ),
    actions(
      button('Record a win', { action: does.record, style: 'primary' }),
      button('Look again', { action: does.look }),
    ),
  ];
}

function fieldsFor(kind: Piece['kind'], of: Choosing, when: When): InputBlock[] {
  const pieces = of.gathered.pieces.filter((piece) => piece.kind === kind);
  const blocks: InputBlock[] = [];
  for (let at = 0; at < pieces.length; at += inBlock) {
    const some = pieces.slice(at, at + inBlock);
    const options = some.map((piece) => optionFor(piece, of, when));
    const ticked = options.filter(({ value }) => of.ticked.has(value ?? ''));
    blocks.push(
      field(
        {
          key: `${kind}-${at}`,
          label: at === 0 ? labels[kind] : `${labels[kind]}, more`,
          optional: true,
          ...(kind === 'lesson' && at === 0 && { hint: lessonHint }),
        },
        { type: 'checkboxes', options, ...(ticked.length > 0 && { initial_options: ticked }) },
      ),
    );
  }
  return blocks;
}

function optionFor(piece: Piece, { author, known }: Choosing, { now, zone }: When) {
  const text = namesForMentions(piece.text, known).replaceAll(/<@[UW][A-Z0-9]+>/g, 'somebody');
  const others = piece.people.filter((person) => person !== author);
  const names = others.flatMap((id) => known.find((person) => person.id === id)?.name ?? []);
  const more = names.length > 3 || names.length < others.length;
  const who = more ? [...names.slice(0, 2), 'others'] : names;
  const said = [
    sayFixedDate(localDate(piece.at, zone), localDate(now, zone)),
    ...(piece.kind === 'lesson' ? [piece.more] : []),
    ...(who.length > 0 ? [`with ${list(who.map(setApart))}`] : []),
  ];
  const made: PlainTextOption = {
    ...option(setApart(shorten(text.replaceAll(/\s+/g, ' ').trim(), 73)), keyOf(piece)),
    description: plain(shorten(said.join(' · '), 75)),
  };
  return made;
}

type Begun = {
  origin: Origin;
  drafts: readonly Celebration[];
  works: readonly Work[];
  months: readonly Temporal.PlainYearMonth[];
  /** Something that nobody was handed can be celebrated too. */
  withProject: boolean;
};

/** What can be celebrated: what was begun, work that is done, a month. `metadata` holds what it answers. */
export function beginView(
  { origin, drafts, works, months, withProject }: Begun,
  { now, zone }: When,
): ModalView {
  const today = localDate(now, zone);
  return modal({
    callback: 'closeout.begin',
    title,
    close: 'Close',
    metadata: writeOrigin(origin),
    blocks: [
      ...(drafts.length > 0 ? [section('*Go on with*')] : []),
      ...drafts.map((draft) => section(nameOf(draft, today), goOnButton(draft.id))),
      ...(drafts.length > 0 ? [divider] : []),
      section(drafts.length > 0 ? '*Or begin another*' : '*What do you want to celebrate?*'),
      ...works.map((work) =>
        section(
          `“${inline(work.outcome)}”, with ${list(work.delegates.slice(0, 3).map(mention))}`,
          button('Celebrate', { action: does.work, value: work.id, says: 'Celebrate this work' }),
        ),
      ),
      ...months.map((month) =>
        section(sayMonth(month, today), monthButton(month, today, 'Celebrate')),
      ),
      ...(withProject
        ? [section('Something else', button('Celebrate', { action: does.project }))]
        : []),
      context('Only you see this. Nothing is posted before you say so.'),
    ],
  });
}

export function monthButton(
  month: Temporal.PlainYearMonth,
  today: Temporal.PlainDate,
  text?: string,
): Button {
  const name = sayMonth(month, today);
  return button(text ?? `Celebrate ${name}`, {
    action: does.month,
    value: writeSource({ kind: 'month', month }),
    says: `Celebrate ${name} with your team`,
  });
}

/** A draft by its title or, where it has none, by what it is about. */
export function nameOf({ title: named, source }: Celebration, today: Temporal.PlainDate): string {
  if (named !== '') return `“${inline(named)}”`;
  if (source.kind === 'month') return sayMonth(source.month, today);
  return source.kind === 'delegation' ? 'Work that is done' : 'Something without a title yet';
}

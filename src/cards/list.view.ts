import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, modal, section } from '../slack/blocks.ts';
import { list, mention } from '../slack/text.ts';
import { inlineWithin } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayDate } from '../time/words.ts';
import { isBlank, type Known, openParts, type Part, parts, strengthsIn } from './card.ts';
import { does, undoButton } from './card.view.ts';

type When = { now: Temporal.Instant; zone: string };

export const listCallback = 'cards.people';

/** Three blocks each; a view holds a hundred. */
const peopleOnAPage = 20;
const excerpt = 150;

const privacy = 'Only you see this. The people on it are not told.';

const names: Readonly<Record<Part, string>> = {
  strengths: 'Good at',
  motivates: 'Driven by',
  aspirations: 'Wants',
  ways: 'Likes to be led',
};
const missing: Readonly<Record<Part, string>> = {
  strengths: 'what they are good at',
  motivates: 'what drives them',
  aspirations: 'where they want to go',
  ways: 'how they like to be led',
};

/** A manager's people: what is known of each, and what could be asked. One page of them. */
export function listView(people: readonly Known[], wanted: number, when: When): ModalView {
  const pages = Math.max(1, Math.ceil(people.length / peopleOnAPage));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const here = people.slice((page - 1) * peopleOnAPage, page * peopleOnAPage);
  const hasNone = people.every(({ card }) => !card || isBlank(card));
  const first = here.find(({ card }) => !card || isBlank(card));
  const turns = [
    ...(page > 1 ? [button('Back', { action: does.back, value: String(page - 1) })] : []),
    ...(page < pages ? [button('More', { action: does.page, value: String(page + 1) })] : []),
  ];
  return modal({
    callback: listCallback,
    title: 'Your people',
    close: 'Close',
    metadata: String(page),
    blocks: [
      ...(hasNone
        ? [
            section(
              'A card is a few lines about one person, for you alone: what they are good at, what drives them, where they want to go, how they like to be led. Begin with whoever you know least.',
            ),
          ]
        : []),
      ...here.flatMap((each) => known(each, when, each === first)),
      actions(...turns, button('Somebody else', { action: does.choose })),
      context(privacy),
    ],
  });
}

/** When there is nobody to list. */
export function nobodyView(): ModalView {
  return modal({
    callback: listCallback,
    title: 'Your people',
    close: 'Close',
    metadata: '1',
    blocks: [
      section(
        'A card is a few lines about one person, for you alone: what they are good at, what drives them, where they want to go, how they like to be led. Choose your team and each of them is listed here, or begin with somebody.',
      ),
      actions(
        button('Choose your team', { action: 'coach.settings', style: 'primary' }),
        button('Begin a card', { action: does.choose }),
      ),
      context(privacy),
    ],
  });
}

/** `asks`: a question goes with it, where nothing is known yet. */
function known(
  { person, name, hasLeft, card, thanked }: Known,
  when: When,
  asks: boolean,
): KnownBlock[] {
  const noted = card && !isBlank(card) ? card : null;
  const lines = noted
    ? parts
        .filter((part) => !openParts(noted).includes(part))
        .map((part) => {
          const words =
            part === 'strengths' ? strengthsIn(noted.strengths).join(', ') : noted[part];
          return `${names[part]}: ${inlineWithin(words, excerpt)}`;
        })
    : [`Nothing here yet.${asks ? ' What was their best day at work this year?' : ''}`];
  const open = noted ? openParts(noted) : [];
  const aside = [
    ...(open.length > 0 && !hasLeft
      ? [`To find out: ${list(open.map((part) => missing[part]))}.`]
      : []),
    ...(hasLeft ? ['Not in this workspace any more.'] : []),
    ...(thanked ? [`You thanked them ${on(thanked, when)}.`] : []),
  ].join(' ');
  const label = noted ? 'Open' : 'Begin';
  return [
    section(
      [`*${mention(person)}*`, ...lines].join('\n'),
      button(label, { action: does.open, value: person, says: `${label} the card about ${name}` }),
    ),
    ...(aside === '' ? [] : [context(aside)]),
    ...(card?.isChanged ? [actions(undoButton(person))] : []),
  ];
}

/** The way in from the Home tab. */
export function homeBlocks(): KnownBlock[] {
  return [
    section(
      '*Your people*: what each of them is good at, and what drives them. Only you see it.',
      button('Cards', { action: does.list, says: 'Cards about your people' }),
    ),
  ];
}

/** "today", "yesterday", "on Tuesday 4 May". */
function on(at: Temporal.Instant, { now, zone }: When): string {
  const [date, today] = [localDate(at, zone), localDate(now, zone)];
  const said = sayDate(date, today);
  return today.until(date).days >= -1 && /^[a-z]/.test(said) ? said : `on ${said}`;
}

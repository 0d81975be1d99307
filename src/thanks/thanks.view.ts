import type { KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, divider, header, modal, section } from '../slack/blocks.ts';
import { list, mention, safe } from '../slack/text.ts';
import { beginningOf, inlineWithin } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayDate } from '../time/words.ts';
import type { PersonThanks, Teammate, TeamThanks, Thanks } from './thanks.ts';

export const does = {
  list: 'thanks.list',
  back: 'thanks.back',
  page: 'thanks.page',
  thank: 'thanks.thank',
  person: 'thanks.person',
  newer: 'thanks.newer',
  older: 'thanks.older',
} as const;

type When = { now: Temporal.Instant; zone: string };

const callback = 'thanks';
const excerpt = 120;
const shownOf = 600;
const mostNamed = 8;

const privacy = 'Only you see this. Nobody is counted, and nobody else can look.';

/** Two blocks each; a view holds a hundred. */
const peopleOnAPage = 20;

/** The manager's team: whom they thanked, when and for what, and who waits; a page of it, those who wait first. */
export function teamView({ waiting, others }: TeamThanks, wanted: number, when: When): ModalView {
  const pages = Math.max(1, Math.ceil((waiting.length + others.length) / peopleOnAPage));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const [from, to] = [(page - 1) * peopleOnAPage, page * peopleOnAPage];
  const waitingHere = waiting.slice(from, to);
  const othersHere = others.slice(
    Math.max(0, from - waiting.length),
    Math.max(0, to - waiting.length),
  );
  const turns = [
    ...(page > 1 ? [button('Back', { action: does.back, value: String(page - 1) })] : []),
    ...(page < pages ? [button('More', { action: does.page, value: String(page + 1) })] : []),
  ];
  return modal({
    callback,
    title: 'Thanks in your team',
    close: 'Close',
    blocks: [
      ...(waitingHere.length > 0 ? [header('Not thanked for three weeks')] : []),
      ...waitingHere.flatMap((each) => teammate(each, when)),
      ...(othersHere.length > 0 && waitingHere.length > 0 ? [divider] : []),
      ...(othersHere.length > 0
        ? [header(waiting.length > 0 ? 'Everybody else' : 'Your team')]
        : []),
      ...othersHere.flatMap((each) => teammate(each, when)),
      ...(turns.length > 0 ? [actions(...turns)] : []),
      context(
        `${privacy} Your own thanks count: kudos that you gave, celebrations that you shared, and what you noted in your journal.`,
      ),
    ],
  });
}

/** When there is no team to look at. */
export function noTeamView(): ModalView {
  return modal({
    callback,
    title: 'Thanks in your team',
    close: 'Close',
    blocks: [
      section(
        'Tell me who is in your team, and I keep an eye on whom you thanked and who has been waiting. They are not told.',
      ),
      actions(button('Choose your team', { action: 'coach.settings', style: 'primary' })),
      context(privacy),
    ],
  });
}

function teammate({ person, name, last }: Teammate, when: When): KnownBlock[] {
  const words = last ? inlineWithin(last.words, excerpt) : '';
  const said = last ? `thanked ${on(last.at, when)}` : 'no thanks from you yet';
  return [
    section(`*${mention(person)}*, ${said}${words === '' ? '' : `: “${words}”`}`),
    actions(
      button('Thank', { action: does.thank, value: person, says: `Thank ${name}` }),
      button('What for', {
        action: does.person,
        value: `${person} 1`,
        says: `What ${name} was thanked for`,
      }),
    ),
  ];
}

/** What one person was thanked for, and apart from it the wins with them. */
export function personView(of: PersonThanks, when: When): ModalView {
  const { person, thanks, page, pages, wins } = of;
  const turns = [
    ...(page > 1 ? [button('Newer', { action: does.newer, value: `${person} ${page - 1}` })] : []),
    ...(page < pages
      ? [button('Older', { action: does.older, value: `${person} ${page + 1}` })]
      : []),
  ];
  return modal({
    callback,
    title: 'Thanks in your team',
    close: 'Close',
    blocks: [
      section(
        thanks.length > 0
          ? `*What ${mention(person)} was thanked for*${pages > 1 ? `, page ${page} of ${pages}` : ''}`
          : `*${mention(person)}* has not been thanked here yet. What did they do lately that made something easier?`,
      ),
      ...thanks.flatMap((each) => thanksBlocks(each, when)),
      ...(turns.length > 0 ? [actions(...turns)] : []),
      ...winBlocks(person, wins, when),
      divider,
      actions(
        button('Thank', {
          action: does.thank,
          value: person,
          style: 'primary',
          says: 'Give kudos',
        }),
        button('Back to the team', { action: does.back }),
      ),
      context(
        `${privacy} Kudos from others are here when they stand in a channel that you can read.`,
      ),
    ],
  });
}

function thanksBlocks({ at, words, by }: Thanks, when: When): KnownBlock[] {
  const from =
    by.kind === 'word'
      ? 'as you noted in your journal'
      : `from ${mention(by.giver)} in <#${by.channel}>`;
  return [
    ...(words === '' ? [] : [section(safe(beginningOf(words, shownOf)))]),
    context(`${capital(on(at, when))}, ${from}`),
  ];
}

/** A win is no thanks: whoever is named in one does not know. */
function winBlocks(person: string, wins: PersonThanks['wins'], when: When): KnownBlock[] {
  if (wins.length === 0) return [];
  const lines = wins.map(({ text, at }) => `• ${on(at, when)}: “${inlineWithin(text, excerpt)}”`);
  return [
    divider,
    section(`*Wins that you recorded with ${mention(person)}*\n${lines.join('\n')}`),
    context('They do not know of these, unless you shared one. A good place to find words.'),
  ];
}

/** The way in from the Home tab, with whoever waits. */
export function homeBlocks({ waiting }: TeamThanks): KnownBlock[] {
  const names = waiting.slice(0, mostNamed).map(({ person }) => mention(person));
  const more = waiting.length - names.length;
  const who = list([...names, ...(more > 0 ? [`${more} more`] : [])]);
  const verb = waiting.length === 1 ? 'has' : 'have';
  return [
    section(
      waiting.length === 0
        ? '*Thanks in your team*: whom you thanked, when and for what.'
        : `*Thanks in your team*: ${who} ${verb} had none from you for three weeks.`,
      button('Look', { action: does.list, says: 'Thanks in your team' }),
    ),
  ];
}

/** Whom a manager thanked in a week, in their digest; [] for nobody. */
export function weekBlocks(people: readonly string[]): KnownBlock[] {
  if (people.length === 0) return [];
  const names = people.slice(0, mostNamed).map(mention);
  const more = people.length - names.length;
  return [
    section(
      `*Thanked*: ${list([...names, ...(more > 0 ? [`${more} more`] : [])])}`,
      button('Your team', { action: does.list, says: 'Thanks in your team' }),
    ),
  ];
}

/** "today", "yesterday", "on Tuesday 4 May". */
function on(at: Temporal.Instant, { now, zone }: When): string {
  const [date, today] = [localDate(at, zone), localDate(now, zone)];
  const said = sayDate(date, today);
  return today.until(date).days >= -1 && /^[a-z]/.test(said) ? said : `on ${said}`;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

import type { KnownBlock, ModalView } from '@slack/types';
import {
  type Audience,
  catalogue,
  hatNames,
  type Practice,
  themeNames,
  themes,
} from '../practices/index.ts';
import {
  actions,
  button,
  context,
  divider,
  modal,
  option,
  section,
  textField,
} from '../slack/blocks.ts';
import { count, plain } from '../slack/text.ts';
import { sayFixedDate } from '../time/words.ts';
import { hats, type Looking, type Page, writeLooking } from './catalogue.ts';
import { visionPractice } from './manager.ts';
import type { Slot } from './plan.ts';
import { slotValue } from './week.view.ts';

/** Longest search, in characters. */
const queryLength = 100;
/** An overflow menu holds five. */
const mostDays = 3;

export type CatalogueShown = {
  how: Looking;
  query: string;
  page: Page;
  muted: ReadonlySet<string>;
  /** The nudges to come, in whose place a habit can be planned. */
  slots: readonly Slot[];
  today: Temporal.PlainDate;
  notice: string | null;
};

/** All habits, to search, to do, to plan, to mute and to unmute; or to pick one of them for a day. */
export function catalogueView(shown: CatalogueShown): ModalView {
  const { how, query, page, notice } = shown;
  return modal({
    callback: 'practice.catalogue',
    title: 'All habits',
    submit: 'Search',
    close: 'Close',
    metadata: writeLooking({ ...how, page: page.page }),
    blocks: [
      ...(notice === null ? [] : [section(`*${notice}*`)]),
      ...topBlocks(shown),
      {
        ...textField({
          key: 'search',
          label: 'Search',
          optional: true,
          max: queryLength,
          placeholder: 'thanks, meetings, a mistake …',
          ...(query !== '' && { initial: query }),
        }),
        dispatch_action: true,
      },
      filters(shown),
      context(sayFound(shown)),
      ...page.practices.flatMap((practice) => entry(practice, shown)),
      ...turns(page),
    ],
  });
}

function topBlocks({ how, slots, today }: CatalogueShown): KnownBlock[] {
  const { pick } = how;
  if (pick === null) {
    return [
      actions(
        button('Something happened', { action: 'happening.tell' }),
        button('This week', { action: 'plan.week' }),
      ),
    ];
  }
  const slot = slots.find(({ planned }) => planned.toString() === pick.planned);
  const instead = slot
    ? `For *${sayFixedDate(slot.date, today)}*, instead of *${slot.practice.title}*:`
    : 'That day has no nudge any more.';
  return [section(instead, button('Back', { action: 'plan.week' }))];
}

function filters({ how, muted }: CatalogueShown): KnownBlock {
  const themeOptions = [
    option('Any theme', 'any'),
    ...themes.map((theme) => option(themeNames[theme], theme)),
  ];
  const hatOptions = [option('Any hat', 'any'), ...hats.map((hat) => option(hatNames[hat], hat))];
  const chosen = (options: typeof themeOptions, value: string | null) =>
    options.find((each) => each.value === (value ?? 'any'));
  const theme = chosen(themeOptions, how.theme);
  const hat = chosen(hatOptions, how.hat);
  const showsMuted = how.pick === null && (muted.size > 0 || how.onlyMuted);
  return actions(
    {
      type: 'static_select',
      action_id: 'practice.theme',
      placeholder: plain('Theme'),
      options: themeOptions,
      ...(theme && { initial_option: theme }),
    },
    {
      type: 'static_select',
      action_id: 'practice.hat',
      placeholder: plain('Hat'),
      options: hatOptions,
      ...(hat && { initial_option: hat }),
    },
    ...(showsMuted
      ? [
          button(how.onlyMuted ? 'Show all' : `Only muted (${muted.size})`, {
            action: 'practice.only-muted',
            value: how.onlyMuted ? 'no' : 'yes',
          }),
        ]
      : []),
  );
}

function sayFound({ page, query, how, muted }: CatalogueShown): string {
  if (page.found === 0) {
    if (how.onlyMuted && muted.size === 0) return 'No habit is muted.';
    return 'Nothing found. Try another word, or any theme and any hat.';
  }
  const isAll = query === '' && page.found === catalogue.length;
  const where = page.pages > 1 ? `, page ${page.page + 1} of ${page.pages}` : '';
  return isAll
    ? `${count(page.found, 'habit')}${where}`
    : `${page.found} of ${count(catalogue.length, 'habit')}${where}`;
}

function entry(practice: Practice, shown: CatalogueShown): KnownBlock[] {
  const isMuted = shown.muted.has(practice.key);
  const marks = [
    ...(isMuted ? [':no_bell: muted'] : []),
    hatNames[practice.hat],
    themeNames[practice.theme].toLowerCase(),
    ...(practice.fits ?? []).map((audience) => audienceWords[audience]),
  ];
  const text = `*${practice.title}*\n${practice.why}\n_${marks.join(' · ')}_`;
  return [section(text, accessory(practice, isMuted, shown))];
}

function accessory(
  practice: Practice,
  isMuted: boolean,
  { how, slots, today }: CatalogueShown,
): Parameters<typeof section>[1] {
  const { key, title } = practice;
  if (how.pick) {
    const { planned, seen } = how.pick;
    const value = `${planned} ${seen} ${key}`;
    return button('Take it', { action: 'plan.take', value, says: `Take “${title}”` });
  }
  if (key === visionPractice) {
    return button('Open', { action: 'practice.do', value: key, says: `Open: ${title}` });
  }
  const days = isMuted ? [] : slots.filter((slot) => slot.practice.key !== key).slice(0, mostDays);
  return {
    type: 'overflow',
    action_id: 'practice.more',
    options: [
      option('Do it now', `do ${key}`),
      ...days.map((slot) =>
        option(
          `Plan it for ${sayFixedDate(slot.date, today)}`,
          `plan ${slotValue(slot.planned, slot.practice.key)} ${key}`,
        ),
      ),
      isMuted ? option('Unmute', `unmute ${key}`) : option('Mute', `mute ${key}`),
    ],
  };
}

function turns({ page, pages }: Page): KnownBlock[] {
  if (pages < 2) return [];
  return [
    divider,
    actions(
      ...(page > 0
        ? [button('Previous', { action: 'practice.previous', value: String(page - 1) })]
        : []),
      ...(page < pages - 1
        ? [button('Next', { action: 'practice.next', value: String(page + 1) })]
        : []),
    ),
  ];
}

/** For whom a habit comes by itself. */
const audienceWords: Readonly<Record<Audience, string>> = {
  'has-team': 'for whoever has named a team',
  remote: 'for teams that work apart',
  'new-lead': 'for the first year of leading',
  'weaker-leader': "for whoever wears the leader's hat less",
  'weaker-manager': "for whoever wears the manager's hat less",
};

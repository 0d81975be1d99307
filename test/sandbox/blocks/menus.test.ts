import { describe } from 'vitest';
import { validateMessage } from '../../../sandbox/blocks/index.ts';
import type { Case } from './some.ts';
import { actions, each, items, less, many, message, option, plain, select, x } from './some.ts';

/** One menu each; pointers start at the menu. */
const MENUS: readonly Case[] = [
  [
    'select: count',
    select({ options: many(100, (n) => option(`${n}`)) }),
    select({ options: many(101, (n) => option(`${n}`)) }),
    '/options',
    items(100),
  ],
  [
    'select: option text',
    select({ options: [option('a', x(75))] }),
    select({ options: [option('a', x(76))] }),
    '/options/0/text/text',
    less(75),
  ],
  [
    'select: option value',
    select({ options: [option(x(75), 'a')] }),
    select({ options: [option(x(76), 'a')] }),
    '/options/0/value',
    less(75),
  ],
  [
    'select: option description',
    select({ options: [{ ...option('a'), description: plain(x(75)) }] }),
    select({ options: [{ ...option('a'), description: plain(x(76)) }] }),
    '/options/0/description/text',
    less(75),
  ],
  [
    'select: values differ',
    select({ options: [option('a'), option('b')] }),
    select({ options: [option('a'), option('a')] }),
    '/options',
    'option value already exists: a',
  ],
  [
    'select: url is for overflow only',
    select(),
    select({ options: [{ ...option('a'), url: 'https://a.io' }] }),
    '/options/0',
    'invalid additional property: url',
  ],
  [
    'select: initial',
    select({ initial_option: option('a') }),
    select({ initial_option: { ...option('a'), description: plain() } }),
    '/initial_option',
    'must exactly match one of the options',
  ],
  [
    'select: options or groups',
    {
      type: 'static_select',
      option_groups: [{ label: plain(x(75)), options: [option('a')] }],
      initial_option: option('a'),
    },
    select({ option_groups: [{ label: plain(), options: [option('a')] }] }),
    '',
    'must provide either options or option_groups',
  ],
  [
    'select: groups have options',
    select(),
    { type: 'static_select', option_groups: [{ label: plain(), options: [] }] },
    '/option_groups/0/options',
    'no fewer than 1 items allowed',
  ],
  [
    'select: group label',
    select(),
    { type: 'static_select', option_groups: [{ label: plain(x(76)), options: [option('a')] }] },
    '/option_groups/0/label/text',
    less(75),
  ],
  [
    'select: placeholder',
    select({ placeholder: plain(x(150)) }),
    select({ placeholder: plain(x(151)) }),
    '/placeholder/text',
    less(150),
  ],
  [
    'multi select: initial',
    { type: 'multi_static_select', options: [option('a')], initial_options: [option('a')] },
    { type: 'multi_static_select', options: [option('a')], initial_options: [option('b')] },
    '/initial_options/0',
    'must exactly match one of the options',
  ],
  [
    'multi select: no more than its maximum',
    { type: 'multi_users_select', initial_users: ['U1', 'U2'], max_selected_items: 2 },
    { type: 'multi_users_select', initial_users: ['U1', 'U2'], max_selected_items: 1 },
    '/initial_users',
    items(1),
  ],
  [
    'multi select: maximum',
    { type: 'multi_users_select', max_selected_items: 1 },
    { type: 'multi_users_select', max_selected_items: 0 },
    '/max_selected_items',
    'must be no less than 1',
  ],
  [
    'multi select: nobody twice',
    { type: 'multi_users_select', initial_users: ['U1', 'W2'] },
    { type: 'multi_users_select', initial_users: ['U1', 'U1'] },
    '/initial_users',
    'items must be unique',
  ],
  [
    'users_select: ids',
    { type: 'users_select', initial_user: 'U1' },
    { type: 'users_select', initial_user: 'C1' },
    '/initial_user',
    'must be a user ID',
  ],
  [
    'channels_select: ids',
    { type: 'channels_select', initial_channel: 'C1' },
    { type: 'channels_select', initial_channel: '#general' },
    '/initial_channel',
    'must be a channel ID',
  ],
  [
    'conversations_select: filter',
    {
      type: 'conversations_select',
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    },
    { type: 'conversations_select', filter: { include: ['channels'] } },
    '/filter/include/0',
    'must be one of: im, mpim, private, public',
  ],
  [
    'conversations_select: filter has something',
    { type: 'conversations_select', filter: { exclude_bot_users: true } },
    { type: 'conversations_select', filter: {} },
    '/filter',
    'must have at least one property',
  ],
];

describe('menus of an actions block', () => {
  each(MENUS, (element) => validateMessage(message(actions(element))), '/blocks/0/elements/0');
});

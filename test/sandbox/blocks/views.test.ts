import { describe } from 'vitest';
import { validateView } from '../../../sandbox/blocks/index.ts';
import type { Case } from './some.ts';
import { divider, each, home, input, items, less, many, modal, mrkdwn, plain, x } from './some.ts';

/** Whole views. */
const VIEWS: readonly Case[] = [
  ['a view is an object', home(divider), null, '', 'must provide an object'],
  [
    'view type',
    home(divider),
    { type: 'workflow_step', blocks: [] },
    '/type',
    'unsupported type: workflow_step',
  ],
  [
    'modal: title',
    modal([divider]),
    { type: 'modal', blocks: [divider] },
    '',
    'missing required field: title',
  ],
  [
    'modal: title length',
    modal([divider], { title: plain(x(24)) }),
    modal([divider], { title: plain(x(25)) }),
    '/title/text',
    less(24),
  ],
  [
    'modal: submit length',
    modal([divider], { submit: plain(x(24)) }),
    modal([divider], { submit: plain(x(25)) }),
    '/submit/text',
    less(24),
  ],
  [
    'modal: close length',
    modal([divider], { close: plain(x(24)) }),
    modal([divider], { close: plain(x(25)) }),
    '/close/text',
    less(24),
  ],
  [
    'modal: plain title',
    modal([divider]),
    modal([divider], { title: mrkdwn() }),
    '/title/type',
    'must be one of: plain_text',
  ],
  [
    'modal: an input needs submit',
    modal([input()]),
    { type: 'modal', title: plain(), blocks: [input()] },
    '',
    'missing required field: submit',
  ],
  [
    'modal: count of blocks',
    modal(many(100, () => divider)),
    modal(many(101, () => divider)),
    '/blocks',
    items(100),
  ],
  ['modal: not empty', modal([divider]), modal([]), '/blocks', 'no fewer than 1 items allowed'],
  [
    'modal: alert has its place',
    modal([{ type: 'alert', text: plain() }]),
    home({ type: 'alert', text: plain() }),
    '/blocks/0/type',
    'unsupported type: alert',
  ],
  [
    'modal: submit_disabled is not for apps',
    modal([divider], { notify_on_close: true }),
    modal([divider], { submit_disabled: true }),
    '',
    'invalid additional property: submit_disabled',
  ],
  [
    'home: count of blocks',
    home(...many(100, () => divider)),
    home(...many(101, () => divider)),
    '/blocks',
    items(100),
  ],
  [
    'home: no title',
    home(input()),
    { ...home(divider), title: plain() },
    '',
    'invalid additional property: title',
  ],
  [
    'private_metadata',
    modal([divider], { private_metadata: x(3000) }),
    modal([divider], { private_metadata: x(3001) }),
    '/private_metadata',
    less(3000),
  ],
  [
    'callback_id',
    modal([divider], { callback_id: x(255) }),
    modal([divider], { callback_id: x(256) }),
    '/callback_id',
    less(255),
  ],
  [
    'external_id',
    modal([divider], { external_id: x(255) }),
    modal([divider], { external_id: x(256) }),
    '/external_id',
    less(255),
  ],
  [
    'block_id unique',
    home({ ...divider, block_id: 'a' }, { ...divider, block_id: 'b' }),
    home({ ...divider, block_id: 'a' }, { ...divider, block_id: 'a' }),
    '/blocks/1/block_id',
    'block_id already exists: a',
  ],
  [
    'one focus',
    modal([input({ type: 'plain_text_input', focus_on_load: true }), input()]),
    modal([
      input({ type: 'plain_text_input', focus_on_load: true }),
      input({ type: 'datepicker', focus_on_load: true }),
    ]),
    '/blocks/1/element/focus_on_load',
    'only one element can have focus_on_load',
  ],
];

describe('views', () => {
  each(VIEWS, validateView, '');
});

import { describe } from 'vitest';
import { validateMessage } from '../../../sandbox/blocks/index.ts';
import type { Case } from './some.ts';
import { each, message, richSection, richText, run } from './some.ts';

/** One block each; pointers start at the block. */
const RICH_TEXTS: readonly Case[] = [
  [
    'rich text: elements',
    richText(richSection(run('a', { style: { bold: true } }))),
    richText(run('a')),
    '/elements/0/type',
    'unsupported type: text',
  ],
  [
    'rich text: styles',
    richText(richSection({ type: 'user', user_id: 'U1' })),
    richText(richSection(run('a', { style: { blink: true } }))),
    '/elements/0/elements/0/style',
    'invalid additional property: blink',
  ],
  [
    'rich text: lists',
    richText({ type: 'rich_text_list', style: 'ordered', elements: [richSection(run('a'))] }),
    richText({ type: 'rich_text_list', style: 'none', elements: [richSection(run('a'))] }),
    '/elements/0/style',
    'must be one of: bullet, ordered',
  ],
  [
    'rich text: preformatted',
    richText({ type: 'rich_text_preformatted', elements: [run('a')] }),
    richText({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
    '/elements/0/elements/0/type',
    'unsupported type: user',
  ],
];

describe('rich text', () => {
  each(RICH_TEXTS, (block) => validateMessage(message(block)), '/blocks/0');
});

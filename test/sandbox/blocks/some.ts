import { expect, it } from 'vitest';
import type { Problem } from '../../../sandbox/blocks/index.ts';

export const x = (length: number): string => 'x'.repeat(length);
export const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const plain = (text = 'Hello') => ({ type: 'plain_text', text });
export const mrkdwn = (text = 'Hello') => ({ type: 'mrkdwn', text });
export const option = (value: string, text = value) => ({ text: plain(text), value });
export const button = (more: object = {}) => ({ type: 'button', text: plain(), ...more });
export const image = (more: object = {}) => ({
  type: 'image',
  alt_text: 'a cat',
  image_url: 'https://example.com/cat.png',
  ...more,
});
export const section = (more: object = {}) => ({ type: 'section', text: mrkdwn(), ...more });
export const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
export const context = (...elements: unknown[]) => ({ type: 'context', elements });
export const header = (text: string) => ({ type: 'header', text: plain(text) });
export const divider = { type: 'divider' };
export const input = (element: object = { type: 'plain_text_input' }, more: object = {}) => ({
  type: 'input',
  label: plain(),
  element,
  ...more,
});
export const select = (more: object = {}) => ({
  type: 'static_select',
  options: [option('a')],
  ...more,
});
export const richText = (...elements: unknown[]) => ({ type: 'rich_text', elements });
export const run = (text: string, more: object = {}) => ({ type: 'text', text, ...more });
export const richSection = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
export const confirm = (more: object = {}) => ({
  title: plain(),
  text: plain(),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...more,
});
const cell = { type: 'raw_text', text: 'cell' };
export const table = (rows: number, cells = 1) => ({
  type: 'table',
  rows: many(rows, () => many(cells, () => cell)),
});

export const message = (...blocks: unknown[]) => ({ channel: 'C1', text: 'Hello', blocks });
export const modal = (blocks: unknown[], more: object = {}) => ({
  type: 'modal',
  title: plain('Coach'),
  submit: plain('Save'),
  blocks,
  ...more,
});
export const home = (...blocks: unknown[]) => ({ type: 'home', blocks });

export type Case = readonly [
  rule: string,
  fits: unknown,
  refused: unknown,
  pointer: string,
  says: string,
];

export const less = (limit: number): string => `must be less than ${limit + 1} characters`;
export const items = (limit: number): string => `no more than ${limit} items allowed`;
export const FILLED = 'must be more than 0 characters';

/** Each example that fits passes, each other one is refused in these words at this place below `prefix`. */
export function each(
  cases: readonly Case[],
  validate: (example: unknown) => Problem[],
  prefix: string,
): void {
  it.each(cases)('%s', (_rule, fits, refused, pointer, says) => {
    expect(validate(fits)).toEqual([]);
    expect(validate(refused)).toContainEqual(
      expect.objectContaining({ pointer: prefix + pointer, message: says }),
    );
  });
}

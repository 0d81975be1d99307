import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  LIMITS,
  lacksFallback,
  validateMessage,
  validateView,
} from '../../sandbox/blocks/index.ts';
import {
  button,
  header,
  home,
  input,
  many,
  message,
  modal,
  plain,
  section,
  table,
  x,
} from './blocks/some.ts';

const codes = (payload: unknown): string[] =>
  validateMessage(payload).map(({ code, pointer }) => `${code} ${pointer}`);

const metadata = (more: object = {}) => ({
  text: 'Hello',
  metadata: { event_type: 'nudge_sent', event_payload: { id: 'n1' }, ...more },
});

describe('a message', () => {
  const divider = { type: 'divider' };

  test.each<[what: string, payload: unknown, problems: string[]]>([
    ['has text', { channel: 'C1', text: 'Hello' }, []],
    ['or has blocks', { channel: 'C1', blocks: [divider] }, []],
    ['or has attachments', { attachments: [{ color: '#1264A3', blocks: [divider] }] }, []],
    ['and cannot be without', { channel: 'C1', text: ' ', blocks: [] }, ['no_text ']],
    ['unless it deletes another', { delete_original: true }, []],
    ['has up to 40,000 characters', { text: x(40_000) }, []],
    ['and no more', { text: x(40_001) }, ['msg_too_long /text']],
    ['has up to 50 blocks', message(...many(50, () => divider)), []],
    ['and no more', message(...many(51, () => divider)), ['invalid_blocks /blocks']],
    ['has inputs', message(input()), []],
    ['has one table', message(table(1), divider), []],
    ['and no more', message(table(1), table(1)), ['invalid_blocks /blocks/1']],
    ['has blocks with 9,500 characters', message(...lines(9_500)), []],
    ['and no more', message(...lines(9_501)), ['msg_blocks_too_long /blocks']],
    ['has 12,000 characters of markdown', message(...markdowns(12_000)), []],
    ['and no more', message(...markdowns(12_001)), ['msg_blocks_too_long /blocks']],
    ['has known arguments', { text: 'Hello', blokcs: [] }, ['invalid_arguments ']],
    ['has flags as a form sends them', { text: 'Hello', unfurl_links: 'false' }, []],
    ['has flags', { text: 'Hello', unfurl_links: 'no' }, ['invalid_arguments /unfurl_links']],
    ['has text that is text', { text: 5 }, ['invalid_arguments /text', 'no_text ']],
    ['is an object', 'Hello', ['invalid_arguments ']],
    [
      'has blocks in attachments',
      { attachments: [{ text: 'old' }] },
      ['invalid_attachments /attachments/0', 'invalid_attachments /attachments/0'],
    ],
    ['has 20 attachments', { attachments: many(20, () => ({ blocks: [divider] })) }, []],
    [
      'and no more',
      { attachments: many(21, () => ({ blocks: [divider] })) },
      ['too_many_attachments /attachments'],
    ],
    ['has decoded blocks', { text: 'Hello', blocks: '[]' }, ['invalid_blocks /blocks']],
    ['has a whole thread_ts', { text: 'Hello', thread_ts: '1800000000.000100' }, []],
    ['as text', { text: 'Hello', thread_ts: 1800000000.0001 }, ['invalid_arguments /thread_ts']],
  ])('%s', (_what, payload, problems) => {
    expect(codes(payload)).toEqual(problems);
  });

  test.each<[what: string, payload: unknown, problems: string[]]>([
    ['text', metadata(), []],
    ['nested data', metadata({ event_payload: { a: { b: 1 }, c: [{ d: true }] } }), []],
    ['a name', metadata({ event_type: '' }), ['invalid_metadata_format /metadata/event_type']],
    [
      'a plain name',
      metadata({ event_type: 'a b' }),
      ['invalid_metadata_format /metadata/event_type'],
    ],
    [
      'no null',
      metadata({ event_payload: { a: null } }),
      ['invalid_metadata_format /metadata/event_payload/a'],
    ],
    [
      'a payload',
      { text: 'a', metadata: { event_type: 'a' } },
      ['invalid_metadata_format /metadata'],
    ],
    ['nothing else', metadata({ version: 1 }), ['invalid_metadata_format /metadata']],
    ['8,000 characters', metadata({ event_payload: { a: x(7_992) } }), []],
    [
      'no more',
      metadata({ event_payload: { a: x(7_993) } }),
      ['metadata_too_large /metadata/event_payload'],
    ],
  ])('carries metadata with %s', (_what, payload, problems) => {
    expect(codes(payload)).toEqual(problems);
  });

  it('counts repeated ids and focus over its attachments too', () => {
    const twice = { type: 'divider', block_id: 'a' };
    expect(codes({ text: 'Hello', blocks: [twice], attachments: [{ blocks: [twice] }] })).toEqual([
      'invalid_blocks /attachments/0/blocks/0/block_id',
    ]);
  });

  it('may repeat an action_id in another block', () => {
    const block = { type: 'actions', elements: [button({ action_id: 'a' })] };
    expect(codes(message(block, block))).toEqual([]);
  });

  it('is refused where a view would take more', () => {
    expect(codes(message({ type: 'alert', text: plain() }))).toEqual([
      'invalid_blocks /blocks/0/type',
    ]);
  });

  it('shows every problem at once', () => {
    expect(validateMessage(message(header(x(151)), { type: 'nope' }, section({ wide: true }))))
      .toMatchInlineSnapshot(`
      [
        {
          "code": "invalid_blocks",
          "message": "must be less than 151 characters",
          "pointer": "/blocks/0/text/text",
        },
        {
          "code": "invalid_blocks",
          "message": "unsupported type: nope",
          "pointer": "/blocks/1/type",
        },
        {
          "code": "invalid_blocks",
          "message": "invalid additional property: wide",
          "pointer": "/blocks/2",
        },
      ]
    `);
  });
});

describe('a fallback', () => {
  test.each<[what: string, payload: unknown, lacks: boolean]>([
    ['text without blocks', { text: 'Hello' }, false],
    ['text with blocks', message(header('Hello')), false],
    ['blocks alone', { blocks: [header('Hello')] }, true],
    ['blocks with blank text', { text: ' ', blocks: [header('Hello')] }, true],
    ['attachments alone', { attachments: [{ blocks: [header('Hello')] }] }, true],
    ['no message at all', null, false],
  ])('%s', (_what, payload, lacks) => {
    expect(lacksFallback(payload).map(({ code }) => code)).toEqual(lacks ? ['no_fallback'] : []);
  });
});

describe('a view', () => {
  it.each(['container', 'context_actions', 'markdown', 'card', 'carousel', 'file'])(
    'takes no %s, which is for messages',
    (type) => {
      for (const view of [modal([{ type }]), home({ type })]) {
        expect(validateView(view)).toContainEqual({
          code: 'invalid_arguments',
          pointer: '/blocks/0/type',
          message: `unsupported type: ${type}`,
        });
      }
    },
  );

  it('is no larger than 250 KB', () => {
    expect(validateView(wide(28))).toEqual([]);
    expect(validateView(wide(29)).map(({ code }) => code)).toEqual(['view_too_large']);
  });
});

describe('whatever comes', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  });
  const type = fc.constantFrom(
    'section',
    'actions',
    'input',
    'button',
    'static_select',
    'plain_text',
    'rich_text',
    'carousel',
    'modal',
    'home',
  );
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 6, depthSize: 'small' },
      anything,
      type,
      fc.array(tie('node'), { maxLength: 4 }),
      fc.record(
        {
          type,
          text: tie('node'),
          elements: tie('node'),
          element: tie('node'),
          options: tie('node'),
          blocks: tie('node'),
          child_blocks: tie('node'),
          initial_option: tie('node'),
          metadata: tie('node'),
        },
        { requiredKeys: ['type'] },
      ),
    ),
  }));

  it.each([
    ['validateMessage', validateMessage],
    ['validateView', validateView],
    ['lacksFallback', lacksFallback],
  ])('%s answers', (_name, validate) => {
    fc.assert(
      fc.property(
        fc.oneof(anything, fc.jsonValue(), node, fc.record({ type, blocks: fc.array(node) })),
        (value) => {
          for (const { pointer, message } of validate(value)) {
            expect(pointer).toMatch(/^(\/.*)?$/s);
            expect(message).not.toBe('');
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('circles and towers are refused', () => {
    const circle: { blocks: unknown[] } = { blocks: [] };
    circle.blocks.push(circle, circle);
    let tower: unknown = 'top';
    for (let floor = 0; floor < 20_000; floor += 1) tower = [tower];
    for (const value of [circle, { blocks: tower }, tower]) {
      expect(validateMessage(value)).not.toEqual([]);
      expect(validateView(value)).not.toEqual([]);
    }
  });
});

/** Sections of together so many characters. */
function lines(length: number): unknown[] {
  const whole = Math.floor(length / LIMITS.text);
  return [
    ...many(whole, () => section({ text: plain(x(LIMITS.text)) })),
    section({ text: plain(x(length - whole * LIMITS.text)) }),
  ];
}

function markdowns(length: number): unknown[] {
  return [
    { type: 'markdown', text: x(6_000) },
    { type: 'markdown', text: x(length - 6_000) },
  ];
}

const wide = (count: number): unknown =>
  home(...many(count, () => section({ text: plain('€'.repeat(2_900)) })));

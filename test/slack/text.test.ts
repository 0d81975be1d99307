import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  count,
  escape,
  fromCommand,
  fromField,
  linked,
  list,
  mentions,
  safe,
  shorten,
} from '../../src/slack/text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '@',
        '!',
        '|',
        'U1',
        '<@U1>',
        '<!here>',
        '<#C1>',
        'https://',
        'a.b/(c)',
        '…',
        '\u0000',
        '\ud83d',
        ' ',
        'é',
      ),
    )
    .map((parts) => parts.join('')),
);

test.each([
  ['shipped it with <@U1ANA|ana>', 'shipped it with <@U1ANA>'],
  ['in <#C1|general> and <#C2> or <#C3|>', 'in #general and <#C2> or <#C3>'],
  ['<#not an id>', '#not an id'],
  ['<!channel> <!here|here> <!subteam^S1|@leads>', '@channel here @leads'],
  ['see <https://example.com|the page>', 'see the page (https://example.com)'],
  [
    '<https://example.com> <https://a.example|https://a.example>',
    'https://example.com https://a.example',
  ],
  ['see <http://a.example|a.example>', 'see a.example'],
  [
    '<mailto:a@b.example|a@b.example> <mailto:c@b.example> <tel:123|1 23>',
    'a@b.example c@b.example 1 23',
  ],
  ['thanks to <!subteam^S1>', 'thanks to a user group'],
  ['<https://example.com|&lt;!channel&gt;>', '<!channel> (https://example.com)'],
  ['a &lt;b&gt; &amp; c &amp;lt;', 'a <b> & c &lt;'],
  ['&lt;@U1ANA&gt;', '<@U1ANA>'],
  ['  two\r\nlines\u0000 ', 'two\nlines'],
  ['half \ud83d an emoji', 'half \ufffd an emoji'],
  ['<@not an id>', '<@not an id>'],
])('a command %j is read as %j', (raw, read) => {
  expect(fromCommand(raw)).toBe(read);
});

test('no typed text mentions a channel, hides a link or breaks out of its place', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const text = fromCommand(escape(typed));
      const people = /<(?:@[UW][A-Z0-9]+|#[CG][A-Z0-9]+)>/g;
      const links = /<https?:\/\/[^<>|\s]+>/g;
      for (const shown of [safe(text), linked(text).replaceAll(links, '')]) {
        expect(shown.replaceAll(people, '')).not.toMatch(/[<>]/);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toContain('\u0000');
      }
      expect(linked(text).replaceAll(links, (link) => link.slice(1, -1))).toBe(safe(text));
    }),
  );
});

test.each([
  ['see https://a.example/b?c=d&e.', 'see <https://a.example/b?c=d&amp;e>.'],
  ['(https://a.example/b_(c)), *http://x*', '(<https://a.example/b_(c)>), *<http://x>*'],
  ['“https://a.example”, https://a.example|b', '“<https://a.example>”, <https://a.example>|b'],
  ['https://a.exam…', 'https://a.exam…'],
  ['https:// and ftp://a.example', 'https:// and ftp://a.example'],
  ['<https://a.example|hidden>', '&lt;https://a.example|hidden&gt;'],
  ['in <#C0TEAM>, not <#team> or <!here>', 'in <#C0TEAM>, not &lt;#team&gt; or &lt;!here&gt;'],
])('%j is shown as %j', (typed, shown) => {
  expect(linked(typed)).toBe(shown);
});

test('what was typed in a field comes back as it was, but for control characters and outer space', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const read = fromField(typed);
      expect(fromField(read)).toBe(read);
      expect(read).toBe(read.trim());
    }),
  );
});

test('mentions are found once each, in their order', () => {
  expect(mentions('<@U2> and <@U1>, <@U2> but not <@u3> or @U4')).toEqual(['U2', 'U1']);
});

test('a shortened text is well-formed, and says that it was cut', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 30 }), (typed, max) => {
      const text = fromField(typed);
      const short = shorten(text, max);
      expect(short.length).toBeLessThanOrEqual(max);
      expect(short.isWellFormed()).toBe(true);
      if (text.length > max) expect(short.endsWith('…')).toBe(true);
      else expect(short).toBe(text);
    }),
  );
});

test('lists and counts read as in a sentence', () => {
  expect([list([]), list(['ana']), list(['ana', 'bo']), list(['ana', 'bo', 'cy'])]).toEqual([
    '',
    'ana',
    'ana and bo',
    'ana, bo and cy',
  ]);
  expect([count(0, 'win'), count(1, 'win'), count(2, 'person', 'people')]).toEqual([
    '0 wins',
    '1 win',
    '2 people',
  ]);
});

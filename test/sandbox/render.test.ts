import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { renderMessage, renderView } from '../../sandbox/render.ts';

const PEOPLE: Readonly<Record<string, string>> = {
  U1: 'mira',
  U2: 'ana',
  C1: 'team-web',
  S1: 'leads',
};
const names = (id: string): string => PEOPLE[id] ?? id;

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (text: string) => ({ text: plain(text), value: text });
const button = (text: string, more: object = {}) => ({
  type: 'button',
  text: plain(text),
  ...more,
});

const blocks = (...blocks: unknown[]): string => renderMessage({ text: 'fallback', blocks }, names);

const run = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) });
const line = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });

describe('text', () => {
  test.each<[text: string, seen: string]>([
    ['hello *you*', 'hello *you*'],
    ['<@U2> and <@U2|ana>', '@ana and @ana'],
    ['<@U9>', '@U9'],
    ['in <#C1> and <#C1|team-web>', 'in #team-web and #team-web'],
    ['<!here> <!subteam^S1> <!subteam^S1|@leads>', '@here @leads @leads'],
    ['<!date^1800000000^{date}|15 January 2027>', '15 January 2027'],
    ['see <https://example.com/a?b=1&amp;c=2|the *guide*>', 'see the *guide*'],
    ['see <https://example.com/a?b=1&amp;c=2>', 'see https://example.com/a?b=1&c=2'],
    ['<mailto:a@example.com|a@example.com>', 'a@example.com'],
    ['R&amp;D &lt;3 &gt; &amp;lt;', 'R&D <3 > &lt;'],
    ['1 < 2', '1 < 2'],
    ['1 < 2, but 3 > 2', '1 < 2, but 3 > 2'],
    ['trailing  \nspaces\t\n\n', 'trailing\nspaces'],
  ])('%j', (text, seen) => {
    expect(renderMessage({ text }, names)).toBe(seen);
    expect(blocks({ type: 'section', text: mrkdwn(text) })).toBe(seen);
  });

  it('is taken at its word when it is plain', () => {
    expect(blocks({ type: 'header', text: plain('<@U2> &amp; *co*') })).toBe('<@U2> &amp; *co*');
  });
});

describe('a message', () => {
  it('shows its blocks in place of its text', () => {
    expect(
      blocks(
        { type: 'header', text: plain('One question today') },
        { type: 'section', text: mrkdwn('Ask <@U2> what *she* would decide.\nThen wait.') },
        {
          type: 'section',
          text: mrkdwn('For whom?'),
          accessory: { type: 'users_select', placeholder: plain('Pick a person') },
        },
        { type: 'section', fields: [mrkdwn('*Owner* <@U2>'), plain('Due Friday')] },
        { type: 'divider' },
        {
          type: 'image',
          title: plain('March'),
          alt_text: 'Twelve wins',
          image_url: 'https://example.com/m.png',
        },
        {
          type: 'actions',
          elements: [
            button('Did it', { style: 'primary' }),
            button('Later ▾'),
            button('Guide', { url: 'https://example.com' }),
            { type: 'overflow', options: [option('Edit'), option('Delete')] },
          ],
        },
        {
          type: 'context',
          elements: [
            { type: 'image', alt_text: 'hat', image_url: 'https://example.com/h.png' },
            mrkdwn('2 of 3 this week'),
            plain('mute'),
          ],
        },
      ),
    ).toMatchInlineSnapshot(`
      "One question today
      Ask @ana what *she* would decide.
      Then wait.
      For whom?  ‹Pick a person›
      *Owner* @ana
      Due Friday
      ———
      March
      🖼 Twelve wins
      [Did it] [Later ▾] [Guide ↗] [⋯ Edit | Delete]
      · 🖼 hat · 2 of 3 this week · mute"
    `);
  });

  it('shows its text when it has no blocks', () => {
    expect(renderMessage({ text: 'Done, <@U1>.', blocks: [] }, names)).toBe('Done, @mira.');
  });

  it('marks what is attached', () => {
    const attachments = [{ color: '#1264A3', blocks: [{ type: 'section', text: plain('a\nb') }] }];
    expect(renderMessage({ text: 'Look', attachments }, names)).toBe('Look\n│ a\n│ b');
  });

  it('draws the rarer blocks', () => {
    expect(
      blocks(
        {
          type: 'table',
          rows: [
            [
              { type: 'raw_text', text: 'Who' },
              { type: 'raw_text', text: 'Wins' },
            ],
            [
              {
                type: 'rich_text',
                elements: [
                  { type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U2' }] },
                ],
              },
              { type: 'raw_number', value: 3, text: '3' },
            ],
          ],
        },
        {
          type: 'container',
          title: plain('Wins'),
          child_blocks: [{ type: 'section', text: plain('One') }],
        },
        {
          type: 'carousel',
          elements: [
            {
              type: 'card',
              title: mrkdwn('A card'),
              body: mrkdwn('for <@U1>'),
              actions: [button('Open')],
            },
          ],
        },
        { type: 'markdown', text: '# As written' },
        { type: 'video', title: plain('Two minutes') },
        { type: 'file', external_id: 'wins.csv' },
        {
          type: 'context_actions',
          elements: [
            {
              type: 'feedback_buttons',
              positive_button: { text: plain('Good') },
              negative_button: { text: plain('Bad') },
            },
          ],
        },
        { type: 'plan' },
      ),
    ).toMatchInlineSnapshot(`
      "Who | Wins
      @ana | 3
      Wins
        One
      A card
      for @mira
      [Open]
      # As written
      ▶ Two minutes
      📎 wins.csv
      [Good] [Bad]
      ‹plan›"
    `);
  });

  it('draws rich text as a person would type it', () => {
    expect(
      blocks({
        type: 'rich_text',
        elements: [
          line(
            run('Well done '),
            { type: 'user', user_id: 'U2' },
            run(', '),
            run('really', { bold: true, italic: true }),
            { type: 'emoji', name: 'tada' },
          ),
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              line(run('one')),
              line({ type: 'link', url: 'https://example.com', text: 'two' }),
            ],
          },
          {
            type: 'rich_text_list',
            style: 'ordered',
            indent: 1,
            offset: 2,
            elements: [line({ type: 'channel', channel_id: 'C1' })],
          },
          { type: 'rich_text_quote', elements: [run('a\nb')] },
          { type: 'rich_text_preformatted', elements: [run('npm start')] },
        ],
      }),
    ).toMatchInlineSnapshot(`
      "Well done @ana, *_really_*:tada:
      • one
      • two
        3. #team-web
      > a
      > b
      \`\`\`
      npm start
      \`\`\`"
    `);
  });
});

describe('whatever comes', () => {
  const type = fc.constantFrom(
    'section',
    'context',
    'input',
    'actions',
    'rich_text',
    'rich_text_list',
    'table',
    'mrkdwn',
    'datetimepicker',
    'checkboxes',
  );
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.string(),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.record(
        {
          type,
          text: tie('node'),
          elements: tie('node'),
          element: tie('node'),
          rows: tie('node'),
          options: tie('node'),
          initial_date_time: fc.double(),
        },
        { requiredKeys: ['type'] },
      ),
    ),
  }));

  it('is drawn without trailing spaces', () => {
    fc.assert(
      fc.property(fc.array(node), fc.string(), (blocks, text) => {
        expect(renderMessage({ text, blocks }, names)).not.toMatch(/[ \t]$/m);
        expect(renderView({ title: plain(text), blocks }, { names })).not.toMatch(/[ \t]$/m);
      }),
    );
  });
});

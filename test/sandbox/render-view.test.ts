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
const option = (text: string) => ({ text: plain(text), value: text });
const input = (label: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: label,
  label: plain(label),
  element: { action_id: 'a', ...element },
  ...more,
});
const element = (element: unknown): string =>
  renderMessage({ blocks: [{ type: 'actions', elements: [element] }] }, names);

describe('an element', () => {
  test.each<[element: { type: string; [field: string]: unknown }, seen: string]>([
    [{ type: 'static_select', placeholder: plain('Pick one') }, '‹Pick one›'],
    [{ type: 'static_select', initial_option: option('Weekly') }, '‹Weekly›'],
    [{ type: 'multi_users_select', initial_users: ['U1', 'U2'] }, '‹mira, ana›'],
    [{ type: 'conversations_select', initial_conversation: 'C1' }, '‹team-web›'],
    [{ type: 'datepicker', initial_date: '2027-03-16' }, '‹2027-03-16›'],
    [{ type: 'timepicker', initial_time: '09:00' }, '‹09:00›'],
    [{ type: 'datetimepicker', initial_date_time: 1_800_000_000 }, '‹2027-01-15 08:00 UTC›'],
    [{ type: 'datepicker' }, '‹ ›'],
    [
      { type: 'checkboxes', options: [option('A'), option('B')], initial_options: [option('B')] },
      '☐ A  ☑ B',
    ],
    [
      {
        type: 'radio_buttons',
        options: [option('A'), { ...option('B'), description: plain('best') }],
        initial_option: option('A'),
      },
      '● A  ○ B (best)',
    ],
    [{ type: 'icon_button', icon: 'trash', text: plain('Delete') }, '[Delete]'],
  ])('%j', (given, seen) => {
    expect(element(given)).toBe(seen);
  });
});

describe('a view', () => {
  const form = {
    type: 'modal',
    title: plain('Hand over'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      input('To whom', { type: 'users_select', placeholder: plain('Pick a person') }),
      input(
        'What',
        { type: 'plain_text_input', multiline: true, placeholder: plain('The whole of it') },
        { hint: plain('Outcome, not tasks') },
      ),
      input('Until', { type: 'datepicker', initial_date: '2027-03-16' }, { optional: true }),
      input('They may', {
        type: 'radio_buttons',
        options: [option('Decide'), option('Propose')],
        initial_option: option('Propose'),
      }),
    ],
  };

  it('shows what it starts with', () => {
    expect(renderView(form, { names })).toMatchInlineSnapshot(`
      "Hand over
      To whom: ‹Pick a person›
      What: ‹The whole of it›
        · Outcome, not tasks
      Until (optional): ‹2027-03-16›
      They may:
        ○ Decide
        ● Propose
      [Save] [Cancel]"
    `);
  });

  it('shows what was typed and chosen, and what is wrong with it', () => {
    expect(
      renderView(form, {
        names,
        values: {
          'To whom': { a: { type: 'users_select', selected_user: 'U2' } },
          What: { a: { type: 'plain_text_input', value: 'The newsletter:\nall of it' } },
          Until: { a: { type: 'datepicker', selected_date: null } },
          'They may': { a: { type: 'radio_buttons', selected_option: option('Decide') } },
        },
        errors: { Until: 'Say when, or leave it open' },
      }),
    ).toMatchInlineSnapshot(`
      "Hand over
      To whom: ‹ana›
      What: ‹The newsletter:
        all of it›
        · Outcome, not tasks
      Until (optional): ‹ ›
        ⚠ Say when, or leave it open
      They may:
        ● Decide
        ○ Propose
      [Save] [Cancel]"
    `);
  });

  it('has no title and no buttons on the Home tab', () => {
    const blocks = [{ type: 'section', text: plain('Welcome') }];
    expect(renderView({ type: 'home', blocks }, { names })).toBe('Welcome');
  });
});

import { describe } from 'vitest';
import { validateView } from '../../../sandbox/blocks/index.ts';
import type { Case } from './some.ts';
import { button, each, input, less, modal, plain, richSection, richText, run, x } from './some.ts';

/** One input block each; pointers start at the block. */
const INPUTS: readonly Case[] = [
  [
    'label length',
    input({ type: 'plain_text_input' }, { label: plain(x(2000)) }),
    input({ type: 'plain_text_input' }, { label: plain(x(2001)) }),
    '/label/text',
    less(2000),
  ],
  [
    'hint length',
    input({ type: 'plain_text_input' }, { hint: plain(x(2000)) }),
    input({ type: 'plain_text_input' }, { hint: plain(x(2001)) }),
    '/hint/text',
    less(2000),
  ],
  [
    'label',
    input(),
    { type: 'input', element: { type: 'plain_text_input' } },
    '',
    'missing required field: label',
  ],
  ['element', input(), input(button()), '/element/type', 'unsupported type: button'],
  [
    'initial_value',
    input({ type: 'plain_text_input', initial_value: 'abc', max_length: 3 }),
    input({ type: 'plain_text_input', initial_value: 'abcd', max_length: 3 }),
    '/element/initial_value',
    less(3),
  ],
  [
    'initial_value without max_length',
    input({ type: 'plain_text_input', initial_value: x(3000) }),
    input({ type: 'plain_text_input', initial_value: x(3001) }),
    '/element/initial_value',
    less(3000),
  ],
  [
    'max_length',
    input({ type: 'plain_text_input', max_length: 3000 }),
    input({ type: 'plain_text_input', max_length: 3001 }),
    '/element/max_length',
    'must be no more than 3000',
  ],
  [
    'min_length',
    input({ type: 'plain_text_input', min_length: 5, max_length: 5 }),
    input({ type: 'plain_text_input', min_length: 6, max_length: 5 }),
    '/element/min_length',
    'must be no more than max_length',
  ],
  [
    'dispatch',
    input(
      {
        type: 'plain_text_input',
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      },
      { dispatch_action: true },
    ),
    input({
      type: 'plain_text_input',
      dispatch_action_config: { trigger_actions_on: ['on_blur'] },
    }),
    '/element/dispatch_action_config/trigger_actions_on/0',
    'must be one of: on_enter_pressed, on_character_entered',
  ],
  [
    'numbers',
    input({ type: 'number_input', is_decimal_allowed: true, initial_value: '1.5' }),
    input({ type: 'number_input', is_decimal_allowed: false, initial_value: '1.5' }),
    '/element/initial_value',
    'must be a whole number',
  ],
  [
    'number range',
    input({ type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '1' }),
    input({ type: 'number_input', is_decimal_allowed: false, min_value: '2', max_value: '1' }),
    '/element/min_value',
    'must be no more than max_value',
  ],
  [
    'number start',
    input({ type: 'number_input', is_decimal_allowed: false, initial_value: '3', max_value: '3' }),
    input({ type: 'number_input', is_decimal_allowed: false, initial_value: '4', max_value: '3' }),
    '/element/initial_value',
    'must be no more than max_value',
  ],
  [
    'files',
    input({ type: 'file_input', max_files: 10 }),
    input({ type: 'file_input', max_files: 11 }),
    '/element/max_files',
    'must be no more than 10',
  ],
  [
    'files do not dispatch',
    input({ type: 'file_input' }),
    input({ type: 'file_input' }, { dispatch_action: true }),
    '/element/type',
    'unsupported type: file_input',
  ],
  [
    'rich text',
    input({ type: 'rich_text_input', initial_value: richText(richSection(run('a'))) }),
    input({ type: 'rich_text_input', initial_value: 'a' }),
    '/element/initial_value',
    'must provide an object',
  ],
];

describe('inputs of a modal', () => {
  each(INPUTS, (block) => validateView(modal([block])), '/blocks/0');
});

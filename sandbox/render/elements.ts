import { fieldsOf, listOf, stringOf } from '../blocks/json.ts';
import type { Fields } from '../blocks/json.ts';
import { renderRichText } from './rich-text.ts';
import { renderText } from './text.ts';
import type { Names } from './text.ts';

/** Where an element keeps what it starts with, and where `view.state` keeps what was chosen since. */
const CHOICES: Readonly<Record<string, readonly [initial: string, chosen: string]>> = {
  channels_select: ['initial_channel', 'selected_channel'],
  checkboxes: ['initial_options', 'selected_options'],
  conversations_select: ['initial_conversation', 'selected_conversation'],
  datepicker: ['initial_date', 'selected_date'],
  datetimepicker: ['initial_date_time', 'selected_date_time'],
  email_text_input: ['initial_value', 'value'],
  external_select: ['initial_option', 'selected_option'],
  file_input: ['initial_files', 'files'],
  multi_channels_select: ['initial_channels', 'selected_channels'],
  multi_conversations_select: ['initial_conversations', 'selected_conversations'],
  multi_external_select: ['initial_options', 'selected_options'],
  multi_static_select: ['initial_options', 'selected_options'],
  multi_users_select: ['initial_users', 'selected_users'],
  number_input: ['initial_value', 'value'],
  plain_text_input: ['initial_value', 'value'],
  radio_buttons: ['initial_option', 'selected_option'],
  rich_text_input: ['initial_value', 'rich_text_value'],
  static_select: ['initial_option', 'selected_option'],
  timepicker: ['initial_time', 'selected_time'],
  url_text_input: ['initial_value', 'value'],
  users_select: ['initial_user', 'selected_user'],
};

/**
 * Renders an interactive element on one line: `[Do it]`, `‹Pick a person›`, `☑ Email  ☐ Slack`, or checkboxes and radio
 * buttons one a line where `separator` is a line break. `state` is what somebody has chosen in it since it was drawn.
 */
export function renderElement(
  element: unknown,
  names: Names,
  state?: unknown,
  separator = '  ',
): string {
  const fields = fieldsOf(element);
  switch (fields['type']) {
    case 'button':
    case 'icon_button':
    case 'workflow_button':
      return `[${renderText(fields['text'], names)}${fields['url'] === undefined ? '' : ' ↗'}]`;
    case 'feedback_buttons':
      return [fields['positive_button'], fields['negative_button']]
        .map((button) => `[${renderText(fieldsOf(button)['text'], names)}]`)
        .join(' ');
    case 'overflow':
      return `[⋯ ${optionTexts(fields, names).join(' | ')}]`;
    case 'image':
      return `🖼 ${stringOf(fields['alt_text'])}`;
    case 'checkboxes':
      return renderChoices(fields, names, state, ['☐', '☑']).join(separator);
    case 'radio_buttons':
      return renderChoices(fields, names, state, ['○', '●']).join(separator);
    default:
      return `‹${chosenTexts(fields, names, state).join(', ') || emptyText(fields, names)}›`;
  }
}

const emptyText = (fields: Fields, names: Names): string =>
  renderText(fields['placeholder'], names) || ' ';

const optionTexts = (fields: Fields, names: Names): string[] =>
  listOf(fields['options']).map((option) => renderText(fieldsOf(option)['text'], names));

function renderChoices(
  fields: Fields,
  names: Names,
  state: unknown,
  [empty, full]: readonly [string, string],
): string[] {
  const chosen = new Set(chosenItems(fields, state).map((option) => fieldsOf(option)['value']));
  return listOf(fields['options']).map((option) => {
    const { text, value, description } = fieldsOf(option);
    const more = renderText(description, names);
    return `${chosen.has(value) ? full : empty} ${renderText(text, names)}${more && ` (${more})`}`;
  });
}

const chosenTexts = (fields: Fields, names: Names, state: unknown): string[] =>
  chosenItems(fields, state).map((item) => renderItem(stringOf(fields['type']), item, names));

function chosenItems(fields: Fields, state: unknown): readonly unknown[] {
  const [initial, chosen] = CHOICES[stringOf(fields['type'])] ?? ['', ''];
  const found = state === undefined ? fields[initial] : fieldsOf(state)[chosen];
  if (found === undefined || found === null || found === '') return [];
  return Array.isArray(found) ? listOf(found) : [found];
}

function renderItem(type: string, item: unknown, names: Names): string {
  if (type === 'datetimepicker') return renderMoment(item);
  if (type === 'rich_text_input') return renderRichText(item, names);
  if (type === 'file_input') return stringOf(fieldsOf(item)['name']);
  if (/users_select$|conversations_select$|channels_select$/.test(type))
    return names(stringOf(item));
  return typeof item === 'string' ? item : renderText(fieldsOf(item)['text'], names);
}

function renderMoment(seconds: unknown): string {
  if (!Number.isSafeInteger(seconds)) return '';
  const milliseconds = Number(seconds) * 1000;
  if (Math.abs(milliseconds) > 8.64e15) return '';
  const moment = Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({
    smallestUnit: 'minute',
  });
  return `${moment.replace('T', ' ').replace('Z', '')} UTC`;
}

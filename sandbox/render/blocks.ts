import { renderElement } from './elements.ts';
import { fieldsOf, listOf, stringOf } from '../blocks/json.ts';
import type { Fields } from '../blocks/json.ts';
import { renderRichText } from './rich-text.ts';
import { renderText } from './text.ts';
import type { Names } from './text.ts';

/** What drawing a block needs beyond the block. */
export type Surroundings = {
  readonly names: Names;
  /** What was typed and chosen: `view.state.values`. */
  readonly values?: Fields;
  /** What is wrong with it, by `block_id`, as a `response_action: errors` says it. */
  readonly errors?: Readonly<Record<string, string>>;
};

/** Renders blocks, one below the other. */
export function renderBlocks(blocks: unknown, around: Surroundings): string {
  return listOf(blocks)
    .map((block) => renderBlock(block, around))
    .filter((text) => text !== '')
    .join('\n');
}

function renderBlock(block: unknown, around: Surroundings): string {
  const { names } = around;
  const fields = fieldsOf(block);
  switch (fields['type']) {
    case 'actions':
    case 'context_actions':
      return row(fields['elements'], (element) =>
        renderElement(element, names, stateOf(fields, element, around)),
      );
    case 'card':
      return renderCard(fields, around);
    case 'carousel':
      return renderBlocks(fields['elements'], around);
    case 'container':
      return renderContainer(fields, around);
    case 'context':
      return renderContext(fields, names);
    case 'divider':
      return '———';
    case 'file':
      return `📎 ${stringOf(fields['external_id'])}`;
    case 'image':
      return joined([renderText(fields['title'], names), renderElement(fields, names)], '\n');
    case 'input':
      return renderInput(fields, around);
    case 'markdown':
      return stringOf(fields['text']);
    case 'rich_text':
      return renderRichText(fields, names);
    case 'section':
      return renderSection(fields, around);
    case 'table':
      return renderTable(fields, names);
    case 'video':
      return `▶ ${renderText(fields['title'], names)}`;
    case 'alert':
    case 'header':
      return renderText(fields['text'], names);
    default:
      return `‹${stringOf(fields['type']) || 'block'}›`;
  }
}

const joined = (parts: readonly string[], separator: string): string =>
  parts.filter((part) => part !== '').join(separator);

const row = (elements: unknown, render: (element: unknown) => string): string =>
  listOf(elements).map(render).join(' ');

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

function stateOf(block: Fields, element: unknown, { values }: Surroundings): unknown {
  const inBlock = fieldsOf(fieldsOf(values)[stringOf(block['block_id'])]);
  return inBlock[stringOf(fieldsOf(element)['action_id'])];
}

function renderSection(section: Fields, around: Surroundings): string {
  const { names } = around;
  const accessory = section['accessory'];
  const body = joined(
    [section['text'], ...listOf(section['fields'])].map((text) => renderText(text, names)),
    '\n',
  );
  if (accessory === undefined) return body;
  const beside = renderElement(accessory, names, stateOf(section, accessory, around));
  return joined([body, beside], body.includes('\n') ? '\n' : '  ');
}

function renderContext(context: Fields, names: Names): string {
  const parts = listOf(context['elements']).map((element) =>
    fieldsOf(element)['type'] === 'image'
      ? renderElement(element, names)
      : renderText(element, names),
  );
  return `· ${joined(parts, ' · ').replaceAll('\n', '\n  ')}`;
}

function renderInput(input: Fields, around: Surroundings): string {
  const { names } = around;
  const element = fieldsOf(input['element']);
  const state = stateOf(input, element, around);
  const label = `${renderText(input['label'], names)}${input['optional'] === true ? ' (optional)' : ''}:`;
  const isList = element['type'] === 'checkboxes' || element['type'] === 'radio_buttons';
  const field = renderElement(element, names, state, '\n');
  const error = around.errors?.[stringOf(input['block_id'])];
  const hint = renderText(input['hint'], names);
  return joined(
    [
      isList ? `${label}\n${indented(field)}` : `${label} ${field.replaceAll('\n', '\n  ')}`,
      hint && indented(`· ${hint}`),
      error === undefined ? '' : indented(`⚠ ${error}`),
    ],
    '\n',
  );
}

function renderCard(card: Fields, around: Surroundings): string {
  const texts = [card['title'], card['subtitle'], card['body']].map((text) =>
    renderText(text, around.names),
  );
  const buttons = row(card['actions'], (button) => renderElement(button, around.names));
  const picture =
    card['hero_image'] === undefined ? '' : renderElement(card['hero_image'], around.names);
  return joined([picture, ...texts, buttons], '\n');
}

function renderContainer(container: Fields, around: Surroundings): string {
  const title =
    container['rich_text_title'] === undefined
      ? renderText(container['title'], around.names)
      : renderRichText(container['rich_text_title'], around.names);
  const subtitle = renderText(container['subtitle'], around.names);
  return joined([title, subtitle, indented(renderBlocks(container['child_blocks'], around))], '\n');
}

function renderTable(table: Fields, names: Names): string {
  const cell = (value: unknown): string =>
    fieldsOf(value)['type'] === 'rich_text'
      ? renderRichText(value, names).replaceAll('\n', ' ')
      : stringOf(fieldsOf(value)['text']);
  return listOf(table['rows'])
    .map((cells) => listOf(cells).map(cell).join(' | '))
    .join('\n');
}

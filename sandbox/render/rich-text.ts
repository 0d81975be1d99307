import { fieldsOf, listOf, stringOf } from '../blocks/json.ts';
import { channelName, mention } from './text.ts';
import type { Names } from './text.ts';

/** Renders a `rich_text` block with the marks that a person would type. */
export function renderRichText(block: unknown, names: Names): string {
  return listOf(fieldsOf(block)['elements'])
    .map((element) => renderPart(element, names))
    .join('\n');
}

function renderPart(element: unknown, names: Names): string {
  const { type, elements } = fieldsOf(element);
  switch (type) {
    case 'rich_text_list':
      return renderList(element, names);
    case 'rich_text_quote':
      return renderRuns(elements, names).replaceAll(/^/gm, '> ');
    case 'rich_text_preformatted':
      return `\`\`\`\n${renderRuns(elements, names)}\n\`\`\``;
    default:
      return renderRuns(elements, names).replace(/\n$/, '');
  }
}

function renderList(list: unknown, names: Names): string {
  const { style, indent, offset, elements } = fieldsOf(list);
  const first = 1 + (typeof offset === 'number' ? offset : 0);
  const margin = '  '.repeat(typeof indent === 'number' ? indent : 0);
  return listOf(elements)
    .map((item, index) => {
      const bullet = style === 'ordered' ? `${first + index}.` : '•';
      return `${margin}${bullet} ${renderPart(item, names)}`;
    })
    .join('\n');
}

const renderRuns = (elements: unknown, names: Names): string =>
  listOf(elements)
    .map((element) => marked(renderRun(element, names), fieldsOf(element)['style']))
    .join('');

function renderRun(element: unknown, names: Names): string {
  const fields = fieldsOf(element);
  switch (fields['type']) {
    case 'user':
      return mention(stringOf(fields['user_id']), names);
    case 'usergroup':
      return mention(stringOf(fields['usergroup_id']), names);
    case 'channel':
      return channelName(stringOf(fields['channel_id']), names);
    case 'broadcast':
      return `@${stringOf(fields['range'])}`;
    case 'emoji':
      return `:${stringOf(fields['name'])}:`;
    case 'link':
      return stringOf(fields['text']) || stringOf(fields['url']);
    case 'date':
      return stringOf(fields['fallback']);
    case 'color':
      return stringOf(fields['value']);
    default:
      return stringOf(fields['text']);
  }
}

const MARKS = { code: '`', strike: '~', italic: '_', bold: '*' } as const;

function marked(text: string, style: unknown): string {
  const chosen = fieldsOf(style);
  return Object.entries(MARKS)
    .filter(([name]) => chosen[name] === true && text !== '')
    .reduce((inner, [, mark]) => `${mark}${inner}${mark}`, text);
}

import { createElement as h, type ReactNode } from 'react';
import { drawPlain, type Names } from './mrkdwn.ts';

type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** The words of a text object; '' where there is none. */
export function wordsOf(value: unknown): string {
  return isFields(value) && typeof value['text'] === 'string' ? value['text'] : '';
}

function idsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A button, menu or field as it stands before anybody touches it. Nothing in a preview does anything. */
export function drawElement(element: Fields, names: Names): ReactNode {
  const placeholder = wordsOf(element['placeholder']);
  switch (element['type']) {
    case 'button':
      return drawButton(element);
    case 'overflow':
      return h(
        'span',
        {
          className: 'overflow',
          title: listOf(element['options'])
            .map((o) => wordsOf(o['text']))
            .join(' | '),
        },
        '⋯',
      );
    case 'plain_text_input':
      return drawTextInput(element, placeholder);
    case 'checkboxes':
      return drawCheckboxes(element);
    case 'static_select':
      return menu(
        wordsOf(fieldOf(element, 'initial_option', 'text')),
        placeholder || 'Select an option',
      );
    case 'users_select':
      return menu(
        names.people.get(stringOf(element['initial_user'])) ?? '',
        placeholder || 'Select a person',
      );
    case 'multi_users_select':
      return drawPeople(idsOf(element['initial_users']), names);
    case 'conversations_select':
      return menu(
        hash(names.channels.get(stringOf(element['initial_conversation']))),
        placeholder || 'Select a conversation',
      );
    case 'timepicker':
      return menu(stringOf(element['initial_time']), placeholder || 'Select a time', 'short');
    case 'datepicker':
      return menu(stringOf(element['initial_date']), placeholder || 'Select a date', 'short');
    default:
      throw new Error(`the preview cannot draw "${String(element['type'])}" yet`);
  }
}

function fieldOf(element: Fields, key: string, inner: string): unknown {
  const value = element[key];
  return isFields(value) ? value[inner] : undefined;
}

function hash(name: string | undefined): string {
  return name === undefined ? '' : `#${name}`;
}

function drawButton(element: Fields): ReactNode {
  const confirm = element['confirm'];
  const asks = isFields(confirm)
    ? `${wordsOf(confirm['title'])} ${wordsOf(confirm['text'])} [${wordsOf(confirm['confirm'])}] [${wordsOf(confirm['deny'])}]`
    : undefined;
  return h(
    'span',
    { className: `button ${stringOf(element['style'])}`, title: asks },
    wordsOf(element['text']),
  );
}

function drawTextInput(element: Fields, placeholder: string): ReactNode {
  const value = stringOf(element['initial_value']);
  const lines = element['multiline'] === true ? 'many' : 'one';
  const className = `input ${lines} ${value === '' ? 'placeholder' : ''}`;
  return h('div', { className, dir: 'auto' }, drawPlain(value === '' ? placeholder : value));
}

function drawCheckboxes(element: Fields): ReactNode {
  const chosen = new Set(listOf(element['initial_options']).map((o) => stringOf(o['value'])));
  return listOf(element['options']).map((o) => {
    const isChosen = chosen.has(stringOf(o['value']));
    return h(
      'div',
      { className: 'checkbox', key: stringOf(o['value']) },
      h('span', { className: `box ${isChosen ? 'on' : ''}` }, isChosen ? '✓' : ''),
      wordsOf(o['text']),
    );
  });
}

function drawPeople(ids: readonly string[], { people }: Names): ReactNode {
  const tokens = ids.map((id) =>
    h('span', { className: 'token', key: id }, h('bdi', {}, people.get(id) ?? id)),
  );
  return h(
    'div',
    { className: `input one ${ids.length === 0 ? 'placeholder' : 'tokens'}` },
    ids.length === 0 ? 'Select people' : tokens,
  );
}

function menu(chosen: string, placeholder: string, size = ''): ReactNode {
  return h(
    'span',
    { className: `menu ${size} ${chosen === '' ? 'placeholder' : ''}` },
    h('span', { className: 'chosen' }, h('bdi', {}, chosen === '' ? placeholder : chosen)),
    h('span', { className: 'arrow' }, '⌄'),
  );
}

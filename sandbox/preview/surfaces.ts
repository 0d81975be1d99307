import { createElement as h, type ReactNode } from 'react';
import { drawElement, isFields, listOf, wordsOf } from './elements.ts';
import { drawMrkdwn, drawPlain, type Names } from './mrkdwn.ts';
import type { Preview } from './preview.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A preview in the frame in which Slack shows it. */
export function drawSurface(preview: Preview, names: Names): ReactNode {
  const blocks = drawBlocks(preview.content.blocks, names);
  switch (preview.kind) {
    case 'message':
      return h(
        'div',
        { className: 'message' },
        h('div', { className: 'avatar' }, 'BH'),
        h(
          'div',
          { className: 'body' },
          h(
            'div',
            { className: 'author' },
            'Both Hats',
            h('span', { className: 'app' }, 'APP'),
            h('span', { className: 'time' }, '08:30'),
          ),
          blocks,
        ),
      );
    case 'modal': {
      const { title, submit, close } = preview.content;
      return h(
        'div',
        { className: 'modal' },
        h('div', { className: 'title' }, wordsOf(title), h('span', { className: 'x' }, '✕')),
        h('div', { className: 'body' }, blocks),
        h(
          'div',
          { className: 'foot' },
          h('span', { className: 'button' }, wordsOf(close) || 'Cancel'),
          submit && h('span', { className: 'button primary' }, wordsOf(submit)),
        ),
      );
    }
    case 'home':
      return h('div', { className: 'home' }, blocks);
  }
}

function drawBlocks(blocks: readonly unknown[], names: Names): ReactNode {
  return blocks
    .filter(isFields)
    .map((block, i) =>
      h('div', { key: i, className: `block ${String(block['type'])}` }, drawBlock(block, names)),
    );
}

function drawBlock(block: Fields, names: Names): ReactNode {
  switch (block['type']) {
    case 'header':
      return drawPlain(wordsOf(block['text']));
    case 'divider':
      return h('hr');
    case 'section':
      return [
        h('div', { key: 'text', className: 'text' }, drawText(block['text'], names)),
        isFields(block['accessory']) &&
          h(
            'div',
            { key: 'accessory', className: 'accessory' },
            drawElement(block['accessory'], names),
          ),
      ];
    case 'context':
      return listOf(block['elements']).map((element, i) =>
        h('div', { key: i }, drawText(element, names)),
      );
    case 'actions':
      return listOf(block['elements']).map((element, i) =>
        h('span', { key: i }, drawElement(element, names)),
      );
    case 'input':
      return drawInput(block, names);
    default:
      throw new Error(`the preview cannot draw a block "${String(block['type'])}" yet`);
  }
}

function drawInput(block: Fields, names: Names): ReactNode {
  const hint = wordsOf(block['hint']);
  return [
    h(
      'div',
      { key: 'label', className: 'label' },
      wordsOf(block['label']),
      block['optional'] === true && h('span', { className: 'optional' }, ' (optional)'),
    ),
    h(
      'div',
      { key: 'element' },
      isFields(block['element']) ? drawElement(block['element'], names) : null,
    ),
    hint !== '' && h('div', { key: 'hint', className: 'hint' }, hint),
  ];
}

function drawText(text: unknown, names: Names): ReactNode {
  if (!isFields(text)) return null;
  return text['type'] === 'mrkdwn' ? drawMrkdwn(wordsOf(text), names) : drawPlain(wordsOf(text));
}

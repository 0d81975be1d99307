import { renderBlocks } from './render/blocks.ts';
import { fieldsOf, listOf } from './blocks/json.ts';
import type { Fields } from './blocks/json.ts';
import { renderMrkdwn, renderText } from './render/text.ts';
import type { Names } from './render/text.ts';

export type { Names } from './render/text.ts';

/** What of a message is drawn. */
export type RenderedMessage = {
  readonly text?: string | undefined;
  readonly blocks?: readonly unknown[] | undefined;
  readonly attachments?: readonly unknown[] | undefined;
};

/** What has been done to a view since it was drawn, and what its ids are called. */
export type ViewSurroundings = {
  /** What was typed and chosen: `view.state.values`. */
  readonly values?: Fields | undefined;
  /** What is wrong with it, by `block_id`, as a `response_action: errors` says it. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
  readonly names: Names;
};

/** Draws a message as plain text, for transcripts and snapshots. Blocks take the place of the text, as in Slack. */
export function renderMessage(message: RenderedMessage, names: Names): string {
  const body =
    listOf(message.blocks).length > 0
      ? renderBlocks(message.blocks, { names })
      : renderMrkdwn(message.text ?? '', names);
  const attached = listOf(message.attachments).map((attachment) =>
    renderBlocks(fieldsOf(attachment)['blocks'], { names }).replaceAll(/^/gm, '│ '),
  );
  return tidy([body, ...attached]);
}

/** Draws a modal or a Home tab as plain text: title, blocks, then the buttons at its foot. */
export function renderView(
  view: unknown,
  { values = {}, errors = {}, names }: ViewSurroundings,
): string {
  const { title, blocks, submit, close } = fieldsOf(view);
  const buttons = [submit, close]
    .map((button) => renderText(button, names))
    .filter((text) => text !== '')
    .map((text) => `[${text}]`)
    .join(' ');
  return tidy([renderText(title, names), renderBlocks(blocks, { names, values, errors }), buttons]);
}

function tidy(parts: readonly string[]): string {
  return parts
    .map((part) => part.replaceAll(/[^\S\n]+$/gm, '').replace(/\n+$/, ''))
    .filter((part) => part !== '')
    .join('\n');
}

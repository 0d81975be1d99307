import type { ModalView } from '@slack/types';
import { actions, button, modal, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { count } from '../slack/text.ts';
import { whyNoFiles } from '../slack/undelivered.ts';
import { does } from './win.view.ts';

/** What becomes of the wish for files: they are coming, some are on their way already, or there is nothing to send. */
export type Gathering = { isNew: boolean; total: number; which: string };

/** Said at once. `which`: what is looked for, in words; '' for all. */
export function gatheringMessage(of: Gathering): Message {
  const text = sayGathering(of, 'here, to our direct messages');
  const record = of.total === 0 ? [actions(button('Record a win', { action: does.record }))] : [];
  return { text, blocks: [section(text), ...record] };
}

/** The same to somebody in the list. */
export function gatheringView(of: Gathering): ModalView {
  return modal({
    callback: 'wins.gathering',
    title: 'Your wins as files',
    close: 'Back',
    blocks: [section(sayGathering(of, 'to our direct messages, on the Messages tab'))],
  });
}

function sayGathering({ isNew, total, which }: Gathering, where: string): string {
  const wins = `${count(total, 'win')}${which === '' ? '' : ` ${which}`}`;
  if (total === 0) {
    return which === ''
      ? 'No wins recorded yet, so there is nothing to send.'
      : `No win ${which}, so there is nothing to send. \`/win list\` shows all of them.`;
  }
  return isNew
    ? `I'm putting your ${wins} into two files. They come ${where}, in a minute.`
    : `Files that you asked for before are still on their way. They come ${where}; then ask for these again.`;
}

/** Stands above the files. */
export function exportComment(total: number, which: string): string {
  const wins = `${count(total, 'win')}${which === '' ? '' : ` ${which}`}`;
  return [
    `${wins}. Only you see ${total === 1 ? 'it' : 'them'} here.`,
    '• The `.csv` file is for a spreadsheet: when, what went well, why it mattered, who was part of it, where you shared it, and the message it came from.',
    '• The `.json` file has the same for programs.',
    'Slack keeps these copies for as long as it keeps messages here.',
  ].join('\n');
}

/** The files could not be sent, and will not be. `code` is Slack's, or `gave_up`. */
export function exportFailed(code: string): Message {
  const text = `I could not send you your wins. ${whyNoFiles(code, '/win export')}`;
  return { text, blocks: [section(text)] };
}

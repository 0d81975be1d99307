import type { KnownBlock, ModalView } from '@slack/types';
import { button, context, divider, modal, section } from '../slack/blocks.ts';
import { count, mention, type Typed } from '../slack/text.ts';
import { safeBeginning } from '../slack/typed.ts';
import type { ThreadSum } from './weekly.ts';
import { does, saySum } from './weekly.view.ts';

/** A recap is short: the threads of so many channels are in it. */
const mostChannels = 3;

/** What was said in the weekly threads of a manager's channels, in their digest; `week` names it for the button. [] for nothing. */
export function weekBlocks(
  said: readonly (ThreadSum & { channel: string })[],
  week: string,
): KnownBlock[] {
  return said.slice(0, mostChannels).map((of) =>
    of.kudos.length === 0
      ? section(
          `*Weekly kudos thread* in <#${of.channel}>: ${count(of.writers.length, 'person', 'people')} wrote`,
        )
      : section(
          `*Weekly kudos thread* in <#${of.channel}>: ${saySum(of)}`,
          button('Read it', {
            action: does.said,
            value: `${of.channel} ${week}`,
            says: 'Read what was said in the kudos thread',
          }),
        ),
  );
}

/** So many are shown; the thread has the rest. */
const mostShown = 30;
const length = 500;

/** What was said there, to whoever reads the channel; `link`: the way to it, null for none. */
export function saidView(
  channel: string,
  kudos: readonly { giver: string; text: Typed }[],
  link: string | null,
): ModalView {
  const shown = kudos.slice(0, mostShown);
  const more = kudos.length - shown.length;
  return modal({
    callback: 'threads.said',
    title: 'Weekly kudos thread',
    close: 'Close',
    blocks: [
      context(`In <#${channel}>`),
      divider,
      ...(shown.length === 0
        ? [section('Nothing is there any more: it was deleted, or taken out of kudos.')]
        : shown.map(({ giver, text }) =>
            section(`*${mention(giver)}*\n${safeBeginning(text, length)}`),
          )),
      ...(more > 0 ? [context(`The thread has ${more} more.`)] : []),
      ...(link ? [context(`<${link}|Open it in Slack>`)] : []),
    ],
  });
}

import type { HomeView, KnownBlock } from '@slack/types';
import { context, divider, home } from '../slack/blocks.ts';

/** The Home tab: the parts that rooms offer, one below the other. */
export function homeTab(parts: readonly KnownBlock[][]): HomeView {
  const blocks = parts.flatMap((part, i) => (i === 0 ? part : [divider, ...part]));
  return home([...blocks, context('Only you see this page. `/coach help` lists everything.')]);
}

/** The tab without the pictures that Slack itself holds. */
export function withoutPictures(view: HomeView): HomeView {
  const blocks = view.blocks.filter((block) => block.type !== 'image' || !('slack_file' in block));
  return { ...view, blocks };
}

/** In the place of a part that failed. */
export function missingPart(): KnownBlock[] {
  return [context('A part of this page could not be drawn. It is tried again next time.')];
}

import type { KnownBlock } from '@slack/types';
import { section } from '../slack/blocks.ts';
import type { Confirmed, Progress } from './progress.ts';

/** "5 of the last 6 weeks". */
function sayWeeks({ weeks, of }: Progress): string {
  return `${weeks} of the last ${of} weeks`;
}

/** What is said to an answer, with a welcome before it and the progress after it where there is something to say. */
export function sayConfirmed(said: string, confirmed: Confirmed | null): string {
  return [
    ...(confirmed?.isBack ? ['Good to have you back.'] : []),
    said,
    ...(confirmed?.progress ? [`That makes ${sayWeeks(confirmed.progress)}.`] : []),
  ].join(' ');
}

/** How it goes, for the Home tab; [] before anything was done. */
export function progressBlocks(progress: Progress | null): KnownBlock[] {
  if (!progress) return [];
  const { of } = progress;
  const said =
    of === 1 ? 'You did something this week.' : `You did something in ${sayWeeks(progress)}.`;
  return [section(said)];
}

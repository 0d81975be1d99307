import type { Act } from '../../protocol.ts';
import type { Change } from '../blocks/surface.ts';
import type { Answer } from '../live/connection.ts';

/** What is typed in a view and not yet told: told when typing rests, and before the form is sent. */
export type Fills = {
  change(change: Change): void;
  /** Tells everything that is left; whether all of it was taken. */
  flush(): Promise<boolean>;
};

const restMs = 400;

export function fillsOf(
  viewId: string,
  act: (act: Act) => Promise<Answer>,
  refused: (blockId: string, words: string | null) => void,
): Fills {
  const left = new Map<string, Change>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let last: Promise<unknown> = Promise.resolve();

  const tell = async (key: string, isLast: boolean) => {
    clearTimeout(timers.get(key));
    const change = left.get(key);
    if (!change) return;
    const { blockId, actionId, value, problem } = change;
    if (problem !== null) {
      // Somebody who is still typing sees the counter; the words come when the form is sent.
      if (isLast) refused(blockId, problem);
      return;
    }
    left.delete(key);
    const answer = await act({ do: 'fill', viewId, blockId, actionId, value });
    // Something newer may have been typed meanwhile: it counts.
    if (!answer.ok && !left.has(key)) left.set(key, change);
    refused(blockId, answer.ok ? null : answer.error);
  };
  const queue = (key: string, isLast: boolean) => {
    last = last.then(() => tell(key, isLast));
    return last;
  };

  return {
    change(change) {
      const key = `${change.blockId} ${change.actionId}`;
      left.set(key, change);
      clearTimeout(timers.get(key));
      if (change.resting)
        timers.set(
          key,
          setTimeout(() => void queue(key, false), restMs),
        );
      else void queue(key, false);
    },
    async flush() {
      await last;
      // What is refused stays in the map: it is told once, not for ever.
      const keys = Array.from(left.keys());
      for (const key of keys) await queue(key, true);
      return left.size === 0;
    },
  };
}

import type { Act } from '../../protocol.ts';
import type { Chosen } from '../blocks/shape.ts';
import type { Answer } from '../live/connection.ts';

type Fill = { blockId: string; actionId: string; value: Chosen };

/** What is typed in a view and not yet told: told when typing rests, and before the form is sent. */
export type Fills = {
  change(field: Omit<Fill, 'value'>, value: Chosen, resting: boolean): void;
  /** Tells everything that is left. */
  flush(): Promise<void>;
};

const restMs = 400;

export function fillsOf(
  viewId: string,
  act: (act: Act) => Promise<Answer>,
  refused: (blockId: string, words: string | null) => void,
): Fills {
  const left = new Map<string, Fill>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let last: Promise<unknown> = Promise.resolve();

  const tell = async (key: string) => {
    clearTimeout(timers.get(key));
    const fill = left.get(key);
    if (!fill) return;
    left.delete(key);
    const answer = await act({ do: 'fill', viewId, ...fill });
    if (answer.ok) {
      refused(fill.blockId, null);
      return;
    }
    // Something newer may have been typed meanwhile: it counts.
    if (!left.has(key)) left.set(key, fill);
    refused(fill.blockId, answer.error);
  };
  const queue = (key: string) => {
    last = last.then(() => tell(key));
    return last;
  };

  return {
    change({ blockId, actionId }, value, resting) {
      const key = `${blockId} ${actionId}`;
      left.set(key, { blockId, actionId, value });
      clearTimeout(timers.get(key));
      if (resting)
        timers.set(
          key,
          setTimeout(() => void queue(key), restMs),
        );
      else void queue(key);
    },
    async flush() {
      await last;
      // What is refused comes back into the map: it is told once, not for ever.
      const keys = Array.from(left.keys());
      for (const key of keys) await queue(key);
    },
  };
}

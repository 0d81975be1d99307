import { createContext, use } from 'react';
import type { Act, MessageRef, Values } from '../../protocol.ts';
import type { Chosen, Obj } from './shape.ts';

/** What blocks stand on: a message, the top modal, or the Home tab. */
export type Surface = {
  on: Extract<Act, { do: 'click' }>['on'];
  /** What the server knows of an element's value. */
  known(blockId: string, actionId: string): Obj | undefined;
  /** The form around inputs; null outside a modal. */
  form: Form | null;
};

export type Change = {
  blockId: string;
  actionId: string;
  value: Chosen;
  /** Whether more is likely to come, as while one types. */
  resting: boolean;
  /** What keeps it from being sent, such as its length. */
  problem: string | null;
};

type Form = {
  /** block_id → words. */
  errors: Readonly<Record<string, string>>;
  change(change: Change): void;
};

export const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = use(SurfaceContext);
  if (!surface) throw new Error('there is no surface around this');
  return surface;
}

export function onMessage(ref: MessageRef, choices: Values | undefined): Surface {
  return {
    on: { channel: ref.channel, ts: ref.ts },
    known: (blockId, actionId) => choices?.[blockId]?.[actionId],
    form: null,
  };
}

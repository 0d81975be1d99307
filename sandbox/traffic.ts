import type { Obj } from './state.ts';

/** One thing that went over the wire. */
export type Traffic = {
  n: number;
  /** By the sandbox's clock. */
  at: string;
  kind: 'api' | 'response_url' | 'upload' | 'delivery' | 'socket';
  /** The method, the kind of envelope with its type, or what a socket did. */
  what: string;
  ok: boolean;
  error?: string;
  /** From the request to the answer, or from the delivery to its ack. */
  ms?: number;
  /** Arguments of a call (without its token), or the payload delivered. */
  sent?: Obj;
  /** The answer, or the body of the ack. */
  received?: unknown;
  /** The fault that was put in its way. */
  fault?: string;
  /** Which try this was, from 0. */
  attempt?: number;
};

const KEPT = 2000;

/** Keeps the latest traffic, for tests and for the page. */
export class Recorder {
  readonly entries: Traffic[] = [];
  readonly #now: () => Temporal.Instant;
  readonly #listeners = new Set<(entry: Traffic) => void>();
  #n = 0;

  constructor(now: () => Temporal.Instant) {
    this.#now = now;
  }

  /** Adds an entry; it may be filled in later, when the answer is known. */
  add(entry: Omit<Traffic, 'n' | 'at'>): Traffic {
    this.#n += 1;
    const whole: Traffic = { n: this.#n, at: this.#now().toString(), ...entry };
    this.entries.push(whole);
    if (this.entries.length > KEPT) this.entries.splice(0, this.entries.length - KEPT);
    this.changed(whole);
    return whole;
  }

  /** Tells whoever watches that more is known about an entry. */
  changed(entry: Traffic): void {
    for (const listener of this.#listeners) listener(entry);
  }

  /** Calls the listener for each entry, new or filled in, until the returned function is called. */
  watch(listener: (entry: Traffic) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

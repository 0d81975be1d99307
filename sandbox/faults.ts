/** What can go wrong with a call on purpose. */
export type Effect =
  | { kind: 'delay'; ms: number }
  /** The connection is cut before anything happened. */
  | { kind: 'reset' }
  /** It happened, but the answer is lost. */
  | { kind: 'resetAfter' }
  /** Nothing happens and nobody answers. */
  | { kind: 'hang' }
  /** It happens, and nobody answers. */
  | { kind: 'hangAfter' }
  | { kind: 'http'; status: number }
  | { kind: 'rateLimit'; seconds: number }
  | { kind: 'error'; error: string };

/** The effects by name, so that a test reads well: `faults.next('chat.*', effects.http(503))`. */
export const effects = {
  delay: (ms: number): Effect => ({ kind: 'delay', ms }),
  reset: { kind: 'reset' } as Effect,
  resetAfter: { kind: 'resetAfter' } as Effect,
  hang: { kind: 'hang' } as Effect,
  hangAfter: { kind: 'hangAfter' } as Effect,
  http: (status: number): Effect => ({ kind: 'http', status }),
  rateLimit: (seconds: number): Effect => ({ kind: 'rateLimit', seconds }),
  error: (error: string): Effect => ({ kind: 'error', error }),
};

/** A method name, a pattern with `*`, or an expression. `response_url` and `upload` stand for those addresses. */
export type Pattern = string | RegExp;

export type Sometimes = {
  method?: Pattern;
  seed: number;
  /** The share of calls that happen while their answer is lost. */
  lost?: number;
  /** The share of calls that are cut before anything happens. */
  reset?: number;
  /** The share answered with a 503. */
  unavailable?: number;
  /** The share answered with a 429 of one second. */
  limited?: number;
};

export type DisconnectReason =
  | 'warning'
  | 'refresh_requested'
  | 'link_disabled'
  | 'too_many_websockets';

/** A fault that waits for its calls. */
export type PlannedFault = {
  /** How many calls it will still meet. */
  left(): number;
  cancel(): void;
};

type Planned = { matches: (method: string) => boolean; effect: Effect; left: number };
type Chance = Sometimes & { matches: (method: string) => boolean; random: () => number };

/** Trouble made on purpose: planned for the next calls, by chance for soak tests, and on the sockets. */
export class Faults {
  #planned: Planned[] = [];
  #chances: Chance[] = [];
  #copies = 1;
  #acksToDrop = 0;
  #resend = false;
  readonly #disconnect: (reason: DisconnectReason) => void;
  readonly #cut: () => void;

  constructor(sockets: { disconnect: (reason: DisconnectReason) => void; cut: () => void }) {
    this.#disconnect = sockets.disconnect;
    this.#cut = sockets.cut;
  }

  /** Lets the next calls that match meet this effect. */
  next(method: Pattern, effect: Effect, options: { times?: number } = {}): PlannedFault {
    const planned = { matches: matcher(method), effect, left: options.times ?? 1 };
    this.#planned.push(planned);
    return {
      left: () => (this.#planned.includes(planned) ? planned.left : 0),
      cancel: () => {
        this.#planned = this.#planned.filter((each) => each !== planned);
      },
    };
  }

  /** From now on a share of the calls goes wrong; the same seed gives the same run. */
  sometimes(chance: Sometimes): void {
    const matches = matcher(chance.method ?? '*');
    this.#chances.push({ ...chance, matches, random: seeded(chance.seed) });
  }

  /** Every envelope or request is delivered so many times (1 is normal). */
  redeliver(times: number): void {
    this.#copies = times;
  }

  /** The next acks are not heard. */
  dropAck(times = 1): void {
    this.#acksToDrop += times;
  }

  /** An envelope that was on a socket which died before the ack is sent again on another one. */
  resendAfterDeath(on = true): void {
    this.#resend = on;
  }

  /** Sends `disconnect` to every Socket Mode connection and closes it, as Slack does when it recycles. */
  disconnect(reason: DisconnectReason): void {
    this.#disconnect(reason);
  }

  /** Cuts every Socket Mode connection without a word. */
  cutSockets(): void {
    this.#cut();
  }

  /** Ends every fault. */
  clear(): void {
    this.#planned = [];
    this.#chances = [];
    this.#copies = 1;
    this.#acksToDrop = 0;
    this.#resend = false;
  }

  /** For the sandbox: the effect for this call, if any. */
  pick(method: string): Effect | null {
    const planned = this.#planned.find((each) => each.left > 0 && each.matches(method));
    if (planned) {
      planned.left -= 1;
      this.#planned = this.#planned.filter((each) => each.left > 0);
      return planned.effect;
    }
    for (const chance of this.#chances.filter((each) => each.matches(method))) {
      const effect = roll(chance);
      if (effect) return effect;
    }
    return null;
  }

  /** For the sandbox: how many copies of a delivery go out. */
  get copies(): number {
    return this.#copies;
  }

  /** For the sandbox: whether to resend what was on a dead socket. */
  get resends(): boolean {
    return this.#resend;
  }

  /** For the sandbox: whether this ack is to be ignored. */
  takeAckDrop(): boolean {
    if (this.#acksToDrop === 0) return false;
    this.#acksToDrop -= 1;
    return true;
  }
}

function roll(chance: Chance): Effect | null {
  const dice = chance.random();
  let edge = chance.lost ?? 0;
  if (dice < edge) return effects.resetAfter;
  edge += chance.reset ?? 0;
  if (dice < edge) return effects.reset;
  edge += chance.unavailable ?? 0;
  if (dice < edge) return effects.http(503);
  edge += chance.limited ?? 0;
  return dice < edge ? effects.rateLimit(1) : null;
}

function matcher(pattern: Pattern): (method: string) => boolean {
  if (pattern instanceof RegExp) return (method) => pattern.test(method);
  const parts = pattern
    .split('*')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const expression = new RegExp(`^${parts.join('.*')}$`);
  return (method) => expression.test(method);
}

/** Numbers between 0 and 1 that are the same for the same seed (a 32-bit xorshift). */
function seeded(seed: number): () => number {
  let state = (Math.imul(seed, 2654435761) ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}

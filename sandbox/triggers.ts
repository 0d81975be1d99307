import { randomBytes } from 'node:crypto';
import { fail } from './errors.ts';

export type Trigger = {
  user: string;
  /** The conversation in which the person was. */
  channel: string | null;
  /** The modal from which the interaction came. */
  view: string | null;
};

/** How many triggers are remembered before the expired ones are forgotten. */
const REMEMBERED = 1000;

/** Trigger ids: each opens one view, within three seconds of real time. */
export class Triggers {
  readonly #lifeMs: number;
  readonly #known = new Map<string, Trigger & { until: number; used: boolean }>();
  #n = 0;

  constructor(lifeMs: number) {
    this.#lifeMs = lifeMs;
  }

  /** A new trigger id for an interaction. */
  issue(trigger: Trigger): string {
    this.#n += 1;
    this.#forgetOld();
    const id = `${this.#n}.8472910365.${randomBytes(16).toString('hex')}`;
    this.#known.set(id, { ...trigger, until: performance.now() + this.#lifeMs, used: false });
    return id;
  }

  /** Looks at a trigger without using it, or fails as Slack does. */
  check(id: string): Trigger {
    const known = this.#known.get(id);
    if (known === undefined) fail('invalid_trigger_id');
    if (known.used) fail('exchanged_trigger_id');
    if (performance.now() > known.until) fail('expired_trigger_id');
    return known;
  }

  #forgetOld(): void {
    if (this.#known.size < REMEMBERED) return;
    const now = performance.now();
    for (const [id, known] of this.#known) if (now > known.until) this.#known.delete(id);
  }

  /** Uses the trigger up. */
  exchange(id: string): void {
    const known = this.#known.get(id);
    if (known) known.used = true;
  }
}

import type { Busy } from './busy.ts';
import type { Limits } from './context.ts';
import type { Faults } from './faults.ts';
import type { Obj } from './state.ts';
import type { Recorder } from './traffic.ts';

type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

/** One payload on its way to the app. */
export type Parcel = {
  kind: DeliveryKind;
  /** What it is, for the record: a command, an event's or an interaction's type. */
  name: string;
  payload: Obj;
  acceptsResponse: boolean;
  attempt: number;
  retryReason: string;
};

/** How the app answered. */
export type Outcome =
  | { ok: true; body: unknown }
  | { ok: false; reason: 'timeout' | 'http_error' | 'connection_failed'; final?: boolean };

/** Carries one parcel once. */
export type Carrier = (parcel: Parcel) => Promise<Outcome>;

export type Deliver = {
  /** Delivers a command or an interaction: once, and the person waits for the ack. */
  now(parcel: Pick<Parcel, 'kind' | 'name' | 'payload' | 'acceptsResponse'>): Promise<Outcome>;
  /** Delivers an event: in the background, and again when it is not acked. */
  event(name: string, payload: Obj): void;
  /** Makes retries that wait for their time happen at once. */
  retryNow(): void;
  /** Forgets retries that wait. */
  stop(): void;
};

/** Delivers parcels through whichever carrier is in use, with Slack's retries and the faults asked for. */
export function createDelivery(parts: {
  carrier: () => Carrier;
  busy: Busy;
  faults: Faults;
  recorder: Recorder;
  limits: Limits;
}): Deliver {
  const { busy, faults, recorder, limits } = parts;
  const waiting = new Map<NodeJS.Timeout, () => void>();

  async function carry(parcel: Parcel): Promise<Outcome> {
    const done = busy.start();
    const began = performance.now();
    const entry = recorder.add({
      kind: 'delivery',
      what: `${parcel.kind}:${parcel.name}`,
      ok: false,
      sent: parcel.payload,
      attempt: parcel.attempt,
    });
    const outcome = await parts.carrier()(parcel);
    entry.ms = performance.now() - began;
    entry.ok = outcome.ok;
    if (outcome.ok) entry.received = outcome.body;
    else entry.error = outcome.reason;
    recorder.changed(entry);
    done();
    return outcome;
  }

  /** Sends as many copies as the faults ask for, one behind the other; the first one's answer counts. */
  async function carryCopies(parcel: Parcel): Promise<Outcome> {
    const [first, ...others] = Array.from({ length: faults.copies }, async (_, copy) =>
      carry(
        copy === 0 || parcel.kind !== 'events_api'
          ? parcel
          : { ...parcel, attempt: parcel.attempt + copy, retryReason: 'timeout' },
      ),
    );
    void Promise.all(others);
    return first ?? { ok: false, reason: 'connection_failed' };
  }

  async function tryEvent(parcel: Parcel): Promise<void> {
    const outcome = await carryCopies(parcel);
    if (outcome.ok || outcome.final) return;
    const delay = limits.eventRetryMs[parcel.attempt];
    if (delay === undefined) return;
    const next = { ...parcel, attempt: parcel.attempt + 1, retryReason: outcome.reason };
    if (delay === 0) {
      await tryEvent(next);
      return;
    }
    const retry = () => {
      clearTimeout(timer);
      waiting.delete(timer);
      void tryEvent(next);
    };
    const timer = setTimeout(retry, delay).unref();
    waiting.set(timer, retry);
  }

  return {
    now: (parcel) => carryCopies({ ...parcel, attempt: 0, retryReason: '' }),
    event(name, payload) {
      void tryEvent({
        kind: 'events_api',
        name,
        payload,
        acceptsResponse: false,
        attempt: 0,
        retryReason: '',
      });
    },
    retryNow() {
      for (const retry of waiting.values()) retry();
    },
    stop() {
      for (const timer of waiting.keys()) clearTimeout(timer);
      waiting.clear();
    },
  };
}

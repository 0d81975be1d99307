import type { ReceiverEvent } from '@slack/bolt';
import { unwatched, type Watch } from './watch.ts';

/** Where deliveries from Slack go in: Bolt's App, counted. */
export type Inbox = {
  processEvent(event: ReceiverEvent): Promise<void>;
  /** Resolves when no listener is at work. */
  idle(): Promise<void>;
};

/** Counts what is under way, so that a stop can wait for it; Bolt itself does not. `watch` is told of every ack. */
export function createInbox(
  process: (event: ReceiverEvent) => Promise<void>,
  watch: Watch = unwatched,
): Inbox {
  const underWay = new Set<Promise<void>>();
  return {
    processEvent(event) {
      const began = performance.now();
      const ack: ReceiverEvent['ack'] = async (response) => {
        await event.ack(response);
        watch.acked(sortOf(event.body), (performance.now() - began) / 1000);
      };
      const work = process({ ...event, ack }).finally(() => underWay.delete(work));
      underWay.add(work);
      return work;
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

const sorts = new Set(['block_actions', 'view_submission', 'view_closed', 'event_callback']);

/** What sort of delivery it is, in Slack's words; those for which we have no use are `other`. */
function sortOf(body: ReceiverEvent['body']): string {
  if ('command' in body) return 'command';
  const type: unknown = body['type'];
  return typeof type === 'string' && sorts.has(type) ? type : 'other';
}

/** Slack will not reach the app any more; `code` is Slack's own, or `no_connection`. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
  readonly code: string;

  constructor(code: string) {
    super(`Slack cannot be reached over Socket Mode (${code})`);
    this.code = code;
  }
}

/** A way in which Slack reaches the app. */
export type Connection = {
  /** Resolves when deliveries can arrive. Throws ConnectionLost when they never will. */
  open(): Promise<void>;
  /** Whether Slack can reach us at this moment. */
  isOpen(): boolean;
  /** Rejects with ConnectionLost when the connection is lost for good. */
  lost: Promise<never>;
  close(): Promise<void>;
};

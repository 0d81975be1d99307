import type { ReceiverEvent } from '@slack/bolt';

/** Where deliveries from Slack go in: Bolt's App, counted. */
export type Inbox = {
  processEvent(event: ReceiverEvent): Promise<void>;
  /** Resolves when no listener is at work. */
  idle(): Promise<void>;
};

/** Counts what is under way, so that a stop can wait for it; Bolt itself does not. */
export function createInbox(process: (event: ReceiverEvent) => Promise<void>): Inbox {
  const underWay = new Set<Promise<void>>();
  return {
    processEvent(event) {
      const work = process(event).finally(() => underWay.delete(work));
      underWay.add(work);
      return work;
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
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

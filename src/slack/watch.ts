/**
 * What the app tells whoever counts: kinds, codes and durations that our own code or Slack names. Never ids, names or
 * what somebody typed.
 */
export type Watch = {
  /** A Web API call was answered: `ok`, Slack's error, `http_503`, `ratelimited` or `no_answer`. */
  called(method: string, outcome: string): void;
  /** A delivery of this sort was acknowledged after so long. */
  acked(sort: string, seconds: number): void;
  /** A message of this kind came to its end. */
  ended(kind: string, state: 'sent' | 'missed' | 'dead'): void;
  /** A socket opened (1) or closed (-1). */
  socket(change: 1 | -1): void;
  ticked(): void;
  backedUp(ok: boolean): void;
};

/** Nobody counts. */
export const unwatched: Watch = {
  called: () => {},
  acked: () => {},
  ended: () => {},
  socket: () => {},
  ticked: () => {},
  backedUp: () => {},
};

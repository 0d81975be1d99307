import type { WorkspaceState } from './state.ts';

/** The next id with Slack's look: a letter, then base 36 in capitals. */
export function nextId(state: WorkspaceState, prefix: string): string {
  state.lastId += 1;
  return prefix + state.lastId.toString(36).toUpperCase().padStart(10, '0');
}

/** A short id such as Slack gives to blocks and actions that came without one. */
export function nextShortId(state: WorkspaceState): string {
  state.lastId += 1;
  return state.lastId.toString(36).padStart(5, '0');
}

/** The next message timestamp: the clock's, or one microsecond past the last when the clock stands still. */
export function nextTs(state: WorkspaceState, now: Temporal.Instant): string {
  const micros = Math.max(Number(now.epochNanoseconds / 1000n), state.lastMicros + 1);
  state.lastMicros = micros;
  return tsOf(micros);
}

/** Whole seconds since the epoch. */
export function seconds(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / 1000);
}

function tsOf(micros: number): string {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

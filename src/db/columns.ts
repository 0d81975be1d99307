/** Milliseconds since the Unix epoch, UTC. */
export type Instant = number;
/** `YYYY-MM-DD`. */
export type LocalDate = string;
/** `HH:MM`, a wall time in the zone of whoever the row is about. */
export type LocalTime = string;
/** 0 or 1. */
export type Flag = number;
/** Text that holds JSON. */
export type Json = string;

/** What every row has that is not of the process itself. */
export type Owned = { workspace_id: string };

import type { Hat, Subject, Trigger } from '../practices/index.ts';

/** What somebody answered to a nudge. `planned`: they made a when-then plan of it, which is an answer. */
export type Response = 'done' | 'later' | 'not-useful' | 'muted' | 'planned';

/** What a nudge is about: a subject of the catalogue, and the person or the row that it names. */
export type AboutRef = { subject: Subject; person: string | null; id: string | null };

/** A nudge that reached a manager, as far as choosing the next one needs it. `at` in milliseconds since the epoch. */
export type PastNudge = {
  practice: string;
  wording: string;
  at: number;
  response: Response | null;
  /** When it was answered last, also when it was put off and has come back since; null while it never was. As `at`. */
  answeredAt: number | null;
  about: AboutRef | null;
  /** It said that nudges come less often from it on. */
  saidSlower: boolean;
  /** Its reader asked for it: it counts for no pace, and needs no answer. */
  isAsked: boolean;
};

/** The entry of the journal that a practice's form left last, whom it asked for, and what was chosen, by its fields of choices. */
export type LastEntry = {
  id: string;
  person: string | null;
  chosen: Readonly<Record<string, string>>;
};

/** Something that happened and that practices may follow. `at` in milliseconds since the epoch. */
export type Happened = { trigger: Trigger; at: number; about: AboutRef | null };

/** What a manager decided for the nudge of a date. */
export type PlanChange = {
  date: Temporal.PlainDate;
  practice: string | null;
  movedTo: Temporal.PlainDate | null;
  isDropped: boolean;
};

/**
 * The weekly exercise in which a manager and delegates, or somebody of the team, say what done looks like: it comes in the place of a nudge. `next`: the
 * day of the next one, where work runs of which it would ask; `lastAt` in milliseconds since the epoch, null for never.
 */
export type Exercise = { next: Temporal.PlainDate | null; lastAt: number | null };

/** What choosing looks at, besides the settings. */
export type History = {
  /** The nudges of a year, newest first. */
  past: readonly PastNudge[];
  muted: ReadonlySet<string>;
  /** The hat worn less by the manager's own account; null when it is not known. */
  weaker: Exclude<Hat, 'both'> | null;
  /** What happened in the last two weeks, newest first. */
  happened: readonly Happened[];
  /** What wordings can be about at any time: a teammate, the last vision note, the plan that was kept last. */
  around: readonly AboutRef[];
  /** By practice: the journal entry that its form left last. */
  lastEntries: ReadonlyMap<string, LastEntry>;
  changes: readonly PlanChange[];
  exercise: Exercise;
  /** Local dates (`YYYY-MM-DD`) that have a message nobody asked for, or a moment that one would disturb. */
  taken: ReadonlySet<string>;
  hasTeam: boolean;
};

/** Of somebody who has just begun. */
export const noHistory: History = {
  past: [],
  muted: new Set(),
  weaker: null,
  happened: [],
  around: [],
  lastEntries: new Map(),
  changes: [],
  exercise: { next: null, lastAt: null },
  taken: new Set(),
  hasTeam: false,
};

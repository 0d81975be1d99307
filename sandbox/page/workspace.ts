import type { Sandbox } from '../index.ts';
import type { Manifest } from '../manifest.ts';
import type { Traveller } from '../travel.ts';
import type { PracticeClock } from './clock.ts';
import type { Notes } from './notes.ts';

/** What somebody who tries the product has done of the three things to try. */
export type Progress = { setUp: boolean; win: boolean; tuesday: boolean };

/** A running practice workspace: Slack, the app in it, and the clock of both. */
export type Workspace = {
  sandbox: Sandbox;
  manifest: Manifest;
  clock: PracticeClock;
  app: Traveller;
  notes: Notes;
  /** When something that the coach sends by itself is due next for somebody; null for never. */
  nextFor(user: string): Promise<Temporal.Instant | null>;
  progress(): Promise<Progress>;
};

/** What the page shows while there is no workspace. */
export type Preparing = { what: string; done: number };

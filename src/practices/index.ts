import { whichHat } from './growth.ts';
import { removeAnObstacle } from './ownership.ts';
import type { Practice } from './practice.ts';
import { celebrateSmallWin } from './recognition.ts';
import { connectToPurpose, visionTime } from './vision.ts';

export type { Cadence, Field, Hat, Practice, Theme } from './practice.ts';

/** Every habit the coach knows. A new one is a value in its theme's file and a line here; test/practices checks the rest. */
export const catalogue: readonly Practice[] = [
  connectToPurpose,
  visionTime,
  celebrateSmallWin,
  removeAnObstacle,
  whichHat,
];

const byKey: ReadonlyMap<string, Practice> = new Map(catalogue.map((p) => [p.key, p]));

export const practiceByKey = (key: string): Practice | undefined => byKey.get(key);

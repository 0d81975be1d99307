import * as growth from './growth.ts';
import * as ownership from './ownership.ts';
import type { Practice } from './practice.ts';
import * as recognition from './recognition.ts';
import * as vision from './vision.ts';

export type { Field, Practice } from './practice.ts';

/** A theme's file exports its practices and nothing else, so a new practice is one value in one file. */
const themes: readonly Readonly<Record<string, Practice>>[] = [
  vision,
  recognition,
  ownership,
  growth,
];

/** Every habit the coach knows. test/practices holds each to the same contract. */
export const catalogue: readonly Practice[] = themes.flatMap((theme) => Object.values(theme));

const byKey: ReadonlyMap<string, Practice> = new Map(catalogue.map((p) => [p.key, p]));

export const practiceByKey = (key: string): Practice | undefined => byKey.get(key);

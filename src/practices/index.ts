import * as change from './change.ts';
import * as feedback from './feedback.ts';
import * as growth from './growth.ts';
import * as innovation from './innovation.ts';
import * as meetings from './meetings.ts';
import * as ownership from './ownership.ts';
import * as people from './people.ts';
import type { Practice, Theme } from './practice.ts';
import * as recognition from './recognition.ts';
import * as remote from './remote.ts';
import * as trust from './trust.ts';
import * as vision from './vision.ts';

export {
  type About,
  type Audience,
  type Cadence,
  type Field,
  type Hat,
  type Practice,
  seenTriggers,
  type Subject,
  subjects,
  type Theme,
  themes,
  type ToldTrigger,
  toldTriggers,
  type Trigger,
  type Wording,
} from './practice.ts';
export { hatNames, themeNames } from './names.ts';
export { plainWordings, sayWording } from './say.ts';

/** A theme's file exports its practices and nothing else, so a new practice is one value in one file. */
const files: Readonly<Record<Theme, Readonly<Record<string, Practice>>>> = {
  vision,
  ownership,
  recognition,
  trust,
  feedback,
  people,
  change,
  meetings,
  innovation,
  growth,
  remote,
};

/**
 * Every habit the coach knows, by theme and then by key, so that the order does not hang on how the files are loaded.
 * test/practices holds each to the same contract.
 */
export const catalogue: readonly Practice[] = Object.values(files).flatMap((file) =>
  Object.values(file).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
);

const byKey: ReadonlyMap<string, Practice> = new Map(catalogue.map((p) => [p.key, p]));

export const practiceByKey = (key: string): Practice | undefined => byKey.get(key);

import { pointerTo, type Problem, type ProblemCode } from './blocks/index.ts';
import type { Context } from './context.ts';
import { isObj, type StoredFile } from './state.ts';

/** How long Slack takes with a file that was handed over, by the workspace's clock: until then no block may show it. */
const processingMs = 2_000;

const shown = new Set(['image/gif', 'image/jpeg', 'image/png']);

/** From when on a file that is completed now can stand in a block, in milliseconds. */
export function readyAt(context: Context): number {
  return context.clock.now().epochMilliseconds + processingMs;
}

/**
 * The files of Slack in blocks that it would refuse to show: those that are not there, are no pictures, or are not ready yet.
 * The pointers begin with `at`.
 */
export function pictureProblems(
  context: Context,
  value: unknown,
  at: readonly PropertyKey[],
  code: ProblemCode,
): Problem[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => pictureProblems(context, item, [...at, i], code));
  }
  if (!isObj(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key !== 'slack_file' || !isObj(item)) {
      return pictureProblems(context, item, [...at, key], code);
    }
    if (canBeShown(context, fileIn(context, item))) return [];
    return [{ code, pointer: pointerTo([...at, key]), message: 'invalid slack file' }];
  });
}

function fileIn(context: Context, named: Record<string, unknown>): StoredFile | undefined {
  const { id, url } = named;
  if (typeof id === 'string') return context.state.files[id];
  if (typeof url !== 'string' || !url.startsWith(`${context.origin()}/files/`)) return undefined;
  return context.state.files[new URL(url).pathname.split('/')[2] ?? ''];
}

function canBeShown(context: Context, file: StoredFile | undefined): boolean {
  if (!file?.completed || !shown.has(file.mimetype)) return false;
  return context.clock.now().epochMilliseconds >= (file.ready_at ?? 0);
}

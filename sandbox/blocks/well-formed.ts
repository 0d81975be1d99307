import type { Problem, ProblemCode } from './problem.ts';
import { pointerTo } from './problem.ts';

const MOST_NODES = 100_000;
const MOST_LEVELS = 50;

type Place = { readonly value: unknown; readonly path: readonly PropertyKey[] };

/**
 * Says what in a value could not travel as JSON to Slack: functions, NaN, NUL characters, halves of a surrogate pair.
 * It walks without recursion and stops at a depth and a size that no payload has, so that nothing overflows it and the
 * checks after it may recurse.
 */
export function malformed(value: unknown, code: ProblemCode): Problem[] {
  const found: Problem[] = [];
  const places: Place[] = [{ value, path: [] }];
  let nodes = 0;
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const { value, path } = place;
    nodes += 1;
    if (nodes > MOST_NODES) return [{ code, pointer: '', message: 'has too many parts' }];
    const message = fault(value) ?? (path.length > MOST_LEVELS ? 'is nested too deeply' : null);
    if (message !== null) {
      found.push({ code, pointer: pointerTo(path), message });
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, item] of Object.entries(value).toReversed()) {
      const keyFault = fault(key);
      if (keyFault !== null)
        found.push({ code, pointer: pointerTo(path), message: `a key ${keyFault}` });
      if (item !== undefined)
        places.push({ value: item, path: [...path, Array.isArray(value) ? Number(key) : key] });
    }
  }
  return found;
}

function fault(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      if (value.includes('\u0000')) return 'must not contain NUL characters';
      return value.isWellFormed() ? null : 'must not contain lone surrogates';
    case 'number':
      return Number.isFinite(value) ? null : 'must be a finite number';
    case 'boolean':
      return null;
    case 'object':
      return isPlain(value) ? null : 'must be JSON';
    default:
      return 'must be JSON';
  }
}

function isPlain(value: object | null): boolean {
  if (value === null || Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

import { createHash } from 'node:crypto';

/** Tells values that are JSON apart without keeping what they hold. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

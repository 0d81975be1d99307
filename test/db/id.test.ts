import { expect, test } from 'vitest';
import { growingId } from '../../src/db/id.ts';

test('ids grow, thousands within one millisecond too, and keep the shape of a UUID', () => {
  const ids = Array.from({ length: 20_000 }, growingId);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

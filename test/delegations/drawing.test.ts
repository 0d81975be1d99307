import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { delegationDrawing, withDrawing } from '../../scripts/delegation-drawing.ts';

test('docs/delegation.md shows the machine as it is: `npm run delegation` draws it anew', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/delegation.md'), 'utf8');
  expect(page).toContain(delegationDrawing());
  expect(withDrawing(page)).toBe(page);
  expect(() => withDrawing('# Nothing')).toThrow('no drawing');
});

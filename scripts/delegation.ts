import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withDrawing } from './delegation-drawing.ts';

/* Puts the drawing of the machine into docs/delegation.md anew. */
const page = join(import.meta.dirname, '../docs/delegation.md');
writeFileSync(page, withDrawing(readFileSync(page, 'utf8')));

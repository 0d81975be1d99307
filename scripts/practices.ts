import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../src/practices/index.ts';
import { practicesPage } from './practices-page.ts';

/* Writes docs/practices.md anew. */
writeFileSync(join(import.meta.dirname, '../docs/practices.md'), practicesPage(catalogue));

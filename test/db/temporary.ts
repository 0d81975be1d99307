import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { Db } from '../../src/db/schema.ts';
import { keepWorkspace } from '../../src/db/workspace.store.ts';

export const noon = Temporal.Instant.from('2027-03-16T12:00:00Z');

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new database with the workspaces T1 and T2. */
export async function temporaryDatabase(): Promise<Db> {
  const opened = await openDatabase(join(temporaryFolder(), 'both-hats.db'), migrations, noon);
  onTestFinished(() => opened.close());
  for (const id of ['T1', 'T2']) {
    await keepWorkspace(opened.db, { id, name: id, botUser: 'U0BOT' }, noon);
  }
  return opened.db;
}

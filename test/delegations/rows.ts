import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { Db } from '../../src/db/schema.ts';
import { keepWorkspace } from '../../src/db/workspace.store.ts';
import type { Contract, Delegation } from '../../src/delegations/delegation.ts';
import type { Person } from '../../src/people/index.ts';
import { date, instant, time } from '../time/some.ts';

/** A Monday, 8:00 in London and 4:00 in New York. */
export const now = instant('2027-03-15T08:00Z');

export const ana: Person = {
  id: 'U0ANA',
  name: 'ana',
  zone: 'America/New_York',
  isBot: false,
  isDeactivated: false,
  isForeign: false,
};

export const contract: Contract = {
  manager: 'U0MIRA',
  delegate: 'U0ANA',
  outcome: 'A report',
  doneLooksLike: 'Five pages',
  authority: 'tell-after',
  limit: '',
  checkIn: { days: [2], at: time('10:00') },
  dueOn: date('2027-03-26'),
  dueAt: null,
  link: null,
};

export const delegation: Delegation = {
  ...contract,
  workspace: 'T1',
  id: '7b0c6a3e-0000-4000-8000-000000000000',
  state: 'proposed',
  version: 1,
  step: 0,
  pending: null,
  restated: '',
  missing: '',
  reason: '',
  continues: null,
  outboxId: 'o1',
  delivery: 'sent',
  isKnown: true,
  hasLeft: { manager: false, delegate: false },
  createdAt: now,
  answeredAt: null,
  agreedAt: null,
  handedInAt: null,
  endedAt: null,
};

/** A database of its own with the workspaces T1 and T2 in it, closed when the test ends. */
export async function someDatabase(): Promise<Db> {
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-'));
  const { db, close } = await openDatabase(join(folder, 'test.db'), migrations, now);
  onTestFinished(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const id of ['T1', 'T2']) await keepWorkspace(db, { id, name: id, botUser: 'U0BOT' }, now);
  return db;
}

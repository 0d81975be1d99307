import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { onTestFinished } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { openDatabase } from '../../src/db/open.ts';
import type { Db } from '../../src/db/schema.ts';
import { keepWorkspace } from '../../src/db/workspace.store.ts';

export const now = Temporal.Instant.from('2027-03-15T08:00Z');

/** A database of its own with the workspaces T1 and T2 in it, closed when the test ends. */
export async function someDatabase(): Promise<Db> {
  const folder = mkdtempSync(join(tmpdir(), 'both-hats-'));
  const opened = await openDatabase(join(folder, 'test.db'), migrations, now);
  onTestFinished(async () => {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  });
  for (const id of ['T1', 'T2'])
    await keepWorkspace(opened.db, { id, name: id, botUser: 'U0BOT' }, now);
  return opened.db;
}

/** What a command's text may hold: any characters, much that escaping makes longer, mentions, broadcasts, no spaces at all. */
export const someTyped = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 4000 }) },
  fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom(
          '<@U0ANA|ana>',
          '<@U0BO>',
          '<!channel>',
          '&lt;!here&gt;',
          '<https://example.com|click>',
          '&amp;',
          '<#C0TEAM|team>',
          '<#C0SECRET|>',
          'https://example.com/a/(b)?c=d&amp;e',
          'https://',
          'a'.repeat(50),
          '). ',
          '…',
          '\u0000',
          '\ud800',
          '\u202e',
          '\n',
          ' ',
          '👩🏽‍🚀',
        ),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
  fc
    .tuple(
      fc.constantFrom('&', '<', 'a', '🙂', '<@U0ANA|ana>', '&amp;', 'word ', '\n', 'https://a.b'),
      fc.integer({ min: 1, max: 12_000 }),
    )
    .map(([unit, length]) => unit.repeat(Math.ceil(length / unit.length))),
);

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const main = join(import.meta.dirname, '../../bench/main.ts');

test('the benchmarks run, at a tiny size, and print their tables', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [main, '--quick']);
  const rows = stdout.split('\n').filter((line) => line.startsWith('| '));
  // Their values mean nothing at this size, so only the first cells are looked at.
  expect(stdout.match(/^## .*$/gm)).toEqual([
    '## /win against a bare Bolt app',
    '## A tick with 100,000 managers',
    '## Small workspaces beside a large one',
    "## Planning 100,000 managers' weeks",
    '## The Home tab after five years of daily use',
    '## Start and memory, in Socket Mode',
  ]);
  const first = rows.map((row) => row.split(' | ').slice(0, 3).join(' '));
  expect(first).toContain('| Socket Mode 100 Both Hats');
  expect(new Set(first).size).toBeGreaterThan(20);
  expect(stdout).not.toContain('NaN');
}, 90_000);

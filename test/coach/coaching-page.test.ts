import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { rules } from '../../simulation/judge.ts';
import { reason } from '../../src/coach/reason.ts';
import { catalogue } from '../../src/practices/index.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const page = read('docs/coaching.md');
const [told = '', figures = ''] = page.split('<!-- simulation -->');
const nudged = catalogue.filter(({ cadence }) => cadence.kind !== 'own-schedule');

describe('docs/coaching.md', () => {
  test.each(Object.values(rules))('tells why: %s', (rule) => {
    expect(told).toMatch(new RegExp(`^\\| ${RegExp.escape(rule)} +\\| \\S`, 'm'));
  });

  test.each(reason.options.map(({ shape }) => shape.why.value))('tells the reason %s', (why) => {
    expect(told).toMatch(new RegExp(`^\\| \`${why}\` +\\| \\S`, 'm'));
  });

  test('has the figures of a thousand managers, with every practice and no breach', () => {
    expect(figures).toContain('$ npm run simulate -- --managers 1000 --weeks 52');
    for (const { key } of nudged) expect(figures).toMatch(new RegExp(`^${key} .* [\\d.]+ %`, 'm'));
    for (const rule of Object.values(rules)) expect(figures).toContain(`      0  ${rule}`);
    expect(figures).toContain(
      'No rule was breached. Every practice reached managers whom it fits.',
    );
  });

  test('names the sources that it numbers, and no others', () => {
    const named = [...told.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    const used = new Set([...told.matchAll(/ \[(\d+)\]/g)].map(([, number]) => Number(number)));
    expect(named).toEqual(named.map((_, i) => i + 1));
    expect([...used].toSorted((a, b) => a - b)).toEqual(named);
  });

  test('is found from where it is looked for, and finds what it names', () => {
    for (const file of ['CHANGELOG.md', 'CONTRIBUTING.md', 'docs/practices.md']) {
      const links = [...read(file).matchAll(/\]\(([^)#]*coaching\.md)\)/g)];
      expect(links.map(([, to = '']) => existsSync(join(root, dirname(file), to)))).toContain(true);
    }
    const files = [...told.matchAll(/`((?:src|test|simulation)\/[^`]+)`/g)];
    expect(files.filter(([, to = '']) => !existsSync(join(root, to)))).toEqual([]);
  });
});

describe('npm run simulate', () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(root, 'simulation/main.ts'), ...args]);

  test('says what came of it, the same for the same seed', async () => {
    const args = ['--managers', '3', '--weeks', '8', '--seed', '7', '--show', '1'];
    // A few managers do not meet every practice, so it ends with 1.
    const said = async () => {
      const { stdout } = await run(...args).catch((error: { stdout: string }) => error);
      return stdout.replace(/ in \d+ s, .*/, '');
    };
    const first = await said();
    expect(first).toMatch(/^seed 7000021: \w+, pace \d, leans to \w+, team of \d, \S+\n  20\d\d-/);
    expect(first).toContain('3 managers, 8 weeks each: ');
    for (const rule of Object.values(rules)) expect(first).toContain(`      0  ${rule}`);
    expect(await said()).toBe(first);
  }, 60_000);

  test('says what is wrong with an order', async () => {
    const failed = await run('--managers', 'many').catch((error: unknown) => error);
    expect(failed).toMatchObject({
      stderr: expect.stringContaining('--managers takes a whole number from 1 to 1,000,000'),
    });
  });
});

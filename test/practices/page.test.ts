import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { practicesPage } from '../../scripts/practices-page.ts';
import { catalogue } from '../../src/practices/index.ts';

test('docs/practices.md is what the catalogue says (renew it by npm run practices)', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/practices.md'), 'utf8');
  expect(page).toBe(practicesPage(catalogue));
});

test('its table of contents leads to every practice', () => {
  const page = practicesPage(catalogue);
  const headings = [...page.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading = '']) => heading);
  const linked = [...page.matchAll(/^ *- \[(.+)\]\(#([^)]+)\)$/gm)];
  expect(linked.map(([, title]) => title)).toEqual(
    headings.filter((heading) => heading !== 'The articles'),
  );
  expect(headings).toEqual(expect.arrayContaining(catalogue.map(({ title }) => title)));
  const anchors = linked.map(([, , anchor]) => anchor);
  expect(new Set(anchors).size).toBe(anchors.length);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from '../../src/slack/csv.ts';

/** Reads RFC 4180, by the letter. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quoted, bare, end] of csv.matchAll(cells)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const header = ['when', 'text'];

test('begins with the mark by which Excel knows UTF-8, and ends each line as RFC 4180 says', () => {
  expect(toCsv(header, [['1', 'ü']])).toBe('\uFEFFwhen,text\r\n1,ü\r\n');
});

test.each([
  ['a "quoted" word', '"a ""quoted"" word"'],
  ['one, two', '"one, two"'],
  ['one\ntwo', '"one\ntwo"'],
  ['plain', 'plain'],
  ['', ''],
])('quotes %j where it must', (text, cell) => {
  expect(toCsv(header, [['1', text]])).toBe(`\uFEFFwhen,text\r\n1,${cell}\r\n`);
});

test.each([
  '=1+1',
  '+49 30 1234',
  '-2',
  '@SUM(A1)',
  '  =cmd()',
  '\t=1',
  '\r=1',
  '＝1+1',
  '=HYPERLINK("https://example.com","x")',
])('lets no spreadsheet take %j for a formula', (text) => {
  const [, row] = parse(toCsv(header, [['1', text]]).slice(1));
  expect(row?.[1]).toBe(`'${text}`);
});

test.each(['a=b', '1-2', 'ana@example.com', "it's"])('leaves %j as it is', (text) => {
  expect(toCsv(header, [['1', text]])).toContain(text);
});

test('any text comes back, and no cell begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string({ unit: 'grapheme' }))), (rows) => {
      const read = parse(toCsv(header, rows).slice(1)).slice(1);
      expect(read.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
        rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
      );
      for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }),
  );
});

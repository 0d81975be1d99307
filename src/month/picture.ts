import { monthNames } from '../time/names.ts';
import type { Month, Week } from './month.ts';

/*
 * A month as a picture. There is nothing in it but digits and words of ours, so that one font draws all of it: names stand
 * beside it, where Slack draws them in whatever script they are written.
 */

/** In units of the picture; it is drawn at twice the size, for screens of every density. */
const size = { width: 640, height: 452 } as const;

const ink = '#1c2b36';
const quiet = '#5b6873';
const paper = '#fbfaf6';
const line = '#dedbd2';
/** Told apart by whoever sees colours otherwise as well: one is cool and dark, the other warm and light. */
const colours = { leader: '#2b6a8f', manager: '#dd9a3c' } as const;

const left = 40;
const right = size.width - left;
const width = right - left;

/** The picture as SVG, in the font Lato. */
export function monthPicture(month: Month): string {
  const { year, month: number } = month.month;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" font-family="Lato">`,
    `<defs><pattern id="both" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="10" fill="${colours.leader}"/><rect x="5" width="5" height="10" fill="${colours.manager}"/></pattern></defs>`,
    `<rect width="${size.width}" height="${size.height}" rx="20" fill="${paper}"/>`,
    text(left, 58, `${monthNames[number - 1]} ${year}`, { size: 24, weight: 900 }),
    ...numbers(month),
    ...hats(month),
    ...weeks(month),
    '</svg>',
  ].join('');
}

/** Three numbers that can be read from afar. */
function numbers({ wins, thanked, habits }: Month): string[] {
  const all: [number, string][] = [
    [wins, wins === 1 ? 'win' : 'wins'],
    [thanked.length, thanked.length === 1 ? 'person thanked' : 'people thanked'],
    [habits, habits === 1 ? 'habit kept' : 'habits kept'],
  ];
  return all.flatMap(([n, label], i) => {
    const x = left + (i * width) / all.length;
    return [
      text(x, 126, String(n), { size: 48, weight: 900 }),
      text(x, 150, label, { size: 15, colour: quiet }),
    ];
  });
}

const barTop = 208;
const barHeight = 26;

/** One bar of both hats, and below it what its parts stand for. */
function hats({ hats: worn }: Month): string[] {
  const parts = [
    { fill: colours.leader, n: worn.leader },
    { fill: 'url(#both)', n: worn.both },
    { fill: colours.manager, n: worn.manager },
  ];
  const total = parts.reduce((sum, { n }) => sum + n, 0);
  let x = left;
  const drawn = parts.flatMap(({ fill, n }) => {
    if (n === 0) return [];
    const part = (width * n) / total;
    const rect = `<rect x="${round(x)}" y="${barTop}" width="${round(part)}" height="${barHeight}" fill="${fill}"/>`;
    x += part;
    return [rect];
  });
  const below = barTop + barHeight + 26;
  return [
    text(left, barTop - 14, 'The two hats', { size: 15, weight: 700 }),
    `<clipPath id="round"><rect x="${left}" y="${barTop}" width="${width}" height="${barHeight}" rx="${barHeight / 2}"/></clipPath>`,
    `<g clip-path="url(#round)"><rect x="${left}" y="${barTop}" width="${width}" height="${barHeight}" fill="${line}"/>${drawn.join('')}</g>`,
    legend(left, below, colours.leader, `Leader ${worn.leader}`, 'start'),
    legend(left + width / 2, below, 'url(#both)', `Both ${worn.both}`, 'middle'),
    legend(right, below, colours.manager, `Manager ${worn.manager}`, 'end'),
  ];
}

/** About the width of a word in the legend; digits and letters of this font are about as wide. */
const letter = 8;

function legend(
  x: number,
  y: number,
  fill: string,
  words: string,
  anchor: 'start' | 'middle' | 'end',
): string {
  const taken = 20 + words.length * letter;
  const from = { start: x, middle: x - taken / 2, end: x - taken }[anchor];
  return `<rect x="${round(from)}" y="${y - 11}" width="12" height="12" rx="3" fill="${fill}"/>${text(round(from) + 20, y, words, { size: 15, colour: ink })}`;
}

const columnsTop = 336;
const columnsBottom = 402;
/** So many wins reach the top; a month with fewer has lower columns. */
const leastAtTop = 3;

/** Wins by week: a column each, its number above it and its days below. */
function weeks({ winsByWeek }: Month): string[] {
  const most = Math.max(leastAtTop, ...winsByWeek.map(({ wins }) => wins));
  const place = width / winsByWeek.length;
  const columns = winsByWeek.flatMap((week, i) => {
    const middle = round(left + place * (i + 0.5));
    const height = round(((columnsBottom - columnsTop) * week.wins) / most);
    const column = `<rect x="${middle - 22}" y="${round(columnsBottom - height)}" width="44" height="${height}" rx="${Math.min(5, height)}" fill="${colours.leader}"/>`;
    return [
      ...(week.wins > 0
        ? [
            column,
            text(middle, columnsBottom - height - 8, String(week.wins), {
              size: 15,
              weight: 700,
              anchor: 'middle',
            }),
          ]
        : []),
      text(middle, columnsBottom + 22, sayWeek(week), {
        size: 13,
        colour: quiet,
        anchor: 'middle',
      }),
    ];
  });
  return [
    text(left, columnsTop - 32, 'Wins by week', { size: 15, weight: 700 }),
    `<rect x="${left}" y="${columnsBottom}" width="${width}" height="1.5" fill="${line}"/>`,
    ...columns,
  ];
}

/** "1–7", or "31" for a week of one day. */
export function sayWeek({ from, to }: Week): string {
  return from.day === to.day ? String(from.day) : `${from.day}–${to.day}`;
}

type TextOptions = { size: number; weight?: number; colour?: string; anchor?: 'middle' };

function text(x: number, y: number, words: string, options: TextOptions): string {
  const { size, weight = 400, colour = ink, anchor } = options;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${colour}"${anchor ? ` text-anchor="${anchor}"` : ''}>${words}</text>`;
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateMessage, validateView } from '../../sandbox/blocks/index.ts';
import type { Message } from '../../src/slack/message.ts';
import { fromCommand, mentions } from '../../src/slack/text.ts';
import {
  offeredBy,
  readOrigin,
  readWinCommand,
  type Shown,
  winFormSchema,
  writeOrigin,
} from '../../src/wins/win.ts';
import {
  helpMessage,
  keptMessage,
  removedMessage,
  sayShared,
  tooLongMessages,
} from '../../src/wins/win.view.ts';
import { gatheringMessage, gatheringView } from '../../src/wins/win-export.view.ts';
import { winForm } from '../../src/wins/win-form.view.ts';
import { everything, readFilter } from '../../src/wins/filter.ts';
import { homeBlocks, listView, type Search } from '../../src/wins/win-list.view.ts';
import { now, someTyped } from './some.ts';

const people = Array.from({ length: 30 }, (_, n) => `U0PERSON${n + 10}`);
const permalink = 'https://aurora.slack.com/archives/C0TEAMAURORA/p1805100600000100';
const when = { now, zone: 'Europe/Berlin' };

function winOf(text: string, more: Partial<Shown> = {}): Shown {
  const id = crypto.randomUUID();
  return {
    id,
    text,
    why: '',
    people: [],
    at: now,
    undoneAt: null,
    link: null,
    isChanged: false,
    shares: [],
    ...more,
  };
}

function searchOf(words: string, isFromCommand: boolean): Search {
  const knowing = { today: Temporal.PlainDate.from('2027-03-15'), people: [] };
  const filter = readFilter(words, knowing);
  return { words, named: [], filter, near: everything, block: 'find-1', isFromCommand };
}

function fits(message: Message): void {
  expect(validateMessage(message)).toEqual([]);
  expect(message.text.trim()).not.toBe('');
  expect(message.text.length).toBeLessThanOrEqual(4000 * 2);
}

describe('what /win asks for', () => {
  test('a word that stands alone is a word, in any case', () => {
    expect(readWinCommand('list')).toEqual({ asks: 'list', words: '' });
    expect(readWinCommand('Export')).toEqual({ asks: 'export', words: '', orRecord: null });
    expect(readWinCommand('HELP')).toEqual({ asks: 'help' });
  });

  test('a word with more around it begins a win', () => {
    expect(readWinCommand('lists are empty')).toMatchObject({ asks: 'record' });
    expect(readWinCommand('help desk answered within an hour')).toMatchObject({ asks: 'record' });
  });

  test('what follows list is looked for, unless it is long: then it is a story', () => {
    const words = fromCommand('<@U0ANA|ana> last month');
    expect(readWinCommand(`list ${words}`)).toEqual({ asks: 'list', words });
    expect(readWinCommand(`LIST\n${words}`)).toEqual({ asks: 'list', words });
    expect(readWinCommand(`list ${'a'.repeat(300)}`)).toMatchObject({ asks: 'list' });
    expect(readWinCommand(`list ${'a'.repeat(301)}`)).toMatchObject({ asks: 'record' });
  });

  test('what follows export may be a win as well', () => {
    expect(readWinCommand('export last month')).toMatchObject({
      asks: 'export',
      words: 'last month',
      orRecord: 'export last month',
    });
  });

  test.each(['', '   ', '\u200b\u200d', '\u0000'])('nothing to read (%j) opens the form', (raw) => {
    expect(readWinCommand(fromCommand(raw))).toEqual({ asks: 'form', people: [] });
  });

  test.each([
    ['<@U0ANA|ana>', ['U0ANA']],
    ['with <@U0ANA|ana>, <@U0BO|bo>', ['U0ANA', 'U0BO']],
    ['<@U0ANA|ana> and <@U0BO|bo>', ['U0ANA', 'U0BO']],
  ])('only names (%s) open the form with them', (raw, named) => {
    expect(readWinCommand(fromCommand(raw))).toEqual({ asks: 'form', people: named });
  });

  test.each(['<@U0ANA|ana>!', 'with', '<@U0ANA|ana> 🎉'])('%s is a win', (raw) => {
    expect(readWinCommand(fromCommand(raw))).toMatchObject({ asks: 'record' });
  });

  test('3,000 characters are a win, one more is too long', () => {
    expect(readWinCommand('a'.repeat(3000)).asks).toBe('record');
    expect(readWinCommand('a'.repeat(3001)).asks).toBe('too-long');
  });
});

describe('the form', () => {
  test('asks for something to read', () => {
    const read = winFormSchema.safeParse({ text: '\u200b', people: [], why: null });
    expect(read.error?.issues[0]?.message).toBe('Say what went well, in a line or two.');
  });

  test('takes people once each, at most 30', () => {
    const values = { text: 'x', why: null };
    expect(winFormSchema.parse({ ...values, people: ['U1', 'U1'] }).people).toEqual(['U1']);
    expect(winFormSchema.parse({ ...values, people: null }).people).toEqual([]);
    expect(winFormSchema.safeParse({ ...values, people: [...people, 'U9'] }).success).toBe(false);
  });

  test('remembers what it was opened for', () => {
    const origin = {
      win: 'w',
      nudge: 'n',
      replyTo: 'https://x',
      list: { view: 'V1', page: 2 },
      offered: people,
      link: 'https://y',
    };
    expect(readOrigin(writeOrigin(origin))).toEqual(origin);
  });
});

describe("Slack's limits", () => {
  test('hold for any text somebody types', () => {
    fc.assert(
      fc.property(someTyped, fc.boolean(), (raw, crowded) => {
        const command = readWinCommand(fromCommand(raw));
        if (command.asks === 'too-long') {
          const messages = tooLongMessages(command.text);
          messages.forEach(fits);
        }
        if (command.asks !== 'record') return;
        const { text } = command;
        const win = winOf(text, {
          why: text.slice(0, 1000).toWellFormed(),
          people: crowded ? people : mentions(text).slice(0, 30),
          shares: crowded ? [{ win: '', channel: 'C0TEAM', at: now }] : [],
        });
        fits(keptMessage(win, 'changed', sayShared(win.shares, when, 'failed')));
        fits(removedMessage(win));
        const known = [{ id: 'U0ANA', name: 'Ana with quite a long name '.repeat(3) }];
        const form = winForm({ origin: { win: win.id }, from: win, known });
        expect(validateView(form)).toEqual([]);
        const long = { ...win, text: `${text} `.repeat(Math.ceil(3500 / text.length)) };
        const origin = { offered: offeredBy(long), link: permalink };
        expect(validateView(winForm({ origin, from: long, known, link: permalink }))).toEqual([]);

        const wins = [win, { ...win, undoneAt: now }, ...Array.from({ length: 8 }, () => win)];
        const search = searchOf(text.slice(0, 300).toWellFormed(), crowded);
        const page = { page: 2, pages: 3, total: 29, search };
        expect(validateView(listView({ ...page, wins }, when))).toEqual([]);
        expect(validateView(listView({ ...page, wins: [], total: 0 }, when))).toEqual([]);
        expect(validateView({ type: 'home', blocks: homeBlocks(wins.slice(0, 3), when) })).toEqual(
          [],
        );
      }),
      { numRuns: 150 },
    );
  });

  test('hold where there is nothing to show', () => {
    fits(helpMessage());
    expect(validateView(winForm({ origin: {} }))).toEqual([]);
    expect(validateView(listView(null, when))).toEqual([]);
    const nothing = { isNew: false, total: 0, which: '' };
    expect(validateView(gatheringView(nothing))).toEqual([]);
    fits(gatheringMessage(nothing));
    expect(validateView({ type: 'home', blocks: homeBlocks([], when) })).toEqual([]);
  });
});

test('a text that is too long comes back whole', () => {
  const words = Array.from({ length: 1700 }, (_, n) => `w${n}&`).join(' ');
  const back = tooLongMessages(words).flatMap((message) =>
    message.blocks.flatMap((block) =>
      block.type === 'section' && block.text ? [block.text.text] : [],
    ),
  );
  expect(back[0]).toContain('a win holds 3000');
  expect(back.slice(1).join(' ').replaceAll('&amp;', '&')).toBe(words);
});

test('dates are those of the reader', () => {
  const late = winOf('Late', { at: Temporal.Instant.from('2027-03-14T23:30Z') });
  const shownIn = (zone: string) => JSON.stringify(homeBlocks([late], { now, zone }));
  expect(shownIn('Europe/Berlin')).toContain('Today');
  expect(shownIn('America/New_York')).toContain('Yesterday');
});

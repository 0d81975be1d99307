import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateMessage, validateView } from '../../sandbox/blocks/index.ts';
import type { Message } from '../../src/slack/message.ts';
import { fromCommand } from '../../src/slack/text.ts';
import {
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
  winForm,
} from '../../src/wins/win.view.ts';
import { homeBlocks, listView } from '../../src/wins/win-list.view.ts';
import { now, someTyped } from './some.ts';

const people = Array.from({ length: 30 }, (_, n) => `U0PERSON${n + 10}`);
const when = { now, zone: 'Europe/Berlin' };

function winOf(text: string, more: Partial<Shown> = {}): Shown {
  const id = crypto.randomUUID();
  return { id, text, why: '', people: [], at: now, undoneAt: null, shares: [], ...more };
}

function fits(message: Message): void {
  expect(validateMessage(message)).toEqual([]);
  expect(message.text.trim()).not.toBe('');
  expect(message.text.length).toBeLessThanOrEqual(4000 * 2);
}

describe('what /win asks for', () => {
  test('a word that stands alone is a word, in any case', () => {
    expect(readWinCommand('list')).toEqual({ asks: 'list' });
    expect(readWinCommand('HELP')).toEqual({ asks: 'help' });
  });

  test('a word with more around it begins a win', () => {
    expect(readWinCommand('list of bugs is empty')).toMatchObject({ asks: 'record' });
    expect(readWinCommand('help desk answered within an hour')).toMatchObject({ asks: 'record' });
  });

  test.each(['', '   ', '\u200b\u200d', '\u0000'])('nothing to read (%j) opens the form', (raw) => {
    expect(readWinCommand(fromCommand(raw))).toEqual({ asks: 'form' });
  });

  test('whoever is mentioned was part of it, each once', () => {
    const text = fromCommand('<@U0ANA|ana> and <@U0BO|bo> paired, <@U0ANA|ana> drove');
    expect(readWinCommand(text)).toEqual({
      asks: 'record',
      draft: {
        text: '<@U0ANA> and <@U0BO> paired, <@U0ANA> drove',
        why: '',
        people: ['U0ANA', 'U0BO'],
      },
    });
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
    const origin = { win: 'w', nudge: 'n', replyTo: 'https://x', list: { view: 'V1', page: 2 } };
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
        const { text } = command.draft;
        const win = winOf(text, {
          why: text.slice(0, 1000).toWellFormed(),
          people: crowded ? people : command.draft.people,
          shares: crowded ? [{ win: '', channel: 'C0TEAM', at: now }] : [],
        });
        fits(keptMessage(win, 'changed', sayShared(win.shares, when, 'failed')));
        fits(removedMessage(win));
        const known = [{ id: 'U0ANA', name: 'Ana with quite a long name '.repeat(3) }];
        const form = winForm({ origin: { win: win.id }, from: win, known });
        expect(validateView(form)).toEqual([]);

        const wins = [win, { ...win, undoneAt: now }, ...Array.from({ length: 8 }, () => win)];
        const list = listView({ wins, page: 2, pages: 3, total: 29 }, when);
        expect(validateView(list)).toEqual([]);
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
    expect(validateView(listView({ wins: [], page: 1, pages: 1, total: 0 }, when))).toEqual([]);
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

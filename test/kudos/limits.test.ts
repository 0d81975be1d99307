import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateMessage, validateView } from '../../sandbox/blocks/index.ts';
import { kudosForm, previewView } from '../../src/kudos/form.view.ts';
import { homeBlocks, listView, takeBackView } from '../../src/kudos/kudos-list.view.ts';
import { limits, readOrigin, thanksFrom, writeOrigin } from '../../src/kudos/kudos.ts';
import { changedMessage, failedMessage, kudosPost } from '../../src/kudos/kudos.view.ts';
import { missingIn } from '../../src/kudos/missing.ts';
import { readThanks } from '../../src/kudos/thanks.ts';
import type { Message } from '../../src/slack/message.ts';
import { fromCommand } from '../../src/slack/text.ts';
import { now, someTyped } from '../wins/some.ts';

const crowd = Array.from({ length: limits.people }, (_, n) => `U0PERSON${n + 10}`);
const beyond = Array.from({ length: 800 }, (_, n) => `U0BEYOND${n + 100}`);
const when = { now, zone: 'Europe/Berlin' };
const known = [{ id: 'U0ANA', name: 'Ana with quite a long name '.repeat(3) }];

function fits(message: Message): void {
  expect(validateMessage(message)).toEqual([]);
  expect(message.text.trim()).not.toBe('');
}

function tenOf<T>(one: T): T[] {
  return Array.from({ length: 10 }, () => one);
}

/** A text that a field can hold. */
function field(text: string, max: number): string {
  return text.slice(0, max).toWellFormed().trim();
}

describe("Slack's limits", () => {
  test('hold for any text somebody types, and for 30 people', () => {
    fc.assert(
      fc.property(someTyped, someTyped, (raw, other) => {
        const typed = readThanks(fromCommand(raw));
        const opened = { did: typed.did, effect: field(typed.effect, limits.effect) };
        const origin = { link: 'https://fjord.slack.com/archives/C0/p1', replyTo: 'https://x' };
        const form = kudosForm({
          origin,
          from: { ...opened, people: [...crowd, ...beyond], link: origin.link },
          channel: 'C0TEAM',
          known,
          missing: missingIn(opened, 'whole'),
        });
        expect(validateView(form)).toEqual([]);

        const kudos = {
          id: 'k',
          giver: 'U0MIRA',
          channel: 'C0TEAM',
          did: field(typed.did, limits.did) || 'x',
          effect: field(fromCommand(other), limits.effect),
          people: crowd,
          link: origin.link,
          win: null,
          outbox: 'o',
          at: now,
          failed: false,
          added: { people: [], reactions: 0 },
          isChanged: true,
        };
        fits(kudosPost(kudos));
        fits(failedMessage(kudos, 'is_archived'));
        fits(changedMessage(kudos, 'changed'));
        const missing = missingIn(kudos, 'whole');
        const postable = {
          isMember: false,
          isPrivate: false,
          outside: { kind: 'organisations' as const, others: 12 },
          restricted: 'threads' as const,
        };
        expect(validateView(previewView({ origin, kudos, postable, missing }))).toEqual([]);
        expect(validateView(takeBackView(kudos, origin))).toEqual([]);
        const page = { page: 3, hasMore: true, replyTo: '', kudos: tenOf(kudos) };
        expect(validateView(listView({ ...page, tab: 'given' }, when))).toEqual([]);
        expect(validateView(listView({ ...page, tab: 'received' }, when))).toEqual([]);
        const blocks = homeBlocks([kudos, kudos, kudos], when);
        expect(validateView({ type: 'home', blocks })).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});

describe('a win that is shared', () => {
  test('keeps its reason apart, and is split only where that is plain', () => {
    expect(thanksFrom({ text: 'shipped it', why: 'Twelve new customers.' })).toEqual({
      did: 'shipped it',
      effect: 'Twelve new customers.',
    });
    expect(thanksFrom({ text: 'shipped it', why: '' })).toEqual({ did: 'shipped it', effect: '' });
    expect(thanksFrom({ text: 'shipped the fix so that nobody has to wait', why: '' })).toEqual({
      did: 'Shipped the fix',
      effect: 'Nobody has to wait',
    });
  });
});

test('what a form was opened for comes back', () => {
  const origin = {
    kudos: 'k',
    from: { view: 'V1', tab: 'received' as const, page: 2, replyTo: 'https://x' },
    named: ['U0ANA'],
  };
  expect(readOrigin(writeOrigin(origin))).toEqual(origin);
});

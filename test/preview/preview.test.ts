import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lacksFallback, validateMessage, validateView } from '../../sandbox/blocks/index.ts';
import { loadDrawing } from '../../sandbox/preview/client.ts';
import { previews } from '../../sandbox/preview/index.ts';
import { anchorOf, drawPage } from '../../sandbox/preview/page.ts';
import type { Preview } from '../../sandbox/preview/preview.ts';
import { scenes } from '../../sandbox/preview/scenes.ts';
import { exportedFunctions, isView, returnType } from './exports.ts';

const exported = await exportedFunctions();
const views = exported.filter(({ returns }) => returns !== null && isView(returns));
const nameOf = ({ room, name }: { room: string; name: string }) => `${room}.${name}`;
const messages = previews.filter((preview) => preview.kind === 'message');

function problemsWith(preview: Preview): unknown[] {
  if (preview.kind !== 'message') return validateView(preview.content);
  return [...validateMessage(preview.content), ...lacksFallback(preview.content)];
}

describe('the previews', () => {
  test('are there for every view', () => {
    const previewed = new Set(previews.map(nameOf));
    expect(views.map(nameOf).filter((view) => !previewed.has(view))).toEqual([]);
  });

  test('are of views that there are', () => {
    const there = new Set(views.map(nameOf));
    expect([...new Set(previews.map(nameOf))].filter((name) => !there.has(name))).toEqual([]);
  });

  test('have names of their own', () => {
    const anchors = previews.map(anchorOf);
    expect(anchors.filter((anchor, i) => anchors.indexOf(anchor) !== i)).toEqual([]);
  });

  test('are what Slack would take', () => {
    const refused = previews
      .map((preview) => ({ preview: anchorOf(preview), problems: problemsWith(preview) }))
      .filter(({ problems }) => problems.length > 0);
    expect(refused).toEqual([]);
  });

  test('can be drawn, on one page', async () => {
    const page = drawPage(previews, await loadDrawing(), '');
    expect(previews.map(anchorOf).filter((anchor) => !page.includes(`id="${anchor}"`))).toEqual([]);
    expect(page.match(/(?:@U0|#C0)\w+/g) ?? []).toEqual([]);
  });
});

describe('the text that stands for a message where blocks do not show', () => {
  const texts = messages.map((preview) => ({
    preview: anchorOf(preview),
    text: preview.content.text,
  }));

  test('says something', () => {
    expect(texts.filter(({ text }) => !/\p{L}.*\s.*\p{L}/su.test(text))).toEqual([]);
  });

  test('does not point at what only the blocks show', () => {
    expect(texts.filter(({ text }) => /:\s*$/.test(text))).toEqual([]);
  });

  test('is short enough to be read out', () => {
    const heard = (text: string) => text.replaceAll(/&(?:amp|lt|gt);/g, '&').length;
    expect(texts.filter(({ text }) => heard(text) > 1300)).toEqual([]);
  });

  test('begins with words, which is all that a notification shows', () => {
    expect(texts.filter(({ text }) => /^[*_~`>]/.test(text))).toEqual([]);
  });
});

describe("the README's pictures", () => {
  test.each(scenes)('$name is there, and quick to load', ({ name, seen }) => {
    expect(seen.length).toBeGreaterThan(0);
    const picture = readFileSync(join(import.meta.dirname, '../../docs/images', `${name}.png`));
    expect(picture.toString('latin1', 1, 4)).toBe('PNG');
    expect(picture.length).toBeLessThan(150_000);
  });
});

describe('the search for views', () => {
  test('knows what every function of a view file returns', () => {
    expect(exported.filter(({ returns }) => returns === null)).toEqual([]);
    expect(views.length).toBeGreaterThan(30);
  });

  test.each([
    ['export function a(x: { y: () => void }): Message {', 'Message'],
    ['export function a<T>(x: T = f(1)): Message[] {', 'Message[]'],
    ['export function a(\n  x: string,\n): ModalView {', 'ModalView'],
    ['export const a = (x: (y: string) => void): KnownBlock[] => [', 'KnownBlock[]'],
    ['export function a(x: string) {', null],
    ['function a(): Message {', null],
  ])('reads %s', (source, type) => {
    expect(returnType(source, 'a')).toBe(type);
  });

  test.each(['Message', 'Message[]', 'ModalView', 'HomeView', 'KnownBlock[]', 'SectionBlock'])(
    'takes %s for a view',
    (type) => expect(isView(type)).toBe(true),
  );

  test.each(['string', 'number', 'string[]', 'Block', 'Temporal.Instant'])(
    'takes %s for something else',
    (type) => expect(isView(type)).toBe(false),
  );
});

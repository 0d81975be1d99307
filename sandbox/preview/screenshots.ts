import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Drawing, loadDrawing } from './client.ts';
import { type Scene, scenes } from './scenes.ts';

/*
 * Takes the README's pictures anew, into docs/images. Words, people and moments are fixed; the letters are those of the
 * fonts of whoever takes them: install Lato and Noto Color Emoji (fonts-lato, fonts-noto-color-emoji) to keep them alike.
 */

const images = join(import.meta.dirname, '../../docs/images');
const css = readFileSync(join(import.meta.dirname, 'scene.css'), 'utf8');

/** The flags keep the browser from calling anybody. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function drawScene({ place, seen }: Scene, drawing: Drawing): string {
  const drawn = seen.map((one, at) => h('div', { key: at }, drawOne(one, drawing)));
  const scene = h('div', { className: 'scene' }, h('header', {}, place), drawn);
  const style = h('style', { dangerouslySetInnerHTML: { __html: drawing.css + css } });
  return `<!doctype html>\n${renderToStaticMarkup(h('html', {}, h('head', {}, style), h('body', {}, scene)))}`;
}

function drawOne(one: Scene['seen'][number], drawing: Drawing): ReactNode {
  if (typeof one === 'string') return h('div', { className: 'day' }, h('h2', {}, one));
  return 'kind' in one ? drawing.draw(one) : drawing.drawMessage(one);
}

const drawing = await loadDrawing();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: flags,
});
try {
  mkdirSync(images, { recursive: true });
  const page = await browser.newPage({
    viewport: { width: 800, height: 1200 },
    deviceScaleFactor: 1.4,
    colorScheme: 'light',
  });
  for (const scene of scenes) {
    await page.setContent(drawScene(scene, drawing));
    // Transparent around the card, so that it stands on a light and on a dark page.
    await page
      .locator('.scene')
      .screenshot({ path: join(images, `${scene.name}.png`), omitBackground: true });
    process.stdout.write(`docs/images/${scene.name}.png\n`);
  }
} finally {
  await browser.close();
}

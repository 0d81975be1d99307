import { createElement as h, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Drawing } from './client.ts';
import type { Preview } from './preview.ts';

const themes = ['light', 'dark'] as const;

/** Every preview on one page that needs nothing else: by room and view, light beside dark, with a table of contents. */
export function drawPage(previews: readonly Preview[], drawing: Drawing, css: string): string {
  const views = [...Map.groupBy(previews, (one) => `${one.room}.${one.name}`)];
  const rooms = [...Map.groupBy(views, ([view]) => view.split('.')[0] ?? '')];
  const page = h(
    'html',
    { lang: 'en' },
    h(
      'head',
      {},
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', {}, 'Both Hats: every view in every state'),
      h('style', { dangerouslySetInnerHTML: { __html: drawing.css + css } }),
    ),
    h(
      'body',
      {},
      h(
        'nav',
        { className: 'contents', 'aria-label': 'Views' },
        h('h1', {}, 'Both Hats'),
        h('p', {}, `${previews.length} states of ${views.length} views`),
        rooms.map(([room, ofRoom]) =>
          h(
            'section',
            { key: room },
            h('h2', {}, room),
            h(
              'ul',
              {},
              ofRoom.map(([view, states]) =>
                h(
                  'li',
                  { key: view },
                  h('a', { href: `#${view}` }, view.split('.')[1]),
                  ` ${states.length}`,
                ),
              ),
            ),
          ),
        ),
      ),
      h(
        'main',
        { className: 'previews' },
        views.map(([view, states]) =>
          h(
            'section',
            { key: view, id: view },
            h('h2', {}, view),
            states.map((one) => drawState(one, drawing)),
          ),
        ),
      ),
    ),
  );
  return `<!doctype html>\n${renderToStaticMarkup(page)}`;
}

/** What names a preview in an address: "wins.keptMessage.put-back". */
export function anchorOf({ room, name, state }: Preview): string {
  return `${room}.${name}.${state.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
}

function drawState(preview: Preview, drawing: Drawing): ReactNode {
  const anchor = anchorOf(preview);
  const drawn = drawing.draw(preview);
  return h(
    'article',
    { key: anchor, id: anchor, className: 'preview' },
    h('h3', {}, h('a', { href: `#${anchor}` }, preview.state)),
    h(
      'div',
      { className: 'themes' },
      themes.map((theme) => h('div', { key: theme, className: `slack ${theme}` }, drawn)),
    ),
    preview.kind === 'message' &&
      h(
        'div',
        { className: 'fallback' },
        h('b', {}, 'Read out, and in notifications:'),
        drawing.drawText(preview.content.text),
      ),
  );
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createElement as h, type ComponentType, type Context, type ReactNode } from 'react';
import { createServer } from 'vite';
import type { Screen, Seen } from '../page/protocol.ts';
import { drawPng } from '../../src/month/draw.steps.ts';
import { monthPicture } from '../../src/month/picture.ts';
import { pictured } from './month.preview.ts';
import type { Preview } from './preview.ts';
import { screenWith } from './screen.ts';

/*
 * Draws previews with the practice page's own components, so that there is one picture of Slack to keep. They are .tsx,
 * which Node does not run: Vite loads them, as it does for the page.
 */

const client = join(import.meta.dirname, '../page/client');

const styles = ['base', 'messages', 'blocks', 'controls', 'dialogs'];

type Obj = Readonly<Record<string, unknown>>;

/** What the page's files export, as far as it is used here. */
type Parts = {
  Blocks: ComponentType<{ of: readonly Obj[] }>;
  MessageLine: ComponentType<{
    message: Seen;
    follows: boolean;
    inThread: boolean;
    isLast: boolean;
  }>;
  ModalForm: ComponentType<{
    open: Obj;
    isTop: boolean;
    depth: number;
    onClose: () => void;
    onCloseAll: () => void;
  }>;
  SurfaceContext: Context<unknown>;
  WorkspaceContext: Context<unknown>;
};

/** A line of a conversation. `from` is a person's id; without it, the app says it. */
export type Said = {
  from?: string;
  at?: Temporal.Instant;
  text: string;
  blocks?: readonly unknown[];
};

export type Drawing = {
  draw(preview: Preview): ReactNode;
  drawMessage(said: Said): ReactNode;
  /** A text of mrkdwn alone. */
  drawText(text: string): ReactNode;
  /** The page's styles for what is drawn. */
  css: string;
};

/** Loads the page's components. */
export async function loadDrawing(): Promise<Drawing> {
  const { Blocks, MessageLine, ModalForm, SurfaceContext, WorkspaceContext } = await loadParts();
  const screen = screenWith(await drawnPictures());
  const inWorkspace = (children: ReactNode) =>
    h(WorkspaceContext.Provider, { value: workspaceOf(screen) }, children);
  const onHome = (blocks: readonly unknown[]) =>
    h(
      SurfaceContext.Provider,
      { value: { on: 'home', known: () => undefined, form: null } },
      h(Blocks, { of: blocks as readonly Obj[] }),
    );

  const drawMessage = (said: Said) =>
    inWorkspace(
      h(MessageLine, {
        message: messageOf(said, screen),
        follows: false,
        inThread: true,
        isLast: false,
      }),
    );

  function draw(preview: Preview): ReactNode {
    switch (preview.kind) {
      case 'message':
        return drawMessage(preview.content);
      case 'modal':
        return inWorkspace(
          h(
            'div',
            { className: 'dialog' },
            h(ModalForm, {
              open: viewOf(preview.content),
              isTop: true,
              depth: 0,
              onClose: () => {},
              onCloseAll: () => {},
            }),
          ),
        );
      case 'home':
        return inWorkspace(h('div', { className: 'home' }, onHome(preview.content.blocks)));
    }
  }

  const drawText = (text: string) =>
    inWorkspace(onHome([{ type: 'section', text: { type: 'mrkdwn', text } }]));
  const css = styles
    .map((name) => readFileSync(join(client, `styles/${name}.css`), 'utf8'))
    .join('\n');
  return { draw, drawMessage, drawText, css };
}

/** The months that stand in previews, as data: addresses. */
async function drawnPictures(): Promise<Screen['pictures']> {
  const drawn = Object.entries(pictured).map(async ([file, month]) => {
    const png = Buffer.from(await drawPng(monthPicture(month)));
    return [file, `data:image/png;base64,${png.toString('base64')}`] as const;
  });
  return Object.fromEntries(await Promise.all(drawn));
}

async function loadParts(): Promise<Parts> {
  const vite = await createServer({
    configFile: false,
    root: client,
    logLevel: 'error',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true, include: [] },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    const files = ['blocks/Blocks.tsx', 'blocks/surface.ts', 'live/workspace.ts'];
    const frames = ['messages/MessageLine.tsx', 'modal/ModalForm.tsx'];
    const modules = await Promise.all(
      [...files, ...frames].map((file) => vite.ssrLoadModule(`/${file}`)),
    );
    return Object.assign({}, ...modules);
  } finally {
    await vite.close();
  }
}

/** What the page's parts can reach: the screen, and acts that do nothing. */
function workspaceOf(screen: Screen) {
  const nothing = async () => ({ ok: true });
  return {
    screen,
    place: { channel: null, thread: null },
    act: nothing,
    attempt: async () => true,
    go: () => {},
    goToPerson: () => {},
    compose: () => {},
  };
}

function messageOf({ from, at, text, blocks = [] }: Said, screen: Screen): Seen {
  const author = screen.people.find(({ id }) => id === (from ?? screen.appUser));
  const moment = at ?? Temporal.Instant.from(screen.clock.now);
  return {
    kind: 'message',
    channel: screen.appChannel,
    ts: `${moment.epochMilliseconds / 1000}.000000`,
    from: author?.name ?? '',
    text,
    blocks: blocks as NonNullable<Seen['blocks']>,
  };
}

/** A view as Slack keeps it once it is open. */
function viewOf(content: Preview['content']): Obj {
  const view = { id: 'V0PREVIEW00', submit: null, close: null, submit_disabled: false, ...content };
  return { view, user: '', values: {}, errors: {}, trouble: null, from: null };
}

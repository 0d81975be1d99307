import type { Act, FromTab, Screen, ToTab, Traffic } from '../../protocol.ts';
import { socketPath } from '../../protocol.ts';

/** How the tab stands with its server. */
export type Link = 'connecting' | 'open' | 'lost';

/** What became of an act; `error` is words for the person. */
export type Answer = { ok: true } | { ok: false; error: string };

export type Connection = {
  act(act: Act): Promise<Answer>;
  close(): void;
};

type Hears = {
  link(link: Link): void;
  screen(screen: Screen): void;
  preparing(what: string, done: number): void;
  refused(error: string): void;
  traffic(entries: readonly Traffic[]): void;
  /** What to say first on every new connection: where one looks, and whether traffic is watched. */
  opening(): readonly Act[];
};

const notConnected = 'There is no connection right now. Nothing was sent; try again in a moment.';
const cutOff =
  'The connection broke before an answer came. Look whether it arrived, then try again.';

/** A WebSocket that comes back by itself. Nothing is sent twice: what was under way is told as failed. */
export function connect(as: string, hears: Hears): Connection {
  let socket: WebSocket | null = null;
  let closed = false;
  let lastId = 0;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Map<number, (answer: Answer) => void>();

  const send = (act: Act): Promise<Answer> => {
    if (socket?.readyState !== WebSocket.OPEN) {
      return Promise.resolve({ ok: false, error: notConnected });
    }
    lastId += 1;
    const id = lastId;
    const message: FromTab = { id, act };
    socket.send(JSON.stringify(message));
    return new Promise((resolve) => waiting.set(id, resolve));
  };

  const hear = (message: ToTab) => {
    if (message.kind === 'screen') hears.screen(message.screen);
    if (message.kind === 'preparing') hears.preparing(message.what, message.done);
    if (message.kind === 'refused') {
      closed = true;
      hears.refused(message.error);
    }
    if (message.kind === 'traffic') hears.traffic(message.entries);
    if (message.kind === 'done') {
      waiting.get(message.id)?.(
        message.ok ? { ok: true } : { ok: false, error: message.error ?? '' },
      );
      waiting.delete(message.id);
    }
  };

  const open = () => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const address = `${scheme}://${location.host}${socketPath}?as=${encodeURIComponent(as)}`;
    const fresh = new WebSocket(address);
    socket = fresh;
    fresh.addEventListener('open', () => {
      failures = 0;
      hears.link('open');
      for (const act of hears.opening()) void send(act);
    });
    fresh.addEventListener('message', (event) => hear(JSON.parse(String(event.data)) as ToTab));
    fresh.addEventListener('close', () => {
      for (const resolve of waiting.values()) resolve({ ok: false, error: cutOff });
      waiting.clear();
      if (closed) return;
      hears.link('lost');
      failures += 1;
      timer = setTimeout(open, Math.min(250 * 2 ** failures, 4000));
    });
  };

  hears.link('connecting');
  open();
  return {
    act: send,
    close: () => {
      closed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

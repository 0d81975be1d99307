import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Bundle } from './bundle.ts';
import { socketPath } from './protocol.ts';

/** The largest message of a tab: a long text with its wrapping. */
const mostBytes = 256 * 1024;

export type PageServer = {
  port: number;
  /** Where the page is. */
  url: string;
  close(): Promise<void>;
};

/**
 * Serves the page and its sockets on 127.0.0.1, to pages of its own origin alone: neither a foreign page nor a name
 * that somebody lets point here gets anything. Rejects when the port is taken.
 */
export async function servePage(options: {
  port: number;
  bundle: (server: Server) => Promise<Bundle>;
  connect(socket: WebSocket, as: string): void;
}): Promise<PageServer> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostBytes });
  const server = createServer();
  await listen(server, options.port);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  const bundle = await options.bundle(server);

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of headersFor(port, bundle.isLive)) response.setHeader(name, value);
    if (!isOurHost(request, port)) return refuse(response, 403, 'This address is not served here.');
    if (isForeign(request, port)) return refuse(response, 403, 'Other pages get nothing here.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(response, 405, 'This page is only read.');
    }
    bundle.serve(request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const url = URL.parse(request.url ?? '', 'http://page');
    if (bundle.isLive && request.headers['sec-websocket-protocol']?.startsWith('vite-')) return;
    const isOurs =
      isOurHost(request, port) && request.headers.origin !== undefined && !isForeign(request, port);
    if (!isOurs || url?.pathname !== socketPath) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const as = url.searchParams.get('as') ?? '';
    sockets.handleUpgrade(request, socket, head, (ws) => options.connect(ws, as));
  });

  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await bundle.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The names under which a browser on this machine may reach us. */
function hosts(port: number): string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
}

function isOurHost(request: IncomingMessage, port: number): boolean {
  return hosts(port).includes(request.headers.host ?? '');
}

/** Whether another page asks. A browser says so by Origin; for what it loads without one, by Sec-Fetch-Site. */
function isForeign(request: IncomingMessage, port: number): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return !hosts(port).some((host) => origin === `http://${host}`);
  const site = request.headers['sec-fetch-site'];
  const opensPage = request.headers['sec-fetch-mode'] === 'navigate';
  return site === 'cross-site' && !opensPage;
}

function headersFor(port: number, isLive: boolean): [string, string][] {
  const self = `'self'`;
  // What Vite serves while one develops has scripts and styles in the page itself.
  const scripts = isLive ? `${self} 'unsafe-inline'` : self;
  const policy = [
    `default-src 'none'`,
    `script-src ${scripts}`,
    `style-src ${self} 'unsafe-inline'`,
    `img-src ${self} data:`,
    `font-src ${self} data:`,
    `connect-src ${self} ws://127.0.0.1:${port} ws://localhost:${port}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ];
  return [
    ['Content-Security-Policy', policy.join('; ')],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'no-referrer'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
  ];
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** One route: what answers a request to `path`. */
export type Routes = Readonly<
  Record<string, (request: IncomingMessage, response: ServerResponse) => void>
>;

/** A server that listens. */
export type Served = { port: number; close(): Promise<void> };

/**
 * Serves `routes` by their exact path, on `host` or else on every address; anything else is 404. Resolves when it listens, with the port.
 * Throws when the port is taken.
 */
export async function serve(routes: Routes, port: number, host?: string): Promise<Served> {
  const server: Server = createServer((request, response) => {
    const path = URL.parse(request.url ?? '/', 'http://localhost')?.pathname ?? '';
    const route = routes[path];
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

/** Answers 200 with "ok" while `problems` finds none, else 503 with a line each. */
export function healthRoute(problems: () => Promise<string[]>): Routes[string] {
  return (_request, response) => {
    void problems()
      .catch(() => ['the health check itself failed'])
      .then((found) => {
        response
          .writeHead(found.length === 0 ? 200 : 503, { 'content-type': 'text/plain' })
          .end(found.length === 0 ? 'ok\n' : `${found.join('\n')}\n`);
      });
  };
}

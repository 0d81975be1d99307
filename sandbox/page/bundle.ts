import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { extname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { InlineConfig } from 'vite';

/** What the browser loads. */
export type Bundle = {
  /** Whether it is made anew while one writes it. */
  isLive: boolean;
  serve(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
};

const root = join(import.meta.dirname, '../..');
const client = join(import.meta.dirname, 'client');
const cache = join(root, 'node_modules/.cache/both-hats-page');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.map': 'application/json',
};

/**
 * Builds the page, unless it was built from the same sources before: everything in sandbox/page and the versions of
 * the packages. The client imports nothing else. `say` is told when it takes a while; sources that cannot be built are
 * said there too, and in the page's place, since the workspace behind it runs all the same.
 */
export async function builtBundle(say: (text: string) => void): Promise<Bundle> {
  const folder = join(cache, sourcesKey());
  if (!existsSync(folder)) {
    say('Building the page …');
    try {
      await build(folder);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const words = `The page cannot be built: ${stripVTControlCharacters(message)}`;
      say(words);
      return { isLive: false, serve: onlyWords(words), close: async () => {} };
    }
  }
  return { isLive: false, serve: filesIn(folder), close: async () => {} };
}

async function config(): Promise<InlineConfig> {
  const { default: react } = await import('@vitejs/plugin-react');
  return {
    configFile: false,
    root: client,
    logLevel: 'warn',
    clearScreen: false,
    plugins: [react()],
  };
}

/** For whoever only talks to the sockets. */
export const noBundle: Bundle = {
  isLive: false,
  serve: onlyWords('There is no page here.'),
  close: async () => {},
};

/** Serves the page from its sources, and what is changed in them at once. */
export async function liveBundle(server: Server): Promise<Bundle> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    ...(await config()),
    appType: 'spa',
    cacheDir: join(cache, 'vite'),
    // Named here, for a package that is found later would reload the page under somebody's hands.
    optimizeDeps: {
      include: [
        'react',
        'react-dom',
        'react-dom/client',
        'react/jsx-runtime',
        'react/jsx-dev-runtime',
        'slack-blocks-to-jsx',
      ],
    },
    server: { middlewareMode: true, hmr: { server }, ws: { server }, fs: { allow: [root] } },
  });
  return {
    isLive: true,
    serve: (request, response) => vite.middlewares(request, response),
    close: () => vite.close(),
  };
}

async function build(folder: string): Promise<void> {
  const { build } = await import('vite');
  const made = join(cache, `making-${randomUUID()}`);
  mkdirSync(cache, { recursive: true });
  await build({
    ...(await config()),
    logLevel: 'silent',
    build: { outDir: made, emptyOutDir: true, target: 'esnext', reportCompressedSize: false },
  });
  for (const old of readdirSync(cache).filter((name) => /^[0-9a-f]{16}$/.test(name))) {
    rmSync(join(cache, old), { recursive: true, force: true });
  }
  try {
    renameSync(made, folder);
  } catch (error) {
    // Somebody else made the same meanwhile.
    if (!existsSync(folder)) throw error;
    rmSync(made, { recursive: true, force: true });
  }
}

function onlyWords(words: string): Bundle['serve'] {
  return (_request, response) => {
    response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
  };
}

/** Names what the page is made of. */
function sourcesKey(): string {
  const here = import.meta.dirname;
  const files = readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const hash = createHash('sha256');
  for (const file of [...files, join(root, 'package-lock.json')]) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** Serves the files of a folder, which are all known beforehand: no path leads out of it. */
function filesIn(folder: string): Bundle['serve'] {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(folder, file).replaceAll('\\', '/')}`, readFileSync(file)]),
  );
  return (request, response) => {
    const path = URL.parse(request.url ?? '/', 'http://page')?.pathname ?? '/';
    const name = path === '/' ? '/index.html' : path;
    const content = files.get(name);
    if (!content) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('not found\n');
      return;
    }
    const isNamedByContent = name.startsWith('/assets/');
    response.writeHead(200, {
      'Content-Type': types[extname(name)] ?? 'application/octet-stream',
      'Content-Length': content.length,
      'Cache-Control': isNamedByContent ? 'max-age=31536000, immutable' : 'no-cache',
    });
    response.end(request.method === 'HEAD' ? undefined : content);
  };
}

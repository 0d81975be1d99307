import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerCall, channelOf } from './api/index.ts';
import { parseArguments } from './args.ts';
import type { Context } from './context.ts';
import { SlackError } from './errors.ts';
import type { Effect } from './faults.ts';
import { scopesOf } from './grants.ts';
import { respondTo } from './response-urls.ts';
import type { Obj } from './state.ts';
import { isObj } from './state.ts';
import { receiveUpload, serveFile } from './uploads.ts';
import type { Traffic } from './traffic.ts';

export type Answer = {
  status: number;
  headers?: Record<string, string>;
  body: Obj | string | Buffer;
};

const LARGEST_BODY = 8 * 1024 * 1024;

/** Everything that Slack serves over HTTP: the Web API, response_urls, uploads. */
export function createHttpServer(context: Context): Server {
  const server = createServer((request, response) => {
    const done = context.busy.start();
    response.once('close', done);
    handle(context, request, response).catch((error: unknown) => {
      if (isGone(error)) return;
      // A mistake in the sandbox itself must be seen, not taken for a fault on purpose.
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      context.recorder.add({
        kind: 'api',
        what: request.url ?? '',
        ok: false,
        error: `sandbox: ${message}`,
      });
      if (!response.headersSent) send(response, { status: 500, body: message });
    });
  });
  // A connection that a client still counts on must not close under it: that would be a fault nobody asked for.
  server.keepAliveTimeout = 120_000;
  server.headersTimeout = 130_000;
  return server;
}

/** Whether the caller hung up in the middle of its request. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}

async function handle(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', context.origin());
  const body = await read(request);
  const route = routeOf(context, url, request, body);
  const began = performance.now();
  const entry = context.recorder.add({ kind: route.kind, what: route.name, ok: false });
  const effect = context.faults.pick(route.name);
  if (effect) entry.fault = effect.kind;
  if (effect?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, effect.ms));
  if (effect?.kind === 'reset') {
    request.socket.destroy();
    return;
  }
  if (effect?.kind === 'hang') return;
  const answer = answerInstead(effect) ?? route.answer(entry);
  entry.ms = performance.now() - began;
  note(entry, answer);
  context.recorder.changed(entry);
  if (effect?.kind === 'hangAfter') return;
  if (effect?.kind === 'resetAfter') request.socket.destroy();
  else send(response, answer);
}

type Route = { kind: Traffic['kind']; name: string; answer: (entry: Traffic) => Answer };

function routeOf(context: Context, url: URL, request: IncomingMessage, body: Buffer): Route {
  const path = url.pathname;
  if (path.startsWith('/api/')) {
    const method = path.slice('/api/'.length);
    return {
      kind: 'api',
      name: method,
      answer: (entry) => api(context, method, request, url, body, entry),
    };
  }
  if (context.responseUrls.owns(path) && request.method === 'POST') {
    return {
      kind: 'response_url',
      name: 'response_url',
      answer: (entry) => late(context, path, body, entry),
    };
  }
  if (path.startsWith('/upload/v1/')) {
    const type = request.headers['content-type'] ?? '';
    return {
      kind: 'upload',
      name: 'upload',
      answer: () => receiveUpload(context, path.slice('/upload/v1/'.length), type, body),
    };
  }
  if (path.startsWith('/files/')) {
    const token = request.headers.authorization;
    return { kind: 'upload', name: 'file', answer: () => serveFile(context, path, token) };
  }
  return { kind: 'api', name: path, answer: () => ({ status: 404, body: 'not found' }) };
}

function api(
  context: Context,
  method: string,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  entry: Traffic,
): Answer {
  try {
    const type = request.headers['content-type'] ?? '';
    const { token: inForm, ...args } = parseArguments(type, body, url.searchParams);
    entry.sent = args;
    const wait = context.rates.count(method, channelOf(args));
    if (wait > 0) return limited(wait);
    const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const token = header ?? (typeof inForm === 'string' ? inForm : undefined);
    const scopes =
      token === context.secrets.appToken ? ['connections:write'] : scopesOf(context.manifest);
    const headers = { 'x-oauth-scopes': scopes.join(',') };
    return { status: 200, headers, body: answerCall(context, method, token, args) };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { status: 200, body: { ok: false, error: error.error, ...error.extra } };
  }
}

function late(context: Context, path: string, body: Buffer, entry: Traffic): Answer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    parsed = null;
  }
  if (!isObj(parsed)) return { status: 400, body: { ok: false, error: 'invalid_payload' } };
  entry.sent = parsed;
  return respondTo(context, path, parsed);
}

function answerInstead(effect: Effect | null): Answer | null {
  if (effect?.kind === 'http') return { status: effect.status, body: 'upstream trouble' };
  if (effect?.kind === 'rateLimit') return limited(effect.seconds);
  if (effect?.kind === 'error') return { status: 200, body: { ok: false, error: effect.error } };
  return null;
}

function limited(seconds: number): Answer {
  return {
    status: 429,
    headers: { 'Retry-After': String(seconds) },
    body: { ok: false, error: 'ratelimited' },
  };
}

function note(entry: Traffic, answer: Answer): void {
  const { body } = answer;
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    entry.ok = answer.status === 200;
    if (!entry.ok) entry.error = `http ${answer.status}`;
    return;
  }
  entry.received = structuredClone(body);
  entry.ok = body['ok'] === true;
  if (typeof body['error'] === 'string') entry.error = body['error'];
}

function send(response: ServerResponse, answer: Answer): void {
  const { body } = answer;
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(answer.status, {
    'Content-Type': raw ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
    ...answer.headers,
  });
  response.end(raw ? body : JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) request.destroy();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/**
 * As much of Slack as a benchmark of `/win` needs, and no more: whatever this side computes is taken from the app's cores.
 * Deliveries over HTTP or Socket Mode, the few Web API methods that an app calls on its way, and response_urls.
 */
export type LoadSlack = {
  apiUrl: string;
  /** How many messages the app has posted by chat.postMessage. */
  posted(): number;
  /** How many sockets are open. */
  sockets(): number;
  /** Resolves with the next socket. */
  nextSocket(): Promise<void>;
  /** Delivers over HTTP to a port of this machine from now on. */
  deliverTo(port: number): void;
  /** Types a command. Resolves when it is acked and its confirmation has arrived; rejects when that takes 20 s. */
  types(command: string, text: string, user: string): Promise<void>;
  close(): Promise<void>;
};

export const workspace = 'T0BENCH';
export const botToken = 'xoxb-bench';
export const appToken = 'xapp-bench';
export const signingSecret = '0123456789abcdef0123456789abcdef';

const patienceMs = 20_000;

type Pending = { acked: boolean; confirmed: boolean; settle(error?: Error): void };

export async function startLoadSlack(): Promise<LoadSlack> {
  const pending = new Map<string, Pending>();
  const sockets = new Set<WebSocket>();
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  let arrival = Promise.withResolvers<void>();
  let posted = 0;
  let count = 0;
  let turn = 0;
  let port = 0;
  let eventsPort: number | null = null;

  const answers: Record<string, () => object> = {
    'auth.test': () => ({
      team_id: workspace,
      team: 'Bench',
      user_id: 'U0BOT',
      bot_id: 'B0BOT',
      url: `http://127.0.0.1:${port}/`,
    }),
    'apps.connections.open': () => ({ url: `ws://127.0.0.1:${port}/link/` }),
    'chat.postMessage': () => {
      posted += 1;
      return { channel: 'D0BENCH', ts: `1800000000.${String(posted).padStart(6, '0')}` };
    },
  };

  /** One half of an answer has arrived. */
  function heard(id: string, half: 'acked' | 'confirmed'): void {
    const waiting = pending.get(id);
    if (!waiting) return;
    waiting[half] = true;
    if (waiting.acked && waiting.confirmed) waiting.settle();
  }

  const server = createServer((incoming, response) => {
    const { url = '' } = incoming;
    void bodyOf(incoming).then((body) => {
      if (url.startsWith('/commands/')) {
        // An answer that is no confirmation leaves its command unanswered.
        if (body.includes('Recorded')) heard(url.slice('/commands/'.length), 'confirmed');
        return send(response, { ok: true });
      }
      return send(response, { ok: true, ...answers[url.slice('/api/'.length)]?.() });
    });
  });
  server.keepAliveTimeout = 120_000;
  const socketServer = new WebSocketServer({ server });
  socketServer.on('connection', (socket: WebSocket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data: Buffer) => {
      const { envelope_id: id } = JSON.parse(data.toString()) as { envelope_id?: string };
      if (id) heard(id, 'acked');
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size }));
    arrival.resolve();
    arrival = Promise.withResolvers<void>();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'object' && address) port = address.port;

  function deliver(id: string, payload: Record<string, string>): void {
    if (eventsPort !== null) {
      post({ agent, port: eventsPort, payload }, (error) =>
        error ? pending.get(id)?.settle(error) : heard(id, 'acked'),
      );
      return;
    }
    const open = [...sockets];
    turn += 1;
    const envelope = { envelope_id: id, type: 'slash_commands', accepts_response_payload: true };
    open[turn % open.length]?.send(JSON.stringify({ ...envelope, payload }));
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    posted: () => posted,
    sockets: () => sockets.size,
    nextSocket: () => arrival.promise,
    deliverTo: (to) => {
      eventsPort = to;
    },
    types(command, text, user) {
      count += 1;
      const id = `${count}`;
      const done = Promise.withResolvers<void>();
      const late = setTimeout(() => settle(new Error('no answer to a command')), patienceMs);
      const settle = (error?: Error) => {
        clearTimeout(late);
        pending.delete(id);
        if (error) done.reject(error);
        else done.resolve();
      };
      pending.set(id, { acked: false, confirmed: false, settle });
      deliver(id, {
        token: 'verification',
        team_id: workspace,
        team_domain: 'bench',
        channel_id: 'D0BENCH',
        channel_name: 'directmessage',
        user_id: user,
        user_name: user.toLowerCase(),
        command,
        text,
        api_app_id: 'A0BENCH',
        is_enterprise_install: 'false',
        response_url: `http://127.0.0.1:${port}/commands/${id}`,
        trigger_id: `${id}.trigger`,
      });
      return done.promise;
    },
    async close() {
      agent.destroy();
      for (const socket of sockets) socket.terminate();
      socketServer.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function post(
  to: { agent: Agent; port: number; payload: Record<string, string> },
  done: (error?: Error) => void,
): void {
  const body = new URLSearchParams(to.payload).toString();
  const stamp = String(Math.floor((performance.timeOrigin + performance.now()) / 1000));
  const hash = createHmac('sha256', signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
  const outgoing = request(
    {
      agent: to.agent,
      port: to.port,
      host: '127.0.0.1',
      path: '/slack/events',
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': `v0=${hash}`,
      },
    },
    (response) => {
      response.resume();
      response.once('end', () =>
        done(response.statusCode === 200 ? undefined : new Error(`HTTP ${response.statusCode}`)),
      );
    },
  );
  outgoing.once('error', (error: NodeJS.ErrnoException) => {
    // The app closes connections that were idle, sometimes just as one is used again.
    if (outgoing.reusedSocket && error.code === 'ECONNRESET') post(to, done);
    else done(error);
  });
  outgoing.end(body);
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of incoming.setEncoding('utf8')) body += String(chunk);
  return body;
}

function send(response: ServerResponse, answer: object): void {
  const body = JSON.stringify(answer);
  response
    .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
    .end(body);
}

import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Limits } from './context.ts';
import type { Carrier, Outcome, Parcel } from './delivery.ts';
import type { DisconnectReason, Faults } from './faults.ts';
import { isObj } from './state.ts';
import type { Recorder } from './traffic.ts';

type Connection = { id: string; socket: WebSocket; leaving: boolean };
type Pending = { on: string; settle: (outcome: Outcome) => void; died: () => void };

const HOST = 'applink-sandbox';
const MAX_FRAME = 1024 * 1024;
/** Slack warns about ten seconds before it closes. */
const WARNING_MS = 10_000;
const CLOSING_MS = 100;

/** Slack's side of Socket Mode: tickets, up to ten connections, envelopes and their acks. */
export class SocketMode {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME });
  readonly #limits: Limits;
  readonly #appId: string;
  readonly #recorder: Recorder;
  readonly #faults: () => Faults;
  readonly #tickets = new Map<string, number>();
  readonly #pending = new Map<string, Pending>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #arrivals = new Set<() => void>();
  #connections: Connection[] = [];
  #turn = 0;

  constructor(parts: { limits: Limits; appId: string; recorder: Recorder; faults: () => Faults }) {
    this.#limits = parts.limits;
    this.#appId = parts.appId;
    this.#recorder = parts.recorder;
    this.#faults = parts.faults;
  }

  /** A single-use path for one connection. */
  ticket(): string {
    const ticket = randomBytes(16).toString('hex');
    this.#tickets.set(ticket, performance.now() + this.#limits.socketUrlMs);
    return `/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  /** Answers a request to upgrade: only with a fresh ticket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const ticket = url.searchParams.get('ticket') ?? '';
    const until = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (url.pathname !== '/link/' || until === undefined || performance.now() > until) {
      this.#recorder.add({ kind: 'socket', what: 'refused', ok: false, error: 'invalid_ticket' });
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws));
  }

  /** How many connections could take an envelope now. */
  get size(): number {
    return this.#open().length;
  }

  /** Carries a parcel to one of the connections and waits for its ack. */
  readonly carry: Carrier = (parcel) => {
    const connection = this.#next();
    if (connection === undefined) {
      return Promise.resolve({ ok: false, reason: 'connection_failed' });
    }
    return this.#send(connection, parcel, randomUUID());
  };

  /** Tells every connection to go, and closes what has not gone. */
  disconnectAll(reason: DisconnectReason): void {
    for (const connection of this.#open()) this.#disconnect(connection, reason);
  }

  /** Cuts every connection. */
  cutAll(): void {
    for (const connection of this.#connections) connection.socket.terminate();
  }

  /** Ends everything: with a closing handshake, so that a client that has stopped too goes quietly. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    const gone = this.#connections.map(
      ({ socket }) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    for (const { socket } of this.#connections) socket.close(1001);
    const patience = new Promise((resolve) => setTimeout(resolve, CLOSING_MS));
    await Promise.race([Promise.all(gone), patience]);
    this.cutAll();
    for (const pending of this.#pending.values()) {
      pending.settle({ ok: false, reason: 'connection_failed' });
    }
    this.#server.close();
  }

  #open(): Connection[] {
    return this.#connections.filter(
      (each) => !each.leaving && each.socket.readyState === each.socket.OPEN,
    );
  }

  #next(): Connection | undefined {
    const open = this.#open();
    this.#turn += 1;
    return open[this.#turn % Math.max(1, open.length)];
  }

  #welcome(socket: WebSocket): void {
    const connection: Connection = { id: randomUUID(), socket, leaving: false };
    socket.on('error', () => socket.terminate());
    if (this.#open().length >= this.#limits.connections) {
      this.#recorder.add({
        kind: 'socket',
        what: 'refused',
        ok: false,
        error: 'too_many_websockets',
      });
      this.#disconnect(connection, 'too_many_websockets');
      return;
    }
    this.#connections.push(connection);
    this.#recorder.add({ kind: 'socket', what: 'opened', ok: true });
    const ping = setInterval(() => socket.ping(), this.#limits.pingMs).unref();
    socket.on('message', (data: Buffer) => this.#heard(data.toString('utf8')));
    socket.on('close', () => {
      clearInterval(ping);
      this.#gone(connection);
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#connections.length,
        connection_info: { app_id: this.#appId },
        debug_info: {
          host: HOST,
          build_number: 1,
          approximate_connection_time: 3600,
        },
      }),
    );
    socket.ping();
    for (const arrived of this.#arrivals) arrived();
  }

  #gone(connection: Connection): void {
    this.#connections = this.#connections.filter((each) => each !== connection);
    this.#recorder.add({ kind: 'socket', what: 'closed', ok: true });
    for (const pending of this.#pending.values()) {
      if (pending.on === connection.id) pending.died();
    }
  }

  #send(connection: Connection, parcel: Parcel, envelopeId: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        this.#timers.delete(timer);
        this.#pending.delete(envelopeId);
        resolve(outcome);
      };
      const timer = setTimeout(() => settle({ ok: false, reason: 'timeout' }), this.#limits.ackMs);
      this.#timers.add(timer);
      const pending: Pending = {
        on: connection.id,
        settle,
        died: () => {
          if (this.#faults().resends) this.#sendAgain(pending, parcel, envelopeId);
          // A person goes on waiting for the ack; an event is tried again without them.
          else if (parcel.kind === 'events_api') settle({ ok: false, reason: 'connection_failed' });
        },
      };
      this.#pending.set(envelopeId, pending);
      connection.socket.send(envelope(parcel, envelopeId));
    });
  }

  #sendAgain(pending: Pending, parcel: Parcel, envelopeId: string): void {
    const tryOnce = () => {
      if (!this.#pending.has(envelopeId)) {
        this.#arrivals.delete(tryOnce);
        return;
      }
      const connection = this.#next();
      if (connection === undefined) return;
      this.#arrivals.delete(tryOnce);
      pending.on = connection.id;
      connection.socket.send(envelope(parcel, envelopeId));
    };
    this.#arrivals.add(tryOnce);
    tryOnce();
  }

  #heard(text: string): void {
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      message = null;
    }
    const id = isObj(message) ? message['envelope_id'] : undefined;
    const pending = typeof id === 'string' ? this.#pending.get(id) : undefined;
    if (!isObj(message) || pending === undefined) {
      this.#recorder.add({ kind: 'socket', what: 'ack', ok: false, error: 'unknown_envelope' });
      return;
    }
    if (this.#faults().takeAckDrop()) return;
    pending.settle({ ok: true, body: message['payload'] });
  }

  #disconnect(connection: Connection, reason: DisconnectReason): void {
    connection.leaving = true;
    connection.socket.send(
      JSON.stringify({
        type: 'disconnect',
        reason,
        num_connections: this.#connections.length,
        debug_info: { host: HOST },
      }),
    );
    this.#recorder.add({ kind: 'socket', what: 'disconnect', ok: true, error: reason });
    const wait = reason === 'warning' ? WARNING_MS : 0;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      connection.socket.close(1000);
    }, wait).unref();
    this.#timers.add(timer);
  }
}

function envelope(parcel: Parcel, envelopeId: string): string {
  return JSON.stringify({
    envelope_id: envelopeId,
    type: parcel.kind,
    accepts_response_payload: parcel.acceptsResponse,
    payload: parcel.payload,
    ...(parcel.kind === 'events_api'
      ? { retry_attempt: parcel.attempt, retry_reason: parcel.retryReason }
      : {}),
  });
}

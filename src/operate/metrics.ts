import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '../db/schema.ts';
import { readVitals } from '../db/workspace.store.ts';
import type { Routes } from '../slack/http-server.ts';
import type { Watch } from '../slack/watch.ts';
import type { Clock } from '../time/clock.ts';
import { oldestDue, outboxStates, workspaces } from './work.store.ts';

/** What is counted, and the route on which Prometheus reads it. */
export type Metrics = { watch: Watch; route: Routes[string] };

/** Slack waits three seconds for an ack. */
const ackBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

/**
 * Counts what `watch` is told of, and reads the rest from the database when it is asked. Labels hold kinds, states and
 * codes of ours and of Slack's, never an id or a name.
 */
export function createMetrics({ db, clock }: { db: Db; clock: Clock }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const ticks = new Counter({
    name: 'both_hats_ticks_total',
    help: 'Ticks that ended well: one a minute',
    registers,
  });
  const messages = new Counter({
    name: 'both_hats_messages_total',
    help: 'Messages that came to their end, by kind: sent, missed (too late or not wanted) or dead (refused for good)',
    labelNames: ['kind', 'state'],
    registers,
  });
  const acks = new Histogram({
    name: 'both_hats_ack_seconds',
    help: 'Time from the arrival of a delivery to its acknowledgement; Slack waits three seconds',
    labelNames: ['sort'],
    buckets: ackBuckets,
    registers,
  });
  const calls = new Counter({
    name: 'both_hats_slack_calls_total',
    help: 'Web API calls by method and outcome: ok, ratelimited (429), no_answer, http_…, or the error that Slack named',
    labelNames: ['method', 'outcome'],
    registers,
  });
  const open = new Gauge({
    name: 'both_hats_sockets_open',
    help: 'Socket Mode connections that are open now',
    registers,
  });
  const opened = new Counter({
    name: 'both_hats_sockets_opened_total',
    help: 'Socket Mode connections opened since the start; Slack renews each every few hours',
    registers,
  });
  const backups = new Counter({
    name: 'both_hats_backups_total',
    help: 'Daily backups tried, by outcome: ok or failed',
    labelNames: ['outcome'],
    registers,
  });
  readFromDatabase(db, clock, registers);

  return {
    watch: {
      called: (method, outcome) => calls.inc({ method, outcome }),
      acked: (sort, seconds) => acks.observe({ sort }, seconds),
      ended: (kind, state) => messages.inc({ kind, state }),
      socket: (change) => {
        open.inc(change);
        if (change === 1) opened.inc();
      },
      ticked: () => ticks.inc(),
      backedUp: (ok) => backups.inc({ outcome: ok ? 'ok' : 'failed' }),
    },
    route: (_request, response) => {
      registry.metrics().then(
        (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
        () => response.writeHead(503).end('the database does not answer\n'),
      );
    },
  };
}

/** Gauges that are read when somebody asks for them. */
function readFromDatabase(db: Db, clock: Clock, registers: Registry[]): void {
  const ageOf = (at: Temporal.Instant | undefined) =>
    at ? Math.max(0, at.until(clock.now()).total('seconds')) : Number.NaN;

  const states = new Gauge({
    name: 'both_hats_outbox_messages',
    help: 'Messages in the outbox by state: due, sending, sent, missed, dead',
    labelNames: ['state'],
    registers,
    collect: async () => {
      for (const [state, n] of Object.entries(await outboxStates(db))) states.set({ state }, n);
    },
  });
  const oldest = new Gauge({
    name: 'both_hats_outbox_oldest_due_seconds',
    help: 'How long the oldest message that could go out now has been waiting; 0 for none',
    registers,
    collect: async () => {
      const at = await oldestDue(db, clock.now());
      oldest.set(at ? ageOf(at) : 0);
    },
  });
  const tick = new Gauge({
    name: 'both_hats_tick_age_seconds',
    help: 'Time since the last tick that ended well; more than 90 is trouble',
    registers,
    collect: async () => {
      tick.set(ageOf((await readVitals(db)).tick?.at));
    },
  });
  const backup = new Gauge({
    name: 'both_hats_backup_age_seconds',
    help: 'Time since the last daily backup; NaN when there was none',
    registers,
    collect: async () => {
      backup.set(ageOf((await readVitals(db)).backup?.at));
    },
  });
  const refused = new Gauge({
    name: 'both_hats_token_refused',
    help: '1 while Slack refuses the bot token and nothing is sent',
    registers,
    collect: async () => {
      const all = await workspaces(db);
      refused.set(all.some(({ lostAt }) => lostAt !== null) ? 1 : 0);
    },
  });
}

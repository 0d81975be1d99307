import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const served = { app: { metrics: { port: 0, host: '127.0.0.1' }, backupKeep: 2 } };

async function read(world: World): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${world.app.metricsPort}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return response.text();
}

/** Our own metrics, but for the buckets of histograms and the moments that differ from run to run. */
async function ours(world: World): Promise<string[]> {
  const lines = (await read(world)).split('\n');
  return lines.filter((line) => line.startsWith('both_hats_') && !/_(bucket|sum)\{/.test(line));
}

test('off by default, and then on no port at all', async () => {
  const world = await createWorld();
  expect(world.app.metricsPort).toBeNull();
  const response = await fetch(`http://127.0.0.1:${world.app.port}/metrics`);
  expect(response.status).toBe(404);
});

test('everything that happens on a morning is counted', async () => {
  const world = await createWorld(served);
  await setUp(world);
  await world.mira.types('/win shipped the login fix with @ana');
  world.sandbox.faults.next('chat.postMessage', effects.rateLimit(30));
  await world.at('2027-03-15T10:00');
  await world.at('2027-03-15T10:05');
  world.sandbox.faults.cutSockets();
  await vi.waitFor(() => expect(world.sandbox.connections()).toBe(1));
  await vi.waitFor(async () => expect(await ours(world)).toContain('both_hats_sockets_open 1'));
  const lines = await ours(world);
  for (const line of [
    'both_hats_messages_total{kind="nudge",state="sent"} 1',
    'both_hats_slack_calls_total{method="chat.postMessage",outcome="ratelimited"} 1',
    'both_hats_slack_calls_total{method="auth.test",outcome="ok"} 1',
    'both_hats_ack_seconds_count{sort="command"} 2',
    'both_hats_ack_seconds_count{sort="view_submission"} 1',
    'both_hats_sockets_opened_total 2',
    'both_hats_backups_total{outcome="ok"} 1',
    'both_hats_backup_age_seconds 300',
    'both_hats_outbox_messages{state="dead"} 0',
    'both_hats_outbox_oldest_due_seconds 0',
    'both_hats_tick_age_seconds 0',
    'both_hats_token_refused 0',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.join('\n')).toMatch(/^both_hats_ticks_total [1-9]/m);
  expect(lines.join('\n')).toMatch(/^both_hats_outbox_messages\{state="sent"\} [1-9]/m);
});

test('what waits and what is refused shows', async () => {
  const world = await createWorld(served);
  await setUp(world);
  world.sandbox.revokeToken();
  await world.at('2027-03-15T10:00');
  world.clock.set(world.clock.now().add({ minutes: 7 }));
  const lines = await ours(world);
  expect(lines).toContain('both_hats_token_refused 1');
  expect(lines).toContain('both_hats_outbox_messages{state="due"} 1');
  expect(lines).toContain('both_hats_outbox_oldest_due_seconds 420');
  expect(lines).toContain('both_hats_tick_age_seconds 420');
  expect(lines).toContain(
    'both_hats_slack_calls_total{method="chat.postMessage",outcome="token_revoked"} 1',
  );
});

test('every metric is explained in docs/operating.md', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/operating.md'), 'utf8');
  const world = await createWorld(served);
  const names = [...(await read(world)).matchAll(/^# TYPE (both_hats_\w+)/gm)].map(([, n]) => n);
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

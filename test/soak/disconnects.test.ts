import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Actor } from '../../sandbox/actor.ts';
import { setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';
import { rowsOf } from '../slack/rows.ts';

/** How long Slack keeps taking the sockets away, and how often. */
const seconds = 60;
const everyMs = 2_500;

const ways = [
  'warning',
  'refresh_requested',
  'link_disabled',
  'too_many_websockets',
  'cut',
] as const;

test(`sockets that are taken away every few seconds, for ${seconds} seconds: nothing is lost or doubled`, async () => {
  const world = await createWorld({ sockets: 2 });
  const { sandbox, mira, ana, bo } = world;
  await vi.waitFor(() => expect(sandbox.connections()).toBe(2));
  await setUp(world);
  sandbox.faults.resendAfterDeath();
  const began = performance.now();
  const isOver = () => performance.now() - began > seconds * 1000;

  let takenAway = 0;
  const taking = (async () => {
    while (!isOver()) {
      await sleep(everyMs);
      const way = ways[takenAway % ways.length] ?? 'cut';
      if (way === 'cut') sandbox.faults.cutSockets();
      else sandbox.faults.disconnect(way);
      takenAway += 1;
    }
  })();

  const typed: string[] = [];
  let again = 0;
  async function keepsTyping(actor: Actor, name: string): Promise<void> {
    for (let n = 0; !isOver(); n += 1) {
      const text = `${name} ${n}`;
      typed.push(text);
      // Whom Slack tells that the app does not answer types it again.
      while (!(await actor.person.types(`/win ${text}`)).ok) {
        again += 1;
        await sleep(50);
      }
      await sleep(20);
    }
  }
  await Promise.all([
    taking,
    keepsTyping(mira, 'mira'),
    keepsTyping(ana, 'ana'),
    keepsTyping(bo, 'bo'),
  ]);

  await vi.waitFor(() => expect(sandbox.connections()).toBe(2), 10_000);
  await world.app.settled();
  const kept = await rowsOf(world).selectFrom('win').select('text').execute();
  expect(takenAway).toBeGreaterThanOrEqual(20);
  expect(typed.length).toBeGreaterThan(100);
  expect(kept.map(({ text }) => text).toSorted()).toEqual(typed.toSorted());
  process.stdout.write(
    `${takenAway} times without sockets, ${typed.length} wins kept, ${again} typed again\n`,
  );
  const health = await fetch(`http://127.0.0.1:${world.app.port}/healthz`);
  expect(health.status).toBe(200);
});

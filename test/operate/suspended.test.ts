import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../src/time/clock.ts';
import { temporaryFolder } from '../db/temporary.ts';
import { practiceSlack, somebody } from './program.ts';

/* A laptop that is closed, or a machine that is paused: the process stands still, and three hours later it goes on. */

test('suspended for three hours: nothing late is sent, nothing is lost, and Slack is heard again', async () => {
  const sandbox = await practiceSlack();
  const child = fork(join(import.meta.dirname, 'sleeper.ts'), {
    env: {
      PATH: process.env['PATH'],
      TZ: 'UTC',
      API_URL: sandbox.apiUrl,
      BOT_TOKEN: sandbox.botToken,
      APP_TOKEN: sandbox.appToken,
      DATABASE_FILE: join(temporaryFolder(), 'both-hats.db'),
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const heard = z.object({ port: z.number() });
  const said = async () => heard.parse((await once(child, 'message'))[0]);
  const { port } = await said();
  /** The process's clock now stands at `to`; it does what its heart would. */
  async function at(to: Temporal.ZonedDateTime): Promise<void> {
    child.send({ ahead: systemClock.now().until(to.toInstant()).toString() });
    await said();
  }

  const mira = somebody(sandbox, 'mira');
  const monday = Temporal.ZonedDateTime.from('2027-03-15T08:30[Europe/Berlin]');
  await at(monday);
  await mira.actor.types('/coach');
  await vi.waitFor(async () => expect(await mira.actor.form()).toContain('Your team'));
  await mira.actor.fillsAndSubmits({ 'Your team': ['@ana'] });
  await mira.until('First nudge');
  await at(monday.with({ hour: 9, minute: 50 }));

  child.kill('SIGSTOP');
  const unheard = await mira.actor.person.types('/win nobody hears this');
  expect(unheard.ok).toBe(false);
  await sleep(3_000);
  child.kill('SIGCONT');
  await at(monday.with({ hour: 12, minute: 51 }));

  await vi.waitFor(
    async () => expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200),
    { timeout: 30_000, interval: 100 },
  );
  const seen = await mira.actor.sees();
  expect(seen).not.toContain('[Do it]');
  await vi.waitFor(
    async () => expect((await mira.actor.person.types('/win everybody hears this')).ok).toBe(true),
    { timeout: 30_000, interval: 200 },
  );
  await mira.until('everybody hears this');

  await at(monday.add({ days: 2 }).with({ hour: 10, minute: 0 }));
  await mira.until('[Do it]');
  await at(monday.add({ days: 2 }).with({ hour: 10, minute: 5 }));
  await sleep(200);
  expect(await mira.actor.sees()).toBe('');
}, 90_000);

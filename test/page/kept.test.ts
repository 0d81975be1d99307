import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Screen, Seen } from '../../sandbox/page/protocol.ts';
import { StartError } from '../../src/app.ts';
import { emptyFolder, freshFolder, startIn, Tab } from './tab.ts';

test('after a restart everything is as it was: messages, forms, unread marks, the time', async () => {
  const folder = await freshFolder();
  const first = await startIn(folder);
  const mira = await Tab.open(first.url, 'mira');
  const general = await mira.looksAt('general');
  await mira.does({ do: 'say', channel: general, text: 'Remember me', thread: null });
  await mira.does({ do: 'travel', to: '2027-03-22T09:30' });
  await mira.does({ do: 'close-start-here' });
  await mira.does({ do: 'command', channel: general, text: '/coach' });
  await mira.form('Set up your coach');
  await mira.reads('Remember me');
  const before = await mira.sees((s) => s.startHere === null && s);
  await first.stop();

  const second = await startIn(folder);
  expect(second.printed).toHaveLength(1);
  const again = await Tab.open(second.url, 'mira');
  await again.looksAt('general');
  const after = await again.sees((s) => s.modals.length > 0 && s);
  expect({ ...after, clock: after.clock.localNow }).toEqual({
    ...before,
    clock: before.clock.localNow,
  });
  await again.does({ do: 'submit' });
  await again.sees((s) => s.modals.length === 0);
});

test('the files are for their owner alone', async () => {
  const { folder } = await startIn(await freshFolder());
  for (const name of ['sandbox.db', 'practice.db']) {
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  }
});

test('a second process on the same folder is refused in a sentence', async () => {
  const { folder } = await startIn(await freshFolder());
  const error = await startIn(folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartError);
  expect((error as Error).message).toBe(
    `The practice workspace in ${folder} is open in another process: use that one, or stop it first.`,
  );
});

test('a file that is none of ours is left alone, and named', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'sandbox.db');
  writeFileSync(file, 'this is no database, but it may be dear to somebody\n'.repeat(100));
  await expect(startIn(folder)).rejects.toThrow(`${file} is damaged: remove it`);
  expect(readFileSync(file, 'utf8')).toContain('dear to somebody');
});

test("the app's database that was lost, or a first run cut short, begins anew", async () => {
  const folder = emptyFolder();
  await (await startIn(folder)).stop();
  const other = emptyFolder();
  writeFileSync(join(other, 'sandbox.db'), readFileSync(join(folder, 'sandbox.db')));
  const { printed } = await startIn(other);
  expect(printed[0]).toContain('Making a sample team');
});

test('to start over empties everything, in every tab, and makes the first run again', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const ana = await Tab.open(url, 'ana');
  const general = await mira.looksAt('general');
  await mira.does({ do: 'say', channel: general, text: 'Forget me', thread: null });
  await mira.does({ do: 'command', channel: general, text: '/win shipped the login fix' });
  await mira.sees((s) => s.startHere?.win);
  await mira.does({ do: 'travel', to: 'tomorrow' });

  const over = mira.act({ do: 'start-over' });
  expect(await ana.act({ do: 'start-over' })).toMatchObject({ ok: false });
  expect(await over).toMatchObject({ ok: true });
  expect(ana.preparing).toContain('Making a sample team with a week of history');

  const fresh = await mira.sees((s) => s.startHere?.win === false && s);
  expect(fresh).toMatchObject({
    me: { name: 'mira' },
    startHere: { setUp: false, win: false, tuesday: false },
    clock: { localNow: 'Friday 19 March 2027, 12:00' },
  });
  await ana.looksAt('general');
  await ana.reads('Cake in the kitchen');
  expect(JSON.stringify(ana.screen)).not.toContain('Forget me');
});

test('stopped in the middle of a jump, it stops at once, and goes on from there', async () => {
  const folder = await freshFolder();
  const first = await startIn(folder);
  const noor = await Tab.open(first.url, 'noor');
  const at = ({ screen }: Tab) => Temporal.Instant.from(screen?.clock.now ?? '');
  const before = at(noor);
  const far = before.add({ hours: 24 * 360 });
  noor.sends(JSON.stringify({ id: 99, act: { do: 'travel', to: far.toString() } }));
  await noor.sees((s) => s.clock.travelling && Temporal.Instant.compare(at(noor), before) > 0);
  await first.stop();
  const reached = at(noor);

  const second = await startIn(folder);
  const again = await Tab.open(second.url, 'noor');
  expect(Temporal.Instant.compare(at(again), reached)).toBeGreaterThanOrEqual(0);
  expect(Temporal.Instant.compare(at(again), far)).toBeLessThan(0);
});

test('killed with -9 in the middle of a jump, it goes on from there and sends nothing twice', async () => {
  const folder = emptyFolder();
  const main = join(import.meta.dirname, '../../src/main.ts');
  const launch = () => {
    const child = spawn(process.execPath, [main], {
      cwd: folder,
      env: { PATH: process.env['PATH'], PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const url = () =>
      vi.waitFor(
        () => /http:\S+/.exec(printed)?.[0] ?? Promise.reject(new Error(`no address: ${printed}`)),
        { timeout: 15_000, interval: 20 },
      );
    return { child, url };
  };

  const first = launch();
  const noor = await Tab.open(await first.url(), 'noor');
  await noor.looksAt('app');
  const to = noor.screen?.clock.now ?? '';
  const far = Temporal.Instant.from(to).add({ hours: 24 * 200 });
  noor.sends(JSON.stringify({ id: 99, act: { do: 'travel', to: far.toString() } }));
  const posted = ({ messages }: Screen) => messages.filter((line) => line.kind === 'message');
  await noor.sees((s) => s.clock.travelling && posted(s).length > 30);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const seen = posted(await noor.sees((s) => s));
  const reached = Temporal.Instant.from(noor.screen?.clock.now ?? '');

  const second = launch();
  const again = await Tab.open(await second.url(), 'noor');
  const now = Temporal.Instant.from(again.screen?.clock.now ?? '');
  expect(Temporal.Instant.compare(now, reached)).toBeGreaterThanOrEqual(0);
  await again.looksAt('app');
  await again.does({ do: 'travel', to: 'next' });
  const lines = posted(await again.sees((s) => posted(s).length > seen.length && s));
  const said = (all: Seen[]) => all.map(({ ts, text }) => `${ts} ${text}`);
  expect(said(lines).slice(0, seen.length)).toEqual(said(seen));
  // Each nudge and reminder stands at its own moment.
  const slots = lines.map(({ ts }) => Math.floor(Number(ts) / 60));
  expect(new Set(slots).size).toBe(slots.length);
}, 60_000);

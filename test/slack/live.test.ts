import type { KnownBlock, ModalView } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { createLive, type Live } from '../../src/slack/live.ts';
import { modal, section } from '../../src/slack/blocks.ts';
import { handTimer } from '../support/timer.ts';
import { createWorld } from '../support/world.ts';

type View = Parameters<Live['heard']>[0];

/** A form that mira has open, and what a form listens with. */
async function openForm() {
  const { mira, sandbox, clock } = await createWorld();
  await mira.types('/delegate');
  const timer = handTimer(clock);
  const begun: Promise<void>[] = [];
  const slack = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl });
  const live = createLive({ slack, timer, start: (_, chore) => void begun.push(chore) });
  const view = async (): Promise<View> => {
    const { id, hash, callback_id, private_metadata, blocks } = (await mira.person.view())!.view;
    const drawn = blocks as unknown as KnownBlock[];
    return { id, hash, type: 'modal', callback_id, private_metadata, state: {}, blocks: drawn };
  };
  const updates = () =>
    sandbox.traffic
      .filter(({ what }) => what === 'views.update')
      .map(({ ok, sent }) => ({ ok, hash: sent?.['hash'] }));
  const settled = () => Promise.all(begun);
  return { live, view, updates, settled, timer, clock, mira };
}

function saying(text: string): ModalView {
  return modal({ callback: 'delegations.form', title: 'A form', blocks: [section(text)] });
}

test('what was typed before our update was seen is looked at with the form as it stands by now', async () => {
  const { live, view, updates, settled } = await openForm();
  const first = await view();
  live.heard(first, { isTyped: false, run: (_, update) => update(saying('one')) });
  await settled();
  const second = await view();
  let seen: View | null = null;
  live.heard(
    { ...first, state: { outcome: 'A list' } },
    {
      isTyped: false,
      run: async (now, update) => {
        seen = now;
        await update(saying('two'));
      },
    },
  );
  await settled();
  expect(seen).toMatchObject({ hash: second.hash, state: { outcome: 'A list' } });
  expect(JSON.stringify(seen)).toContain('"one"');
  expect(updates()).toEqual([
    { ok: true, hash: first.hash },
    { ok: true, hash: second.hash },
  ]);
});

test('a form that is another one by now is left as it is, after one more try', async () => {
  const { live, view, updates, settled, mira } = await openForm();
  const before = await mira.form();
  const stale = { ...(await view()), hash: '1.stale' };
  live.heard(stale, { isTyped: false, run: (_, update) => update(saying('late')) });
  await settled();
  expect(updates()).toEqual([
    { ok: false, hash: '1.stale' },
    { ok: false, hash: '1.stale' },
  ]);
  expect(await mira.form()).toBe(before);
});

test('looks once after a pause, and not at all at what was sent, or when it has stopped', async () => {
  const { live, view, settled, timer, clock } = await openForm();
  const form = await view();
  const seen: string[] = [];
  const types = (id: string, text: string) =>
    live.heard(
      { ...form, id, state: { outcome: text } },
      { isTyped: true, run: async ({ state }) => void seen.push(String(state['outcome'])) },
    );
  const waits = async (milliseconds: number) => {
    clock.set(clock.now().add({ milliseconds }));
    timer.rings();
    await settled();
  };
  types('V1', 'a');
  await waits(699);
  types('V1', 'ab');
  await waits(699);
  expect(seen).toEqual([]);
  await waits(1);
  expect(seen).toEqual(['ab']);
  types('V1', 'abc');
  live.sent('V1');
  types('V2', 'other');
  await waits(700);
  expect(seen).toEqual(['ab', 'other']);
  types('V2', 'others');
  live.stop();
  await waits(700);
  expect(seen).toEqual(['ab', 'other']);
});

test('forgets the forms that were open longest ago', async () => {
  const { live, view, settled, timer, clock } = await openForm();
  const form = await view();
  let looks = 0;
  for (let n = 0; n < 502; n += 1) {
    live.heard(
      { ...form, id: `V${n}` },
      {
        isTyped: true,
        run: async () => {
          looks += 1;
        },
      },
    );
  }
  clock.set(clock.now().add({ seconds: 1 }));
  timer.rings();
  await settled();
  expect(looks).toBe(500);
});

import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { rowsOf } from '../slack/rows.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

async function started(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  await world.mira.opensHome();
  return world;
}

/** How often the app called Slack's method since the world began. */
function calls(world: World, method: string): number {
  return world.sandbox.traffic.filter(({ what, kind }) => kind === 'api' && what === method).length;
}

/** Mira's part of the Home tab that shows a month. */
async function month(world: World): Promise<string> {
  const home = await world.mira.homeTab();
  const from = home.search(/^(This month|[A-Z][a-z]+ 20\d\d)$/m);
  return home.slice(from, home.indexOf('\n———', from));
}

/** The file that her Home tab shows; null for none. */
function shownFile(world: World): string | null {
  const blocks = world.sandbox.state.homes[world.mira.id]?.view.blocks ?? [];
  const image = blocks.find(({ type }) => type === 'image');
  return (image?.['slack_file'] as { id: string } | undefined)?.id ?? null;
}

describe('this month on the Home tab', () => {
  test('helps while there is nothing to see', async () => {
    const world = await started();
    expect(await month(world)).toMatchInlineSnapshot(`
      "This month
      Nothing to see yet. A win takes one line and a thank-you two; each of them shows up here, and so does every habit that you keep.
      [Record a win] [Thank somebody]"
    `);
    expect(calls(world, 'files.getUploadURLExternal')).toBe(0);
  });

  test('is said in words at once, and shown as a picture as soon as Slack can', async () => {
    const world = await started();
    const { mira, passes } = world;
    await mira.types('/win shipped the login fix with @ana');
    expect(await month(world)).not.toContain('🖼');
    expect(shownFile(world)).toBeNull();
    await passes({ seconds: 3 });
    const file = shownFile(world);
    expect(file).toMatch(/^F/);
    const png = Buffer.from(world.sandbox.state.files[file ?? '']?.content ?? '', 'base64');
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect(await month(world)).toMatchInlineSnapshot(`
      "This month
      🖼 March 2027: 1 win. You wore the leader's hat once. Wins by week: 1 on days 15–21.
      *The two hats*: leader 1 · both 0 · manager 0
      *Wins*: 1 (15–21: 1)
      *Thanked*: nobody yet
      [Send it to me]"
    `);
  });

  test('is handed over once for each picture that is different, and the old one goes', async () => {
    const world = await started();
    const { mira, passes } = world;
    await mira.types('/win shipped the login fix');
    await mira.opensHome();
    await passes({ seconds: 3 });
    const first = shownFile(world);
    await mira.opensHome();
    await passes({ hours: 1 });
    await mira.opensHome();
    expect(shownFile(world)).toBe(first);
    expect(calls(world, 'files.getUploadURLExternal')).toBe(1);
    await mira.types('/win another one');
    await passes({ seconds: 3 });
    const second = shownFile(world);
    expect(second).not.toBe(first);
    expect(second).not.toBeNull();
    expect(Object.keys(world.sandbox.state.files)).toEqual([second]);
    await world.restarts();
    await mira.opensHome();
    expect(shownFile(world)).toBe(second);
    expect(calls(world, 'files.getUploadURLExternal')).toBe(2);
  });

  test('leaves the words alone when Slack takes no file, and tries again a minute later', async () => {
    const world = await started();
    const { mira, passes, sandbox } = world;
    sandbox.faults.next('files.getUploadURLExternal', effects.error('missing_scope'));
    await mira.types('/win shipped the login fix');
    expect(await month(world)).toContain('*Wins*: 1');
    await passes({ seconds: 30 });
    await mira.opensHome();
    expect(calls(world, 'files.getUploadURLExternal')).toBe(1);
    await passes({ minutes: 1 });
    await mira.opensHome();
    await passes({ seconds: 3 });
    expect(shownFile(world)).not.toBeNull();
  });

  test('hands the picture over anew when it is gone from Slack', async () => {
    const world = await started();
    const { mira, passes, sandbox } = world;
    await mira.types('/win shipped the login fix');
    await mira.opensHome();
    await passes({ seconds: 3 });
    const file = shownFile(world) ?? '';
    delete sandbox.state.files[file];
    await mira.opensHome();
    expect(await month(world)).toContain('*Wins*: 1');
    expect(shownFile(world)).toBeNull();
    await passes({ seconds: 3 });
    expect(shownFile(world)).not.toBe(file);
    expect(shownFile(world)).not.toBeNull();
  });

  test('stays with the words where Slack never shows such a picture', async () => {
    const world = await started();
    const { mira, passes, sandbox } = world;
    await mira.types('/win shipped the login fix');
    await mira.opensHome();
    for (const file of Object.values(sandbox.state.files)) file.mimetype = 'image/webp';
    for (const seconds of [3, 6, 12, 24, 48]) await passes({ seconds });
    expect(await month(world)).toContain('*Wins*: 1');
    const refused = () => sandbox.traffic.filter(({ what, ok }) => what === 'views.publish' && !ok);
    const before = refused().length;
    expect(before).toBeGreaterThan(1);
    await mira.opensHome();
    expect(refused()).toHaveLength(before);
    expect(calls(world, 'files.getUploadURLExternal')).toBe(1);
  });

  test('turns to earlier months and back', async () => {
    const world = await started();
    const { mira, passes } = world;
    await mira.types('/win shipped the login fix');
    const february = Temporal.Instant.from('2027-02-17T10:00Z').epochMilliseconds;
    await rowsOf(world).updateTable('win').set({ created_at: february }).execute();
    await mira.opensHome();
    expect(await month(world)).toContain('Nothing to see yet');
    expect(await month(world)).not.toContain('[Later]');
    await mira.clicksOnHome('Earlier');
    expect(await month(world)).toMatch(/^February 2027/);
    expect(await month(world)).toContain('*Wins*: 1 (15–21: 1)');
    expect(await month(world)).not.toContain('[Earlier]');
    await passes({ seconds: 3 });
    expect(shownFile(world)).not.toBeNull();
    await mira.clicksOnHome('Later');
    expect(await month(world)).toContain('This month');
    await mira.clicksOnHome('Earlier');
    await passes({ hours: 2 });
    await mira.opensHome();
    expect(await month(world)).toContain('This month');
  });

  test('goes by the calendar of its reader', async () => {
    const world = await createWorld({ starts: '2027-03-31T23:30[Europe/Berlin]' });
    await setUp(world);
    await world.mira.opensHome();
    await world.mira.types('/win shipped the login fix');
    expect(await month(world)).toContain('*Wins*: 1');
    await world.at('2027-04-01T00:00');
    await world.mira.opensHome();
    expect(await month(world)).toContain('Nothing to see yet');
  });

  test('is for managers alone', async () => {
    const world = await createWorld();
    await world.ana.types('/win shipped the login fix');
    await world.ana.opensHome();
    expect(await world.ana.homeTab()).not.toContain('This month');
  });
});

describe('a month that is sent', () => {
  test('comes with the picture and the words, also at night, and stays when the picture changes', async () => {
    const world = await started();
    const { mira, at, passes, sandbox } = world;
    await mira.types('/win shipped the login fix with @ana');
    await at('2027-03-15T22:00');
    await mira.opensHome();
    await passes({ seconds: 3 });
    await mira.sees();
    await mira.clicksOnHome('Send it to me');
    expect(await mira.form()).toContain('March 2027 is on its way');
    await mira.closes();
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*March 2027*
      🖼 March 2027: 1 win. You wore the leader's hat once. Wins by week: 1 on days 15–21.
      *The two hats*: leader 1 · both 0 · manager 0
      *Wins*: 1 (15–21: 1)
      · Only you see this. The Home tab shows every month."
    `);
    expect(calls(world, 'files.getUploadURLExternal')).toBe(1);
    const sent = shownFile(world) ?? '';
    await mira.types('/win another one');
    await passes({ seconds: 3 });
    expect(shownFile(world)).not.toBe(sent);
    expect(sandbox.state.files[sent]).toBeDefined();
  });

  test('comes in words alone when Slack does not take the picture', async () => {
    const world = await started();
    const { mira, passes, sandbox } = world;
    await mira.types('/win shipped the login fix');
    await mira.opensHome();
    await passes({ seconds: 3 });
    await mira.sees();
    sandbox.faults.next('chat.postMessage', effects.error('invalid_blocks'));
    await mira.clicksOnHome('Send it to me');
    await mira.closes();
    const words = await mira.sees();
    expect(words).toContain('Slack would not show the picture this time');
    expect(words).not.toContain('🖼');
  });
});

test('forgetting somebody takes their pictures out of Slack', async () => {
  const world = await started();
  const { mira, passes, sandbox } = world;
  await mira.types('/win shipped the login fix');
  await mira.opensHome();
  await passes({ seconds: 3 });
  expect(Object.keys(sandbox.state.files)).toHaveLength(1);
  await mira.types('/coach forget');
  await mira.submits();
  await mira.fillsAndSubmits({ word: 'forget' });
  expect(await rowsOf(world).selectFrom('month_picture').selectAll().execute()).toEqual([]);
  expect(sandbox.state.files).toEqual({});
});

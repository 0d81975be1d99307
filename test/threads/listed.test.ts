import { describe, expect, test } from 'vitest';
import { postsKudos } from '../support/steps.ts';
import { forgets } from '../privacy/some.ts';
import { kept, makePrivate, marked, opened, team, writes } from './steps.ts';

const received = 'Where you were thanked';

describe('/kudos list', () => {
  test('shows what was written in a weekly thread beside other kudos, each with the way to it', async () => {
    const world = await opened();
    const { mira, ana, bo } = world;
    await mira.types('/kudos @ana for fixing the login so that nobody has to wait');
    await postsKudos(mira, { 'Where?': team });
    await world.passes({ minutes: 1 });
    const said = await writes(world, mira, '@ana and @bo carried the fair');
    await writes(world, bo, '@mira asked the right question');
    await mira.types('/kudos list');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Kudos
      [What you gave] [Where you were thanked]
      ———
      @ana and @bo carried the fair  [⋯ Take it out]
      · Today · to @ana and @bo · in the weekly kudos thread of #team-aurora
      ———
      Fixing the login  [⋯ Edit | Take it back]
      · Today · to @ana · in #team-aurora
        What it changed: Nobody has to wait
      ———
      [Give kudos]
      · Each of these was posted in its channel, where its members read it. What you wrote in a thread you change there, in Slack.
      [Close]"
    `);
    const link = `/archives/${said.channel}/p${said.ts.replace('.', '')}?thread_ts=`;
    expect(JSON.stringify(await mira.person.view())).toContain(link);
    await mira.clicksInForm(received);
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Kudos
      [What you gave] [Where you were thanked]
      ———
      @mira asked the right question  [⋯ Take it out]
      · Today · from @bo · in the weekly kudos thread of #team-aurora
      ———
      [Give kudos]
      · Only you see this list. Each of these was posted in its channel.
      [Close]"
    `);
    await ana.types('/kudos list');
    expect(await ana.form()).toContain('Nothing here yet');
    await ana.clicksInForm(received);
    expect(await ana.form()).toContain('carried the fair');
    expect(await ana.form()).toContain('Fixing the login');
    await mira.closes();
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('carried the fair');
  });

  test('follows what is edited, and shows nothing that was taken out', async () => {
    const world = await opened();
    const { ana, bo } = world;
    const said = await writes(world, ana, '@bo found the bug');
    await ana.person.edits(said, '@bo found both bugs');
    await world.passes({ seconds: 2 });
    await ana.types('/kudos list');
    expect(await ana.form()).toContain('found both bugs');
    await bo.person.shortcut('threads.take-out', said);
    await world.app.settled();
    await ana.types('/kudos list');
    expect(await ana.form()).toContain('Nothing here yet');
    await bo.types('/kudos list');
    await bo.clicksInForm(received);
    expect(await bo.form()).toContain('Nothing here yet');
  });

  test('takes something out for whoever wrote it or is thanked by it, and puts it back', async () => {
    const world = await opened();
    const { ana, bo } = world;
    const said = await writes(world, ana, '@bo found the bug');
    await ana.types('/kudos list');
    await ana.clicksInForm('kudos.more', { value: 'Take it out' });
    expect(await ana.form()).toContain('Nothing here yet');
    expect(await ana.sees()).toContain('Taken out of kudos.');
    expect(await marked(world, said)).toBe(false);
    await ana.clicks('Put it back');
    expect(await marked(world, said)).toBe(true);
    await bo.types('/kudos list');
    await bo.clicksInForm(received);
    await bo.clicksInForm('kudos.more', { value: 'Take it out' });
    expect(await bo.form()).toContain('Nothing here yet');
    expect(await kept(world)).toEqual(['(ana → bo: @bo found the bug)']);
  });

  test('has pages, in the order in which things were said', async () => {
    const world = await opened();
    const { mira } = world;
    for (let n = 1; n <= 12; n += 1) {
      const words = `for piece number ${n} of the puzzle`;
      if (n % 2 === 0) {
        await writes(world, mira, `@ana ${words}`);
      } else {
        await mira.types(`/kudos @ana ${words}`);
        await postsKudos(mira, { 'Where?': team });
      }
      await world.passes({ minutes: 1 });
    }
    await mira.types('/kudos list');
    const shown = async () =>
      Array.from((await mira.form()).matchAll(/number (\d+)/g), ([, n]) => Number(n));
    expect(await shown()).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    await mira.clicksInForm('Older');
    expect(await shown()).toEqual([2, 1]);
    await mira.clicksInForm('Newer');
    expect(await shown()).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  });

  test('shows nobody what was written in a channel that they cannot read', async () => {
    const world = await opened();
    const { ana, otto } = world;
    await writes(world, ana, '@otto lent us the SECRET van');
    await otto.types('/kudos list');
    await otto.clicksInForm(received);
    expect(await otto.form()).toContain('SECRET');
    await otto.closes();
    makePrivate(world);
    await otto.types('/kudos list');
    await otto.clicksInForm(received);
    expect(await otto.form()).not.toContain('SECRET');
    await ana.types('/kudos list');
    expect(await ana.form()).toContain('SECRET');
  });
});

test('whoever is forgotten is named in none of them', async () => {
  const world = await opened();
  const { mira, ana, bo } = world;
  await writes(world, ana, '@bo found the bug');
  await writes(world, bo, '@ana asked the right question');
  await forgets(ana);
  await bo.types('/kudos list');
  expect(await bo.form()).toContain('to somebody who left');
  await bo.clicksInForm(received);
  expect(await bo.form()).toContain('found the bug');
  expect(await bo.form()).toContain('from somebody who left');
  await mira.sees();
});

import { describe, expect, test } from 'vitest';
import { rowsOf } from '../slack/rows.ts';
import type { World } from '../support/world.ts';
import { makePrivate, opened, started, team, writes } from './steps.ts';

/** What Mira reads under “Your week” next Friday. */
async function recap(world: World): Promise<string> {
  await world.at('2027-03-26T09:59');
  await world.mira.sees();
  await world.at('2027-03-26T10:05');
  const shown = await world.mira.sees();
  return shown.includes('*Your week*') ? shown.slice(shown.indexOf('*Your week*')) : '';
}

describe('the weekly recap', () => {
  test('tells whoever looks after a thread what was said in it, and by how many', async () => {
    const world = await opened();
    const { mira, ana, bo } = world;
    const said = await writes(world, ana, '@bo found the bug');
    await writes(world, bo, '@ana and @mira saw it through');
    await writes(world, bo, 'that was fun');
    expect(await recap(world)).toMatchInlineSnapshot(`
      "*Your week*
      *Weekly kudos thread* in #team-aurora: 2 people thanked @bo, @ana and @mira  [Read it]"
    `);
    await mira.clicks('Read it');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Weekly kudos thread
      · In #team-aurora
      ———
      *@ana*
      @bo found the bug
      *@bo*
      @ana and @mira saw it through
      · Open it in Slack
      [Close]"
    `);
    const link = `/archives/${said.channel}/p${said.ts.replace('.', '')}`;
    expect(JSON.stringify(await mira.person.view())).toContain(link);
    await mira.closes();
    await world.at('2027-04-02T10:05');
    expect(await mira.sees()).not.toContain('*Weekly kudos thread*');
  });

  test('says only that somebody wrote where nobody was thanked, and nothing where nobody wrote', async () => {
    const world = await opened();
    await writes(world, world.bo, 'Nothing this week, but I like the question');
    expect(await recap(world)).toContain('*Weekly kudos thread* in #team-aurora: 1 person wrote');
    const silent = await opened();
    expect(await recap(silent)).not.toContain('*Weekly kudos thread*');
  });

  test('has nothing that was taken out', async () => {
    const world = await opened();
    const { ana, bo } = world;
    const said = await writes(world, ana, '@bo found the bug');
    await bo.person.shortcut('threads.take-out', said);
    await world.app.settled();
    expect(await recap(world)).toContain('*Weekly kudos thread* in #team-aurora: 1 person wrote');
  });

  test('tells nobody else of it, and shows no words to who has left the channel', async () => {
    const world = await opened();
    const { mira, ana, bo, sandbox } = world;
    await bo.types('/coach');
    await bo.submits();
    await writes(world, ana, '@bo found the SECRET bug');
    expect(await recap(world)).toContain('*Weekly kudos thread*');
    expect(await bo.looksAt()).not.toContain('*Weekly kudos thread*');
    makePrivate(world);
    for (const channel of Object.values(sandbox.state.channels)) {
      if (`#${channel.name}` === team) {
        channel.members = channel.members.filter((id) => id !== mira.id);
      }
    }
    await mira.clicks('Read it');
    expect(await mira.looksAt()).toContain('Slack does not tell me that you can read that channel');
    expect(await mira.looksAt()).not.toContain('SECRET');
  });

  test('also tells of the last thread after it was stopped', async () => {
    const world = await opened();
    await writes(world, world.ana, '@bo found the bug');
    await world.mira.types('/coach threads');
    await world.mira.clicks('Stop it');
    expect(await rowsOf(world).selectFrom('kudos_channel').select('stopped_at').execute()).toEqual([
      { stopped_at: expect.any(Number) },
    ]);
    expect(await recap(world)).toContain('1 person thanked @bo');
  });

  test('is silent about a thread that is still to come', async () => {
    const world = await started();
    expect(await recap(world)).not.toContain('*Weekly kudos thread*');
  });
});

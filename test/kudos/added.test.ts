import { describe, expect, test } from 'vitest';
import type { Actor } from '../../sandbox/actor.ts';
import { effects, type Seen } from '../../sandbox/index.ts';
import { rowsOf } from '../slack/rows.ts';
import { forgets } from '../privacy/some.ts';
import { postsKudos } from '../support/steps.ts';
import { leavesTombstone } from '../threads/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const team = '#team-aurora';

/** Mira has thanked Ana in the channel. */
async function posted(): Promise<World> {
  const world = await createWorld();
  const { mira, ana } = world;
  await mira.types('/kudos @ana for fixing the login, so that nobody has to wait');
  await postsKudos(mira, { 'Where?': team });
  await ana.sees(team);
  await mira.sees();
  return world;
}

function adds(world: World, who: Actor, text: string): Promise<Seen> {
  return answers(world, who, text, 'Kudos to');
}

async function answers(world: World, who: Actor, text: string, above: string): Promise<Seen> {
  const thread = await who.finds(above, team);
  const said = await who.person.says(team, text, { thread });
  await world.passes({ seconds: 2 });
  return said;
}

/** The channel is private by now, and somebody is not in it. */
function onlyMembersRead({ sandbox }: World, { person }: Actor): void {
  const channel = Object.values(sandbox.state.channels).find(({ name }) => `#${name}` === team);
  if (!channel) throw new Error(`no ${team}`);
  channel.kind = 'private';
  channel.members = channel.members.filter((member) => member !== person.id);
}

describe('what people add below a kudos', () => {
  test('stands on the post, and follows what is changed and deleted', async () => {
    const world = await posted();
    const { ana, bo, mira } = world;
    const mine = await adds(world, bo, 'I wrote the test for it');
    expect(await ana.looksAt(team)).toContain('· @bo has added to it below.');
    await adds(world, ana, 'and @otto found it first');
    expect(await ana.looksAt(team)).toContain('· @bo and @ana have added to it below.');
    await adds(world, mira, 'Thank you both');
    expect(await ana.looksAt(team)).toContain('· @bo and @ana have added to it below.');
    await bo.person.deletes(mine);
    await world.passes({ seconds: 2 });
    expect(await ana.looksAt(team)).toContain('· @ana has added to it below.');
  });

  test('is in the record of whoever gave and whoever got it', async () => {
    const world = await posted();
    const { ana, bo, mira, otto } = world;
    const said = await adds(world, bo, 'I wrote the test for it <!channel>');
    await ana.person.reacts(await ana.finds('Kudos to', team), 'tada');
    await mira.person.reacts(said, 'heart');
    await world.passes({ seconds: 2 });
    await mira.types('/kudos list');
    expect(await mira.form()).toContain('@bo added to it · 2 reactions');
    await mira.clicksInForm('What was added');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "What was added
      · Fixing the login, so that nobody has to wait
      ———
      *@bo*
      I wrote the test for it <!channel>
      · Open it in Slack
      [Close]"
    `);
    await ana.types('/kudos list');
    await ana.clicksInForm('Where you were thanked');
    await ana.clicksInForm('What was added');
    expect(await ana.form()).toContain('I wrote the test for it');
    await otto.types('/kudos list');
    await otto.clicksInForm('Where you were thanked');
    expect(await otto.form()).not.toContain('login');
  });

  test('is for whoever reads the channel, and for nobody else', async () => {
    const world = await createWorld();
    const { mira, bo, otto } = world;
    await mira.types('/kudos @otto for calling back all twelve shops');
    await postsKudos(mira, { 'Where?': team });
    await adds(world, bo, 'He told me of client X as well');
    await bo.person.reacts(await bo.finds('Kudos to', team), 'tada');
    await world.passes({ seconds: 2 });
    onlyMembersRead(world, otto);
    await otto.types('/kudos list');
    await otto.clicksInForm('Where you were thanked');
    const shown = await otto.form();
    expect(shown).toContain('Calling back all twelve shops');
    expect(shown).not.toContain('@bo');
    expect(shown).not.toContain('reaction');
    expect(shown).not.toContain('What was added');
    await mira.types('/kudos list');
    expect(await mira.form()).toContain('@bo added to it · 1 reaction');
    onlyMembersRead(world, mira);
    await mira.clicksInForm('What was added');
    expect(await mira.form()).toContain('Slack does not tell me that you can read that channel');
    await mira.closes();
    await mira.types('/kudos list');
    expect(await mira.form()).not.toContain('@bo');
  });

  test('is read again where no event came, and ends the same after 30 days', async () => {
    const world = await posted();
    const { bo, ana } = world;
    const thread = await bo.finds('Kudos to', team);
    await world.app.stop();
    await bo.person.says(team, 'I wrote the test', { thread });
    await world.restarts();
    await world.passes({ minutes: 1 });
    expect(await ana.looksAt(team)).toContain('@bo has added to it below.');
    await world.at('2027-04-15T12:00');
    const late = await bo.finds('Kudos to', team);
    await ana.person.says(team, 'Late, but true', { thread: late });
    await world.passes({ minutes: 2 });
    expect(await ana.looksAt(team)).toContain('@bo has added to it below.');
    expect(await ana.looksAt(team)).not.toContain('@ana has added');
  });

  test('costs no update where nobody wrote', async () => {
    const world = await posted();
    await world.passes({ hours: 3 });
    expect(world.sandbox.traffic.filter(({ what }) => what === 'chat.update')).toEqual([]);
  });

  test('shows on the post later where Slack refuses the change at first', async () => {
    const world = await posted();
    world.sandbox.faults.next('chat.update', effects.error('service_unavailable'), { times: 2 });
    await adds(world, world.bo, 'I wrote the test for it');
    expect(await world.ana.looksAt(team)).not.toContain('has added');
    await world.passes({ minutes: 2 });
    expect(await world.ana.looksAt(team)).toContain('@bo has added to it below.');
  });

  test('leaves a post alone that was taken back', async () => {
    const world = await posted();
    const { mira, bo, ana } = world;
    await adds(world, bo, 'I wrote the test for it');
    await mira.types('/kudos list');
    await mira.clicksInForm('Take it back');
    await mira.submits();
    await answers(world, ana, 'Oh, a pity', 'took this kudos back');
    const shown = await ana.looksAt(team);
    expect(shown).toContain('took this kudos back');
    expect(shown).not.toContain('added to it');
    expect(await rowsOf(world).selectFrom('thread').selectAll().execute()).toEqual([]);
  });

  test('does not keep a kudos whose post an admin deleted from being taken back', async () => {
    const world = await posted();
    const { mira, bo, ana } = world;
    await adds(world, bo, 'I wrote the test for it');
    leavesTombstone(world, await bo.finds('Kudos to', team));
    await mira.types('/kudos list');
    await mira.clicksInForm('Take it back');
    expect(await mira.submits()).toEqual({});
    expect(await rowsOf(world).selectFrom('kudos').selectAll().execute()).toEqual([]);
    const shown = await ana.looksAt(team);
    expect(shown).toContain('I wrote the test for it');
    expect(shown).not.toContain('took this kudos back');
  });

  test('is not on the Home tab, where nobody asks Slack who reads it', async () => {
    const world = await posted();
    const { mira, bo } = world;
    await adds(world, bo, 'I wrote the test for it');
    await bo.person.reacts(await bo.finds('Kudos to', team), 'tada');
    await world.passes({ seconds: 2 });
    onlyMembersRead(world, mira);
    await mira.opensHome();
    const home = await mira.homeTab();
    expect(home).toContain('Fixing the login');
    expect(home).not.toContain('added');
    expect(home).not.toContain('reaction');
  });

  test('of whoever is forgotten is not kept again', async () => {
    const world = await posted();
    const { bo, ana } = world;
    await adds(world, bo, 'I wrote the test for it');
    await forgets(bo);
    await world.passes({ hours: 2 });
    const rows = await rowsOf(world).selectFrom('thread_reply').selectAll().execute();
    expect(rows.map(({ user_id: user, text }) => [user, text])).toEqual([['UGONE', '']]);
    expect(await ana.looksAt(team)).not.toContain('has added');
  });
});

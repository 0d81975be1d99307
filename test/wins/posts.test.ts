import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { postsKudos } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const team = '#team-aurora';
const changeToo = { 'What was posted': 'Change it too: what went well, why, and who' };

/** Mira has recorded a win with Ana and shared it, with these entries in the form for kudos. */
async function shared(entries: Parameters<typeof postsKudos>[1] = {}): Promise<World> {
  const world = await createWorld();
  const { mira } = world;
  await mira.types('/win shiped the login fix with @ana');
  await mira.clicks('Share as kudos');
  expect(await postsKudos(mira, { 'Where?': team, ...entries })).toEqual({});
  await mira.sees();
  return world;
}

/** Mira edits the win in the list, which is open then. */
async function edits(
  { mira }: World,
  entries: Parameters<World['mira']['fillsAndSubmits']>[0],
): Promise<void> {
  await mira.types('/win list');
  await mira.clicksInForm('wins.more', { value: 'Edit' });
  expect(await mira.fillsAndSubmits(entries)).toEqual({});
}

async function undoes({ mira }: World): Promise<void> {
  await mira.clicksInForm('wins.more', { value: 'Undo the change' });
}

async function posted({ ana }: World): Promise<string> {
  const [post = ''] = (await ana.looksAt(team)).split('\n·');
  return post;
}

describe('what was posted of a win follows a change of it', () => {
  test('without losing whom only the kudos thanks', async () => {
    const world = await shared({ 'Who did it?': ['ana', 'bo'] });
    await edits(world, { ...changeToo, 'What went well?': 'shipped the login fix with @ana' });
    expect(await posted(world)).toBe(
      ':raised_hands: *Kudos to @ana and @bo*\nshipped the login fix with @ana',
    );
    await world.bo.types('/kudos list');
    await world.bo.clicksInForm('Where you were thanked');
    expect(await world.bo.form()).toContain('shipped the login fix with @ana');
  });

  test('without losing what the kudos says in words of its own, and says so', async () => {
    const world = await shared({
      'What did they do?': 'Shipped the login fix two days early',
      'What did it change?': 'Support had its first quiet Monday since autumn.',
    });
    const before = await posted(world);
    await edits(world, { ...changeToo, 'What went well?': 'shipped the login fix with @ana' });
    expect(await posted(world)).toBe(before);
    expect(await world.mira.sees()).toContain(
      'is changed. Shared in #team-aurora on Monday 15 March. The post there has words of its own and keeps them: `/kudos list` changes those.',
    );
    await undoes(world);
    expect(await posted(world)).toBe(before);
    expect(await world.mira.sees()).toContain(
      'is as it was before. Shared in #team-aurora on Monday 15 March. The post there stays as it is: `/kudos list` changes it.',
    );
  });

  test('also where it did not follow the one before', async () => {
    const world = await shared();
    await edits(world, {
      'What went well?': 'shipped the login fix with @ana, though PRIVATE she cried over it',
      'Who was part of it?': ['ana', 'bo'],
    });
    expect(await posted(world)).toContain('shiped the login fix with @ana');
    await edits(world, {
      ...changeToo,
      'What went well?': 'shipped the login fix with @ana in two days',
    });
    expect(await posted(world)).toBe(
      ':raised_hands: *Kudos to @ana and @bo*\nshipped the login fix with @ana in two days',
    );
  });
});

describe('a post that did not follow its win for long', () => {
  test('follows it all the same, as long as it has no words of its own', async () => {
    const world = await shared();
    await edits(world, { 'What went well?': 'shipped the login fix with @ana, quietly' });
    await world.mira.closes();
    await edits(world, { 'What went well?': 'shipped the login fix with @ana, loudly' });
    await world.passes({ hours: 30 });
    await world.mira.closes();
    await world.mira.sees();
    expect(await posted(world)).toContain('shiped the login fix');
    await edits(world, { ...changeToo, 'What went well?': 'shipped the login fix with @ana' });
    expect(await posted(world)).toContain('\nshipped the login fix with @ana');
    expect(await world.mira.sees()).not.toContain('words of its own');
  });

  test('keeps the words that it was given by itself', async () => {
    const world = await shared();
    const { mira } = world;
    await mira.types('/kudos list');
    await mira.clicksInForm('kudos.more', { value: 'Edit' });
    await mira.fillsAndSubmits({ 'What did they do?': 'Shipped it two days early' });
    await edits(world, { 'What went well?': 'shipped the login fix with @ana, quietly' });
    await world.passes({ hours: 30 });
    await mira.closes();
    await mira.sees();
    await edits(world, { ...changeToo, 'What went well?': 'shipped the login fix with @ana' });
    expect(await posted(world)).toContain('Shipped it two days early');
    expect(await mira.sees()).toContain('words of its own');
  });
});

describe('a change of a win that is taken back', () => {
  test('puts its post back to what that said, never to what was not to be posted', async () => {
    const world = await shared();
    const { mira } = world;
    const before = await posted(world);
    await edits(world, {
      'What went well?': 'shipped the login fix with @ana, though PRIVATE she cried over it',
    });
    await mira.types('/win list');
    await mira.clicksInForm('wins.more', { value: 'Edit' });
    await mira.fillsAndSubmits({
      ...changeToo,
      'What went well?': 'shipped the login fix with @ana in two days',
    });
    expect(await posted(world)).toContain('in two days');
    await undoes(world);
    expect(await mira.form()).toContain('though PRIVATE she cried over it');
    expect(await posted(world)).toBe(before);
    expect(await mira.sees()).not.toContain('stays');
  });

  test('says in the answer that the post says again what it said', async () => {
    const { mira, ana } = await createWorld();
    await mira.types('/win shiped it with @ana');
    await mira.clicks('Share as kudos');
    await postsKudos(mira, { 'Where?': team });
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ 'What went well?': 'shipped it with @ana, PRIVATE' });
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ ...changeToo, 'What went well?': 'shipped it with @ana' });
    await mira.clicks('Undo the change');
    expect(await mira.looksAt()).toContain(
      '*As it was before.* Shared in #team-aurora on Monday 15 March. The post there says again what it said before.',
    );
    expect(await ana.looksAt(team)).toContain('shiped it with @ana');
    expect(await ana.looksAt(team)).not.toContain('PRIVATE');
  });

  test('brings back whom and what its post had of its own', async () => {
    const world = await shared({
      'Who did it?': ['ana', 'bo'],
      'What did it change?': 'A quiet Monday.',
    });
    const before = await posted(world);
    await edits(world, {
      ...changeToo,
      'What went well?': 'shipped the login fix',
      'Who was part of it?': ['otto'],
    });
    expect(await posted(world)).toContain('*Kudos to @bo and @otto*\nshipped the login fix\n');
    expect(await posted(world)).toContain('A quiet Monday.');
    await undoes(world);
    expect(await posted(world)).toBe(before);
  });

  test('leaves a post alone that was changed by itself since, and says so', async () => {
    const world = await shared();
    const { mira } = world;
    await edits(world, { ...changeToo, 'What went well?': 'shipped the login fix with @ana' });
    await world.passes({ minutes: 5 });
    await mira.types('/kudos list');
    await mira.clicksInForm('kudos.more', { value: 'Edit' });
    await mira.fillsAndSubmits({ 'What did they do?': 'Shipped it two days early' });
    await mira.sees();
    await mira.types('/win list');
    await undoes(world);
    expect(await posted(world)).toContain('Shipped it two days early');
    expect(await mira.sees()).toContain('The post there stays as it is');
  });

  test('tells where its post could not be put back', async () => {
    const world = await shared();
    const { mira, sandbox } = world;
    await edits(world, { ...changeToo, 'What went well?': 'shipped the login fix with @ana' });
    sandbox.faults.next('chat.update', effects.error('edit_window_closed'));
    await undoes(world);
    expect(await mira.sees()).toContain('I could not change the post there');
    expect(await posted(world)).toContain('shipped the login fix');
  });
});

import { describe, expect, test, vi } from 'vitest';
import type { Actor } from '../../sandbox/actor.ts';
import { effects } from '../../sandbox/index.ts';
import { forgets } from '../privacy/some.ts';
import { rowsOf } from '../slack/rows.ts';
import type { Contract } from '../../src/delegations/delegation.ts';
import { propose } from '../../src/delegations/delegation.steps.ts';
import { takeStep } from '../../src/delegations/machine.steps.ts';
import { readDelegation } from '../../src/delegations/delegation.store.ts';
import { createWorld, type World } from '../support/world.ts';
import { says } from '../talk/says.ts';
import { accepts, delegates } from './some.ts';

const india = 'Asia/Kolkata';

type Given = { outcome: string; at?: string; from?: 'mira' | 'root' };

const three: Given[] = [
  { outcome: 'The report' },
  { outcome: 'The price list', at: '15:45' },
  { outcome: 'The offsite', from: 'root' },
];

/** Bo in Kolkata has accepted all of it on a Thursday; his check-ins are on Tuesdays, at 15:00 unless they say so. */
async function accepted(given: Given[] = three): Promise<World> {
  const world = await createWorld({ starts: '2027-03-11T10:30[Europe/Berlin]' });
  for (const { outcome, at = '15:00', from = 'mira' } of given) {
    const giver = world.person(from);
    await delegates(giver, '@bo', { Outcome: outcome, 'Check-in time': at });
    await giver.closes();
    await accepts(world.bo);
  }
  for (const who of [world.bo, world.mira, world.person('root')]) await who.sees();
  return world;
}

/** The id of the open check-in about an outcome. */
async function checkInOf(world: World, outcome: string): Promise<string> {
  const row = await rowsOf(world)
    .selectFrom('check_in')
    .innerJoin('delegation', 'delegation.id', 'check_in.delegation_id')
    .select('check_in.id')
    .where('outcome', '=', outcome)
    .orderBy('check_in.date', 'desc')
    .executeTakeFirstOrThrow();
  return row.id;
}

async function answers(world: World, outcome: string, what: string): Promise<void> {
  await world.bo.clicks(what, { value: await checkInOf(world, outcome) });
}

/** How often somebody is asked whether there is a roadblock, in all that stands there. */
async function messages(who: Actor): Promise<number> {
  return (await who.looksAt()).split('Any roadblock').length - 1;
}

describe('check-ins of one person within an hour', () => {
  test('are one message, with a question each', async () => {
    const { bo, at } = await accepted();
    await at('2027-03-16T14:59', india);
    expect(await bo.sees()).toBe('');
    await at('2027-03-16T15:00', india);
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "*Any roadblock on one of these?*
      “The report”, for @mira
      [No] [Yes] [Done]
      “The price list”, for @mira
      [No] [Yes] [Done]
      “The offsite”, for @root
      [No] [Yes] [Done]
      · You agreed on these check-ins. Whoever asked you hears of a Yes and of a Done at once, of a No in the digest of their week at most."
    `);
    await at('2027-03-16T23:00', india);
    expect(await bo.sees()).toBe('');
    await at('2027-03-23T14:59', india);
    expect(await bo.sees()).toBe('');
    await at('2027-03-23T15:00', india);
    expect(await bo.sees()).toContain('“The price list”');
    expect(await messages(bo)).toBe(2);
  });

  test('are answered and drawn each by itself', async () => {
    const world = await accepted();
    const { bo, mira, at } = world;
    const root = world.person('root');
    await at('2027-03-16T15:00', india);
    await answers(world, 'The report', 'No');
    await answers(world, 'The offsite', 'Yes');
    await bo.fillsAndSubmits({ roadblock: 'No room is free' });
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "*Any roadblock on one of these?*
      “The report”: no roadblocks – thanks.  [Something is in the way after all]
      “The price list”, for @mira
      [No] [Yes] [Done]
      “The offsite”: you told @root what is in the way.  [It is out of the way]
      · “No room is free”
      · You agreed on these check-ins. Whoever asked you hears of a Yes and of a Done at once, of a No in the digest of their week at most."
    `);
    expect(await root.sees()).toContain('No room is free');
    await answers(world, 'The price list', 'Done');
    expect(await mira.sees()).toContain('@bo is done with “The price list”');
    await answers(world, 'The price list', 'It is not done yet');
    await answers(world, 'The report', 'Something is in the way after all');
    await bo.fillsAndSubmits({ roadblock: 'The data is wrong' });
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "*Any roadblock on one of these?*
      “The report”: you told @mira what is in the way.  [It is out of the way]
      · “The data is wrong”
      “The price list”, for @mira
      [No] [Yes] [Done]
      “The offsite”: you told @root what is in the way.  [It is out of the way]
      · “No room is free”
      · You agreed on these check-ins. Whoever asked you hears of a Yes and of a Done at once, of a No in the digest of their week at most."
    `);
    expect(await mira.sees()).toContain('The data is wrong');
  });

  test('show all answers when two are clicked quickly, whichever is drawn last', async () => {
    const world = await accepted();
    const { bo, at, sandbox } = world;
    await at('2027-03-16T15:00', india);
    const slow = sandbox.faults.next('chat.update', effects.delay(200));
    const report = await checkInOf(world, 'The report');
    const offsite = await checkInOf(world, 'The offsite');
    const message = await bo.finds('Any roadblock');
    await bo.person.clicks(message, 'No', { value: report });
    await vi.waitFor(() => expect(slow.left(), 'the first is being drawn').toBe(0));
    await bo.person.clicks(message, 'No', { value: offsite });
    await world.app.settled();
    const shown = await bo.looksAt();
    expect(shown).toContain('“The report”: no roadblocks – thanks.');
    expect(shown).toContain('“The offsite”: no roadblocks – thanks.');
  });

  test('that are an hour apart are two messages', async () => {
    const { bo, at } = await accepted([
      { outcome: 'The report' },
      { outcome: 'The price list', at: '16:00' },
    ]);
    await at('2027-03-16T15:00', india);
    expect(await bo.sees()).toContain('Any roadblock on “The report”?');
    await at('2027-03-16T16:00', india);
    expect(await bo.sees()).toContain('Any roadblock on “The price list”?');
  });

  test('that wait for working hours are one message then', async () => {
    const world = await accepted([
      { outcome: 'The report', at: '08:00' },
      { outcome: 'The price list', at: '11:00' },
    ]);
    const { bo, at } = world;
    await bo.types('/coach hours');
    await bo.fillsAndSubmits({ 'Quiet hours until': '12:00' });
    await bo.sees();
    await at('2027-03-16T11:59', india);
    expect(await bo.sees()).toBe('');
    await at('2027-03-16T12:00', india);
    expect(await bo.sees()).toContain('Any roadblock on one of these?');
    expect(await messages(bo)).toBe(1);
  });

  test('that come up again after the others were asked wait for an hour', async () => {
    const world = await accepted([
      { outcome: 'The report' },
      { outcome: 'The price list', at: '15:45' },
    ]);
    const { bo, mira, at } = world;
    await mira.types('/delegate list');
    await mira.clicksInForm('Mark done', { value: await delegationOf(world, 'The price list') });
    await mira.closes();
    await bo.sees();
    await at('2027-03-16T15:00', india);
    expect(await bo.sees()).toContain('Any roadblock on “The report”?');
    await mira.types('/delegate list');
    await mira.clicksInForm('Not done yet');
    await bo.sees();
    await at('2027-03-16T15:59', india);
    expect(await bo.sees()).toBe('');
    await at('2027-03-16T16:00', india);
    expect(await bo.sees()).toContain('Any roadblock on “The price list”?');
  });

  test('are not asked twice when hours change in between', async () => {
    const { bo, at } = await accepted();
    await at('2027-03-16T15:05', india);
    await bo.sees();
    await bo.types('/coach hours');
    await bo.fillsAndSubmits({ 'Quiet hours until': '07:00' });
    await bo.sees();
    await at('2027-03-16T23:00', india);
    expect(await bo.sees()).toBe('');
    await at('2027-03-23T15:00', india);
    expect(await messages(bo)).toBe(2);
  });

  test('leave out what is over before they are asked', async () => {
    const world = await accepted();
    const { bo, at } = world;
    const root = world.person('root');
    await bo.types('/coach hours');
    await bo.fillsAndSubmits({ 'Quiet hours until': '16:30' });
    await at('2027-03-16T16:15', india);
    await root.types('/delegate list');
    await root.clicksInForm('Take back');
    await bo.sees();
    await at('2027-03-16T17:00', india);
    const shown = await bo.sees();
    expect(shown).toContain('“The report”');
    expect(shown).toContain('“The price list”');
    expect(shown.split('took this back')).toHaveLength(2);
    expect(shown.split('The offsite')).toHaveLength(2);
  });

  test('still ask for the others when one of those who asked is forgotten', async () => {
    const world = await accepted();
    const { bo, mira, at } = world;
    await bo.types('/coach hours');
    await bo.fillsAndSubmits({ 'Quiet hours until': '16:30' });
    await bo.sees();
    await at('2027-03-16T16:15', india);
    await forgets(mira);
    await at('2027-03-16T17:00', india);
    expect(await bo.sees()).toContain('Any roadblock on “The offsite”?');
    expect(await messages(bo)).toBe(1);
  });

  test('that cannot reach their delegate stop, and each of those who asked is told', async () => {
    const world = await accepted();
    const { mira, at, sandbox } = world;
    const root = world.person('root');
    sandbox.faults.next('chat.postMessage', { kind: 'error', error: 'account_inactive' });
    await at('2027-03-16T16:00', india);
    expect(await mira.sees()).toContain('I could not ask @bo about “The report”');
    expect(await mira.looksAt()).toContain('I could not ask @bo about “The price list”');
    expect(await root.sees()).toContain('I could not ask @bo about “The offsite”');
    await at('2027-03-30T14:00', india);
    expect(await mira.sees()).toBe('');
  });

  test('whose message is claimed with the old words are asked all the same', async () => {
    const world = await accepted([
      { outcome: 'The report' },
      { outcome: 'The price list', at: '16:30' },
    ]);
    const { bo, at, sandbox } = world;
    sandbox.faults.next('chat.postMessage', effects.rateLimit(5_400));
    await at('2027-03-16T16:29', india);
    expect(await bo.sees()).toBe('');
    await at('2027-03-16T16:31', india);
    expect(await bo.sees()).toContain('Any roadblock on one of these?');
    expect(await messages(bo)).toBe(1);
  });

  test('are two messages when they are more than fit into one', async () => {
    const world = await accepted([{ outcome: 'Part 0' }]);
    const { bo, at, clock } = world;
    const givers = ['mira', 'ana', 'otto', 'noor'];
    for (let i = 1; i <= 12; i += 1) {
      await handsOver(world, givers[i % 4] ?? '', `Part ${i}`, clock.now());
    }
    await at('2027-03-16T15:00', india);
    const shown = await bo.sees();
    expect(shown.split('[No] [Yes] [Done]')).toHaveLength(1 + 13);
    expect(shown.split('Any roadblock on one of these?')).toHaveLength(1 + 1);
    expect(shown).toMatch(/Any roadblock on “Part \d+”\?/);
    await at('2027-03-16T23:00', india);
    expect(await bo.sees()).toBe('');
  });
});

/** Somebody asks, and Bo accepts, without a form. */
async function handsOver(
  world: World,
  giver: string,
  outcome: string,
  now: Temporal.Instant,
): Promise<void> {
  const db = rowsOf(world);
  const { workspace } = world.app;
  const contract: Contract = {
    manager: world.person(giver).id,
    delegate: world.bo.id,
    outcome,
    doneLooksLike: 'It is there',
    authority: 'own',
    limit: '',
    dueAt: null,
    link: null,
    checkIn: { days: [2], at: Temporal.PlainTime.from('15:00') },
    dueOn: null,
  };
  const id = await propose(db, workspace, contract, now);
  const delegation = await readDelegation(db, workspace, world.bo.id, id);
  if (!delegation) throw new Error('nothing was handed over');
  const accept = { act: 'accept', version: 1, restated: 'It is there' } as const;
  await takeStep(db, delegation, 'delegate', accept, now);
}

async function delegationOf(world: World, outcome: string): Promise<string> {
  const row = await rowsOf(world)
    .selectFrom('delegation')
    .select('id')
    .where('outcome', '=', outcome)
    .executeTakeFirstOrThrow();
  return row.id;
}

describe('a reply under several questions', () => {
  test('is asked which one it is about, and told to that manager alone', async () => {
    const world = await accepted();
    const { bo, mira, at } = world;
    const root = world.person('root');
    await at('2027-03-16T15:00', india);
    await bo.sees();
    await says(bo, 'No room is free', 'Any roadblock');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "↳ bo: No room is free
      ↳ Which of these is it about? Whoever asked you for it would read what you wrote here.
      ↳ “The report”, for @mira  [Tell them]
      ↳ “The price list”, for @mira  [Tell them]
      ↳ “The offsite”, for @root  [Tell them]
      ↳ [None, it stays with me]"
    `);
    expect([await mira.sees(), await root.sees()]).toEqual(['', '']);
    const [value] =
      JSON.stringify(world.sandbox.state.messages).match(
        new RegExp(`${await checkInOf(world, 'The offsite')} [^"\\\\]+`),
      ) ?? [];
    await bo.clicks('Tell them', { value: value ?? '' });
    expect(await root.sees()).toContain('No room is free');
    expect(await mira.sees()).toBe('');
    expect(await bo.sees()).toContain('“The offsite”: you told @root what is in the way.');
  });

  test('of one plain word is taken for none of them', async () => {
    const world = await accepted();
    const { bo, at } = world;
    await at('2027-03-16T15:00', india);
    for (const word of ['no', 'yes', 'done']) {
      await bo.sees();
      await says(bo, word, 'Any roadblock');
      expect(await bo.sees()).toContain('More than one question is open above');
    }
    expect((await bo.looksAt()).split('[No] [Yes] [Done]')).toHaveLength(4);
  });

  test('is about the one that is still open', async () => {
    const world = await accepted();
    const { bo, at } = world;
    await at('2027-03-16T15:00', india);
    await answers(world, 'The report', 'No');
    await answers(world, 'The offsite', 'No');
    await says(bo, 'nope', 'Any roadblock');
    expect(await bo.looksAt()).toContain('“The price list”: no roadblocks – thanks.');
    await bo.sees();
    await says(bo, 'The supplier is silent', 'Your check-ins');
    expect(await bo.sees()).toContain('Which of these is it about?');
  });
});

import { describe, expect, test } from 'vitest';
import { forgets } from '../privacy/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { createWorld, type World } from '../support/world.ts';
import { accepts, delegates, inTheirWords } from './some.ts';

async function accepted(fields: Record<string, string> = {}): Promise<World> {
  const world = await createWorld();
  await delegates(world.mira, '@bo', fields);
  await accepts(world.bo);
  for (const who of [world.bo, world.mira]) await who.sees();
  return world;
}

/** How every delegation stands, the oldest first, and what was done with it. */
async function kept(world: World) {
  const db = rowsOf(world);
  const rows = await db
    .selectFrom('delegation')
    .select(['id', 'state', 'delegate_id', 'pending'])
    .orderBy('id')
    .execute();
  return Promise.all(
    rows.map(async ({ id, state, delegate_id, pending }) => {
      const events = await db
        .selectFrom('delegation_event')
        .select('act')
        .where('delegation_id', '=', id)
        .orderBy('id')
        .execute();
      const acts = events.map(({ act }) => act).join(' ');
      return { state, delegate: delegate_id, waits: pending !== null, acts };
    }),
  );
}

describe('two answers at the same second', () => {
  test('accepting and taking back end in one state, told to both', async () => {
    const world = await createWorld();
    const { mira, bo, app } = world;
    await delegates(mira, '@bo');
    await bo.sees();
    await bo.clicks('Accept');
    await bo.fills({ restated: inTheirWords });
    await mira.types('/delegate list');
    await Promise.all([bo.submits(), mira.clicksInForm('Take back')]);
    await app.settled();
    const [one] = await kept(world);
    const [manager, delegate] = [await mira.sees(), await bo.looksAt()];
    if (one?.acts === 'asked accept cancel') {
      expect(manager).toContain('@bo accepted');
      expect(delegate).toContain('@mira took this back');
    } else {
      expect(one?.acts).toBe('asked cancel');
      expect(manager).toBe('');
    }
    expect(one?.state).toBe('cancelled');
    expect(delegate).toContain('This was taken back by @mira');
  });

  test('handing in and marking as done end in one state, told to both', async () => {
    const world = await accepted();
    const { mira, bo, app } = world;
    await bo.clicks('Hand in');
    await mira.types('/delegate list');
    await Promise.all([bo.submits(), mira.clicksInForm('Mark done')]);
    await app.settled();
    const [one] = await kept(world);
    // Whoever was second read how it stands, or said the same.
    expect(one?.acts).toMatch(/^asked accept (?:finish|hand-in finish|hand-in approve|hand-in)$/);
    if (one?.state === 'done') expect(await bo.looksAt()).toContain('This was marked as done');
    else expect(await mira.looksAt()).toContain('@bo is done with');
    expect(await bo.looksAt()).not.toContain('[Hand in]');
  });

  test('confirming one change while the next is made confirms nothing that was not read', async () => {
    const world = await accepted();
    const { mira, bo, app } = world;
    await mira.clicks('Mend it');
    await mira.fillsAndSubmits({ Outcome: 'Two reports' });
    await mira.clicks('Mend it');
    await mira.fills({ Outcome: 'Three reports' });
    const first = await bo.finds('Two reports');
    await Promise.all([bo.person.clicks(first, 'Confirm'), mira.person.submits()]);
    await app.settled();
    const [one] = await kept(world);
    expect(one?.waits).toBe(true);
    const holds = one?.acts.includes('confirm') ? 'Two reports' : '5-page Q3 retention report';
    await mira.types('/delegate list');
    expect(await mira.form()).toContain(holds);
    expect(await bo.looksAt()).toContain('Three reports');
  });

  test('approving and not being done after all end in one state', async () => {
    const world = await accepted();
    const { mira, bo, app } = world;
    await bo.clicks('Hand in');
    await bo.submits();
    const handedIn = await mira.finds('is done with');
    await bo.types('/delegate list');
    await Promise.all([
      mira.person.clicks(handedIn, 'It is done'),
      bo.clicksInForm('Not done yet'),
    ]);
    await app.settled();
    const [one] = await kept(world);
    expect(one).toMatchObject({ state: 'accepted' });
    expect(one?.acts).toMatch(/hand-in (?:approve )?reopen$/);
    expect(await mira.looksAt()).toContain('this is not done after all');
    await mira.types('/delegate list');
    expect(await mira.form()).toContain('Accepted by @bo');
    expect(await bo.form()).toContain('From @mira · accepted');
  });
});

describe('the same click twice', () => {
  test('confirms, agrees and approves once', async () => {
    const world = await accepted();
    const { mira, bo, app } = world;
    const twice = async (who: typeof mira, text: string, what: string) => {
      const message = await who.finds(text);
      await Promise.all([who.person.clicks(message, what), who.person.clicks(message, what)]);
      await app.settled();
    };
    await twice(mira, 'accepted:', 'We mean the same');
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Change it');
    await mira.fillsAndSubmits({ Outcome: 'Two reports' });
    await mira.closes();
    await mira.closes();
    await twice(bo, 'would like to change', 'Confirm');
    await bo.clicks('Hand in');
    await bo.submits();
    await twice(mira, 'is done with', 'It is done');
    expect(await kept(world)).toMatchObject([
      { state: 'done', acts: 'asked accept agree change confirm hand-in approve' },
    ]);
    const told = await bo.looksAt();
    expect(told.split('agrees with how you see done')).toHaveLength(2);
    expect(told.split('says it is done')).toHaveLength(2);
  });

  test('asks one person when it is handed over, and sends words once', async () => {
    const world = await accepted();
    const { mira, bo, sandbox } = world;
    await mira.clicks('Write');
    await mira.fills({ words: 'One line' });
    sandbox.faults.redeliver(2);
    await mira.submits();
    expect((await bo.sees()).split('One line')).toHaveLength(2);
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Hand over');
    await mira.fills({ Who: '@root' });
    sandbox.faults.redeliver(2);
    await mira.submits();
    expect(await kept(world)).toMatchObject([
      { state: 'handed-over', acts: 'asked accept write hand-over' },
      { state: 'proposed', acts: 'asked' },
    ]);
  });
});

describe('a person removed meanwhile', () => {
  test('as the delegate: what is changed is told to nobody, and the manager hears that', async () => {
    const world = await accepted();
    const { mira, sandbox, app } = world;
    await mira.clicks('Mend it');
    await mira.fills({ Outcome: 'Two reports' });
    sandbox.deactivates('bo');
    await app.settled();
    expect(await mira.submits()).toEqual({});
    await world.passes({ minutes: 1 });
    const seen = await mira.looksAt();
    expect(seen).toContain('@bo is deactivated in Slack');
    expect(seen).toContain('@bo has not heard what you changed in');
    expect(await kept(world)).toMatchObject([{ state: 'accepted', waits: true }]);
  });

  test('as the manager: what is handed in is kept, and the delegate hears that nobody was told', async () => {
    const world = await accepted();
    const { bo, sandbox } = world;
    sandbox.faults.next('chat.postMessage', { kind: 'error', error: 'account_inactive' });
    await bo.clicks('Hand in');
    await bo.submits();
    await world.passes({ minutes: 1 });
    expect(await bo.looksAt()).toContain('@mira has not heard that you are done with');
    expect(await kept(world)).toMatchObject([{ state: 'handed-in' }]);
  });

  test('by their own wish: the work stays with the manager, who gives it to somebody else', async () => {
    const world = await accepted();
    const { mira, bo } = world;
    await mira.clicks('Mend it');
    await mira.fills({ Outcome: 'Two reports' });
    await forgets(bo);
    expect(await mira.submits()).toEqual({});
    expect(await kept(world)).toMatchObject([{ state: 'accepted', delegate: 'UGONE' }]);
    expect(await mira.looksAt()).toContain('Nobody has this any more');
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Hand over');
    await mira.fillsAndSubmits({ Who: '@root' });
    expect(await kept(world)).toMatchObject([{ state: 'handed-over' }, { state: 'proposed' }]);
    await world.passes({ hours: 1 });
    // What Mira wanted last is what somebody else is asked for.
    expect(await world.person('root').sees()).toContain('Two reports');
  });
});

test('news that come late say that they are older than what was done since', async () => {
  const world = await createWorld();
  const { mira, ana, at } = world;
  await delegates(mira, '@ana');
  await at('2027-03-15T14:00');
  await accepts(ana);
  await at('2027-03-15T23:30');
  for (const who of [mira, ana]) await who.sees();
  // Mira's evening; it is still Ana's afternoon.
  await ana.clicks('Hand in');
  await ana.fillsAndSubmits({ words: 'It is in the shared folder.' });
  expect(await mira.sees()).toBe('');
  await mira.types('/delegate list');
  await mira.clicksInForm('Something is missing');
  await mira.fillsAndSubmits({ missing: 'The proposal' });
  await at('2027-03-16T08:00');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "@ana is done with “5-page Q3 retention report”.
    *They write*
    It is in the shared folder.
    *Done looks like*
    Three causes with numbers, one proposal
    · A good moment to look at it together.
    · This is older than the last step, on Monday 15 March at 23:30. By then: it is under way."
  `);
});

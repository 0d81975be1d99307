import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '../support/world.ts';
import { delegates } from './some.ts';

/** Bo in Kolkata has accepted; his check-in is on Tuesday at 10:00, 5:30 in Berlin. */
async function accepted(): Promise<World> {
  const world = await createWorld();
  await delegates(world.mira, '@bo');
  await world.bo.clicks('Accept');
  await world.bo.sees();
  await world.mira.sees();
  return world;
}

describe('a check-in', () => {
  test('asks for roadblocks at the agreed time, by the clock of the delegate, every week', async () => {
    const { bo, at } = await accepted();
    await at('2027-03-16T09:59', 'Asia/Kolkata');
    expect(await bo.sees()).toBe('');
    await at('2027-03-16T10:00', 'Asia/Kolkata');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "Any roadblock on “5-page Q3 retention report”?
      [No] [Yes] [Done]
      · You two agreed on this check-in. @mira hears of a Yes and of a Done, of nothing else."
    `);
    await at('2027-03-23T10:00', 'Asia/Kolkata');
    expect(await bo.sees()).toContain('Any roadblock');
    await at('2027-03-29T23:00', 'Asia/Kolkata');
    expect(await bo.sees()).toBe('');
  });

  test('that finds none leaves the manager alone', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T12:00', 'Asia/Kolkata');
    await bo.sees();
    await bo.clicks('No');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "No roadblocks – thanks.
      · “5-page Q3 retention report”"
    `);
    expect(await mira.sees()).toBe('');
  });

  test('that finds one tells the manager', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await bo.sees();
    await bo.clicks('Yes');
    expect(await bo.form()).toMatchInlineSnapshot(`
      "A roadblock
      “5-page Q3 retention report”
      What is in the way? What do you need?: ‹I wait for access to the billing data. Could you ask Finance for it?›
      · Only @mira reads this.
      [Tell them] [Cancel]"
    `);
    await bo.fillsAndSubmits({
      'What is in the way? What do you need?': 'Access to billing. <!channel>',
    });
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "You told @mira what is in the way of “5-page Q3 retention report”.
      *You wrote*
      Access to billing. <!channel>"
    `);
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "Something is in the way of @bo: “5-page Q3 retention report”.
      *What they need*
      Access to billing. <!channel>
      · It stays theirs. Your part is to clear the way."
    `);
  });

  test('is told once when the form is delivered twice', async () => {
    const { mira, bo, at, sandbox } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await bo.clicks('Yes');
    sandbox.faults.redeliver(2);
    await bo.fillsAndSubmits({ roadblock: 'Access' });
    sandbox.faults.redeliver(1);
    expect((await mira.sees()).split('Something is in the way').length).toBe(2);
  });

  test('takes one answer, and keeps the text of a second', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await bo.clicks('Yes');
    await bo.fills({ roadblock: 'Access' });
    await bo.clicks('No');
    expect(await bo.submits()).toEqual({
      roadblock: 'You answered this check-in already. Copy your text if you still need it.',
    });
    expect(await bo.form()).toContain('Access');
    expect(await mira.sees()).toBe('');
  });

  test('can end it: the manager hears, and no more check-ins come', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await bo.sees();
    await bo.clicks('Done');
    expect(await bo.looksAt()).toContain('Done – thank you! @mira hears of it.');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo is done with “5-page Q3 retention report”.
      · A good moment to look at it together, and to say thank you."
    `);
    await bo.sees();
    await at('2027-03-23T14:00', 'Asia/Kolkata');
    expect(await bo.sees()).toBe('');
  });

  test('has lost its point once the work is over', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    await bo.clicks('No');
    expect(await bo.looksAt()).toContain(
      'This was taken back by @mira. There is nothing to answer any more.',
    );
  });

  test('does not come before somebody has accepted', async () => {
    const { mira, bo, at } = await createWorld();
    await delegates(mira, '@bo');
    await bo.sees();
    await at('2027-03-17T12:00', 'Asia/Kolkata');
    expect(await bo.sees()).toBe('');
  });

  test('keeps its wall time when the delegate travels', async () => {
    const { bo, at } = await accepted();
    await bo.person.changesZone('America/New_York');
    await at('2027-03-16T09:59', 'America/New_York');
    expect(await bo.sees()).toBe('');
    await at('2027-03-16T10:00', 'America/New_York');
    expect(await bo.sees()).toContain('Any roadblock');
  });

  test('which cannot reach its delegate any more stops, and the manager is told once', async () => {
    const { mira, at, sandbox } = await accepted();
    sandbox.faults.next('chat.postMessage', { kind: 'error', error: 'account_inactive' });
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    expect(await mira.sees()).toContain(
      'I could not ask @bo about “5-page Q3 retention report”: their Slack account is deactivated.',
    );
    await at('2027-03-30T14:00', 'Asia/Kolkata');
    expect(await mira.sees()).toBe('');
  });
});

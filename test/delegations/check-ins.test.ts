import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '../support/world.ts';
import { accepts, delegates } from './some.ts';

/** Bo in Kolkata has accepted on a Friday; his check-in is on Tuesday at 10:00, 5:30 in Berlin. */
async function accepted(): Promise<World> {
  const world = await createWorld({ starts: '2027-03-12T08:30[Europe/Berlin]' });
  await delegates(world.mira, '@bo');
  await accepts(world.bo);
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
      · You two agreed on this check-in. @mira hears of a Yes and of a Done at once, of a No in the digest of their week at most."
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
      · “5-page Q3 retention report”
      [Something is in the way after all]"
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
      What is in the way?: ‹I have no access to the billing data.›
      What do you need? (optional): ‹Could you ask Finance for it, by Thursday?›
      · Only @mira reads this.
      [Tell them] [Cancel]"
    `);
    await bo.fillsAndSubmits({
      'What is in the way?': 'Access to billing. <!channel>',
    });
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "You told @mira what is in the way.
      · “5-page Q3 retention report”
      *You wrote*
      Access to billing. <!channel>
      [It is out of the way]"
    `);
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "Something is in the way of @bo: “5-page Q3 retention report”.
      *What is in the way*
      Access to billing. <!channel>
      [Answer]
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

  test('can still tell of a roadblock after a No', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await bo.clicks('No');
    await at('2027-03-17T15:00', 'Asia/Kolkata');
    await bo.clicks('Something is in the way after all');
    await bo.fillsAndSubmits({ roadblock: 'Access to billing' });
    expect(await bo.looksAt()).toContain('You told @mira what is in the way');
    expect(await bo.looksAt()).not.toContain('after all');
    expect(await mira.sees()).toContain('Access to billing');
  });

  test('that ended it by mistake goes on: the manager hears so, once', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await bo.clicks('Done');
    expect(await mira.sees()).toContain('@bo is done with');
    await bo.clicks('It is not done yet');
    expect(await bo.looksAt()).toContain('[No] [Yes] [Done]');
    expect(await bo.looksAt()).toContain('You accepted this on Friday 12 March at 13:00');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo says that this is not done after all: “5-page Q3 retention report”.
      · It goes on as you two agreed, check-ins included."
    `);
    await bo.clicks('No');
    await bo.sees();
    await at('2027-03-23T10:00', 'Asia/Kolkata');
    expect(await bo.sees()).toContain('Any roadblock');
  });

  test('that ended it by mistake before the manager heard of it leaves them alone', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T10:00', 'Asia/Kolkata');
    await bo.clicks('Done');
    await bo.clicks('It is not done yet');
    await at('2027-03-16T12:00');
    expect(await mira.sees()).toBe('');
  });

  test('that ended it is final a week after the manager said so too', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await bo.clicks('Done');
    await mira.clicks('It is done');
    await at('2027-03-23T15:00', 'Asia/Kolkata');
    await bo.clicks('It is not done yet');
    expect(await bo.looksAt()).toContain('That was more than a week ago.');
  });

  test('asks before it ends anything', async () => {
    const { bo, at } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    const question = await bo.finds('Any roadblock');
    expect(JSON.stringify(question.blocks)).toContain('Is the whole of it done?');
  });

  test('whose roadblock cannot be delivered says so to the delegate', async () => {
    const { bo, at, sandbox } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await bo.clicks('Yes');
    sandbox.faults.next('chat.postMessage', { kind: 'error', error: 'account_inactive' });
    await bo.fillsAndSubmits({ roadblock: 'Access' });
    expect(await bo.looksAt()).toContain(
      '@mira has not heard what is in the way of “5-page Q3 retention report”: Slack did not take my message.',
    );
  });

  test('that is answered but cannot be drawn again is never called something that went wrong', async () => {
    const { mira, bo, at, sandbox } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await bo.clicks('Yes');
    sandbox.faults.next('chat.update', { kind: 'error', error: 'internal_error' }, { times: 9 });
    expect(await bo.fillsAndSubmits({ roadblock: 'Access' })).toEqual({});
    expect(await bo.looksAt()).not.toContain('Something went wrong');
    expect(await mira.sees()).toContain('Access');
  });

  test('comes a day after it was accepted at the earliest', async () => {
    const world = await createWorld({ starts: '2027-03-16T05:20[Europe/Berlin]' });
    const { mira, bo, at } = world;
    await delegates(mira, '@bo');
    await accepts(bo);
    await bo.sees();
    await at('2027-03-16T12:00');
    expect(await mira.sees()).toContain('The first check-in is on Tuesday 23 March at 10:00');
    expect(await bo.sees()).toBe('');
    await bo.person.changesZone('Europe/Lisbon');
    await at('2027-03-16T17:00');
    expect(await bo.sees()).toBe('');
  });

  test('that does not come is a fact on the Home tab of the manager, without a reason', async () => {
    const { mira, bo, at } = await accepted();
    await bo.types('/coach');
    await bo.submits();
    await bo.types('/coach pause');
    await bo.submits();
    await mira.opensHome();
    expect(await mira.homeTab()).toContain(
      'Accepted by @bo · no check-in on Tuesday at 5:30: @bo is not reachable then',
    );
    await at('2027-03-24T12:00');
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('the last 2 check-ins were left out');
    await bo.types('/coach resume');
    await at('2027-03-31T12:00');
    await mira.opensHome();
    expect(await mira.homeTab()).not.toContain('left out');
  });

  test('can end it: the manager hears, and no more check-ins come', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await bo.sees();
    await bo.clicks('Done');
    expect(await bo.looksAt()).toContain('Done – thank you! @mira hears of it.');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo is done with “5-page Q3 retention report”.
      *Done looks like*
      Three causes with numbers, one proposal
      [It is done] [Something is missing] [Write]
      · A good moment to look at it together."
    `);
    await bo.sees();
    await at('2027-03-23T14:00', 'Asia/Kolkata');
    expect(await bo.sees()).toBe('');
  });

  test('that waits for the morning does not come when there are none any more', async () => {
    const { mira, bo, at } = await accepted();
    await mira.clicks('Mend it');
    await mira.fillsAndSubmits({ 'Check-in time': '06:00' });
    await at('2027-03-16T07:00', 'Asia/Kolkata');
    await bo.sees();
    await mira.clicks('Mend it');
    await mira.fillsAndSubmits({ 'Check-ins': [] });
    await at('2027-03-16T09:00', 'Asia/Kolkata');
    expect(await bo.sees()).not.toContain('Any roadblock');
    await mira.types('/delegate list');
    expect(await mira.form()).not.toContain('left out');
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

  test('says so when somebody else has it, and when it is handed in', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T14:00', 'Asia/Kolkata');
    await bo.clicks('Hand in');
    await bo.submits();
    await bo.clicks('No');
    expect(await bo.looksAt()).toContain(
      'This was handed in. There is nothing to answer any more.',
    );
    await bo.types('/delegate list');
    await bo.clicksInForm('Not done yet');
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Hand over');
    await mira.fillsAndSubmits({ Who: '@ana' });
    await bo.clicks('No');
    expect(await bo.looksAt()).toContain(
      'This was given to somebody else by @mira. There is nothing to answer any more.',
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

import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '../support/world.ts';
import { setUp } from '../support/steps.ts';
import { rowsOf } from '../slack/rows.ts';
import { accepted, accepts, delegates, report } from './some.ts';

async function idOf(world: World, outcome: string): Promise<string> {
  const row = await rowsOf(world)
    .selectFrom('delegation')
    .select('id')
    .where('outcome', '=', outcome)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return row.id;
}

describe('what is handed in', () => {
  test('is approved, and thanks are offered', async () => {
    const world = await accepted();
    const { mira, bo } = world;
    await setUp(world);
    await bo.clicks('Hand in');
    expect(await bo.form()).toMatchInlineSnapshot(`
      "Hand in
      “5-page Q3 retention report”
      *Done looks like*
      Three causes with numbers, one proposal
      *In your words*
      They know in five pages why shops leave
      Where is it, and what should they know? (optional): ‹It is in the shared folder. The third cause is a guess, and says so.›
        · You can leave this empty.
      · Only @mira reads this.
      [It is done] [Not yet]"
    `);
    await bo.fillsAndSubmits({ words: 'It is in the shared folder.' });
    expect(await bo.sees()).toContain('You handed this in on Monday 15 March at 13:00');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo is done with “5-page Q3 retention report”.
      *They write*
      It is in the shared folder.
      *Done looks like*
      Three causes with numbers, one proposal
      [It is done] [Something is missing] [Write]
      · A good moment to look at it together."
    `);
    await mira.clicks('It is done');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "Done: “5-page Q3 retention report”. @bo hears of it.
      [Give kudos] [Celebrate it]
      · Kudos name what they did and what came of it. Celebrating gathers the wins on the way, and what you learned, into a post for your team."
    `);
    expect(await bo.sees()).toContain('@mira says it is done: “5-page Q3 retention report”.');
    await mira.clicks('Give kudos');
    const form = await mira.form();
    expect(form).toContain('5-page Q3 retention report');
    expect(form).toContain('bo');
    await mira.closes();
    await mira.clicks('Celebrate it');
    expect(await mira.form()).toContain('What goes into the celebration of “5-page Q3');
  });

  test('comes back with what is missing, and its check-ins go on', async () => {
    const { mira, bo, at } = await accepted();
    await bo.clicks('Hand in');
    await bo.submits();
    await mira.clicks('Something is missing');
    expect(await mira.fillsAndSubmits({ missing: ' \u200d ' })).toEqual({
      missing: 'Say what is missing, so that they know what to do.',
    });
    await mira.fillsAndSubmits({ missing: 'The proposal' });
    expect(await mira.sees()).toContain('You gave this back, with what is missing:');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "*You accepted this on Monday 15 March at 13:00:* 5-page Q3 retention report
      *Done looks like:* Three causes with numbers, one proposal
      *How far it goes:* “Decide, tell me after”: you decide and act, and tell @mira afterwards.
      *Check-in:* every Tuesday at 10:00, your time: is anything in the way?
      *Due:* no date
      [Hand in] [Write] [History]
      · @mira hears of it. You wrote: “They know in five pages why shops leave” It came back, and this was missing: “The proposal”
      · You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.
        I write Monday to Friday, 8:00 to 18:00 by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.
      [Your hours] [Don't write to me]

      @mira sees something missing: “5-page Q3 retention report”. It is back with you.
      *What is missing*
      The proposal
      [Hand in] [Write]"
    `);
    await at('2027-03-23T14:00', 'Asia/Kolkata');
    expect(await bo.sees()).toContain('Any roadblock');
    await bo.clicks('Done');
    expect(await mira.sees()).toContain('@bo is done with “5-page Q3 retention report”.');
  });

  test('has no check-ins while it waits', async () => {
    const { bo, at } = await accepted();
    await bo.clicks('Hand in');
    await bo.submits();
    await bo.sees();
    await at('2027-03-23T14:00', 'Asia/Kolkata');
    expect(await bo.sees()).toBe('');
  });
});

describe('what is taken back', () => {
  test('goes on again, and the delegate hears of both', async () => {
    const { mira, bo } = await accepted();
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    expect(await bo.sees()).toContain('@mira took this back');
    await bo.types('/delegate list');
    expect(await bo.form()).not.toMatch(/Let it go on|Not done yet/);
    await bo.closes();
    await mira.clicksInForm('Let it go on');
    expect(await bo.sees()).toContain('@mira says that this goes on after all');
    expect(await mira.form()).toContain('Accepted by @bo');
  });

  test('before it was answered is asked anew', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.sees();
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    expect(await bo.sees()).toContain('This was taken back by @mira');
    await mira.clicksInForm('Let it go on');
    expect(await bo.sees()).toContain('@mira would like you to own this:*');
    await accepts(bo);
    expect(await mira.sees()).toContain('@bo accepted');
  });

  test('before it was answered, and would be due before it is asked anew, opens the form', async () => {
    const { mira, bo, at } = await createWorld();
    await delegates(mira, '@bo', { Due: '2027-03-16' });
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    await at('2027-03-16T17:00');
    await bo.sees();
    await mira.types('/delegate list');
    await mira.clicksInForm('Let it go on');
    expect(await mira.form()).toContain(
      'bo gets this on Wednesday 17 March at 8:00, their time, and that day is over then.',
    );
    expect(await mira.fillsAndSubmits({ Due: '2027-03-18' })).toEqual({});
    await at('2027-03-17T09:00', 'Asia/Kolkata');
    expect(await bo.sees()).toContain('*Due:* Thursday 18 March');
  });
});

describe('handing over', () => {
  test('asks somebody else for the same, and tells whoever had it', async () => {
    const world = await accepted({ Due: '2027-03-26' });
    const { mira, bo } = world;
    const root = world.person('root');
    await bo.clicks('Write');
    await bo.fillsAndSubmits({ words: 'CANARY between the two of us' });
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Hand over');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Hand over
      “5-page Q3 retention report” goes from @bo to:
      Who: ‹ ›
      Due (optional): ‹2027-03-26›
      Due at (optional): ‹ ›
        · By your clock.
      · They are asked for the same, and can accept or decline. @bo hears that it is with somebody else. What you two wrote about it stays between you two.
      [Ask them] [Back]"
    `);
    expect(await mira.fillsAndSubmits({ Who: '@bo' })).toEqual({
      who: 'They have it already. Choose somebody else.',
    });
    expect(await mira.fillsAndSubmits({ Who: '@mira' })).toEqual({
      who: 'That is you. Choose who is to own it instead.',
    });
    expect(await mira.fillsAndSubmits({ Who: '@root' })).toEqual({});
    expect(await bo.sees()).toContain('@mira gave this to somebody else');
    await world.passes({ hours: 1 });
    const asked = await root.sees();
    expect(asked).toContain('@mira would like you to own this');
    expect(asked).toContain('*Due:* Friday 26 March');
    await accepts(root);
    expect(await mira.sees()).toContain('@root accepted');

    await root.clicks('History');
    expect(await root.form()).not.toContain('CANARY');
    await mira.types('/delegate list');
    await mira.clicksInForm('More', { value: await idOf(world, '5-page Q3 retention report') });
    const history = await mira.form();
    expect(history).toContain('CANARY between the two of us');
    expect(history).toContain('@mira asked @root');
    await bo.types('/delegate list');
    expect(await bo.form()).toContain('somebody else has it now');
  });

  test('shows the change that waits, which is what they are asked for', async () => {
    const world = await accepted();
    const { mira } = world;
    await mira.clicks('Mend it');
    await mira.fillsAndSubmits({ Outcome: '12-page report', Due: '2027-03-30' });
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Hand over');
    const form = await mira.form();
    expect(form).toContain('“12-page report” goes from @bo to:');
    expect(form).toContain('It is as you changed it last, which @bo has not confirmed.');
    expect(form).toContain('Due (optional): ‹2027-03-30›');
    await mira.fillsAndSubmits({ Who: '@root' });
    await world.passes({ hours: 1 });
    expect(await world.person('root').sees()).toContain('12-page report');
  });

  test('of what is overdue asks for another date', async () => {
    const world = await accepted({ Due: '2027-03-17', 'Check-in': 'No check-in' });
    const { mira, at, person } = world;
    await at('2027-03-19T10:00');
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Hand over');
    expect(await mira.form()).toContain('The date so far is over.');
    expect(await mira.fillsAndSubmits({ Who: '@root', Due: '2027-03-18' })).toEqual({
      due: 'That day is over for root. Choose Friday 19 March or later.',
    });
    expect(await mira.fillsAndSubmits({ Due: '2027-03-26' })).toEqual({});
    await at('2027-03-22T10:00');
    expect(await person('root').sees()).toContain('*Due:* Friday 26 March');
  });

  test('of what is over at a moment of this day asks for another one', async () => {
    const { mira, ana, at } = await accepted({ Due: '2027-03-16', 'Due time': '09:30' });
    await at('2027-03-16T12:00');
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Hand over');
    expect(await mira.form()).toContain('The date so far is over.');
    const over = { Who: '@ana', Due: '2027-03-16', 'Due at': '09:30' };
    expect(await mira.fillsAndSubmits(over)).toEqual({
      due_at: '9:30 on Tuesday 16 March is over. Choose a later time or day.',
    });
    expect(await mira.fillsAndSubmits({ 'Due at': '18:30' })).toEqual({});
    await at('2027-03-16T15:00');
    expect(await ana.sees()).toContain('*Due:* Tuesday 16 March at 13:30');
  });

  test('takes no day that is over when they read of it, however long the form was open', async () => {
    const { mira, bo, ana, at } = await createWorld();
    await delegates(mira, '@ana', { Due: '2027-03-16' });
    await at('2027-03-15T16:00');
    await accepts(ana);
    await at('2027-03-16T17:00');
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Hand over');
    await at('2027-03-17T01:30');
    expect(await mira.fillsAndSubmits({ Who: '@bo' })).toEqual({
      due: 'That day is over for bo. Choose Wednesday 17 March or later.',
    });
    expect(await mira.fillsAndSubmits({ Due: '2027-03-18' })).toEqual({});
    await at('2027-03-17T09:00', 'Asia/Kolkata');
    expect(await bo.sees()).toContain('*Due:* Thursday 18 March');
  });

  test('to somebody who has just left keeps the form', async () => {
    const { mira, sandbox } = await accepted();
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Hand over');
    await mira.fills({ Who: '@otto' });
    sandbox.deactivates('otto');
    expect(await mira.submits()).toEqual({
      who: 'otto has left this workspace. Choose somebody else.',
    });
  });
});

describe('somebody who leaves the workspace', () => {
  test('is noticed, and the manager is asked what becomes of what they have', async () => {
    const world = await accepted();
    const { mira, sandbox, app } = world;
    await delegates(mira, '@bo', { Outcome: 'The price list' });
    await delegates(mira, '@bo', { Outcome: 'The offsite' });
    sandbox.deactivates('bo');
    await app.settled();
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo is deactivated in Slack. What becomes of what they have?
      “5-page Q3 retention report”
      [Hand over] [Take back]
      “The price list”
      [Hand over] [Take back]
      “The offsite”
      [Hand over] [Take back]
      · What you leave stays as it is, and in \`/delegate list\`. Nothing happens by itself."
    `);
    await mira.clicks('Hand over', { value: await idOf(world, 'The offsite') });
    await mira.fillsAndSubmits({ Who: '@root' });
    await world.passes({ hours: 1 });
    expect(await world.person('root').sees()).toContain('The offsite');
    await mira.clicks('Take back', { value: await idOf(world, 'The price list') });
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo is deactivated in Slack. What becomes of what they have?
      “5-page Q3 retention report”
      [Hand over] [Take back]
      “The price list”: ended.
      “The offsite”: somebody else is asked.
      · What you leave stays as it is, and in \`/delegate list\`. Nothing happens by itself."
    `);
    await mira.types('/delegate list');
    const list = await mira.form();
    expect(list).toMatch(/The price list\n· Taken back from @bo/);
    expect(list).toMatch(/5-page Q3 retention report\n· Accepted by @bo/);
  });

  test('while nobody told us of it is noticed all the same, also when their profile is read meanwhile', async () => {
    const { mira, bo, sandbox, passes } = await accepted();
    await mira.types('/delegate @bo the price list');
    await mira.fills({ ...report, Who: '@bo' });
    const user = sandbox.state.users[bo.id];
    if (!user) throw new Error('there is no bo');
    user.deleted = true;
    await passes({ hours: 30 });
    expect(await mira.submits()).toEqual({
      who: 'bo has left this workspace. Choose somebody else.',
    });
    await mira.closes();
    await passes({ hours: 8 * 24 });
    expect(await mira.looksAt()).toContain('@bo is deactivated in Slack. What becomes of');
  });

  test('as a manager, the delegate hears of it', async () => {
    const { bo, sandbox, app } = await accepted();
    sandbox.deactivates('mira');
    await app.settled();
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "@mira is deactivated in Slack. You have this from them: “5-page Q3 retention report”.
      · Ask your team who it is for now. It stays in your list until you hand it in, and no check-ins come."
    `);
  });

  test('as a manager, and comes back: the check-ins go on', async () => {
    const world = await accepted();
    const { bo, mira, sandbox, app, at } = world;
    sandbox.deactivates('mira');
    await app.settled();
    await at('2027-03-17T12:00', 'Europe/Berlin');
    expect(await bo.sees()).not.toContain('Any roadblock');
    const user = sandbox.state.users[mira.id];
    if (!user) throw new Error('there is no mira');
    user.deleted = false;
    await rowsOf(world)
      .updateTable('person')
      .set({ is_deactivated: 0, deactivated_at: null })
      .where('user_id', '=', mira.id)
      .execute();
    await at('2027-03-24T12:00', 'Europe/Berlin');
    expect(await bo.sees()).toContain('Any roadblock on “5-page Q3 retention report”?');
  });

  test('as a manager, leaves nobody stuck: no check-ins, and what is handed in is done', async () => {
    const { bo, sandbox, app, at } = await accepted({ Due: '2027-03-18' });
    sandbox.deactivates('mira');
    await app.settled();
    await bo.sees();
    await at('2027-03-24T09:00', 'Asia/Kolkata');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "“5-page Q3 retention report” was due Thursday 18 March; @mira is deactivated in Slack: your team may know who it is for now. I say this once.
      [Hand in]"
    `);
    await bo.clicks('Hand in');
    await bo.submits();
    expect(await bo.sees()).toContain('This was marked as done');
    await bo.types('/delegate list');
    expect(await bo.form()).not.toContain('Handed in');
  });

  test('and has what is overdue is not waited for', async () => {
    const { mira, sandbox, app, at } = await accepted({ Due: '2027-03-18' });
    sandbox.deactivates('bo');
    await app.settled();
    await mira.sees();
    await at('2027-03-19T09:00');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "“5-page Q3 retention report” was due Thursday 18 March; @bo is deactivated in Slack. I say this once.
      [Hand over] [Take back]"
    `);
  });
});

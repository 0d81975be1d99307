import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '../support/world.ts';
import { says } from '../talk/says.ts';
import { accepts, delegates } from './some.ts';

/** Mira has asked Bo, who has accepted; both have read what came of it. */
async function accepted(fields: Record<string, string> = {}): Promise<World> {
  const world = await createWorld();
  await delegates(world.mira, '@bo', fields);
  await accepts(world.bo);
  for (const who of [world.bo, world.mira]) await who.sees();
  return world;
}

describe('two descriptions of done', () => {
  test('stand side by side for the manager, who agrees', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.clicks('Accept');
    expect(await bo.form()).toMatchInlineSnapshot(`
      "Accept
      *The outcome*
      5-page Q3 retention report
      *Done looks like*
      Three causes with numbers, one proposal
      What does done look like, in your words?: ‹The board can read in five pages why shops leave, and what we would try first›
        · Where you two mean something else, it shows here and not at the end.
      · Only @mira reads this.
      [Accept] [Back]"
    `);
    await bo.fillsAndSubmits({ restated: 'Two causes with numbers' });
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo accepted: “5-page Q3 retention report”.
      *@mira: done looks like*
      Three causes with numbers, one proposal
      *@bo: done looks like*
      Two causes with numbers
      · Not the same: “Three causes” and “Two causes”.
      [We mean the same] [Mend it] [Write]
      · The first check-in is on Tuesday 23 March at 10:00, their time. Until then it is theirs.
      · You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.
        I write Monday to Friday, 8:00 to 18:00 by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.
      [Your hours] [Don't write to me]"
    `);
    await bo.sees();
    await mira.clicks('We mean the same');
    expect(await mira.sees()).toContain('You agreed with how @bo sees done');
    expect(await bo.sees()).toContain('@mira agrees with how you see done');
  });

  test.each([
    ['long', 'They see that '.padEnd(1950, 'each shop has a number, ')],
    ['short, and longer for Slack', 'The P&L says '.padEnd(700, 'A&B <x> ')],
  ])('are read to the end where one is %s', async (_, begins) => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.clicks('Accept');
    expect(await bo.fillsAndSubmits({ restated: `${begins} and not before May` })).toEqual({});
    expect(await mira.sees()).toContain('and not before May');
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    expect(await mira.form()).toContain('and not before May');
  });

  test('are mended, and the delegate hears what applies now', async () => {
    const { mira, bo } = await accepted();
    await mira.clicks('Mend it');
    expect(await mira.form()).toContain('They know in five pages why shops leave');
    await mira.fillsAndSubmits({ 'What does done look like?': 'Three causes, read by the board' });
    const told = await bo.sees();
    expect(told).toContain('@mira changed “5-page Q3 retention report”.');
    expect(told).toContain('*Done looks like:* Three causes, read by the board');
    expect(told).not.toContain('[Confirm]');
    // What the manager agrees with is what stands there by now.
    await mira.clicks('We mean the same');
    const seen = await mira.sees();
    expect(seen).toContain('This has changed since you last saw it.');
    expect(seen).toContain('Do you two mean the same by now?');
    expect(await bo.sees()).toBe('');
    await mira.clicks('We mean the same');
    expect(await bo.sees()).toContain('@mira agrees with how you see done');
  });
});

describe('a question', () => {
  test('reaches the other one in the thread of the contract, and so does the answer', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.sees();
    await bo.clicks('Ask');
    expect(await bo.form()).toMatchInlineSnapshot(`
      "Write
      To @mira, about “5-page Q3 retention report”.
      What would you like to ask or say?: ‹Who is going to read it?›
      · Only @mira reads this. It is kept with the delegation, for you two.
      [Send] [Back]"
    `);
    await bo.fillsAndSubmits({ words: 'Who reads it? <!here>' });
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*@bo writes about “5-page Q3 retention report”:*
      Who reads it? <!here>
      [Answer]
      · Only @bo reads your answer. A reply in this thread works too.
      · You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.
        I write Monday to Friday, 8:00 to 18:00 by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.
      [Your hours] [Don't write to me]"
    `);
    await mira.clicks('Answer');
    await mira.fillsAndSubmits({ words: 'The board.' });
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "↳ *@mira writes about “5-page Q3 retention report”:*
      ↳ The board.
      ↳ [Answer]
      ↳ · Only @mira reads your answer. A reply in this thread works too."
    `);
    await bo.clicks('Answer');
    await bo.fillsAndSubmits({ words: 'All of it?' });
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "↳ *@bo writes about “5-page Q3 retention report”:*
      ↳ All of it?
      ↳ [Answer]
      ↳ · Only @bo reads your answer. A reply in this thread works too."
    `);
    await bo.clicks('History');
    expect(await bo.form()).toMatchInlineSnapshot(`
      "The contract
      *From @mira to @bo:* 5-page Q3 retention report
      *Done looks like:* Three causes with numbers, one proposal
      *How far it goes:* “Decide, tell me after”: you decide and act, and tell @mira afterwards.
      *Check-in:* every Tuesday at 10:00, your time
      *Due:* no date
      [Accept] [Decline] [Write]
      ———
      *The outcome*
      5-page Q3 retention report
      *Done looks like*
      Three causes with numbers, one proposal
      ———
      What you two did
      Monday 15 March at 13:00 · @mira asked @bo
      Monday 15 March at 13:00 · @bo wrote:
      > Who reads it? <!here>
      Monday 15 March at 13:00 · @mira wrote:
      > The board.
      Monday 15 March at 13:00 · @bo wrote:
      > All of it?
      · Only the two of you see this.
      [Close]"
    `);
  });

  test('can be a reply in the thread, which is sent after a click and once', async () => {
    const { mira, bo, otto } = await createWorld();
    await delegates(mira, '@bo');
    await bo.sees();
    await says(bo, 'May I ask the shops?', 'would like you to own this');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "↳ bo: May I ask the shops?
      ↳ Shall I send @mira what you wrote here?
      ↳ [Send it] [No, it stays with me]
      ↳ · Only @mira would read it, about “5-page Q3 retention report”. To answer, press Accept or Decline above."
    `);
    expect(await mira.sees()).toBe('');
    await bo.clicks('Send it');
    expect(await bo.sees()).toContain('Sent to @mira.');
    expect(await mira.sees()).toContain('May I ask the shops?');
    await says(mira, 'Do ask them.', 'writes about');
    await mira.clicks('No, it stays with me');
    expect(await bo.sees()).toBe('');
    await says(mira, 'Do ask them, please.', 'writes about');
    await mira.clicks('Send it');
    expect(await bo.sees()).toContain('Do ask them, please.');
    expect(await otto.sees()).toBe('');
  });
});

describe('a change', () => {
  test('of what matters waits until the delegate confirms', async () => {
    const { mira, bo } = await accepted({ Due: '2027-03-26' });
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Change it');
    await mira.fillsAndSubmits({
      Due: '2027-03-24',
      'Due at': '15:00',
      'Its limit': 'up to $500',
    });
    expect(await mira.form()).toContain('A change waits for the delegate');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "@mira would like to change “5-page Q3 retention report”.
      *Due:* Wednesday 24 March at 19:30 _(until now: Friday 26 March)_
      *How far it goes:* “Decide, tell me after”: you decide and act, and tell @mira afterwards. Limit: up to $500 _(until now: “Decide, tell me after”: you decide and act, and tell @mira afterwards.)_
      *Done looks like:* Three causes with numbers, one proposal
      *Check-in:* every Tuesday at 10:00, your time
      [Confirm] [Object] [Ask]
      · Until you confirm, what you agreed on holds. The check-ins are as they stand here."
    `);
    await bo.types('/delegate list');
    expect(await bo.form()).toContain('due Friday 26 March');
    await bo.closes();
    await bo.clicks('Confirm');
    expect(await bo.sees()).toContain('You confirmed the change');
    const told = await mira.sees();
    expect(told).toContain('@bo confirmed the change');
    expect(told).toContain('Wednesday 24 March at 15:00');
    expect(told).toContain('Limit: up to $500');
  });

  test('can be refused, with a reason, and it stays as it was', async () => {
    const { mira, bo } = await accepted();
    await mira.clicks('Mend it');
    await mira.fillsAndSubmits({ Outcome: 'Two reports' });
    await bo.clicks('Object');
    await bo.fillsAndSubmits({ words: 'One is what I can do.' });
    const told = await mira.sees();
    expect(told).toContain('@bo does not agree to the change: “5-page Q3 retention report”.');
    expect(told).toContain('One is what I can do.');
    await mira.types('/delegate list');
    expect(await mira.form()).not.toContain('Two reports');
  });

  test('of outcome and what done looks like is refused as one; check-ins apply at once', async () => {
    const { mira, bo } = await accepted();
    await mira.clicks('Mend it');
    await mira.fillsAndSubmits({
      Outcome: 'Two reports',
      'What does done look like?': 'Ten causes',
      'Check-ins': ['1', '4'],
    });
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "*You accepted this on Monday 15 March at 13:00:* 5-page Q3 retention report
      *Done looks like:* Three causes with numbers, one proposal
      *How far it goes:* “Decide, tell me after”: you decide and act, and tell @mira afterwards.
      *Check-in:* every Monday and Thursday at 10:00, your time: is anything in the way?
      *Due:* no date
      [Hand in] [Write] [History]
      · @mira hears of it. You wrote: “They know in five pages why shops leave”
      · You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.
        I write Monday to Friday, 8:00 to 18:00 by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.
      [Your hours] [Don't write to me]

      @mira would like to change “5-page Q3 retention report”.
      *Outcome:* Two reports _(until now: 5-page Q3 retention report)_
      *Done looks like:* Ten causes _(until now: Three causes with numbers, one proposal)_
      *Check-in:* every Monday and Thursday at 10:00, your time
      [Confirm] [Object] [Ask]
      · Until you confirm, what you agreed on holds. The check-ins are as they stand here."
    `);
    await bo.clicks('Object');
    expect(await bo.form()).toContain(
      'Outcome, what done looks like, due date and authority stay as you two agreed.',
    );
    await bo.submits();
    expect(await mira.sees()).toContain(
      'Outcome, what done looks like, due date and authority stay as they were.',
    );
    await bo.types('/delegate list');
    await bo.clicksInForm('More');
    const contract = await bo.form();
    expect(contract).toContain('*Done looks like:* Three causes with numbers, one proposal');
    expect(contract).toContain('*Check-in:* every Monday and Thursday at 10:00');
  });

  test('that waits shows in the form that changes it again', async () => {
    const { mira, bo } = await accepted();
    await mira.clicks('Mend it');
    await mira.fillsAndSubmits({
      Outcome: 'Two reports',
      'What does done look like?': 'Ten causes',
    });
    await mira.clicks('Mend it');
    const form = await mira.form();
    expect(form).toContain('Two reports');
    expect(form).toContain('Ten causes');
    await mira.fillsAndSubmits({ Outcome: '5-page Q3 retention report' });
    const told = await bo.sees();
    expect(told).toContain('*Done looks like:* Ten causes');
  });

  test('that is confirmed after its own date says so to both', async () => {
    const { mira, bo, at } = await accepted({ Due: '2027-03-16' });
    await mira.clicks('Mend it');
    await mira.fillsAndSubmits({ Due: '2027-03-17' });
    await at('2027-03-18T12:00');
    await bo.sees();
    await mira.sees();
    await bo.clicks('Confirm');
    expect(await bo.sees()).toContain('Its date is over by now. A new one helps both of you.');
    const told = await mira.sees();
    expect(told).toContain('@bo confirmed the change');
    expect(told).toContain('Its date is over by now. A new one helps both of you.');
    expect(told).toContain('[Change it]');
  });

  test('that was replaced is not confirmed by an old button', async () => {
    const { mira, bo } = await accepted();
    for (const outcome of ['Two reports', 'Three reports']) {
      await mira.clicks('Mend it');
      await mira.fillsAndSubmits({ Outcome: outcome });
    }
    const first = await bo.finds('Two reports');
    await bo.person.clicks(first, 'Confirm');
    expect(await bo.sees()).toContain('This has changed since you last saw it.');
    expect(await mira.sees()).toBe('');
    const second = await bo.finds('Three reports');
    await bo.person.clicks(second, 'Confirm');
    expect(await mira.sees()).toContain('@bo confirmed the change: “Three reports”.');
  });

  test('before the answer asks anew, and the old request leads to the new one', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.sees();
    await bo.clicks('Accept');
    await bo.fills({ restated: 'One report' });
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Change it');
    await mira.fillsAndSubmits({ Outcome: 'Two reports' });
    expect(await bo.submits()).toEqual({
      restated: expect.stringContaining('This has changed since you last saw it.'),
    });
    expect(await bo.form()).toContain('One report');
    await bo.closes();
    const seen = await bo.sees();
    expect(seen).toContain('is asked anew by @mira: see the newer message.');
    expect(seen).toContain('@mira would like you to own this:* Two reports');
    await accepts(bo);
    expect(await mira.sees()).toContain('@bo accepted: “Two reports”.');
  });

  test('before the answer says when it is asked anew, where that is in the morning', async () => {
    const { mira, bo, at } = await createWorld();
    await delegates(mira, '@bo');
    await bo.sees();
    await at('2027-03-15T16:00');
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Change it');
    await mira.fillsAndSubmits({ Outcome: 'Two reports' });
    expect(await bo.sees()).toContain(
      'is asked anew by @mira: the newer message comes on Tuesday 16 March at 8:00.',
    );
  });

  test('that changes nothing, or names a day that is over, keeps the form', async () => {
    const { mira } = await accepted();
    await mira.clicks('Mend it');
    expect(await mira.submits()).toEqual({
      outcome: expect.stringContaining('Nothing of it is different'),
    });
    expect(await mira.fillsAndSubmits({ Due: '2027-03-12' })).toEqual({
      due: 'That day is over for bo. Choose Monday 15 March or later.',
    });
    expect(await mira.fillsAndSubmits({ Due: '2027-03-15', 'Due at': '08:00' })).toEqual({
      due_at: '8:00 on Monday 15 March is over. Choose a later time or day.',
    });
    expect(await mira.fillsAndSubmits({ Due: '', 'Due at': '15:00' })).toEqual({
      due_at: 'Choose a day for this time, or no time.',
    });
  });

  test.each([true, false])(
    'to a day that is over when the delegate reads of it keeps the form (accepted: %s)',
    async (isAccepted) => {
      const { mira, bo, at } = await createWorld();
      await delegates(mira, '@bo', { Due: '2027-03-26' });
      if (isAccepted) await accepts(bo);
      await at('2027-03-15T17:00');
      await mira.types('/delegate list');
      await mira.clicksInForm('More');
      await mira.clicksInForm('Change it');
      expect(await mira.fillsAndSubmits({ Due: '2027-03-15' })).toEqual({
        due: 'bo gets this on Tuesday 16 March at 8:00, their time, and that day is over then. Choose Tuesday 16 March or later.',
      });
      expect(await mira.fillsAndSubmits({ Due: '2027-03-16' })).toEqual({});
    },
  );

  test('asks nobody anew for what is overdue', async () => {
    const { mira, at } = await createWorld();
    await delegates(mira, '@bo', { Due: '2027-03-16' });
    await at('2027-03-17T09:00');
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Change it');
    expect(await mira.fillsAndSubmits({ Outcome: 'Two reports' })).toEqual({
      due: 'That day is over for bo. Choose Wednesday 17 March or later.',
    });
  });
});

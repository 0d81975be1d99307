import { describe, expect, test } from 'vitest';
import { createWorld } from '../support/world.ts';
import { accepts, delegates, idIn, inTheirWords } from './some.ts';

describe('the answer', () => {
  test('is told to the manager, and the delegate sees what they said', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.sees();
    await accepts(bo);
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "*You accepted this on Monday 15 March at 13:00:* 5-page Q3 retention report
      *Done looks like:* Three causes with numbers, one proposal
      *How far it goes:* “Decide, tell me after”: you decide and act, and tell @mira afterwards.
      *Check-in:* every Tuesday at 10:00, your time: is anything in the way?
      *Due:* no date
      [Hand in] [Write] [History]
      · @mira hears of it. You wrote: “They know in five pages why shops leave”
      · You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.
        I write Monday to Friday, 8:00 to 18:00 by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.
      [Your hours] [Don't write to me]"
    `);
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo accepted: “5-page Q3 retention report”.
      *@mira: done looks like*
      Three causes with numbers, one proposal
      *@bo: done looks like*
      They know in five pages why shops leave
      [We mean the same] [Mend it] [Write]
      · The first check-in is on Tuesday 23 March at 10:00, their time. Until then it is theirs.
      · You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.
        I write Monday to Friday, 8:00 to 18:00 by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.
      [Your hours] [Don't write to me]"
    `);
  });

  test('can be no, with a reason', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo', { Due: '2027-03-26' });
    await bo.clicks('Decline');
    expect(await bo.form()).toMatchInlineSnapshot(`
      "Decline
      “5-page Q3 retention report”
      Why? (optional): ‹The release takes all of my week. From Monday on I could.›
        · You can leave this empty. A reason helps to find what would work.
      · Only @mira reads this.
      [Decline] [Back]"
    `);
    await bo.fillsAndSubmits({ 'Why?': 'The release takes *all* of my week <!here>' });
    expect(await bo.looksAt()).toContain('You declined this on Monday 15 March at 13:00');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo declined: “5-page Q3 retention report”.
      *Why*
      The release takes *all* of my week <!here>
      [Ask somebody else] [Write]
      · You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.
        I write Monday to Friday, 8:00 to 18:00 by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.
      [Your hours] [Don't write to me]"
    `);
    await mira.clicks('Ask somebody else');
    expect(await mira.form()).toContain('Three causes with numbers, one proposal');
  });

  test('can be no, without one', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.clicks('Decline');
    await bo.submits();
    expect(await mira.sees()).toContain('They gave no reason.');
  });

  test('counts once, however often somebody clicks and however often the form is delivered', async () => {
    const { mira, bo, app, sandbox } = await createWorld();
    await delegates(mira, '@bo');
    const asked = await bo.finds('would like you to own this');
    await Promise.all([bo.person.clicks(asked, 'Accept'), bo.person.clicks(asked, 'Accept')]);
    await app.settled();
    sandbox.faults.redeliver(2);
    expect(await bo.fillsAndSubmits({ restated: inTheirWords })).toEqual({});
    expect((await mira.sees()).split('accepted:').length).toBe(2);
    expect((await bo.sees()).split('You accepted this').length).toBe(2);
  });

  test('shows in the message even when Slack never said that it was posted', async () => {
    const { mira, bo, sandbox, passes } = await createWorld();
    sandbox.faults.next('chat.postMessage', { kind: 'resetAfter' });
    await delegates(mira, '@bo');
    await accepts(bo);
    expect(await bo.sees()).toContain('You accepted this');
    await passes({ minutes: 2 });
    expect(await bo.sees()).toBe('');
    expect(await mira.sees()).toContain('@bo accepted');
  });

  test('comes too late after it was taken back', async () => {
    const { mira, bo, sandbox } = await createWorld();
    await delegates(mira, '@bo');
    await bo.sees();
    sandbox.faults.next('chat.update', { kind: 'error', error: 'cant_update_message' });
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    expect(await mira.form()).toContain('Taken back from @bo');
    expect(await bo.sees()).toBe('');
    await bo.clicks('Accept');
    const seen = await bo.sees();
    expect(seen).toContain('(only you) This was taken back by mira on Monday 15 March at 13:00.');
    expect(seen).toContain('This was taken back by @mira on Monday 15 March at 13:00');
    expect(await mira.sees()).toBe('');
  });

  test('keeps a reason that comes too late', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.clicks('Decline');
    await bo.fills({ 'Why?': 'No time' });
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    expect(await bo.submits()).toEqual({
      reason: 'This was taken back by mira on Monday 15 March at 13:00. Your words are still here.',
    });
    expect(await bo.form()).toContain('No time');
  });

  test('can be given on the Home tab and in the list', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await delegates(mira, '@bo', { Outcome: 'The release notes' });
    await bo.opensHome();
    await bo.clicksOnHome('Accept', { value: await idIn(bo, 'The release notes') });
    await bo.fillsAndSubmits({ restated: inTheirWords });
    expect(await mira.sees()).toContain('@bo accepted: “The release notes”.');
    await bo.types('/delegate list');
    await bo.clicksInForm('Decline');
    await bo.submits();
    expect(await mira.sees()).toContain('@bo declined: “5-page Q3 retention report”.');
    expect(await bo.form()).toMatchInlineSnapshot(`
      "Your delegations
      ‹Given and yours› ‹In any state›
      Yours
      ———
      The release notes
      · From @mira · accepted · next check-in on Tuesday 23 March at 10:00
      [Hand in] [More]
      ———
      5-page Q3 retention report
      · From @mira · you declined
      [More]
      ———
      [Delegate something]
      · Only you and the other person see each of these.
      [Close]"
    `);
    expect(await bo.looksAt()).not.toContain('[Accept]');
  });

  test('to what has not gone out yet withdraws it', async () => {
    const { mira, ana, at } = await createWorld();
    await delegates(mira, '@ana');
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    await at('2027-03-15T15:00');
    expect(await ana.sees()).toBe('');
  });

  test('to what concerns somebody else does nothing, whatever a button says', async () => {
    const { mira, bo, otto, sandbox } = await createWorld();
    await delegates(mira, '@bo');
    const theirs = await idIn(bo, 'would like you to own this');
    await delegates(bo, '@otto', { Outcome: 'The price list' });
    await otto.types('/delegate list');
    await otto.sees();
    for (const what of ['Accept', 'Decline']) {
      const open = await otto.person.view();
      const own = /delegations.accept","value":"([^"]+)"/.exec(JSON.stringify(open))?.[1] ?? '';
      expect(own).not.toBe('');
      for (const modal of Object.values(sandbox.state.modals).flat()) {
        modal.view.blocks = JSON.parse(JSON.stringify(modal.view.blocks).replaceAll(own, theirs));
      }
      await otto.clicksInForm(what);
      expect(await otto.form()).toContain("I can't find that delegation any more.");
      await otto.person.closes({ all: true });
      await otto.types('/delegate list');
    }
    expect(await mira.sees()).toBe('');
  });

  test("is nobody else's to give", async () => {
    const { mira, bo, otto } = await createWorld();
    await delegates(mira, '@bo');
    await delegates(otto, '@bo', { Outcome: 'The price list' });
    await otto.types('/delegate list');
    expect(await otto.form()).toContain('The price list');
    expect(await otto.form()).not.toContain('retention');
    expect(await bo.looksAt()).toContain('@otto would like you to own this:');
  });
});

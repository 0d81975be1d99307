import { describe, expect, test } from 'vitest';
import { createWorld } from '../support/world.ts';
import { delegates, idIn, report } from './some.ts';

describe('/delegate', () => {
  test('opens a form that says who sees it', async () => {
    const { mira } = await createWorld();
    await mira.types('/delegate');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Delegate
      Who: ‹ ›
      Outcome: ‹A 5-page report on retention in Q3, sent to the board›
        · What will be there in the end? How they get there is theirs.
      What does done look like?: ‹Three causes with numbers, and one proposal that we could start next week›
        · How will you both see that it is done?
      Authority: ‹ ›
        · How far do they go without asking you?
      Check-in: ‹Tuesday›
        · Once a week I ask them whether anything is in the way. You hear of it only then.
      Check-in time (optional): ‹10:00›
        · By their clock, wherever they are.
      Due (optional): ‹No date›
      · You and the person you choose see this, nobody else. They can accept or decline.
      [Ask them] [Cancel]"
    `);
  });

  test('fills in the person and the outcome', async () => {
    const { mira } = await createWorld();
    await mira.types('/delegate @ana 5-page Q3 retention report with @bo');
    const form = await mira.form();
    expect(form).toContain('Who: ‹ana›');
    expect(form).toContain('Outcome: ‹5-page Q3 retention report with @bo›');
    await mira.fillsAndSubmits({ ...report, Outcome: 'The report, with @bo' });
    expect(await mira.form()).toContain('“The report, with @bo”');
    await mira.types('/delegate list');
    expect(JSON.stringify(await mira.person.view())).toContain('The report, with <@U0BO0000000>');
  });

  test('says why somebody cannot be asked, and keeps the rest', async () => {
    const { mira } = await createWorld();
    await mira.types('/delegate @buildbot the nightly build');
    expect(await mira.form()).toContain('buildbot is an app. Choose a person.');
    expect(await mira.form()).toContain('the nightly build');
    await mira.types('/delegate @mira the nightly build');
    expect(await mira.form()).toContain('That is you.');
  });

  test('loses nothing of an outcome that is too long', async () => {
    const { mira } = await createWorld();
    const text = Array.from({ length: 500 }, (_, n) => `w${n}&`).join(' ');
    await mira.types(`/delegate @ana ${text}`);
    const form = await mira.form();
    for (const word of text.split(' ')) expect(form).toContain(word);
  });

  test('explains itself, also after a word that it does not know', async () => {
    const { mira } = await createWorld();
    await mira.types('/delegate help');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "(only you) Delegating hands over an outcome: you agree on what done looks like, the way there is theirs.
      • \`/delegate\` opens the form
      • \`/delegate @ana 5-page Q3 retention report\` opens it with person and outcome filled in
      • \`/delegate list\` shows what you gave and what is yours
      · Only you and the person you ask see a delegation. They can accept or decline it.
      [Delegate something]"
    `);
    await mira.types('/delegate stauts`&');
    expect(await mira.sees()).toContain("I don't know “stauts`&”.");
    await mira.clicks('Delegate something');
    expect(await mira.form()).toContain('Outcome');
  });

  test.each([
    ['@mira', 'That is you. Choose who is to own it instead.'],
    ['@buildbot', 'buildbot is an app. Choose a person.'],
  ])('is not for %s', async (who, problem) => {
    const { mira } = await createWorld();
    expect(await delegates(mira, who)).toEqual({ who: problem });
    expect(await mira.form()).toContain('5-page Q3 retention report');
  });

  test('is not for somebody who has just left', async () => {
    const { mira, sandbox } = await createWorld();
    await mira.types('/delegate');
    await mira.fills({ Who: '@bo', ...report });
    sandbox.deactivates('bo');
    expect(await mira.submits()).toEqual({
      who: 'bo has left this workspace. Choose somebody else.',
    });
  });

  test('takes no day that is over where the delegate is, and no check-in without a time', async () => {
    const { mira } = await createWorld({ starts: '2027-03-15T08:30[Europe/Berlin]' });
    expect(await delegates(mira, '@bo', { Due: '2027-03-14' })).toEqual({
      due: 'That day is over for bo. Choose Monday 15 March or later.',
    });
    // On Kiritimati Monday is nearly over, but not quite; and it is evening.
    expect(await delegates(mira, '@karl', { Due: '2027-03-15' })).toEqual({
      due: expect.stringContaining('karl gets this on Tuesday 16 March at 8:00, their time'),
    });
    expect(await delegates(mira, '@karl', { Due: '2027-03-16' })).toEqual({});
    expect(await delegates(mira, '@bo', { Outcome: ' \u200d ' })).toEqual({
      outcome: 'Say what will be there in the end.',
    });
  });

  test('reaches the delegate in their hours, and says when that is', async () => {
    const { mira, ana, at } = await createWorld();
    await delegates(mira, '@ana', { Due: '2027-03-26' });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "On its way
      “5-page Q3 retention report”
      @ana gets it today at 8:00, their time.
      · You hear from me when they answer. \`/delegate list\` shows where everything stands.
      [Done]"
    `);
    expect(await ana.sees()).toBe('');
    await at('2027-03-15T12:59');
    expect(await ana.sees()).toBe('');
    await at('2027-03-15T13:00');
    expect(await ana.sees()).toMatchInlineSnapshot(`
      "@mira would like you to own this. Is it clear, and is it for you?
      *The outcome*
      5-page Q3 retention report
      *Done looks like*
      Three causes with numbers, one proposal
      *How far it goes:* decide, and tell @mira afterwards
      *Check-in:* every Tuesday at 10:00, your time. One question: is anything in the way?
      *Due:* Friday 26 March
      [Accept] [Decline]
      · Only @mira sees what you answer. Declining is fine: nothing more comes of it then.
      · You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.
        I write Monday to Friday, 8:00 to 18:00 by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.
      [Your hours] [Don't write to me]"
    `);
  });

  test('takes no day that is over before the delegate gets it', async () => {
    const { mira } = await createWorld({ starts: '2027-03-19T17:30[Europe/Berlin]' });
    expect(await delegates(mira, '@bo', { Due: '2027-03-20' })).toEqual({
      due: 'bo gets this on Monday 22 March at 8:00, their time, and that day is over then. Choose Monday 22 March or later.',
    });
    expect(await mira.fillsAndSubmits({ Due: '2027-03-22' })).toEqual({});
  });

  test('says weekday and date to somebody who has another one', async () => {
    const { mira } = await createWorld({ starts: '2027-03-15T20:30[Europe/Berlin]' });
    await delegates(mira, '@bo');
    expect(await mira.form()).toContain('@bo gets it on Tuesday 16 March at 8:00, their time.');
  });

  test('explains itself only to those who have set up nothing', async () => {
    const { mira, bo } = await createWorld();
    await bo.types('/coach');
    await bo.submits();
    await delegates(mira, '@bo');
    expect(await bo.looksAt()).toContain('Only @mira sees what you answer.');
    expect(await bo.looksAt()).not.toContain('You get this from Both Hats');
  });

  test('says when a check-in would never come', async () => {
    const { mira } = await createWorld();
    await delegates(mira, '@bo', { 'Check-in': 'Sunday' });
    expect(await mira.form()).toContain(
      "The check-in every Sunday at 10:00 falls outside @bo's working hours",
    );
  });

  test('is asked once when the form is delivered twice', async () => {
    const { mira, bo, sandbox } = await createWorld();
    await mira.types('/delegate @bo');
    await mira.fills(report);
    sandbox.faults.redeliver(2);
    await mira.submits();
    sandbox.faults.redeliver(1);
    expect((await bo.sees()).split('would like you to own this').length).toBe(2);
  });
});

describe('the answer', () => {
  test('is told to the manager, and the delegate sees what they said', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.sees();
    await bo.clicks('Accept');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "@mira asked whether you would own this.
      *The outcome*
      5-page Q3 retention report
      *Done looks like*
      Three causes with numbers, one proposal
      *How far it goes:* decide, and tell @mira afterwards
      *Check-in:* every Tuesday at 10:00, your time. One question: is anything in the way?
      You accepted this on Monday 15 March at 13:00. @mira hears of it.
      · You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.
        I write Monday to Friday, 8:00 to 18:00 by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.
      [Your hours] [Don't write to me]"
    `);
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo accepted: “5-page Q3 retention report”.
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
    expect(await bo.looksAt()).toContain('You declined this on Monday 15 March at 13:00.');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo declined: “5-page Q3 retention report”.
      *Why*
      The release takes *all* of my week <!here>
      [Ask somebody else]
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

  test('counts once, however often somebody clicks', async () => {
    const { mira, bo, app } = await createWorld();
    await delegates(mira, '@bo');
    const asked = await bo.finds('would like you to own this');
    await Promise.all([bo.person.clicks(asked, 'Accept'), bo.person.clicks(asked, 'Accept')]);
    await app.settled();
    expect(await bo.sees()).toContain('You accepted this already on Monday 15 March at 13:00.');
    expect((await mira.sees()).split('accepted:').length).toBe(2);
  });

  test('shows in the message even when Slack never said that it was posted', async () => {
    const { mira, bo, sandbox, passes } = await createWorld();
    sandbox.faults.next('chat.postMessage', { kind: 'resetAfter' });
    await delegates(mira, '@bo');
    await bo.clicks('Accept');
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
    expect(seen).toContain('This was taken back by @mira on Monday 15 March at 13:00.');
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
      reason: 'This was taken back by mira on Monday 15 March at 13:00.',
    });
    expect(await bo.form()).toContain('No time');
  });

  test('can be given on the Home tab and in the list', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await delegates(mira, '@bo', { Outcome: 'The release notes' });
    await bo.opensHome();
    await bo.clicksOnHome('Accept', { value: await idIn(bo, 'The release notes') });
    expect(await mira.sees()).toContain('@bo accepted: “The release notes”.');
    await bo.types('/delegate list');
    await bo.clicksInForm('Decline');
    await bo.submits();
    expect(await mira.sees()).toContain('@bo declined: “5-page Q3 retention report”.');
    expect(await bo.form()).toMatchInlineSnapshot(`
      "Your delegations
      Yours
      ———
      The release notes
      · From @mira · accepted · next check-in on Tuesday 23 March at 10:00
      [Mark done]
      ———
      5-page Q3 retention report
      · From @mira · you declined
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
    expect(await bo.looksAt()).toContain('@otto would like you to own this.');
  });
});

describe('the list and the Home tab', () => {
  test('show what was given and what is owned', async () => {
    const { mira, bo, ana, at, passes } = await createWorld();
    await delegates(mira, '@bo', { Due: '2027-03-26' });
    await passes({ minutes: 1 });
    await delegates(mira, '@ana', { Outcome: 'The release notes' });
    await delegates(bo, '@mira', { Outcome: 'A decision on the tool' });
    await bo.clicks('Accept');
    await at('2027-03-15T13:00');
    expect(await ana.sees()).toContain('The release notes');
    await mira.types('/delegate list');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your delegations
      Given by you
      ———
      The release notes
      · Waiting for @ana
      [Mark done] [Take back]
      ———
      5-page Q3 retention report
      · Accepted by @bo · due Friday 26 March · next check-in on Tuesday 23 March at 5:30
      [Mark done] [Take back]
      Yours
      ———
      A decision on the tool
      · From @bo · waiting for your answer
      [Accept] [Decline]
      ———
      [Delegate something]
      · Only you and the other person see each of these.
      [Close]"
    `);
    await mira.opensHome();
    expect((await mira.homeTab()).split('Delegations')[1]).toMatchInlineSnapshot(`
      "
      · *Given by you*
      The release notes
      Waiting for @ana
      [Mark done]
      5-page Q3 retention report
      Accepted by @bo · due Friday 26 March · next check-in on Tuesday 23 March at 5:30
      [Mark done]
      · *Yours*
      A decision on the tool
      From @bo · waiting for your answer
      [Accept] [Decline]
      [Delegate something] [See all]
      ———
      Your hours
      I write Monday to Friday, quiet 18:00 to 8:00 (Europe/Berlin, as in your Slack profile).
      [Change hours] [Days off] [Don't write to me]
      · Do you lead a team? Both Hats can also coach you: a few nudges a week, a private record of what went well. Nobody is told.
      [Set up your coach]
      ———
      · *What is kept about you* is yours: have it sent to you, or have it deleted.
      [Send me everything] [Forget me]
      · Only you see this page. \`/coach help\` lists everything."
    `);
  });

  test('invite somebody who has none', async () => {
    const { mira } = await createWorld();
    await mira.types('/delegate list');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your delegations
      Nothing is handed over yet. What do you do every week that somebody in your team would grow with?
      ———
      [Delegate something]
      · Only you and the other person see each of these.
      [Close]"
    `);
    await mira.clicksInForm('Delegate something');
    expect(await mira.fillsAndSubmits({ Who: '@bo', ...report })).toEqual({});
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('Waiting for @bo');
  });

  test('mark as done, and the other one hears of it', async () => {
    const { mira, bo, at } = await createWorld();
    await delegates(mira, '@bo');
    await bo.clicks('Accept');
    await mira.opensHome();
    await mira.clicksOnHome('Mark done');
    expect(await mira.homeTab()).not.toContain('retention report');
    expect(await bo.looksAt()).toContain(
      '@mira marked this as done: “5-page Q3 retention report”. Thank you!',
    );
    await bo.sees();
    await at('2027-03-23T12:00');
    expect(await bo.sees()).toBe('');
  });

  test('tell somebody at work that it was taken back', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.clicks('Accept');
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    expect(await bo.looksAt()).toContain('@mira took this back: “5-page Q3 retention report”.');
  });

  test('say of a request what is true of it, before and after it is there', async () => {
    const { mira, bo, at } = await createWorld({ starts: '2027-03-15T20:30[Europe/Berlin]' });
    await mira.opensHome();
    await delegates(mira, '@bo');
    expect(await mira.homeTab()).toContain('Not delivered yet: @bo gets it tomorrow at 3:30');
    await at('2027-03-16T09:00');
    await mira.types('/delegate list');
    expect(await mira.form()).toContain('Waiting for @bo');
    await bo.clicks('Accept');
    expect(await mira.homeTab()).toContain('Accepted by @bo');
    await at('2027-03-16T09:30');
    await delegates(mira, '@bo', { Outcome: 'The release notes' });
    expect(await mira.homeTab()).toContain('Waiting for @bo');
    expect(await mira.homeTab()).not.toContain('gets it');
  });

  test('say when nobody knows whether a request arrives', async () => {
    const { mira, bo } = await createWorld();
    await bo.types('/coach');
    await bo.submits();
    await bo.types('/coach pause');
    await bo.submits();
    await delegates(mira, '@bo');
    expect(await mira.form()).toContain('I cannot say when @bo gets it.');
    await mira.types('/delegate list');
    expect(await mira.form()).toContain('Not delivered yet: @bo is not reachable now');
  });

  test('open again what was marked as done by mistake', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.clicks('Accept');
    await mira.opensHome();
    await mira.clicksOnHome('Mark done');
    await bo.sees();
    await mira.types('/delegate list');
    await mira.clicksInForm('Not done yet');
    expect(await mira.form()).toContain('Accepted by @bo · next check-in');
    expect(await mira.form()).not.toContain('Not done yet');
    expect(await bo.sees()).toContain(
      '@mira says that this is not done after all: “5-page Q3 retention report”.',
    );
  });

  test('take two quick clicks on a page as one', async () => {
    const { mira, app, passes } = await createWorld();
    for (let n = 1; n <= 11; n += 1) {
      await delegates(mira, '@ana', { Outcome: `Thing ${n}.` });
      await passes({ minutes: 1 });
    }
    await mira.types('/delegate list');
    await Promise.all([mira.person.clicks('view', 'Older'), mira.person.clicks('view', 'Older')]);
    await app.settled();
    expect(await mira.form()).toContain('Thing 1.');
    expect(await mira.form()).not.toContain('That did not work');
  });

  test('turn the page', async () => {
    const { mira, passes } = await createWorld();
    for (let n = 1; n <= 11; n += 1) {
      await delegates(mira, '@ana', { Outcome: `Thing ${n}.` });
      await passes({ minutes: 1 });
    }
    await mira.types('/delegate list');
    expect(await mira.form()).toContain('Thing 11.');
    expect(await mira.form()).not.toContain('Thing 1.');
    await mira.clicksInForm('Older');
    expect(await mira.form()).toContain('Thing 1.');
    await mira.clicksInForm('Mark done');
    expect(await mira.form()).toContain('Done, with @ana');
    await mira.clicksInForm('Newer');
    expect(await mira.form()).toContain('Thing 11.');
  });
});

describe('what cannot be delivered', () => {
  test.each([
    ['account_inactive', 'their Slack account is deactivated. Choose somebody else.'],
    ['cannot_dm_bot', 'it is an app, and apps get no messages from me. Choose a person.'],
    ['user_not_found', 'Slack does not know them in this workspace any more.'],
    ['gave_up', 'Slack took no message to them for a whole day. Talk to them, or ask again.'],
    ['restricted_action', 'Slack refused it (restricted_action). Ask whoever installed Both Hats'],
  ])('for %s, is told to the manager with what to change', async (error, words) => {
    const { mira, sandbox } = await createWorld();
    sandbox.faults.next('chat.postMessage', { kind: 'error', error });
    await delegates(mira, '@bo');
    expect(await mira.sees()).toContain(
      `I could not deliver “5-page Q3 retention report” to @bo: ${words}`,
    );
    await mira.types('/delegate list');
    expect(await mira.form()).toContain(`Not delivered to @bo: ${words}`);
    await mira.clicks('Take it back');
    expect(await mira.looksAt()).toContain('You took this back');
  });

  test('of an answer, is told to whoever gave it', async () => {
    const { mira, bo, sandbox } = await createWorld();
    await delegates(mira, '@bo');
    sandbox.faults.next('chat.postMessage', { kind: 'error', error: 'account_inactive' });
    await bo.clicks('Accept');
    expect(await bo.looksAt()).toContain(
      '@mira has not heard what you answered to “5-page Q3 retention report”',
    );
  });
});

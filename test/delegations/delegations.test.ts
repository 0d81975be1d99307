import { describe, expect, test } from 'vitest';
import { createWorld } from '../support/world.ts';
import { delegates, report } from './some.ts';

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
      Limit (optional): ‹up to $500, not the API›
      · How far do they go without asking you? A limit is optional: “up to $500”, “not the API”.
      Check-in: ‹Tuesday›
      Check-in time (optional): ‹10:00›
        · By their clock, wherever they are.
      · I ask them whether anything is in the way, and nothing else. You hear of it when something is.
      Due (optional): ‹No date›
      Due time (optional): ‹ ›
      · A time is by your clock. Without one it is the whole day.
      · Only you and the person you choose see what you write here. A line with 💡 is for you alone. They can accept or decline.
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
      • \`/delegate @ana 5-page Q3 retention report by Friday 3pm, up to $500\` opens it with all of that filled in
      • “Delegate this” in the menu of a message opens it with the message
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

  test.each(['in a shared channel', 'elsewhere'])(
    'is not for somebody of another workspace, seen %s',
    async (where) => {
      const { mira, sandbox } = await createWorld();
      sandbox.isOf('otto', 'T0PARTNER00');
      const shared = Object.values(sandbox.state.channels).find(({ members }) =>
        members.includes(mira.id),
      );
      if (!shared) throw new Error('Mira is in no channel');
      shared.shared = where === 'in a shared channel';
      const problem = 'otto is of another workspace. Choose somebody of yours.';
      expect(await delegates(mira, '@otto')).toEqual({ who: problem });
      expect(await mira.form()).toContain('5-page Q3 retention report');
      await mira.types('/delegate @otto the price list');
      expect(await mira.form()).toContain(problem);
      expect(await mira.form()).toContain('the price list');
    },
  );

  test('is for somebody of the same organization', async () => {
    const { mira, sandbox } = await createWorld();
    sandbox.isOf('bo', 'T0SISTER000', ['T0SISTER000', sandbox.teamId]);
    expect(await delegates(mira, '@bo')).toEqual({});
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
      ———
      :bulb: Who is going to read the report? That decides how long and how deep it is. Add them: “report for …”, or what it will be used for.
      [Change it]
      [Done]"
    `);
    expect(await ana.sees()).toBe('');
    await at('2027-03-15T12:59');
    expect(await ana.sees()).toBe('');
    await at('2027-03-15T13:00');
    expect(await ana.sees()).toMatchInlineSnapshot(`
      "*@mira would like you to own this:* 5-page Q3 retention report
      *Done looks like:* Three causes with numbers, one proposal
      *How far it goes:* “Decide, tell me after”: you decide and act, and tell @mira afterwards.
      *Check-in:* every Tuesday at 10:00, your time: is anything in the way?
      *Due:* Friday 26 March
      [Accept] [Ask] [Decline] [History]
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

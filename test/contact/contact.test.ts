import { describe, expect, test } from 'vitest';
import { accepts, delegates } from '../delegations/some.ts';
import { forgets } from '../privacy/some.ts';
import { count, rowsOf } from '../slack/rows.ts';
import { createWorld, type World } from '../support/world.ts';

const why = 'You get this from Both Hats';

/** How often somebody was told why they get messages, in all that stands there. */
async function timesTold(who: World['bo']): Promise<number> {
  return (await who.looksAt()).split(why).length - 1;
}

describe('the first message', () => {
  test('says why, who sees the answer, and how to change or stop it; the second does not', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    expect((await bo.sees()).split('[Decline]')[1]).toMatchInlineSnapshot(`
      " [History]
      · Only @mira sees what you answer. Declining is fine: nothing more comes of it then.
      · You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.
        I write Monday to Friday, 8:00 to 18:00 by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.
      [Your hours] [Don't write to me]"
    `);
    await delegates(mira, '@bo', { Outcome: 'The release notes' });
    expect(await bo.sees()).toContain('The release notes');
    expect(await timesTold(bo)).toBe(1);
  });

  test('is one, also when two go out at once', async () => {
    const { mira, ana, otto, at } = await createWorld();
    await delegates(mira, '@ana');
    await delegates(mira, '@ana', { Outcome: 'The release notes' });
    await delegates(otto, '@ana', { Outcome: 'The price list' });
    expect(await ana.sees()).toBe('');
    await at('2027-03-15T13:00');
    expect(await ana.looksAt()).toContain('The price list');
    expect(await timesTold(ana)).toBe(1);
  });

  test.each([
    ['its answer is lost', { kind: 'resetAfter' }],
    ['it is not posted at first', { kind: 'http', status: 503 }],
    ['Slack asks to wait', { kind: 'rateLimit', seconds: 30 }],
  ] as const)('is one when %s', async (_, fault) => {
    const { mira, bo, sandbox, passes } = await createWorld();
    sandbox.faults.next('chat.postMessage', fault);
    await delegates(mira, '@bo');
    await passes({ minutes: 5 });
    await delegates(mira, '@bo', { Outcome: 'The release notes' });
    await passes({ minutes: 5 });
    expect((await bo.looksAt()).split('would like you to own this').length).toBe(3);
    expect(await timesTold(bo)).toBe(1);
  });

  test('is one when Slack delivers the form three times', async () => {
    const world = await createWorld();
    const { mira, bo, sandbox } = world;
    await mira.types('/delegate @bo The release notes');
    sandbox.faults.redeliver(3);
    await mira.fillsAndSubmits({
      'What does done look like?': 'They are sent',
      Authority: 'It is yours',
    });
    await sandbox.idle();
    expect(await timesTold(bo)).toBe(1);
    expect(await count(rowsOf(world), 'contact')).toBe(1);
  });

  test('still says so when it has been answered, and when it is over', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
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
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    expect(await bo.looksAt()).toContain('This was taken back by @mira');
    expect(await timesTold(bo)).toBe(1);
    await bo.clicks('Your hours');
    expect(await bo.form()).toContain('Your hours');
  });

  test('still says so when it was declined before its answer had come from Slack', async () => {
    const { mira, bo, sandbox } = await createWorld();
    sandbox.faults.next('chat.postMessage', { kind: 'resetAfter' });
    await delegates(mira, '@bo');
    await bo.clicks('Decline');
    await bo.submits();
    expect(await bo.looksAt()).toContain('You declined this');
    expect(await timesTold(bo)).toBe(1);
  });

  test('to somebody who handed over work, whose button is replaced', async () => {
    const { mira, bo, sandbox } = await createWorld();
    sandbox.faults.next('chat.postMessage', { kind: 'error', error: 'user_not_found' });
    await delegates(mira, '@bo');
    expect(await mira.sees()).toContain(why);
    await mira.clicks('Take it back');
    expect(await mira.looksAt()).toContain('You took this back');
    expect(await timesTold(mira)).toBe(1);
    expect(await timesTold(bo)).toBe(0);
  });

  test('keeps why, but not how to choose hours, once they are chosen', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.sees();
    await bo.clicks('Your hours');
    await bo.fillsAndSubmits({ 'Quiet hours until': '09:00' });
    await accepts(bo);
    expect(await timesTold(bo)).toBe(1);
    expect(await bo.looksAt()).not.toContain('by your Slack time zone');
  });

  test('that never arrived leaves it to the next one', async () => {
    const { mira, bo, sandbox } = await createWorld();
    sandbox.faults.next('chat.postMessage', { kind: 'error', error: 'msg_blocks_too_long' });
    await delegates(mira, '@bo');
    expect(await bo.sees()).toBe('');
    expect(await mira.sees()).toContain('I could not deliver');
    await delegates(mira, '@bo', { Outcome: 'The release notes' });
    expect(await timesTold(bo)).toBe(1);
  });

  test('explains nothing to a manager who is also a delegate', async () => {
    const { mira, bo } = await createWorld();
    await bo.types('/coach');
    await bo.submits();
    await delegates(mira, '@bo');
    expect(await bo.sees()).toContain('would like you to own this');
    expect(await timesTold(bo)).toBe(0);
  });

  test('is told anew after somebody was forgotten', async () => {
    const world = await createWorld();
    const { mira, bo } = world;
    await delegates(mira, '@bo');
    expect(await timesTold(bo)).toBe(1);
    await forgets(bo);
    const rows = await rowsOf(world).selectFrom('contact').select('user_id').execute();
    expect(rows.map((row) => row.user_id)).not.toContain(bo.id);
    await delegates(mira, '@bo', { Outcome: 'The release notes' });
    expect(await timesTold(bo)).toBe(2);
  });

  test('fits below the longest that can be handed over', async () => {
    const { mira, bo } = await createWorld();
    const outcome = `${'&'.repeat(990)} end`;
    await delegates(mira, '@bo', {
      Outcome: outcome,
      'What does done look like?': '<'.repeat(2000),
    });
    expect(await bo.sees()).toContain(why);
    await bo.clicks('Decline');
    await bo.fillsAndSubmits({ reason: '&'.repeat(1000) });
    expect(await bo.looksAt()).toContain('You declined this');
    expect(await timesTold(bo)).toBe(1);
  });
});

describe('own hours', () => {
  test('are set from the first message, and hold', async () => {
    const { mira, bo, at } = await createWorld();
    await delegates(mira, '@bo');
    await bo.clicks('Your hours');
    expect(await bo.form()).toMatchInlineSnapshot(`
      "Your hours
      I write to you only when somebody hands over work to you, about that work, or shares something with you.
      Working days:
        ☑ Monday
        ☑ Tuesday
        ☑ Wednesday
        ☑ Thursday
        ☑ Friday
        ☐ Saturday
        ☐ Sunday
        · Nothing reaches you on other days.
      Quiet hours from: ‹18:00›
      Quiet hours until: ‹08:00›
      Time zone: ‹Asia/Kolkata›
        · Taken from your Slack profile. Type a city to use another.
      You can also have no messages at all.  [Don't write to me]
      · Only you see this. Whoever hands over work to you reads when it reaches you.
      [Save] [Cancel]"
    `);
    await bo.fillsAndSubmits({
      'Working days': ['Tuesday', 'Wednesday'],
      'Quiet hours until': '10:30',
    });
    expect(await bo.sees()).toContain('Saved. I write Tuesday and Wednesday, quiet 18:00 to 10:30');
    await delegates(mira, '@bo', { Outcome: 'The release notes' });
    expect(await mira.form()).toContain('@bo gets it');
    expect(await mira.form()).toContain('at 10:30, their time.');
    expect(await bo.looksAt()).not.toContain('The release notes');
    await at('2027-03-16T10:29', 'Asia/Kolkata');
    expect(await bo.looksAt()).not.toContain('The release notes');
    await at('2027-03-17T10:31', 'Asia/Kolkata');
    expect(await bo.looksAt()).toContain('The release notes');
  });

  test('do not make a manager', async () => {
    const world = await createWorld();
    await world.otto.types('/coach hours');
    await world.otto.submits();
    expect(await count(rowsOf(world), 'manager')).toBe(0);
    expect(await world.app.nextMoment()).toBeNull();
  });

  test('that open at once let through what waits for the old ones', async () => {
    const { mira, ana } = await createWorld();
    await delegates(mira, '@ana');
    expect(await ana.sees()).toBe('');
    await ana.types('/coach hours');
    await ana.fillsAndSubmits({ 'Quiet hours until': '02:00' });
    expect(await ana.sees()).toContain('would like you to own this');
  });

  test('move with the Slack profile, unless another zone was chosen', async () => {
    const { mira, bo, otto, app, at } = await createWorld();
    for (const who of [bo, otto]) await who.types('/coach hours');
    await bo.fillsAndSubmits({ 'Quiet hours until': '10:00' });
    await otto.fillsAndSubmits({ 'Quiet hours until': '10:00', 'Time zone': 'Berlin' });
    for (const who of [bo, otto]) await who.person.changesZone('America/New_York');
    await app.settled();
    await delegates(mira, '@bo');
    expect(await mira.form()).toContain('@bo gets it today at 10:00, their time.');
    await mira.closes();
    await delegates(mira, '@otto');
    await at('2027-03-15T10:00');
    expect(await otto.looksAt()).toContain('would like you to own this');
    expect(await bo.looksAt()).not.toContain('would like you to own this');
    await at('2027-03-15T10:00', 'America/New_York');
    expect(await bo.looksAt()).toContain('would like you to own this');
  });

  test('are where a new manager starts from, and open the settings afterwards', async () => {
    const { otto } = await createWorld();
    await otto.types('/coach hours');
    await otto.fillsAndSubmits({ 'Quiet hours from': '16:00' });
    await otto.types('/coach');
    expect(await otto.form()).toContain('Quiet hours from: ‹16:00›');
    await otto.submits();
    await otto.types('/coach hours');
    expect(await otto.form()).toContain('Your coach');
  });

  test('of somebody who has become a manager meanwhile are not kept beside the settings', async () => {
    const world = await createWorld();
    const { otto } = world;
    await otto.types('/coach');
    await otto.submits();
    await otto.sees();
    await delegates(otto, '@bo');
    await world.bo.types('/coach hours');
    expect(await world.bo.form()).toContain('Your hours');
    expect(await world.bo.submits()).toEqual({});
    expect(await count(rowsOf(world), 'own_hours')).toBe(1);
  });
});

describe('a no to messages', () => {
  test('stops them, and whoever hands over work is told at the field', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.sees();
    await bo.clicks("Don't write to me");
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "(only you) I don't write to you any more. Whoever hands over work to you is told to talk to you directly.
      · What is yours stays on the Home tab and in \`/delegate list\`.
      [Allow messages again]"
    `);
    expect(await mira.sees()).toContain(
      '@bo does not take messages from Both Hats: talk to them directly. What they have from you stays theirs: “5-page Q3 retention report”.',
    );
    expect(await delegates(mira, '@bo')).toEqual({
      who: 'bo does not take messages from Both Hats: talk to them directly.',
    });
    await mira.closes();
    await mira.types('/delegate @bo the nightly build');
    expect(await mira.form()).toContain('bo does not take messages from Both Hats');
    expect(await mira.form()).toContain('the nightly build');
    await mira.closes();
    await bo.clicks('Allow messages again');
    expect(await bo.sees()).toContain('I write to you again.');
    expect(await delegates(mira, '@bo')).toEqual({});
    expect(await bo.sees()).toContain('would like you to own this');
    expect(await timesTold(bo)).toBe(1);
  });

  test('holds for check-ins and for what waits; the sender hears of each once', async () => {
    const { mira, bo, at, sandbox } = await createWorld();
    await delegates(mira, '@bo');
    await accepts(bo);
    await mira.sees();
    await bo.types('/coach hours');
    sandbox.faults.redeliver(3);
    await bo.clicksInForm("Don't write to me");
    await sandbox.idle();
    expect(await bo.form()).toContain('You get no messages from me.');
    expect((await mira.sees()).split('does not take messages').length).toBe(2);
    await bo.sees();
    await at('2027-03-24T12:00');
    expect(await bo.sees()).toBe('');
    await bo.clicksInForm('Allow messages again');
    await bo.closes();
    await at('2027-03-30T12:00');
    expect(await bo.sees()).toContain('Any roadblock');
  });

  test('given while a message waits for the hours lets it fail at once', async () => {
    const { mira, ana } = await createWorld();
    await delegates(mira, '@ana');
    await ana.types('/coach hours');
    await ana.clicksInForm("Don't write to me");
    expect(await mira.sees()).toContain(
      'I could not deliver “5-page Q3 retention report” to @ana: they take no messages from Both Hats. Talk to them directly.',
    );
  });

  test('of somebody who hands over work: the delegate hears that they were not heard', async () => {
    const { mira, bo, at } = await createWorld();
    await delegates(mira, '@bo');
    await mira.types('/coach hours');
    await mira.clicksInForm("Don't write to me");
    await bo.clicks('Decline');
    expect(await bo.form()).toContain('@mira does not take messages from Both Hats');
    await bo.closes();
    await accepts(bo);
    expect(await bo.looksAt()).toContain(
      '@mira has not heard that you accepted “5-page Q3 retention report”: they take no messages from Both Hats.',
    );
    expect(await mira.sees()).not.toContain('accepted');
    await at('2027-03-23T12:00');
    await bo.clicks('Yes');
    expect(await bo.form()).toContain('@mira does not take messages from Both Hats');
  });

  test('is no way for a manager, who pauses', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.types('/coach');
    await bo.submits();
    await bo.sees();
    await bo.clicks("Don't write to me");
    expect(await bo.sees()).toContain('`/coach pause` stops my messages');
    expect(await delegates(mira, '@bo')).toEqual({});
  });
});

describe('the Home tab', () => {
  test('of somebody who was handed work: theirs, their hours, and a small invitation', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await bo.opensHome();
    expect(await bo.homeTab()).toMatchInlineSnapshot(`
      "Recent wins
      No wins recorded yet. What went a little better than you expected in the last few days? One line is enough.
      [Record a win]
      ———
      Kudos
      Who made your week a little easier? Say it where the team can read it.
      [Give kudos] [All kudos]
      ———
      Delegations
      · *Yours · waits for your answer*
      5-page Q3 retention report
      From @mira · waiting for your answer
      [Accept] [Decline] [More]
      [Delegate something] [See all]
      ———
      Your hours
      I write Monday to Friday, quiet 18:00 to 8:00 (Asia/Kolkata, as in your Slack profile).
      [Change hours] [Days off] [Don't write to me]
      · Do you lead a team? Both Hats can also coach you: a few nudges a week, a private record of what went well. Nobody is told.
      [Set up your coach]
      ———
      · *What is kept about you* is yours: have it sent to you, or have it deleted.
      [Send me everything] [Forget me]
      · Only you see this page. \`/coach help\` lists everything."
    `);
    await bo.clicksOnHome("Don't write to me");
    expect(await bo.homeTab()).toContain('You get no messages from me.');
    await bo.clicksOnHome('Allow messages again');
    expect(await bo.homeTab()).not.toContain('You get no messages from me.');
    await bo.clicksOnHome('Change hours');
    expect(await bo.form()).toContain('Your hours');
  });
});

import { describe, expect, test } from 'vitest';
import { accepts, delegates } from '../delegations/some.ts';
import { count, rowsOf } from '../slack/rows.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World, type WorldOptions } from '../support/world.ts';
import { says } from './says.ts';

/** Mira's nudge of Monday 10:00, read. */
async function nudged(options?: WorldOptions): Promise<World> {
  const world = await createWorld(options);
  await setUp(world);
  await world.at('2027-03-15T10:00');
  await world.mira.sees();
  return world;
}

const nudge = 'Look at the next task on your board';

describe('a reply under a nudge', () => {
  test.each(['socket', 'http'] as const)(
    'is its answer, confirmed and undone over %s',
    async (mode) => {
      const { mira } = await nudged({ mode });
      await says(mira, 'A bakery in Lisbon sleeps on Fridays. <!channel> & co', nudge);
      expect(await mira.sees()).toMatchInlineSnapshot(`
        "*Say who the work helps*
        Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
        · Your team's purpose:
          Small shops get paid the day they sell.
        · Why: Work is easier to care about when you can see whose day it makes better.
        *Who it helps, and how*
        A bakery in Lisbon sleeps on Fridays. <!channel> & co
        · Done. Good, now that task has a face. Only you see this, until you share it.
        [Share it]
        ↳ mira: A bakery in Lisbon sleeps on Fridays. <!channel> & co
        ↳ Noted. Good, now that task has a face.
        ↳ · Only you see this, until you share it. It is kept in your journal.
        ↳ [Undo]"
      `);
      await mira.clicks('Undo');
      expect(await mira.sees()).toMatchInlineSnapshot(`
        "*Say who the work helps*
        Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
        · Your team's purpose:
          Small shops get paid the day they sell.
        · Why: Work is easier to care about when you can see whose day it makes better.
          Why this? A good one to begin with: it takes a minute.
        [Do it] ‹Later› [Plan it] [Not useful] [Mute]
        ↳ Taken back. Your message stays here; your journal is as it was before."
      `);
    },
  );

  test('is kept once, however often it is delivered', async () => {
    const world = await nudged();
    world.sandbox.faults.redeliver(3);
    await says(world.mira, 'A bakery in Lisbon', nudge);
    await world.sandbox.idle();
    const shown = await world.mira.sees();
    expect(shown.split('Noted.')).toHaveLength(2);
    expect(await count(rowsOf(world), 'journal')).toBe(1);
  });

  test('is added to, and taken back one by one', async () => {
    const { mira } = await nudged();
    await says(mira, 'A bakery', nudge);
    await says(mira, 'in Lisbon', nudge);
    const both = await mira.sees();
    expect(both).toContain('*Who it helps, and how*\nA bakery\n\nin Lisbon');
    expect(both).toContain('↳ Added to what you wrote.');
    await mira.clicks('Undo');
    expect(await mira.sees()).toContain('*Who it helps, and how*\nA bakery\n· Done.');
    await mira.clicks('Undo');
    expect(await mira.sees()).toContain('[Do it]');
  });

  test('is the answer weeks later too, after a restart', async () => {
    const world = await nudged();
    await world.at('2027-04-12T09:00');
    await world.restarts();
    await world.mira.sees();
    await says(world.mira, 'The bakery told me so itself', nudge);
    expect(await world.mira.sees()).toContain('↳ Noted.');
  });

  test('that is too long or holds no words is not kept, and nothing of it is lost', async () => {
    const world = await nudged();
    await says(world.mira, 'x'.repeat(2001), nudge);
    expect(await world.mira.sees()).toContain(
      '↳ That is 2001 characters, and 2000 fit here. Nothing is kept yet; your message stays where it is.',
    );
    await says(world.mira, ' ', nudge);
    expect(await world.mira.sees()).toContain('↳ I can only keep words.');
    expect(await count(rowsOf(world), 'journal')).toBe(0);
  });

  test('that asks something of the app is not kept', async () => {
    const world = await nudged();
    await says(world.mira, 'stop', nudge);
    expect(await world.mira.sees()).toContain('↳ Shall I pause?');
    await says(world.mira, 'Thanks!', nudge);
    expect(await world.mira.sees()).toContain('↳ Any time.');
    expect(await count(rowsOf(world), 'journal')).toBe(0);
  });

  test('of which Slack does not take the confirmation is kept, and confirmed later', async () => {
    const world = await nudged();
    world.sandbox.faults.next('chat.postMessage', { kind: 'rateLimit', seconds: 30 });
    await says(world.mira, 'A bakery in Lisbon', nudge);
    await world.passes({ minutes: 1 });
    const shown = await world.mira.sees();
    expect(shown).toContain('A bakery in Lisbon\n· Done.');
    expect(shown.split('Noted.')).toHaveLength(2);
  });

  test('to notice a small win records one, with the people mentioned', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    let seen = '';
    for (let day = 0; day < 14 && !seen.includes('Notice one small win'); day += 1) {
      await world.passes({ hours: 24 });
      seen = await mira.sees();
    }
    await says(mira, '@ana and @buildbot kept the release quiet', 'Notice one small win');
    const shown = await mira.sees();
    expect(shown).toContain('· Done. Recorded, and yours to look back on.');
    expect(shown).toContain('↳ *Recorded.* Only you see this until you share it.');
    expect(shown).toContain('↳ · With @ana\n');
    await mira.clicks('Undo');
    expect(await mira.sees()).toContain('↳ Removed:');
  });
});

describe('words beside a nudge', () => {
  test('are its answer when their author says so', async () => {
    const world = await nudged();
    const { mira } = world;
    await says(mira, 'A bakery in Lisbon');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "mira: A bakery in Lisbon

      Was that your answer to the message above?
      [That was my answer] [Record this as a win]
      · A reply in its thread is always taken as the answer."
    `);
    expect(await count(rowsOf(world), 'journal')).toBe(0);
    await mira.clicks('That was my answer');
    const shown = await mira.sees();
    expect(shown).toContain('A bakery in Lisbon\n· Done.');
    expect(shown).toContain('Noted. Good, now that task has a face.');
    await mira.clicks('Undo');
    expect(await mira.sees()).toContain('[Do it]');
  });

  test('are not offered for it after an hour, nor once it is answered', async () => {
    const world = await nudged();
    await world.at('2027-03-15T11:01');
    await says(world.mira, 'A bakery in Lisbon');
    expect(await world.mira.sees()).not.toContain('That was my answer');
    const other = await nudged();
    await other.mira.clicks('Not useful');
    await says(other.mira, 'A bakery in Lisbon');
    expect(await other.mira.sees()).not.toContain('That was my answer');
  });

  test('can be taken back also when their entry was deleted since', async () => {
    const { mira } = await nudged();
    await says(mira, 'A bakery in Lisbon', 'Say who the work helps');
    await mira.sees();
    await mira.types('/coach journal');
    await mira.clicksInForm('journal.more', { value: 'Delete' });
    await mira.submits();
    await mira.clicks('Undo');
    const seen = await mira.sees();
    expect(seen).toContain('Taken back.');
    expect(seen).toContain('[Do it]');
  });

  test('that are deleted before the click are kept nowhere', async () => {
    const { mira } = await nudged();
    const said = await says(mira, 'A bakery in Lisbon');
    await mira.sees();
    await mira.person.deletes(said);
    await mira.clicks('That was my answer');
    expect(await mira.sees()).toContain("I can't find what you wrote any more.");
  });
});

describe('a reply under vision time', () => {
  test('is the note, shown where it was asked for, and taken back', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await world.at('2027-03-16T11:00');
    await mira.sees();
    await says(mira, 'One page for every shop.', '*Vision time, 9:00 to 11:00*');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "↳ *Noted*
      ↳ > One page for every shop.
      ↳ · It comes back before your next vision time. Only you see it.
      ↳ [Edit the note]
      ↳ mira: One page for every shop.
      ↳ That is your note.
      ↳ · It comes back before your next vision time. Only you see it.
      ↳ [Undo]"
    `);
    await mira.clicks('Undo');
    expect(await mira.sees()).toContain('↳ [Write a note]');
    await says(mira, 'Two pages.', '*Vision time, 9:00 to 11:00*');
    await world.at('2027-03-23T08:45');
    expect(await mira.sees()).toContain('*Last time you noted* (Tuesday 16 March)\n> Two pages.');
  });

  test('is the note from its begin on, and none before', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await world.at('2027-03-16T08:45');
    await mira.sees();
    await says(mira, 'Not today, I am ill', '*Vision time');
    expect(await mira.sees()).toContain('↳ I don’t chat');
    await world.at('2027-03-16T09:30');
    await says(mira, 'Half a thought', '*Vision time');
    expect(await mira.sees()).toContain('↳ That is your note.');
    await says(mira, 'and the other half', '*Vision time');
    expect(await mira.sees()).toContain('↳ Added to your note.');
    await world.at('2027-03-16T12:00');
    expect(await mira.sees()).toBe('');
    await mira.clicks('Undo');
    expect(await mira.sees()).toContain('↳ Taken back.');
    await world.at('2027-03-23T08:45');
    expect(await mira.sees()).toContain('\n> Half a thought\n·');
  });
});

describe('a reply under a check-in', () => {
  /** Bo in Kolkata has accepted on a Friday, and is asked on Tuesday. */
  async function asked(): Promise<World> {
    const world = await createWorld({ starts: '2027-03-12T08:30[Europe/Berlin]' });
    await delegates(world.mira, '@bo');
    await accepts(world.bo);
    await world.at('2027-03-16T14:00', 'Asia/Kolkata');
    await world.bo.sees();
    await world.mira.sees();
    return world;
  }

  test('leaves the DM only after a Yes', async () => {
    const { bo, mira } = await asked();
    await says(bo, 'I wait for access to billing. <!channel>', 'Any roadblock');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "↳ bo: I wait for access to billing. <!channel>
      ↳ Shall I tell @mira what you wrote here?
      ↳ [Yes, tell them] [No, it stays with me]
      ↳ · It would be your answer about “5-page Q3 retention report”. Only @mira would read it."
    `);
    expect(await mira.sees()).toBe('');
    await bo.clicks('Yes, tell them');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "You told @mira what is in the way.
      · “5-page Q3 retention report”
      *You wrote*
      I wait for access to billing. <!channel>
      [It is out of the way]
      ↳ @mira hears of it."
    `);
    expect(await mira.sees()).toContain(
      '*What is in the way*\nI wait for access to billing. <!channel>',
    );
    await says(bo, 'And for a key', 'You told @mira');
    expect(await bo.sees()).toContain('nobody was told of this');
    expect(await mira.sees()).toBe('');
  });

  test('stays with its author otherwise', async () => {
    const { bo, mira, at } = await asked();
    await says(bo, 'I am tired of this', 'Any roadblock');
    await bo.clicks('No, it stays with me');
    const shown = await bo.looksAt();
    expect(shown).toContain('↳ It stays with you. Nobody was told');
    expect(shown).toContain('[No] [Yes] [Done]');
    await at('2027-03-17T14:00', 'Asia/Kolkata');
    expect(await mira.sees()).toBe('');
  });

  test('of one word is what the buttons say, as far as nobody else hears of it', async () => {
    const { bo, mira } = await asked();
    await says(bo, 'Yes!', 'Any roadblock');
    expect(await bo.sees()).toContain('↳ What is in the way, and what do you need?');
    await says(bo, 'done', 'Any roadblock');
    expect(await bo.sees()).toContain('press Done above. Nobody was told yet.');
    await says(bo, 'Nope', 'Any roadblock');
    expect(await bo.sees()).toContain('No roadblocks – thanks.');
    expect(await mira.sees()).toBe('');
  });

  test('tells nobody when the work is over', async () => {
    const { bo, mira } = await asked();
    await bo.clicks('Done');
    await mira.sees();
    await says(bo, 'One more thing', 'Done – thank you!');
    expect(await bo.sees()).toContain('This piece of work is over, so nobody was told.');
    expect(await mira.sees()).toBe('');
  });

  test('tells the words of its author alone, whatever a button is made to say', async () => {
    const world = await asked();
    const secret = await says(world.mira, 'a secret of mira');
    await world.mira.sees();
    await says(world.bo, 'I wait for access', 'Any roadblock');
    await world.bo.sees();
    const messages = Object.values(world.sandbox.state.messages).flat();
    const question = messages.find(({ blocks }) => JSON.stringify(blocks)?.includes('Yes, tell'));
    const forged = JSON.stringify(question?.blocks).replace(
      /("value":"[^" ]+) [^"]+"/,
      `$1 ${secret.channel} ${secret.ts} ${secret.ts}"`,
    );
    if (question) question.blocks = JSON.parse(forged);
    await world.bo.clicks('Yes, tell them');
    expect(await world.bo.sees()).toContain('Nobody was told.');
    expect(await world.mira.sees()).toBe('');
  });
});

test('a reply under a request goes to whoever asked once its author says so, and answers nothing', async () => {
  const world = await createWorld({ starts: '2027-03-15T15:00[Europe/Berlin]' });
  const { mira, ana } = world;
  await delegates(mira, '@ana');
  await ana.sees();
  await mira.sees();
  await says(ana, 'Which quarter do you mean?', 'would like you to own this');
  expect(await ana.sees()).toMatchInlineSnapshot(`
    "↳ ana: Which quarter do you mean?
    ↳ Shall I send @mira what you wrote here?
    ↳ [Send it] [No, it stays with me]
    ↳ · Only @mira would read it, about “5-page Q3 retention report”. To answer, press Accept or Decline above."
  `);
  expect(await mira.sees()).toBe('');
  await accepts(ana);
  const shown = await ana.sees();
  expect(shown.split('You accepted this')).toHaveLength(2);
  expect(shown).not.toContain('[Accept]');
  expect(await mira.sees()).toContain('accepted');
});

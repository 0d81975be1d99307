import { describe, expect, test } from 'vitest';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const team = '#team-aurora';

/** A nudge names Ana, whom Mira has not thanked for weeks. */
async function nudged(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  await mutesAllBut(world, 'thank-the-unthanked');
  await world.at('2027-04-07T12:00');
  expect(await world.mira.sees()).toContain('By your record, @ana has not been thanked yet.');
  return world;
}

async function response(world: World): Promise<string | null> {
  const row = await rowsOf(world)
    .selectFrom('nudge')
    .select('response')
    .where('practice', '=', 'thank-the-unthanked')
    .executeTakeFirstOrThrow();
  return row.response;
}

describe('a thank-you that has waited', () => {
  test('opens the form of kudos for whoever waits, and is done when they are posted', async () => {
    const world = await nudged();
    const { mira, ana } = world;
    await mira.clicks('Do it');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Give kudos
      Who did it?: ‹ana›
      What did they do?: ‹Shipped the login fix two days early.›
      · One thing they did, so that somebody who was not there can picture it.
      What did it change? (optional): ‹Support had its first quiet Monday since autumn.›
      · The effect is what others remember: what is different now, and for whom?
      Where?: ‹team-aurora›
      · Everybody in that channel sees this, with your name, and can add to it in a thread. Whoever you thank finds it under \`/kudos list\` too.
      [I thanked them in private]
      [Preview] [Cancel]"
    `);
    await mira.fillsAndSubmits({
      'What did they do?': 'Checked every invoice twice',
      'What did it change?': 'The auditors had no questions.',
    });
    expect(await response(world)).toBeNull();
    await mira.clicksInForm('Back to the form');
    await mira.submits();
    await mira.submits();
    expect(await ana.sees(team)).toContain('*Kudos to @ana*\nChecked every invoice twice');
    expect(await response(world)).toBe('done');
    const seen = await mira.looksAt();
    expect(seen).toContain('Done. It was worth saying, and worth hearing.');
    expect(seen).toContain('Your kudos is on its way to #team-aurora');
  });

  test('has a way to note what was said in private, with the same person in the form', async () => {
    const world = await nudged();
    const { mira } = world;
    await mira.clicks('Do it');
    await mira.clicksInForm('I thanked them in private');
    expect(await mira.form()).toContain('Whom did you thank?: ‹ana›');
    await mira.fillsAndSubmits({ 'What for, and what did it change?': 'She checks it all twice' });
    expect(await mira.person.view()).toBeUndefined();
    expect(await response(world)).toBe('done');
    expect(await mira.sees()).toContain('She checks it all twice');
    await mira.types('/coach thanks');
    expect(await mira.form()).toContain('*@ana*, thanked today: “She checks it all twice”');
  });

  test('notes what was typed before it was said in private', async () => {
    const world = await nudged();
    const { mira } = world;
    await mira.clicks('Do it');
    await mira.fills({
      'Who did it?': ['bo'],
      'What did they do?': 'Checked every invoice twice',
      'What did it change?': 'The auditors had no questions.',
    });
    await mira.clicksInForm('I thanked them in private');
    expect(await mira.form()).toContain('Whom did you thank?: ‹bo›');
    expect(await mira.form()).toContain(
      '‹Checked every invoice twice\n  The auditors had no questions.›',
    );
    await mira.submits();
    expect(await mira.sees()).toContain(
      'Checked every invoice twice\nThe auditors had no questions.',
    );
  });

  test('loses nothing of a story that is too long for the journal', async () => {
    const { mira } = await nudged();
    const words = Array.from({ length: 300 }, (_, n) => `word${n}`);
    await mira.clicks('Do it');
    await mira.fills({ 'What did they do?': words.join(' ') });
    await mira.clicksInForm('I thanked them in private');
    const form = await mira.form();
    expect(form).toContain('*This did not fit into the fields below.*');
    for (const word of words) expect(form).toContain(word);
    expect(await mira.submits()).toEqual({});
  });

  test('opens the form of the journal where nobody waits', async () => {
    const world = await createWorld();
    await setUp(world);
    await world.mira.types('/coach practice thank-you');
    expect(await world.mira.form()).toContain('Whom did you thank?');
  });

  test('names whoever waits also when it is asked for by name', async () => {
    const world = await nudged();
    const { mira, ana } = world;
    await mira.types('/coach practice thank-you');
    await mira.fillsAndSubmits({ 'What did they do?': 'Checked every invoice twice' });
    await mira.submits();
    expect(await ana.looksAt(team)).toContain('Checked every invoice twice');
    expect(await mira.looksAt()).toContain('Done. It was worth saying, and worth hearing.');
  });

  test('is not done by kudos that never went out', async () => {
    const world = await nudged();
    const { mira, sandbox } = world;
    await mira.clicks('Do it');
    sandbox.archives('team-aurora');
    await mira.fillsAndSubmits({ 'What did they do?': 'Checked every invoice twice' });
    expect(await response(world)).toBeNull();
    await mira.closes();
    expect(await mira.looksAt()).toContain('[Do it]');
  });
});

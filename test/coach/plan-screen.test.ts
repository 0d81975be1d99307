import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Actor } from '../../sandbox/actor.ts';
import { catalogue, practiceByKey } from '../../src/practices/index.ts';
import { setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';

const buttons = z.object({
  view: z.object({
    blocks: z.array(
      z.looseObject({
        elements: z
          .array(z.looseObject({ action_id: z.string().optional(), value: z.string().optional() }))
          .optional()
          .catch(undefined),
      }),
    ),
  }),
});

/** The nudges on the screen of the plan, by what their buttons carry: the day, and the habit that stands there. */
async function planned(actor: Actor): Promise<{ value: string; title: string }[]> {
  const { view } = buttons.parse(await actor.person.view());
  return view.blocks
    .flatMap(({ elements = [] }) => elements)
    .filter(({ action_id: action }) => action === 'plan.drop')
    .map(({ value = '' }) => ({
      value,
      title: practiceByKey(value.split(' ')[1] ?? '')?.title ?? '',
    }));
}

async function nudgeOf(actor: Actor, date: string): Promise<{ value: string; title: string }> {
  const found = (await planned(actor)).find(({ value }) => value.startsWith(date));
  if (!found) throw new Error(`no nudge on ${date}:\n${await actor.form()}`);
  return found;
}

/** Which habit comes, and why, is for other tests. */
function withoutHabits(form: string): string {
  return form.replaceAll(/\*.*\*\n(.* at 10:00)\n· .*/g, '*…*\n$1\n· …');
}

test('the plan shows the coming seven days, and what can be changed', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach plan');
  expect(withoutHabits(await mira.form())).toMatchInlineSnapshot(`
    "This week
    · The coming seven days. Answers change what comes: this is the plan as of now.
    ———
    *…*
    Today at 10:00
    · …
    [Swap] ‹Move› [Drop]
    ———
    *Vision time*
    Tomorrow, 9:00 to 11:00
    · Silence, for where you are going. \`/coach vision\` moves it.
    ———
    *…*
    Wednesday 17 March at 10:00
    · …
    [Swap] ‹Move› [Drop]
    ———
    *…*
    Friday 19 March at 10:00
    · …
    [Swap] ‹Move› [Drop]
    ———
    [All habits] [Something happened]
    [Close]"
  `);
  for (const { title } of await planned(mira)) {
    expect(await mira.form()).toMatch(
      new RegExp(`\\*${RegExp.escape(title)}\\*\n.* at 10:00\n· \\S.*\\.\n`),
    );
  }
});

test('what the plan shows is what comes', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach plan');
  const shown = await planned(mira);
  for (const { value, title } of shown) {
    await world.at(`${value.slice(0, 10)}T10:00`);
    expect(await mira.sees()).toContain(`*${title}*`);
  }
  expect(shown).toHaveLength(3);
});

test('swap: one of a few others, which comes on that day and says why', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach plan');
  const before = await planned(mira);
  const wednesday = await nudgeOf(mira, '2027-03-17');
  await mira.clicksInForm('Swap', { value: wednesday.value });
  const offers = await mira.form();
  expect(offers).toContain(`Instead of *${wednesday.title}* on Wednesday 17 March:`);
  expect(offers.match(/\[Take it\]/g)).toHaveLength(4);
  for (const { title } of before) expect(offers.split('\n').slice(2)).not.toContain(`*${title}*`);

  const other = /———\n\*(.*)\*\n/.exec(offers)?.[1] ?? '';
  const key = catalogue.find((practice) => practice.title === other)?.key ?? '';
  await mira.clicksInForm('Take it', { value: `${wednesday.value} ${key}` });
  expect(await mira.form()).toContain(`*“${other}” comes on Wednesday 17 March instead.*`);
  expect(await mira.form()).toContain('· You chose it for this day.');
  expect((await nudgeOf(mira, '2027-03-17')).title).toBe(other);
  await mira.closes();

  await world.at('2027-03-17T10:00');
  expect(await mira.sees()).toMatch(
    new RegExp(`\\*${RegExp.escape(other)}\\*(.|\n)*Why this\\? You chose it for this day\\.`),
  );
});

test('swap, undone: the plan is as before', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach plan');
  const before = await mira.form();
  const { value } = await nudgeOf(mira, '2027-03-19');
  await mira.clicksInForm('Swap', { value });
  await mira.clicksInForm('Back');
  expect(await mira.form()).toBe(before);
  await mira.clicksInForm('Swap', { value });
  await mira.clicksInForm('plan.search');
  expect(await mira.form()).toContain('For *Friday 19 March*, instead of');
  await mira.fills({ Search: 'yes and' });
  await mira.clicksInForm('Take it');
  expect((await nudgeOf(mira, '2027-03-19')).title).toBe('Answer an idea with "yes, and"');
  await mira.clicksInForm('Undo');
  expect(await mira.form()).toBe(before.replace('This week\n', 'This week\n*Put back.*\n'));
});

test('move: to a free day of the same week, and back', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach plan');
  const before = await mira.form();
  const wednesday = await nudgeOf(mira, '2027-03-17');
  // Monday and Friday have nudges, Tuesday has vision time, and nobody works on the weekend.
  await expect(
    mira.clicksInForm('plan.move', { value: `${wednesday.value} 2027-03-16` }),
  ).rejects.toThrow('plan.move');
  await mira.clicksInForm('plan.move', { value: `${wednesday.value} 2027-03-18` });
  expect(await mira.form()).toContain('*Moved to Thursday 18 March.*');
  expect(await mira.form()).toContain(
    'Thursday 18 March at 10:00\n[Undo]\n· You moved it here from Wednesday 17 March.',
  );
  await mira.clicksInForm('Undo');
  expect(await mira.form()).toBe(before.replace('This week\n', 'This week\n*Put back.*\n'));

  await mira.clicksInForm('plan.move', { value: `${wednesday.value} 2027-03-18` });
  const { title } = await nudgeOf(mira, '2027-03-17');
  await mira.closes();
  await world.at('2027-03-17T18:00');
  expect(await mira.sees()).not.toContain(`*${title}*`);
  await world.at('2027-03-18T10:00');
  expect(await mira.sees()).toContain(`*${title}*`);
  await world.at('2027-03-19T10:00');
  expect(await mira.sees()).toContain('[Do it]');
});

test('drop: that day has no nudge, and it can be put back until then', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('*Next nudge* today at 10:00: ');
  await mira.clicksOnHome('This week');
  const monday = await nudgeOf(mira, '2027-03-15');
  await mira.clicksInForm('Drop', { value: monday.value });
  expect(await mira.form()).toContain('*Dropped. Monday 15 March has no nudge.*');
  expect(await mira.form()).toContain('*Dropped*\nToday at 10:00\n[Put it back]');
  expect(await mira.homeTab()).toContain('*Next nudge* on Wednesday at 10:00: ');
  await mira.clicksInForm('Put it back');
  expect(await nudgeOf(mira, '2027-03-15')).toEqual(monday);
  expect(await mira.homeTab()).toContain(`*Next nudge* today at 10:00: ${monday.title}`);

  await mira.clicksInForm('Drop', { value: monday.value });
  await mira.sees();
  await world.at('2027-03-15T12:00');
  expect(await mira.sees()).not.toContain('[Do it]');
  await mira.clicksInForm('Put it back');
  expect(await mira.form()).toContain('*It is too late for Monday 15 March.*');
  expect(await mira.form()).not.toContain('Put it back');
  await world.at('2027-03-17T10:00');
  expect(await mira.sees()).toContain('[Do it]');
});

test('a screen that is out of date changes nothing, and says how things stand', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach plan');
  const monday = await nudgeOf(mira, '2027-03-15');
  await world.at('2027-03-15T10:00');
  await mira.clicksInForm('Drop', { value: monday.value });
  expect(await mira.form()).toContain(
    '*That one has come already, or is not planned any more. This is the plan now.*',
  );
});

test('the same click twice does it once', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach plan');
  const wednesday = await nudgeOf(mira, '2027-03-17');
  const drop = () => mira.person.clicks('view', 'Drop', { value: wednesday.value });
  expect(await Promise.all([drop(), drop()])).toEqual([{ ok: true }, { ok: true }]);
  expect(await mira.form()).toContain('*Dropped. Wednesday 17 March has no nudge.*');
  expect((await mira.form()).match(/Put it back/g)).toHaveLength(1);

  const friday = await nudgeOf(mira, '2027-03-19');
  const move = () =>
    mira.person.clicks('view', 'plan.move', { value: `${friday.value} 2027-03-18` });
  await Promise.all([move(), move()]);
  expect(await mira.form()).toContain('Thursday 18 March at 10:00\n[Undo]\n· You moved it here');
  expect(await mira.form()).toContain('*Moved to Thursday 18 March.*');
});

test('a dropped nudge is not put back onto a day that another one has now', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach plan');
  await mira.clicksInForm('Drop', { value: (await nudgeOf(mira, '2027-03-17')).value });
  const friday = await nudgeOf(mira, '2027-03-19');
  await mira.clicksInForm('plan.move', { value: `${friday.value} 2027-03-17` });
  expect(await mira.form()).toContain('Wednesday 17 March at 10:00\n[Undo]\n· You moved it here');
  expect(await mira.form()).not.toContain('Put it back');
  await mira.clicksInForm('Undo');
  expect(await mira.form()).toContain('Put it back');
});

test('what was chosen and is muted since does not come, and the plan says so', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.types('/coach practice');
  await mira.fills({ Search: 'yes and' });
  await mira.clicksInForm('practice.more', { value: 'Plan it for Friday 19 March' });
  expect(await mira.form()).toContain(
    '*“Answer an idea with "yes, and"” comes on Friday 19 March instead.*',
  );
  await mira.clicksInForm('practice.more', { value: 'Mute' });
  await mira.clicksInForm('This week');
  expect(await mira.form()).toContain(
    'You chose “Answer an idea with "yes, and"”, which may not come any more.',
  );
  expect((await nudgeOf(mira, '2027-03-19')).title).not.toContain('yes, and');
});

test('what was put off, days off and a pause are said plainly', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T10:00');
  await mira.clicks('nudge.later', { value: 'In an hour' });
  await mira.types('/coach off 18 March to 19 March');
  await mira.types('/coach plan');
  expect(await mira.form()).toContain('Today at 11:00\n· You put it off until then.');
  expect(await mira.form()).toContain('*Off*\nThursday 18 March to Friday 19 March');
  await mira.closes();

  await mira.types('/coach pause until 3 May');
  await mira.types('/coach plan');
  expect(await mira.form()).toContain('· Paused until Monday 3 May.');
  expect(await mira.form()).toContain('No nudge in these seven days, since you pause.');
});

test('nobody who has not set up the coach has a plan', async () => {
  const world = await createWorld();
  await world.otto.types('/coach plan');
  expect(await world.otto.sees()).toContain('Set up your coach first: type /coach.');
});

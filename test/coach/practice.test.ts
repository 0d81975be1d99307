import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/practices/index.ts';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { says } from '../talk/says.ts';

async function worldWithMira(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  return world;
}

/** What is planned is for other tests. */
function withoutPlan(form: string): string {
  return form
    .replaceAll(/ \| Plan it for [^|\]]*(?=[|\]])/g, '')
    .replaceAll('nowMute', 'now | Mute');
}

const answers = {
  'The task': 'Retry failed payouts',
  'Who it helps, and how': 'A bakery in Lisbon <!here> sleeps on Fridays.',
};

const contract = {
  Who: '@ana',
  Outcome: '5-page report on why shops leave',
  'What does done look like?': 'Three causes with numbers, and one proposal.',
  Authority: 'Decide, tell me after',
};

describe('a practice by its name', () => {
  test('is done now, kept, and shown like a nudge that was answered', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice Purpose CONNECT');
    expect(await mira.form()).toContain('Who does it help?\n');
    expect(await mira.submits()).toEqual({
      task: expect.any(String),
      helps: expect.any(String),
    });
    await mira.fillsAndSubmits(answers);
    expect(await mira.form()).toBe('');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*Say who the work helps*
      Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
      · Your team's purpose:
        Small shops get paid the day they sell.
      · Why: Work is easier to care about when you can see whose day it makes better.
      *The task*
      Retry failed payouts
      *Who it helps, and how*
      A bakery in Lisbon <!here> sleeps on Fridays.
      · Done. Good, now that task has a face. Only you see this, until you share it.
      [Share it]"
    `);
    await mira.types('/coach journal');
    expect(await mira.form()).toContain('Retry failed payouts');
  });

  test('is no nudge of the week: it takes no day, and what was just done does not come', async () => {
    const world = await worldWithMira();
    const { mira } = world;
    await mira.types('/coach practice connect-to-purpose');
    await mira.fillsAndSubmits(answers);
    await mira.sees();
    const came: string[] = [];
    for (const day of ['2027-03-15', '2027-03-17', '2027-03-19']) {
      await world.at(`${day}T10:00`);
      came.push(await mira.sees());
    }
    for (const nudge of came) expect(nudge).toContain('[Do it]');
    expect(came.join('\n')).not.toContain('*Say who the work helps*');
  });

  test('can be done late in the evening and in a pause: it was asked for', async () => {
    const world = await worldWithMira();
    const { mira } = world;
    await mira.types('/coach pause until 3 May');
    await world.at('2027-03-15T22:30');
    await mira.sees();
    await mira.types('/coach practice connect-to-purpose');
    await mira.fillsAndSubmits(answers);
    expect(await mira.sees()).toContain('· Done.');
  });

  test('takes more words in its thread, as a nudge does; another answer takes none', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice connect-to-purpose');
    await mira.fillsAndSubmits(answers);
    await says(mira, 'And a florist in Porto.', '· Done.');
    const seen = await mira.sees();
    expect(seen).toContain(
      'A bakery in Lisbon <!here> sleeps on Fridays.\n\nAnd a florist in Porto.',
    );
    expect(seen).toContain('↳ Added to what you wrote.');
    await says(mira, 'Thank you for setting me up.', "You're set.");
    expect(await mira.sees()).not.toContain('Added to what you wrote.');
  });

  test('sent twice, it is kept once', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice connect-to-purpose');
    await mira.fills(answers);
    await Promise.all(
      [mira.person.submits(), mira.person.submits()].map((p) => p.catch(() => null)),
    );
    expect((await mira.sees()).match(/· Done\./g)).toHaveLength(1);
  });

  test('several that it may be are offered; a near miss is suggested; else all of them', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice meeting', '#team-aurora');
    expect(await mira.sees('#team-aurora')).toMatchInlineSnapshot(`
      "(only you) “meeting” is in the names of 2 habits. Which one?
      *Watch the energy in one meeting*
      What you do to the mood of a room is hard to feel from inside, and easy to see once you watch for it.
      [Do it now]
      *Make one meeting shorter, or let it go*
      One hour with six people takes six hours out of the day, and some of them would gladly have theirs back.
      [Do it now]
      [All habits]"
    `);
    await mira.types('/coach practice celebrte a small wn', '#team-aurora');
    expect(await mira.sees('#team-aurora')).toMatchInlineSnapshot(`
      "(only you) I know no “celebrte a small wn”. Did you mean this one?
      *Notice one small win*
      Progress is easy to miss on a busy day, and a team can only enjoy what somebody has noticed.
      [Do it now]
      [All habits]"
    `);
    await mira.types('/coach practice pizza <!channel>', '#team-aurora');
    expect(await mira.sees('#team-aurora')).toMatchInlineSnapshot(`
      "(only you) I know no habit like “pizza <!channel>”. Here you can search all of them.
      [All habits]"
    `);
    await mira.clicks('All habits', {}, '#team-aurora');
    expect(await mira.form()).toContain('All habits\n');
    await mira.closes();
    await mira.types('/coach practice burnout');
    const about = await mira.sees();
    expect(about).toContain('(only you) 2 habits have to do with “burnout”. Which one?');
    expect(about).toContain('*Learn what sets you off*');
    await mira.types('/coach practice list');
    expect(await mira.form()).toBe('');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "(only you) “list” is in the name of one habit. Is it this one?
      *Look beyond your list for half an hour*
      It is hard to show others a direction when your own list is all you see.
      [Do it now]
      [All habits]"
    `);
  });

  test('a suggestion opens the form', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice wich hat');
    await mira.clicks('Do it now', { value: 'which-hat' });
    expect(await mira.form()).toContain("The leader's");
  });

  test('nobody who has not set up the coach', async () => {
    const { otto } = await createWorld();
    await otto.types('/coach practice connect-to-purpose');
    expect(await otto.sees()).toContain('Set up your coach first: type /coach.');
  });
});

describe('a practice whose answer belongs to another room', () => {
  test('a nudge to hand something over opens the form that does, and is done with it', async () => {
    const world = await worldWithMira();
    const { mira } = world;
    await mira.types('/coach practice');
    await mira.fills({ Search: 'Hand over one thing you run' });
    await mira.clicksInForm('practice.more', { value: 'Plan it for Monday 15 March' });
    await mira.closes();
    await world.at('2027-03-15T10:00');
    expect(await mira.sees()).toContain('*Hand over one thing you run*');
    await mira.clicks('Do it');
    await mira.fillsAndSubmits(contract);
    expect(await mira.looksAt()).toMatch(/\*Hand over one thing you run\*(.|\n)*· Done\./);
    expect(await mira.looksAt()).not.toContain('[Do it]');
  });

  test('a small win is recorded as a win, and counts as done', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice celebrate small win');
    expect(await mira.form()).toContain('What went well?');
    await mira.fillsAndSubmits({ 'What went well?': 'The payout page loads in a second' });
    const seen = await mira.sees();
    expect(seen).toContain('*Recorded.*');
    expect(seen).toContain('*Notice one small win*');
    expect(seen).toContain('· Done.');
  });

  test('what is handed over is a delegation, and counts as done', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice delegate ownership');
    await mira.fillsAndSubmits(contract);
    expect(await mira.form()).toContain('On its way');
    expect(await mira.sees()).toContain('*Hand over one thing you run*');
    await mira.closes();
    await mira.types('/delegate list');
    expect(await mira.form()).toContain('5-page report on why shops leave');
  });

  test('vision time opens its own screen', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice vision time');
    expect(await mira.form()).toContain('Vision time');
    expect(await mira.form()).toContain('Length');
  });
});

describe('the catalogue', () => {
  test('holds all habits, with what each trains and why', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice');
    const first = await mira.form();
    expect(withoutPlan(first).split('\n').slice(0, 14).join('\n')).toMatchInlineSnapshot(`
      "All habits
      [Something happened] [This week]
      Search (optional): ‹thanks, meetings, a mistake …›
      ‹Any theme› ‹Any hat›
      · 58 habits, page 1 of 4
      *Say who the work helps*
      Work is easier to care about when you can see whose day it makes better.
      _The leader's hat · vision_
      [⋯ Do it now| Plan it for Friday 19 March | Mute]
      *Begin with what will change, and for whom*
      A plan is easier to follow when people know what it will change, and for whom.
      _The leader's hat · vision_
      [⋯ Do it now| Plan it for Wednesday 17 March| Mute]
      *Ask each number what it is for*"
    `);
    const titles = [...first.matchAll(/^\*(.*)\*$/gm)];
    while ((await mira.form()).includes('[Next]')) {
      await mira.clicksInForm('Next');
      titles.push(...(await mira.form()).matchAll(/^\*(.*)\*$/gm));
    }
    expect(first).toContain(`· ${titles.length} habits, page 1 of `);
    expect(new Set(titles.map(([, title]) => title)).size).toBe(titles.length);
    while ((await mira.form()).includes('[Previous]')) await mira.clicksInForm('Previous');
    expect(await mira.form()).toBe(first);
  });

  test('is searched by Enter or the button, and what is typed stays', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice');
    await mira.fills({ Search: 'kudos' });
    const found = await mira.form();
    expect(found).toContain('Search (optional): ‹kudos›');
    expect(found).toContain('*Open a kudos thread*');
    expect(found).not.toContain('*Say who the work helps*');
    await mira.submits();
    expect(await mira.form()).toBe(found);
    await mira.fillsAndSubmits({ Search: 'pizza' });
    expect(await mira.form()).toContain(
      '· Nothing found. Try another word, or any theme and any hat.',
    );
  });

  test('is filtered by theme and hat, together with the search', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice');
    await mira.clicksInForm('practice.theme', { value: 'Trust' });
    await mira.clicksInForm('practice.hat', { value: 'Both hats' });
    expect(await mira.form()).toContain('‹Trust› ‹Both hats›');
    const titles = [...(await mira.form()).matchAll(/^\*(.*)\*$/gm)].map(([, title]) => title);
    expect(titles).toEqual(['Look back at a setback, without names']);
    await mira.clicksInForm('practice.hat', { value: 'Any hat' });
    await mira.fills({ Search: 'mistake' });
    expect(await mira.form()).toContain('‹Trust› ‹Any hat›');
    expect(await mira.form()).toContain('*Tell the team about a mistake of yours*');
  });

  test('mutes and unmutes, with effect on what comes', async () => {
    const world = await worldWithMira();
    const { mira } = world;
    await mira.opensHome();
    const next = /\*Next nudge\* today at 10:00: (.*)/.exec(await mira.homeTab())?.[1] ?? '';
    await mira.clicksOnHome('All habits');
    await mira.fills({ Search: next });
    await mira.clicksInForm('practice.more', { value: 'Mute' });
    expect(await mira.form()).toContain(`*“${next}” is muted: it comes no more.*`);
    expect(await mira.form()).toContain('_:no_bell: muted · ');
    expect(await mira.homeTab()).toContain(`Muted: ${next}`);
    expect(await mira.homeTab()).not.toContain(`today at 10:00: ${next}`);
    await mira.fills({ Search: '' });
    await mira.clicksInForm('Only muted (1)');
    expect(await mira.form()).toContain('· 1 of 58 habits');
    await mira.clicksInForm('practice.more', { value: 'Unmute' });
    expect(await mira.form()).toContain(`*“${next}” may come again.*`);
    expect(await mira.form()).toContain('· No habit is muted.');
    expect(await mira.homeTab()).toContain(`*Next nudge* today at 10:00: ${next}`);
    await mira.clicksInForm('Show all');
    expect(await mira.form()).toContain('· 58 habits');
  });

  test('muting withdraws what was put off', async () => {
    const world = await worldWithMira();
    const { mira } = world;
    await world.at('2027-03-15T10:00');
    const [, title = ''] = /^\*(.*)\*/.exec(await mira.sees()) ?? [];
    await mira.clicks('nudge.later', { value: 'In an hour' });
    await mira.types('/coach practice');
    await mira.fills({ Search: title });
    await mira.clicksInForm('practice.more', { value: 'Mute' });
    expect(await mira.looksAt()).toContain('· Muted.');
    await mira.sees();
    await world.at('2027-03-15T13:00');
    expect(await mira.sees()).toBe('');
  });

  test('does a muted habit too, when one wants to', async () => {
    const { mira } = await worldWithMira();
    await mira.types('/coach practice');
    await mira.fills({ Search: 'connect-to-purpose' });
    await mira.clicksInForm('practice.more', { value: 'Mute' });
    await mira.clicksInForm('practice.more', { value: 'Do it now' });
    await mira.fillsAndSubmits(answers);
    expect(await mira.form()).toBe('');
    expect(await mira.sees()).toContain('· Done.');
  });
});

test('a catalogue that is open over Forget me mutes nothing', async () => {
  const world = await worldWithMira();
  const { mira } = world;
  await mira.types('/coach practice');
  await mira.fills({ Search: 'yes and' });
  await rowsOf(world).deleteFrom('team_member').execute();
  await rowsOf(world).deleteFrom('manager').execute();
  await mira.clicksInForm('practice.more', { value: 'Mute' });
  expect(await rowsOf(world).selectFrom('mute').selectAll().execute()).toEqual([]);
  expect(await mira.form()).toContain('Set up your coach first: type /coach.');
});

test('with every habit muted, the Home tab says that none comes, and keeps room for the rest', async () => {
  const world = await worldWithMira();
  const { mira } = world;
  await mutesAllBut(world, 'none of them');
  await mira.opensHome();
  const home = await mira.homeTab();
  expect(home).toContain(
    '*No nudge this week*: no habit is left that could come. Unmute one in *All habits*.',
  );
  expect(home.match(/^Muted: /gm)).toHaveLength(5);
  expect(home).toContain('Muted: Vision time  [Unmute]');
  expect(home).toContain(`· And ${catalogue.length - 5} more muted habits, in *All habits*.`);
  expect(home).toContain('[Forget me]');
});

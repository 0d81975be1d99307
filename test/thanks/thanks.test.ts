import { describe, expect, test } from 'vitest';
import { rowsOf } from '../slack/rows.ts';
import { postsKudos, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

async function started(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  return world;
}

/** As if everything that was done had been done four weeks earlier. */
async function fourWeeksAgo(world: World): Promise<void> {
  const ms = 28 * 24 * 3_600_000;
  await rowsOf(world)
    .updateTable('manager')
    .set((e) => ({ created_at: e('created_at', '-', ms) }))
    .execute();
  await rowsOf(world)
    .updateTable('team_member')
    .set((e) => ({ joined_at: e('joined_at', '-', ms) }))
    .execute();
  await rowsOf(world)
    .updateTable('kudos')
    .set((e) => ({ created_at: e('created_at', '-', ms) }))
    .execute();
}

/** Somebody shares a win as kudos. */
async function thanks(
  world: World,
  giver: 'mira' | 'otto' | 'bo',
  whom: string,
  text: string,
  channel = '#team-aurora',
): Promise<void> {
  const person = world[giver];
  await person.types(`/win ${text}`);
  await person.clicks('Share as kudos');
  await postsKudos(person, {
    'Where?': channel,
    'Who did it?': [whom],
    'What did it change?': 'We could go home on time.',
  });
}

describe('thanks in the team', () => {
  test('without a team, leads to choosing one; without a coach, to setting it up', async () => {
    const world = await createWorld();
    const { mira, otto } = world;
    await otto.types('/coach thanks');
    expect(await otto.sees()).toContain('Set up your coach first');
    await mira.types('/coach');
    await mira.fillsAndSubmits({});
    await mira.types('/coach thanks');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Thanks in your team
      Tell me who is in your team, and I keep an eye on whom you thanked and who has been waiting. They are not told.
      [Choose your team]
      · Only you see this. Nobody is counted, and nobody else can look.
      [Close]"
    `);
    await mira.clicksInForm('Choose your team');
    expect(await mira.form()).toContain('Your team');
  });

  test('shows when and for what, and who waits, to the manager alone', async () => {
    const world = await started();
    const { mira } = world;
    await mira.types('/coach thanks');
    expect(await mira.form()).toContain('*@bo*, no thanks from you yet');
    await mira.closes();
    await thanks(world, 'mira', '@ana', 'fixed the login two days early');
    await fourWeeksAgo(world);
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('@ana and @bo have had none from you for three weeks');
    await thanks(world, 'mira', '@ana', 'kept her head');
    await mira.clicksOnHome('Look');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Thanks in your team
      Not thanked for three weeks
      *@bo*, no thanks from you yet
      [Thank] [What for]
      ———
      Everybody else
      *@ana*, thanked today: “kept her head. We could go home on time.”
      [Thank] [What for]
      · Only you see this. Nobody is counted, and nobody else can look. Your own thanks count: kudos that you gave, celebrations that you shared, and what you noted in your journal.
      [Close]"
    `);
    await world.ana.opensHome();
    expect(await world.ana.homeTab()).not.toContain('Thanks in your team');
  });

  test('one tap opens the kudos form for a person, in its place', async () => {
    const world = await started();
    const { mira } = world;
    await mira.types('/coach thanks');
    await mira.clicksInForm('Thank', { value: world.ana.id });
    expect(await mira.form()).toContain('‹ana›');
    await postsKudos(mira, {
      'What did they do?': 'Found the bug that nobody saw',
      'What did it change?': 'Support can breathe.',
    });
    expect(await mira.form()).toBe('');
    expect(await mira.looksAt('#team-aurora')).toContain('Kudos to @ana');
    await mira.types('/coach thanks');
    expect(await mira.form()).toContain('*@ana*, thanked today: “Found the bug');
  });

  test('tells what somebody was thanked for: by kudos, by word, and apart from it the wins', async () => {
    const world = await started();
    const { mira, at } = world;
    await thanks(world, 'mira', '@ana', 'fixed the login two days early');
    await at('2027-03-16T14:00');
    await mira.types('/coach practice Send a thank-you that has waited');
    await mira.fillsAndSubmits({ person: '@ana', 'thanked-for': 'Stayed calm on the phone' });
    await thanks(world, 'otto', '@ana', 'explained the invoices to us', '#general');
    await mira.types('/win a quiet Monday with @ana');
    await mira.types('/coach thanks');
    await mira.clicksInForm('What for', { value: `${world.ana.id} 1` });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Thanks in your team
      *What @ana was thanked for*
      explained the invoices to us.
      We could go home on time.
      · Today, from @otto in #general
      Stayed calm on the phone
      · Today, as you noted in your journal
      fixed the login two days early.
      We could go home on time.
      · Yesterday, from @mira in #team-aurora
      ———
      *Wins that you recorded with @ana*
      • today: “a quiet Monday with @ana”
      · They do not know of these, unless you shared one. A good place to find words.
      ———
      [Thank] [Back to the team]
      · Only you see this. Nobody is counted, and nobody else can look. Kudos from others are here when they stand in a channel that you can read.
      [Close]"
    `);
    await mira.clicksInForm('Back to the team');
    expect(await mira.form()).toContain('Stayed calm on the phone');
  });

  test('shows nothing from a private channel that the manager is not in', async () => {
    const world = await started();
    const { mira } = world;
    await thanks(world, 'otto', '@ana', 'in private', '#general');
    const { channels } = world.sandbox.state;
    const general = Object.values(channels).find(({ name }) => name === 'general');
    if (!general) throw new Error('no #general');
    await mira.types('/coach thanks');
    await mira.clicksInForm('What for', { value: `${world.ana.id} 1` });
    expect(await mira.form()).toContain('in private');
    await mira.closes();
    general.kind = 'private';
    general.members = general.members.filter((id) => id !== mira.id);
    await mira.types('/coach thanks');
    await mira.clicksInForm('What for', { value: `${world.ana.id} 1` });
    expect(await mira.form()).toContain('has not been thanked here yet');
    await mira.closes();
    general.members.push(mira.id);
    await mira.types('/coach thanks');
    await mira.clicksInForm('What for', { value: `${world.ana.id} 1` });
    expect(await mira.form()).toContain('in private');
  });

  test('is what the coach goes by, and leaves out who left and what never arrived', async () => {
    const world = await started();
    const { mira } = world;
    await thanks(world, 'mira', '@ana', 'fixed the login');
    await rowsOf(world)
      .updateTable('outbox')
      .set({ state: 'dead' })
      .where('kind', '=', 'kudos')
      .execute();
    world.sandbox.deactivates('bo');
    await fourWeeksAgo(world);
    await mira.types('/coach thanks');
    const shown = await mira.form();
    expect(shown).toContain('Not thanked for three weeks');
    expect(shown).toContain('*@ana*, no thanks from you yet');
    expect(shown).not.toContain('@bo');
  });

  test('counts what was said in weekly threads, the manager’s own alone', async () => {
    const world = await started();
    const { mira, bo, otto } = world;
    const workspace_id = world.app.workspace;
    const at = world.clock.now().epochMilliseconds;
    const said = [
      { id: 'a', user_id: otto.id, text: 'lent me her notes', person: world.ana.id },
      { id: 'b', user_id: mira.id, text: 'drove the cake across town', person: bo.id },
    ];
    const thread = { until_at: at, read_at: null, closed_at: null, drawn: '' };
    await rowsOf(world)
      .insertInto('thread')
      .values({ workspace_id, outbox_id: 'weekly', ...thread })
      .execute();
    for (const { id, user_id, text, person } of said) {
      const place = { channel: 'C0GENERAL00', thread_id: 'weekly', ts: `1.${id}` };
      const row = { workspace_id, id, user_id, text, ...place, created_at: at, taken_out_at: null };
      await rowsOf(world).insertInto('thread_kudos').values(row).execute();
      await rowsOf(world)
        .insertInto('thread_kudos_person')
        .values({ workspace_id, kudos_id: id, user_id: person })
        .execute();
    }
    await mira.types('/coach thanks');
    expect(await mira.form()).toContain('*@bo*, thanked today: “drove the cake across town”');
    expect(await mira.form()).toContain('*@ana*, no thanks from you yet');
    await mira.clicksInForm('What for', { value: `${world.ana.id} 1` });
    expect(await mira.form()).toContain('lent me her notes');
    await mira.closes();
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('*Thanked*: @bo');
  });

  test('counts whom the manager thanked in a celebration that is shared', async () => {
    const world = await started();
    const { mira } = world;
    await mira.types('/win shipped the login fix with @ana');
    await mira.types('/coach celebrate march');
    await mira.submits();
    await mira.submits();
    await mira.types('/coach thanks');
    expect(await mira.form()).toContain('*@ana*, no thanks from you yet');
    await mira.closes();
    await mira.opensHome();
    await mira.clicksOnHome('Go on');
    await mira.fillsAndSubmits({ 'Thanks, in your words': 'You kept calm, and shops could pay.' });
    await mira.submits();
    await mira.types('/coach thanks');
    expect(await mira.form()).toContain(
      '*@ana*, thanked today: “You kept calm, and shops could pay.”',
    );
    expect(await mira.form()).toContain('*@bo*, no thanks from you yet');
    await mira.clicksInForm('What for', { value: `${world.ana.id} 1` });
    expect(await mira.form()).toContain('Today, from @mira in #team-aurora');
    await mira.closes();
    const home = await mira.homeTab();
    expect(home).toContain('*The two hats*: leader 1 · both 1 · manager 0');
    expect(home).toContain('*Thanked*: @ana');
  });

  test('shows what others celebrated, and takes it for no thanks of the manager’s', async () => {
    const world = await started();
    const { mira, bo } = world;
    await bo.types('/coach');
    await bo.fillsAndSubmits({ "Your team's channel": '#team-aurora' });
    await bo.types('/win the fair with @ana');
    await bo.types('/coach celebrate march');
    await bo.submits();
    await bo.submits();
    await bo.submits();
    await mira.types('/coach thanks');
    expect(await mira.form()).toContain('*@ana*, no thanks from you yet');
    await mira.clicksInForm('What for', { value: `${world.ana.id} 1` });
    expect(await mira.form()).toContain('What went well in March');
    expect(await mira.form()).toContain('Today, from @bo in #team-aurora');
  });

  test('gives whoever comes into the team three weeks as well', async () => {
    const world = await started();
    const { mira } = world;
    await fourWeeksAgo(world);
    await mira.opensHome();
    await mira.clicksOnHome('Change settings');
    await mira.fillsAndSubmits({ 'Your team': ['@ana', '@bo', '@otto'] });
    await mira.types('/coach thanks');
    const shown = await mira.form();
    const others = shown.slice(shown.indexOf('Everybody else'));
    expect(others).toContain('*@otto*, no thanks from you yet');
    expect(others).not.toContain('*@ana*');
    await mira.closes();
    await world.passes({ hours: 21 * 24 });
    await mira.types('/coach thanks');
    expect(await mira.form()).not.toContain('Everybody else');
  });

  test('remembers thanks after which many others were thanked', async () => {
    const world = await started();
    const { mira, bo } = world;
    await mira.types('/kudos @ana for fixing the login so that nobody has to wait');
    await postsKudos(mira, { 'Where?': '#team-aurora' });
    const db = rowsOf(world);
    const [first] = await db.selectFrom('kudos').selectAll().execute();
    if (!first) throw new Error('no kudos');
    const later = Array.from({ length: 101 }, (_, i) => ({
      ...first,
      id: `later${i}`,
      outbox_id: `later${i}`,
      created_at: first.created_at + i + 1,
    }));
    await db.insertInto('kudos').values(later).execute();
    const people = later.map(({ workspace_id, id: kudos_id }) => ({
      workspace_id,
      kudos_id,
      user_id: bo.id,
      position: 0,
    }));
    await db.insertInto('kudos_person').values(people).execute();
    await mira.types('/coach thanks');
    expect(await mira.form()).toContain('*@ana*, thanked today');
  });

  test('turns pages', async () => {
    const world = await started();
    const { mira } = world;
    const workspace_id = world.app.workspace;
    for (let n = 1; n <= 9; n += 1) {
      const id = `kudos-${n}`;
      const created_at = world.clock.now().epochMilliseconds + n;
      const given = {
        channel: 'C0GENERAL00',
        text: `good thing number ${n}`,
        outbox_id: id,
      };
      await rowsOf(world)
        .insertInto('kudos')
        .values({
          workspace_id,
          id,
          user_id: mira.id,
          win_id: null,
          effect: '',
          link: null,
          ...given,
          created_at,
        })
        .execute();
      const person = { workspace_id, kudos_id: id, user_id: world.ana.id, position: 0 };
      await rowsOf(world).insertInto('kudos_person').values(person).execute();
    }
    await mira.types('/coach thanks');
    await mira.clicksInForm('What for', { value: `${world.ana.id} 1` });
    expect(await mira.form()).toContain('page 1 of 2');
    expect(await mira.form()).toContain('number 9');
    await mira.clicksInForm('Older');
    expect(await mira.form()).toContain('number 1\n');
    expect(await mira.form()).not.toContain('number 9');
    await mira.clicksInForm('Newer');
    expect(await mira.form()).toContain('number 9');
  });
});

import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { wordings } from '../../src/threads/weekly.view.ts';
import { forgets } from '../privacy/some.ts';
import { postsKudos, setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';
import { kept, marked, opened, question, started, team, writes } from './steps.ts';

describe('a weekly kudos thread', () => {
  test('is started by a manager in a form whose defaults work', async () => {
    const world = await createWorld();
    const { mira, ana } = world;
    await setUp(world);
    await mira.types('/coach threads');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Weekly kudos thread
      Once a week I ask in your channel whom people want to thank. They answer in the thread, and a last line there says who was thanked.
      Which channel?: ‹team-aurora›
      Day: ‹Friday›
        · The last line comes on Monday at 9:00; for a thread on Saturday, Sunday or early Monday, on Wednesday.
      Time: ‹15:00›
        · By the clock of Europe/Berlin.
      · Everybody in the channel sees it and can answer. You can stop it with one button, and after 4 weeks without a word it stops by itself.
      [Start it] [Cancel]"
    `);
    expect(await mira.submits()).toEqual({});
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Weekly kudos thread
      #team-aurora gets a kudos thread every Friday at 15:00. The next one comes on Friday at 15:00. On Monday a last line in it says who was thanked.
      [Change] [Stop it]
      [Done]"
    `);
    await mira.closes();
    await world.at('2027-03-19T14:59');
    expect(await ana.sees(team)).toBe('');
    await world.at('2027-03-19T15:00');
    expect(await ana.sees(team)).toMatchInlineSnapshot(`
      ":raised_hands: *Who made your week easier, and how?*
      · Answer in the thread: name people with @, say what they did and what it changed. What I keep as kudos gets a :raised_hands:, and whoever wrote it or is named can take it out again in that message's menu."
    `);
  });

  test('keeps each reply that names people, and marks it', async () => {
    const world = await opened();
    const { mira, ana, bo } = world;
    const first = await writes(world, ana, '@bo found the bug, so nobody had to stay late');
    const chat = await writes(world, bo, 'that was fun');
    const alone = await writes(world, bo, '@ana');
    const own = await writes(world, bo, '@bo is great');
    const both = await writes(world, mira, '@ana and @bo: the fair was yours');
    expect(await kept(world)).toEqual([
      'ana → bo: @bo found the bug, so nobody had to stay late',
      'mira → ana: @ana and @bo: the fair was yours',
      'mira → bo: @ana and @bo: the fair was yours',
    ]);
    expect(
      await Promise.all([first, chat, alone, own, both].map((one) => marked(world, one))),
    ).toEqual([true, false, false, false, true]);
  });

  test('leaves out apps that are named, also those that nobody has met yet', async () => {
    const world = await opened();
    const { ana } = world;
    const said = await writes(world, ana, '@buildbot thanks, that was fast');
    await writes(world, ana, '<@USLACKBOT> thanks');
    await writes(world, ana, '@buildbot and @otto kept it running');
    expect(await kept(world)).toEqual(['ana → otto: @buildbot and @otto kept it running']);
    expect(await marked(world, said)).toBe(false);
  });

  test('asks again who was named when Slack did not say', async () => {
    const world = await opened();
    world.sandbox.faults.next('users.info', effects.error('internal_error'));
    await writes(world, world.ana, '@buildbot thanks, that was fast');
    await world.passes({ hours: 2 });
    expect(await kept(world)).toEqual([]);
  });

  test('follows what is edited and deleted, and what never came as an event', async () => {
    const world = await opened();
    const { ana, bo } = world;
    const said = await writes(world, ana, '@bo found the bug');
    const other = await writes(world, bo, '@ana asked the right question');
    await ana.person.edits(said, '@mira found the bug');
    await bo.person.deletes(other);
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toEqual(['ana → mira: @mira found the bug']);
    await ana.person.edits(said, 'It is fixed');
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toEqual([]);
    expect(await marked(world, said)).toBe(false);
    await world.app.stop();
    const thread = await bo.finds(question, team);
    const unheard = await bo.person.says(team, '@ana tested all of it', { thread });
    await world.restarts();
    await world.passes({ minutes: 1 });
    expect(await kept(world)).toEqual(['bo → ana: @ana tested all of it']);
    expect(await marked(world, unheard)).toBe(true);
  });

  test('ends the same, however often and late events come', async () => {
    const world = await opened();
    const { ana, bo } = world;
    world.sandbox.faults.redeliver(3);
    const said = await writes(world, ana, '@bo found the bug');
    world.sandbox.faults.next('conversations.replies', effects.error('service_unavailable'));
    await bo.person.reacts(said, 'tada');
    await writes(world, bo, '@ana wrote the test for it');
    await world.passes({ minutes: 2 });
    expect(await kept(world)).toEqual([
      'ana → bo: @bo found the bug',
      'bo → ana: @ana wrote the test for it',
    ]);
  });

  test('says of a kudos with a post of its own who can take that back', async () => {
    const world = await opened();
    const { ana, mira } = world;
    await mira.types('/kudos @ana for fixing the login so that nobody has to wait');
    await postsKudos(mira, { 'Where?': team });
    const post = await ana.finds('Kudos to', team);
    const before = await ana.looksAt(team);
    await ana.person.shortcut('threads.take-out', post);
    await mira.person.shortcut('threads.take-out', post);
    await world.app.settled();
    expect(await ana.looksAt(team)).toBe(
      `${before}\n\n(only you) This kudos is from mira, and only they can take it back.`,
    );
    expect(await mira.looksAt(team)).toContain('This kudos is yours: `/kudos list` takes it back.');
    const asked = await ana.finds(question, team);
    await ana.person.shortcut('threads.take-out', asked);
    await world.app.settled();
    expect(await ana.looksAt(team)).toContain('Only what carries a :raised_hands:');
  });

  test('lets the author and whoever is named take it out, and nobody else', async () => {
    const world = await opened();
    const { ana, bo, mira } = world;
    const said = await writes(world, ana, '@bo found the bug');
    await mira.person.shortcut('threads.take-out', said);
    await world.app.settled();
    expect(await mira.looksAt(team)).toContain(
      'Only what carries a :raised_hands: is kept as kudos',
    );
    await bo.person.shortcut('threads.take-out', said);
    await world.app.settled();
    expect(await bo.looksAt(team)).toContain('Taken out of kudos.');
    expect(await kept(world)).toEqual(['(ana → bo: @bo found the bug)']);
    expect(await marked(world, said)).toBe(false);
    await ana.person.edits(said, '@bo found the bug!');
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toEqual(['(ana → bo: @bo found the bug!)']);
    expect(await marked(world, said)).toBe(false);
    await bo.clicks('Put it back', {}, team);
    expect(await kept(world)).toEqual(['ana → bo: @bo found the bug!']);
    expect(await marked(world, said)).toBe(true);
  });

  test('leaves out what was taken out, whomever its author names meanwhile', async () => {
    const world = await opened();
    const { ana, bo } = world;
    const said = await writes(world, ana, '@bo found the bug');
    await bo.person.shortcut('threads.take-out', said);
    await world.app.settled();
    for (const text of ['found the bug', '@bo found the bug']) {
      await ana.person.edits(said, text);
      await world.passes({ seconds: 2 });
    }
    expect(await kept(world)).toEqual(['(ana → bo: @bo found the bug)']);
    expect(await marked(world, said)).toBe(false);
    await bo.clicks('Put it back', {}, team);
    expect(await kept(world)).toEqual(['ana → bo: @bo found the bug']);
    await ana.person.deletes(said);
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toEqual([]);
  });

  test('lets one of those who are named take out themselves, and nobody else', async () => {
    const world = await opened();
    const { ana, bo, mira } = world;
    const said = await writes(world, mira, '@ana and @bo found the bug together');
    await ana.person.shortcut('threads.take-out', said);
    await world.app.settled();
    expect(await ana.looksAt(team)).toContain('You are taken out of this kudos.');
    expect(await marked(world, said)).toBe(true);
    await bo.types('/kudos list');
    await bo.clicksInForm('Where you were thanked');
    expect(await bo.form()).toContain('found the bug together');
    await ana.types('/kudos list');
    await ana.clicksInForm('Where you were thanked');
    expect(await ana.form()).toContain('Nothing here yet');
    await mira.types('/coach thanks');
    expect(await mira.form()).toContain('*@ana*, no thanks from you yet');
    await mira.person.edits(said, '@ana and @bo found the bug, and both fixed it');
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toEqual([
      '(mira → ana: @ana and @bo found the bug, and both fixed it)',
      'mira → bo: @ana and @bo found the bug, and both fixed it',
    ]);
    await mira.person.edits(said, '@bo found the bug alone');
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toEqual(['mira → bo: @bo found the bug alone']);
    await mira.person.edits(said, '@ana and @bo found the bug');
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toEqual([
      'mira → ana: @ana and @bo found the bug',
      'mira → bo: @ana and @bo found the bug',
    ]);
  });

  test('goes as a whole with its author, and with the last one who is named', async () => {
    const world = await opened();
    const { ana, bo, mira } = world;
    const said = await writes(world, mira, '@ana and @bo found the bug');
    const other = await writes(world, mira, '@ana and @bo fixed it');
    await mira.person.shortcut('threads.take-out', other);
    for (const one of [ana, bo]) await one.person.shortcut('threads.take-out', said);
    await world.app.settled();
    expect(await marked(world, said)).toBe(false);
    expect(await marked(world, other)).toBe(false);
    await mira.types('/kudos list');
    expect(await mira.form()).toContain('Nothing here yet');
    await bo.clicks('Put it back', {}, team);
    expect(await marked(world, said)).toBe(true);
    expect((await kept(world)).slice(0, 2)).toEqual([
      '(mira → ana: @ana and @bo found the bug)',
      'mira → bo: @ana and @bo found the bug',
    ]);
  });

  test('comes back when its author names others again beside who took themselves out', async () => {
    const world = await opened();
    const { ana, bo, mira } = world;
    const said = await writes(world, mira, '@ana and @bo found the bug');
    await ana.person.shortcut('threads.take-out', said);
    await world.app.settled();
    await mira.person.edits(said, '@ana found the bug');
    await world.passes({ seconds: 2 });
    expect(await marked(world, said)).toBe(false);
    await mira.types('/kudos list');
    expect(await mira.form()).toContain('Nothing here yet');
    await mira.closes();
    await mira.person.edits(said, '@ana and @bo found the bug!');
    await world.passes({ seconds: 2 });
    expect(await marked(world, said)).toBe(true);
    await mira.types('/kudos list');
    expect(await mira.form()).toContain('found the bug!');
    await bo.types('/kudos list');
    await bo.clicksInForm('Where you were thanked');
    expect(await bo.form()).toContain('found the bug!');
    await ana.types('/kudos list');
    await ana.clicksInForm('Where you were thanked');
    expect(await ana.form()).toContain('Nothing here yet');
  });

  test('is not quoted on Monday where nobody is left in it', async () => {
    const world = await opened();
    const { ana, bo, mira } = world;
    const said = await writes(world, mira, '@ana and @bo found the bug');
    await ana.person.shortcut('threads.take-out', said);
    await world.app.settled();
    await mira.person.edits(said, '@ana found the bug');
    await world.passes({ seconds: 2 });
    await world.at('2027-03-22T09:00');
    expect(await bo.looksAt(team)).toContain('1 person wrote here.');
    expect(await bo.looksAt(team)).not.toContain('“@ana found the bug”');
  });

  test('stays out when its author took it out, whoever comes back to it', async () => {
    const world = await opened();
    const { ana, mira } = world;
    const said = await writes(world, mira, '@ana and @bo found the bug');
    for (const one of [ana, mira]) {
      await one.person.shortcut('threads.take-out', said);
      await world.app.settled();
      await world.passes({ seconds: 2 });
    }
    await ana.clicks('Put it back', {}, team);
    expect(await ana.looksAt(team)).toContain('It was taken out of kudos as a whole');
    expect(await marked(world, said)).toBe(false);
    await mira.types('/kudos list');
    expect(await mira.form()).toContain('Nothing here yet');
    await mira.closes();
    await mira.clicks('Put it back', {}, team);
    expect(await kept(world)).toEqual([
      'mira → ana: @ana and @bo found the bug',
      'mira → bo: @ana and @bo found the bug',
    ]);
    expect(await marked(world, said)).toBe(true);
  });

  test('stays out when its author took it out before the last one who is named', async () => {
    const world = await opened();
    const { bo, mira } = world;
    const said = await writes(world, mira, '@bo found the bug');
    for (const one of [mira, bo]) {
      await one.person.shortcut('threads.take-out', said);
      await world.app.settled();
      await world.passes({ seconds: 2 });
    }
    await bo.clicks('Put it back', {}, team);
    expect(await marked(world, said)).toBe(false);
    expect(await kept(world)).toEqual(['(mira → bo: @bo found the bug)']);
  });

  test('goes as a whole with the last one who is still there', async () => {
    const world = await opened();
    const { ana, bo, mira } = world;
    const said = await writes(world, mira, '@ana and @bo found the bug');
    await forgets(ana);
    await bo.types('/kudos list');
    await bo.clicksInForm('Where you were thanked');
    expect(JSON.stringify(await bo.person.view())).toContain('the list of everybody whom it names');
    await bo.clicksInForm('kudos.more', { value: 'Take it out' });
    expect(await bo.sees()).toContain('Taken out of kudos.');
    expect(await marked(world, said)).toBe(false);
    await mira.types('/kudos list');
    expect(await mira.form()).toContain('Nothing here yet');
  });

  test('is closed on Monday with what was said, also when an event was missed', async () => {
    const world = await opened();
    const { ana, bo } = world;
    await writes(world, ana, '@bo found the bug <!channel>');
    const thread = await bo.finds(question, team);
    await bo.person.says(team, '@ana and @mira saw it through', { thread });
    await ana.sees(team);
    await world.at('2027-03-22T09:00');
    expect(await ana.sees(team)).toMatchInlineSnapshot(`
      "↳ 2 people thanked @bo, @ana and @mira in this thread.
      ↳ • @ana: “@bo found the bug <!channel>”
      ↳ • @bo: “@ana and @mira saw it through”"
    `);
    await writes(world, ana, '@mira was late to this');
    expect(await kept(world)).toHaveLength(3);
  });

  test('is closed in the morning where the app was down until the night', async () => {
    const world = await opened();
    const { ana } = world;
    await writes(world, ana, '@bo found the bug');
    await world.at('2027-03-22T08:00');
    await world.app.stop();
    world.clock.set(Temporal.Instant.from('2027-03-23T02:00Z'));
    await world.restarts();
    await world.passes({ minutes: 2 });
    expect(await ana.looksAt(team)).not.toContain('1 person thanked');
    await world.at('2027-03-23T08:59');
    expect(await ana.looksAt(team)).not.toContain('1 person thanked');
    await world.at('2027-03-23T09:01');
    expect(await ana.looksAt(team)).toContain('1 person thanked @bo in this thread.');
  });

  test('is closed without a line once the next one is there', async () => {
    const world = await opened();
    const { ana } = world;
    await writes(world, ana, '@bo found the bug');
    await world.at('2027-03-22T08:00');
    await world.app.stop();
    world.clock.set(Temporal.Instant.from('2027-03-26T15:30Z'));
    await world.restarts();
    await world.passes({ minutes: 2 });
    expect(await ana.looksAt(team)).not.toContain('1 person thanked');
    expect(await kept(world)).toEqual(['ana → bo: @bo found the bug']);
  });

  test('of the weekend is closed on Wednesday, before the next one comes', async () => {
    const world = await createWorld();
    const { mira, ana } = world;
    await setUp(world);
    await mira.types('/coach threads');
    await mira.fillsAndSubmits({ Day: 'Saturday' });
    expect(await mira.form()).toContain('On Wednesday a last line in it says who was thanked.');
    await world.at('2027-03-20T15:01');
    await writes(world, ana, '@bo found the bug');
    await world.at('2027-03-24T08:59');
    expect(await ana.looksAt(team)).not.toContain('1 person thanked');
    await world.at('2027-03-24T09:00');
    expect(await ana.looksAt(team)).toContain('1 person thanked @bo in this thread.');
  });

  test('says nothing on Monday where nobody wrote, and another thing next Friday', async () => {
    const world = await opened();
    await world.at('2027-03-22T10:00');
    expect(await world.ana.sees(team)).toBe('');
    await world.at('2027-03-26T15:00');
    const next = await world.ana.sees(team);
    expect(next).toContain(wordings[1]);
    expect(next).not.toContain(question);
  });

  test('stops by itself after four silent weeks, and tells its owner', async () => {
    const world = await started();
    const { mira, ana } = world;
    await world.at('2027-04-11T12:00');
    await mira.sees();
    await world.at('2027-04-12T12:00');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "Nobody has written in the weekly kudos thread of #team-aurora for 4 weeks, so I stopped it. Sometimes a thread needs somebody who goes first.
      [Start again]

      *Find the date that may slip*
      If you had to bet ten euros that one date will be missed, which one? Ask its owner what would save it.
      · Why: A late date is easy to talk about a week before, and hard to explain on the day.
        Why this? It has been 2 weeks since the last time.
      [Do it] ‹Later› [Plan it] [Not useful] [Mute]"
    `);
    await ana.sees(team);
    await world.at('2027-04-30T12:00');
    expect(await ana.sees(team)).toBe('');
    await mira.clicks('Start again');
    await mira.submits();
    await world.at('2027-04-30T15:00');
    expect(await ana.sees(team)).toContain(wordings[4]);
  });

  test('counts anew once somebody wrote', async () => {
    const world = await started();
    const { ana } = world;
    await world.at('2027-04-02T15:00');
    const thread = await ana.finds(wordings[2] ?? '', team);
    await ana.person.says(team, 'Nothing this week, but I like the question', { thread });
    await world.at('2027-04-23T15:00');
    expect(await ana.looksAt(team)).toContain(wordings[5]);
    expect(await ana.looksAt(team)).toContain('1 person wrote here.');
  });

  test('comes once a day: a change after it plans the next week', async () => {
    const world = await opened();
    const { mira, ana } = world;
    await world.at('2027-03-19T15:30');
    await mira.opensHome();
    await mira.clicksOnHome('Change');
    await mira.fillsAndSubmits({ Time: '16:00' });
    expect(await mira.form()).toContain('The next one comes on Friday 26 March at 16:00.');
    await mira.closes();
    await world.at('2027-03-19T16:05');
    expect(await ana.sees(team)).toBe('');
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('Next on Friday 26 March at 16:00.');
    await mira.clicksOnHome('Stop it');
    await mira.types('/coach threads');
    await mira.fillsAndSubmits({ Time: '17:00' });
    expect(await mira.form()).toContain('The next one comes on Friday 26 March at 17:00.');
    await world.at('2027-03-26T17:00');
    expect(await ana.sees(team)).toContain(wordings[1]);
  });

  test('keeps its hour when its owner moves to another zone, and says by which clock', async () => {
    const world = await started();
    const { mira, ana } = world;
    await mira.types('/coach');
    await mira.fillsAndSubmits({ 'Time zone': 'America/New_York' });
    await mira.opensHome();
    // Summer time has begun there, and not yet in Berlin.
    const said =
      '#team-aurora gets a kudos thread every Friday at 15:00, by the clock of Europe/Berlin.';
    expect(await mira.homeTab()).toContain(`${said} Next on Friday at 10:00 by your clock.`);
    await mira.clicksOnHome('Change');
    expect(await mira.form()).toContain('By the clock of Europe/Berlin.');
    await mira.submits();
    expect(await mira.form()).toContain(said);
    await world.at('2027-03-19T15:00');
    expect(await ana.sees(team)).toContain(question);
  });

  test('is stopped by one button, on the Home tab', async () => {
    const world = await started();
    const { mira, ana } = world;
    await mira.opensHome();
    expect(await mira.homeTab()).toContain(
      '#team-aurora gets a kudos thread every Friday at 15:00. Next on Friday at 15:00.',
    );
    await mira.clicksOnHome('Stop it');
    expect(await mira.homeTab()).toContain('[Start one]');
    await world.at('2027-03-26T16:00');
    expect(await ana.sees(team)).toBe('');
  });

  test('is there once in a channel, whoever starts it', async () => {
    const world = await started();
    const { bo, ana } = world;
    await bo.types('/coach');
    await bo.fillsAndSubmits({ "Your team's channel": team });
    await bo.types('/coach threads');
    expect(await bo.submits()).toEqual({
      channel: expect.stringContaining('mira has started one in that channel already.'),
    });
    await world.at('2027-03-19T15:01');
    expect((await ana.looksAt(team)).split(question)).toHaveLength(2);
  });

  test('is there once in a channel, also when two start it in the same moment', async () => {
    const world = await createWorld();
    const { mira, ana } = world;
    await setUp(world);
    await ana.types('/coach');
    await ana.fillsAndSubmits({ "Your team's channel": team });
    await mira.types('/coach threads');
    await ana.types('/coach threads');
    const errors = await Promise.all([mira.submits(), ana.submits()]);
    expect(errors).toContainEqual({});
    expect(errors).toContainEqual({
      channel: expect.stringContaining('has started one in that channel already.'),
    });
    const [second, first] = errors[0].channel ? [mira, ana] : [ana, mira];
    expect(await first.form()).toContain('#team-aurora gets a kudos thread');
    await second.fillsAndSubmits({ 'Which channel?': '#general' });
    expect(await second.form()).toContain('#general gets a kudos thread');
  });

  test('moves when another channel is chosen in a change', async () => {
    const world = await started();
    const { mira, ana } = world;
    await mira.opensHome();
    await mira.clicksOnHome('Change');
    expect(await mira.form()).toContain('With another channel, the thread moves there.');
    await mira.fillsAndSubmits({ 'Which channel?': '#general' });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Weekly kudos thread
      #general gets a kudos thread every Friday at 15:00. The next one comes on Friday at 15:00. On Monday a last line in it says who was thanked.
      No more weekly kudos threads in #team-aurora.
      [Change] [Stop it]
      [Done]"
    `);
    await mira.closes();
    await mira.opensHome();
    expect(await mira.homeTab()).not.toContain('#team-aurora gets');
    await world.at('2027-03-19T15:00');
    expect(await ana.sees(team)).toBe('');
    expect(await ana.looksAt('#general')).toContain(question);
  });

  test('comes back once when Slack does not say in time who reads the channel', async () => {
    const world = await createWorld();
    const { mira, sandbox } = world;
    await setUp(world);
    sandbox.sets('team-aurora', { shared: true, otherTeams: ['T0PARTNER'] });
    await mira.types('/coach threads');
    sandbox.faults.next('conversations.info', effects.delay(1_700), { times: 2 });
    await mira.submits();
    expect(await mira.form()).toContain(
      'Slack does not tell me just now who reads #team-aurora. If people outside',
    );
    await mira.submits();
    expect(await mira.form()).toContain('gets a kudos thread every Friday');
  });

  test('warns of readers outside as soon as Slack tells of them', async () => {
    const world = await createWorld();
    const { mira, sandbox } = world;
    await setUp(world);
    sandbox.sets('team-aurora', { shared: true, otherTeams: ['T0PARTNER'] });
    await mira.types('/coach threads');
    sandbox.faults.next('conversations.info', effects.delay(1_700));
    await mira.submits();
    await mira.submits();
    expect(await mira.form()).toContain('People outside your organisation read it too.');
    await mira.submits();
    expect(await mira.form()).toContain('gets a kudos thread every Friday');
  });

  test('is started where another organisation reads it only after a warning', async () => {
    const world = await createWorld();
    const { mira, ana, sandbox } = world;
    await setUp(world);
    sandbox.sets('team-aurora', { shared: true, otherTeams: ['T0PARTNER'] });
    await mira.types('/coach threads');
    expect(await mira.fillsAndSubmits({ Day: 'Thursday' })).toEqual({});
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Weekly kudos thread
      Goes to #team-aurora. Everybody in the workspace can read it there.
      :warning: *People outside your organisation read it too.* #team-aurora is shared with another organisation.
      ———
      Once a week I ask in your channel whom people want to thank. They answer in the thread, and a last line there says who was thanked.
      Which channel?: ‹team-aurora›
      Day: ‹Thursday›
        · The last line comes on Monday at 9:00; for a thread on Saturday, Sunday or early Monday, on Wednesday.
      Time: ‹15:00›
        · By the clock of Europe/Berlin.
      · Everybody in the channel sees it and can answer. You can stop it with one button, and after 4 weeks without a word it stops by itself.
      [Start it there] [Cancel]"
    `);
    await world.at('2027-03-18T15:00');
    expect(await ana.sees(team)).toBe('');
    await mira.submits();
    expect(await mira.form()).toContain(
      '#team-aurora gets a kudos thread every Thursday at 15:00.',
    );
    await world.at('2027-03-25T15:00');
    expect(await ana.sees(team)).toContain(question);
  });

  test('is started where nobody can answer only after a warning', async () => {
    const world = await createWorld();
    await setUp(world);
    world.sandbox.sets('team-aurora', { restricted: 'non-threadable' });
    await world.mira.types('/coach threads');
    await world.mira.submits();
    expect(await world.mira.form()).toContain('Nobody can answer in a thread there');
    await world.mira.fillsAndSubmits({ 'Which channel?': '#general' });
    expect(await world.mira.form()).toContain('#general gets a kudos thread every Friday');
  });

  test('is for managers to start', async () => {
    const { ana } = await createWorld();
    await ana.types('/coach threads');
    expect(await ana.sees()).toContain('Set up your coach first');
  });

  test('is stopped where Slack refuses it, and its owner hears why', async () => {
    const world = await started();
    const { mira } = world;
    await world.at('2027-03-19T14:59');
    world.sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await world.at('2027-03-19T15:01');
    expect(await mira.looksAt()).toContain(
      "This week's kudos thread did not reach #team-aurora, so I stopped it. That channel is archived.",
    );
  });

  test('ends with its owner when they leave', async () => {
    const world = await started();
    world.sandbox.deactivates('mira');
    await world.at('2027-03-26T16:00');
    expect(await world.ana.sees(team)).toBe('');
  });
});

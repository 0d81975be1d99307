import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { rowsOf } from '../slack/rows.ts';
import { postsKudos } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const team = '#team-aurora';

async function winsIn(world: World, who = world.mira): Promise<string> {
  await who.types('/win list');
  return who.form();
}

describe('/win with a line', () => {
  test('records it at once, and only its owner sees that', async () => {
    const { mira, ana } = await createWorld();
    await mira.types('/win shipped the login fix with @ana', team);
    expect(await mira.sees(team)).toMatchInlineSnapshot(`
      "(only you) *Recorded.* Only you see this until you share it.
      shipped the login fix with @ana
      · With @ana
      [Share as kudos] [Edit] [Undo]"
    `);
    expect(await ana.looksAt(team)).toBe('');
  });

  test('takes the words list and help only when they stand alone', async () => {
    const { mira } = await createWorld();
    await mira.types('/win help desk answered within the hour');
    expect(await mira.sees()).toContain('Recorded.');
    await mira.types('/win help');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "(only you) A win is anything that went well, however small.
      • \`/win shipped the login fix with @ana\` records it at once
      • \`/win\` opens a form, which also asks who was part of it and why it mattered
      • \`/win list\` shows all your wins, newest first, to look back on, search, edit, share or remove
      • \`/win list ana\`, \`/win list last month\`, \`/win list login since 3 May\`: by who was part of it, by when it was, by its words
      • \`/win export\` sends you all of them as files; \`/win export ana last month\` only these
      • “Record as a win” in the menu of any message begins with its words, its author and its link
      · Only you see your wins, until you share one."
    `);
  });

  test('counts whoever is mentioned as part of it, each once, and thirty of them at most', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/win @ana and @bo paired, @ana drove');
    expect(await mira.sees()).toContain('· With @ana and @bo\n');
    const team = Array.from({ length: 40 }, (_, n) => `<@U0TEAMMATE${n + 10}>`);
    const database = rowsOf(world);
    await database
      .insertInto('person')
      .values(
        team.map((_, n) => ({
          workspace_id: world.app.workspace,
          user_id: `U0TEAMMATE${n + 10}`,
          name: `mate ${n}`,
          zone: 'UTC',
          is_bot: 0,
          is_deactivated: 0,
          is_foreign: 0,
          read_at: world.clock.now().epochMilliseconds,
          deactivated_at: null,
        })),
      )
      .execute();
    await mira.types(`/win ${team.join(' ')} shipped it`);
    const people = await database.selectFrom('win_person').select('user_id').execute();
    expect(people).toHaveLength(2 + 30);
    expect(await mira.sees()).toContain('and 22 more');
  });

  test('keeps the order in which they are named', async () => {
    const world = await createWorld();
    await world.mira.types('/win');
    await world.mira.fillsAndSubmits({
      'What went well?': 'The fair',
      'Who was part of it?': ['otto', 'bo', 'ana'],
    });
    expect(await world.mira.sees()).toContain('· With @otto, @bo and @ana\n');
    expect(await winsIn(world)).toContain('with @otto, @bo and @ana');
  });

  test('counts people as part of it, apps not', async () => {
    const { mira } = await createWorld();
    await mira.types('/win @ana and @buildbot cut the build to a minute');
    expect(await mira.sees()).toContain('With @ana\n');
  });

  test('records it also when Slack does not answer who somebody is', async () => {
    const { mira, sandbox } = await createWorld();
    sandbox.faults.next('users.info', { kind: 'error', error: 'internal_error' }, { times: 5 });
    await mira.types('/win shipped it with @ana');
    expect(await mira.sees()).toContain('With @ana');
  });

  test('gives a text back that is too long, and records nothing', async () => {
    const world = await createWorld();
    const text = Array.from({ length: 1700 }, (_, n) => `w${n}&`).join(' ');
    await world.mira.types(`/win ${text}`);
    const answer = await world.mira.sees();
    expect(answer).toContain('and a win holds 3000. Nothing is recorded yet.');
    for (const word of text.split(' ')) expect(answer).toContain(word);
    expect(await winsIn(world)).toContain('No wins recorded yet.');
  });

  test.each([
    ['a NUL', 'a\u0000b'],
    ['half a pair', 'half \ud800 a pair'],
    ['text from right to left', '\u202emirrored'],
    [
      'what means something to Slack',
      '*bold* <!channel> @channel <https://example.com|click here>',
    ],
    ['what grows when it is escaped', '&&&<<<>>>'.repeat(200)],
    ['joined emoji', '👩🏽‍🚀'.repeat(300)],
  ])('records %s as text, with no effect of its own', async (_, text) => {
    const { mira, sandbox } = await createWorld();
    await mira.types(`/win ${text}`);
    expect(await mira.sees()).toContain('Recorded.');
    expect(JSON.stringify(sandbox.state.ephemerals)).not.toMatch(/<!|<http/);
  });

  test('records it once when Slack delivers it twice', async () => {
    const world = await createWorld();
    world.sandbox.faults.redeliver(2);
    await world.mira.types('/win shipped it');
    world.sandbox.faults.redeliver(1);
    expect(await winsIn(world)).toContain('1 win. Only you see this');
  });
});

describe('/win alone', () => {
  test('opens a form that says who sees it', async () => {
    const { mira } = await createWorld();
    await mira.types('/win', team);
    expect(await mira.form()).toMatchInlineSnapshot(`
      "A win
      What went well?: ‹The price list went out a day early, so sales had it for the fair.›
      Who was part of it? (optional): ‹ ›
      Why did it matter? (optional): ‹They could plan their stand around it, for the first time.›
      · Only you see this until you share it.
      [Record] [Cancel]"
    `);
    await mira.fillsAndSubmits({
      'What went well?': 'The fair went well, thanks to @bo',
      'Who was part of it?': ['bo'],
      'Why did it matter?': 'Twelve new customers.',
    });
    expect(await mira.form()).toBe('');
    expect(await mira.sees(team)).toMatchInlineSnapshot(`
      "(only you) *Recorded.* Only you see this until you share it.
      The fair went well, thanks to @bo
      · Why it mattered:
        Twelve new customers.
      · With @bo
      [Share as kudos] [Edit] [Undo]"
    `);
  });

  test('says what is missing or cannot be, and keeps what was typed', async () => {
    const { mira } = await createWorld();
    await mira.types('/win');
    expect(await mira.fillsAndSubmits({ 'What went well?': '  \n ' })).toEqual({
      text: 'Say what went well, in a line or two.',
    });
    const entries = { 'What went well?': 'A fast build', 'Who was part of it?': ['buildbot'] };
    expect(await mira.fillsAndSubmits(entries)).toEqual({
      people: 'buildbot is an app. Choose a person.',
    });
    expect(await mira.form()).toContain('‹A fast build›');
  });

  test('refuses somebody who left while the form was open', async () => {
    const { mira, sandbox } = await createWorld();
    await mira.types('/win');
    await mira.fills({ 'What went well?': 'A fast build', 'Who was part of it?': ['bo'] });
    sandbox.deactivates('bo');
    expect(await mira.submits()).toEqual({
      people: 'bo has left this workspace. Choose somebody else.',
    });
  });

  test('keeps who is mentioned when something else is changed, whoever stands beside them', async () => {
    const world = await createWorld();
    const { mira, ana, bo, otto } = world;
    await otto.person.changesName('Ana Lima', 'ana l');
    await mira.types(`/win <@${ana.id}><@${bo.id}> shipped it, <@${ana.id}> l, with @ana l`);
    await mira.clicks('Edit');
    expect(await mira.form()).toContain(`‹@ana@bo shipped it, <@${ana.id}> l, with @ana l›`);
    await mira.fillsAndSubmits({ 'Why did it matter?': 'Nobody waits.' });
    const [win] = await rowsOf(world).selectFrom('win').select('text').execute();
    expect(win?.text).toBe(
      `<@${ana.id}><@${bo.id}> shipped it, <@${ana.id}> l, with <@${otto.id}>`,
    );
  });

  test('keeps somebody who has left in a win that named them, and takes in nobody else who has', async () => {
    const world = await createWorld();
    const { mira, sandbox } = world;
    await mira.types('/win shiped the login fix with @ana');
    sandbox.deactivates('ana');
    await world.passes({ seconds: 5 });
    await mira.clicks('Edit');
    const entries = { 'What went well?': 'shipped the login fix with @ana' };
    expect(await mira.fillsAndSubmits(entries)).toEqual({});
    expect(await mira.looksAt()).toContain('shipped the login fix with @ana\n· With @ana');
    await mira.clicks('Edit');
    await mira.fills({ 'Who was part of it?': ['bo'] });
    sandbox.deactivates('bo');
    expect(await mira.submits()).toEqual({
      people: 'bo has left this workspace. Choose somebody else.',
    });
  });

  test('records once when the form is delivered twice', async () => {
    const world = await createWorld();
    await world.mira.types('/win');
    world.sandbox.faults.redeliver(2);
    await world.mira.fillsAndSubmits({ 'What went well?': 'Shipped it' });
    world.sandbox.faults.redeliver(1);
    expect(await world.mira.sees()).toBe(
      '(only you) *Recorded.* Only you see this until you share it.\nShipped it\n[Share as kudos] [Edit] [Undo]',
    );
    expect(await winsIn(world)).toContain('1 win. Only you see this');
  });
});

describe('the buttons of a win', () => {
  test('Edit opens the form filled in, and the confirmation follows', async () => {
    const { mira } = await createWorld();
    await mira.types('/win shipped the fix with @ana', team);
    await mira.clicks('Edit', undefined, team);
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Change a win
      What went well?: ‹shipped the fix with @ana›
      Who was part of it? (optional): ‹ana›
      Why did it matter? (optional): ‹They could plan their stand around it, for the first time.›
      · Only you see this until you share it.
      [Save] [Cancel]"
    `);
    await mira.fillsAndSubmits({
      'What went well?': 'shipped both fixes with @ana and @bo',
      'Who was part of it?': ['ana', 'bo'],
    });
    expect(await mira.looksAt(team)).toMatchInlineSnapshot(`
      "(only you) *Changed.* Only you see this until you share it.
      shipped both fixes with @ana and @bo
      · With @ana and @bo
      [Share as kudos] [Edit] [Undo the change] [Remove]"
    `);
  });

  test('Undo removes it, and it can be put back for a day', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/win shipped it');
    await mira.clicks('Undo');
    expect(await mira.looksAt()).toMatchInlineSnapshot(`
      "(only you) Removed: shipped it  [Put it back]
      · You can put it back for a day. After that it is deleted."
    `);
    await world.passes({ hours: 23 });
    await mira.clicks('Put it back');
    expect(await mira.looksAt()).toContain('Back in your record.');
    expect(await winsIn(world)).toContain('1 win. Only you see this');
  });

  test('after a day a removed win is gone', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/win shipped it');
    await mira.clicks('Undo');
    await world.passes({ hours: 24 });
    await mira.clicks('Put it back');
    expect(await mira.looksAt()).toContain("I can't find that win any more.");
    await world.passes({ hours: 2 });
    await world.app.beat();
    expect(await winsIn(world)).toContain('No wins recorded yet.');
  });

  test('an edit of what was removed meanwhile keeps the text in the form', async () => {
    const { mira } = await createWorld();
    await mira.types('/win shipped it');
    await mira.clicks('Edit');
    await mira.clicks('Undo');
    const errors = await mira.fillsAndSubmits({ 'What went well?': 'shipped it twice' });
    expect(errors).toEqual({
      text: "I can't find that win any more. Copy your text to record it anew.",
    });
    expect(await mira.form()).toContain('shipped it twice');
  });

  test.each(['Edit', 'Undo', 'Share as kudos'])(
    '%s with the id of somebody else finds nothing',
    async (what) => {
      const world = await createWorld();
      const { mira, otto, sandbox } = world;
      await mira.types('/win a secret');
      await otto.types('/win my own');
      const [hers, his] = sandbox.state.ephemerals;
      const [id] = /[0-9a-f-]{36}/.exec(JSON.stringify(hers)) ?? [];
      if (!his?.blocks) throw new Error('no answer to tamper with');
      const tampered = JSON.stringify(his.blocks).replaceAll(/[0-9a-f-]{36}/g, id ?? '');
      his.blocks = JSON.parse(tampered);
      await otto.clicks(what);
      expect(await otto.form()).toBe('');
      expect(await otto.looksAt()).toContain("I can't find that win any more.");
      expect(await otto.looksAt()).not.toContain('secret');
      expect(await winsIn(world)).toContain('a secret');
    },
  );
});

describe('/win list', () => {
  test('invites when there is nothing yet, and shows what is recorded then', async () => {
    const { mira } = await createWorld();
    await mira.types('/win list');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your wins
      No wins recorded yet. What went a little better than you expected in the last few days? One line is enough.
      [Record a win]
      · \`/win shipped the login fix with @ana\` does it without a form. Only you see this until you share it.
      [Close]"
    `);
    await mira.clicksInForm('Record a win');
    await mira.fillsAndSubmits({ 'What went well?': 'The first one' });
    expect(await mira.form()).toContain('The first one');
  });

  test('shows ten a page, newest first, with dates and people', async () => {
    const world = await createWorld();
    const { mira } = world;
    for (let n = 1; n <= 9; n += 1) await mira.types(`/win number ${n}`);
    await world.passes({ hours: 24 });
    for (let n = 10; n <= 12; n += 1) await mira.types(`/win number ${n} with @ana`);
    await mira.types('/win list');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your wins
      Search (optional): ‹A name, a time, or words: ana last month›
      · 12 wins, newest first. Page 1 of 2. Only you see them, until you share one.
      ———
      number 12 with @ana  [⋯ Edit | Share as kudos | Remove]
      · Today
      ———
      number 11 with @ana  [⋯ Edit | Share as kudos | Remove]
      · Today
      ———
      number 10 with @ana  [⋯ Edit | Share as kudos | Remove]
      · Today
      ———
      number 9  [⋯ Edit | Share as kudos | Remove]
      · Yesterday
      ———
      number 8  [⋯ Edit | Share as kudos | Remove]
      · Yesterday
      ———
      number 7  [⋯ Edit | Share as kudos | Remove]
      · Yesterday
      ———
      number 6  [⋯ Edit | Share as kudos | Remove]
      · Yesterday
      ———
      number 5  [⋯ Edit | Share as kudos | Remove]
      · Yesterday
      ———
      number 4  [⋯ Edit | Share as kudos | Remove]
      · Yesterday
      ———
      number 3  [⋯ Edit | Share as kudos | Remove]
      · Yesterday
      ———
      [Older] [Send me all 12]
      [Search] [Close]"
    `);
    await mira.clicksInForm('Older');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your wins
      Search (optional): ‹A name, a time, or words: ana last month›
      · 12 wins, newest first. Page 2 of 2. Only you see them, until you share one.
      ———
      number 2  [⋯ Edit | Share as kudos | Remove]
      · Yesterday
      ———
      number 1  [⋯ Edit | Share as kudos | Remove]
      · Yesterday
      ———
      [Newer] [Send me all 12]
      [Search] [Close]"
    `);
    await mira.clicksInForm('Newer');
    expect(await mira.form()).toContain('Page 1 of 2.');
  });

  test('edits, removes and puts back in place', async () => {
    const { mira } = await createWorld();
    await mira.types('/win shipped it');
    await mira.types('/win list');
    await mira.clicksInForm('wins.more', { value: 'Edit' });
    await mira.fillsAndSubmits({ 'What went well?': 'shipped it early' });
    expect(await mira.form()).toContain('shipped it early');
    await mira.clicksInForm('wins.more', { value: 'Remove' });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your wins
      Search (optional): ‹A name, a time, or words: ana last month›
      · No wins here any more.
      ———
      Removed: shipped it early  [Put it back]
      [Search] [Close]"
    `);
    await mira.clicksInForm('Put it back');
    expect(await mira.form()).toContain('1 win. Only you see this');
  });
});

describe('a win that was shared', () => {
  /** Mira has shared a win in #team-aurora from its confirmation. */
  async function shared(): Promise<World> {
    const world = await createWorld();
    await world.mira.types('/win shipped the login fix with @ana');
    await world.mira.clicks('Share as kudos');
    await postsKudos(world.mira, { 'Where?': team });
    return world;
  }

  test('says so where it was shared from, in the list and on the Home tab', async () => {
    const world = await shared();
    const { mira } = world;
    expect(await mira.looksAt()).toMatchInlineSnapshot(`
      "(only you) *Your kudos is on its way.* It goes to #team-aurora, with a thread for everybody who had a part in it.
      shipped the login fix with @ana
      · With @ana
      [Share again] [Edit] [Remove]"
    `);
    expect(await winsIn(world)).toMatchInlineSnapshot(`
      "Your wins
      Search (optional): ‹A name, a time, or words: ana last month›
      · 1 win.
      ———
      shipped the login fix with @ana  [⋯ Edit | Share again | Remove]
      · Today · shared in #team-aurora on Monday 15 March
      ———
      [Send me this one]
      [Search] [Close]"
    `);
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('Today · shared in #team-aurora on Monday 15 March');
  });

  test('is shared a second time only after a question', async () => {
    const world = await shared();
    const { mira, ana } = world;
    await mira.clicks('Share again');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Share as kudos
      You shared this already, in #team-aurora on Monday 15 March. Sent again, it stands there beside the first.
      Who did it?: ‹ana›
      What did they do?: ‹shipped the login fix with @ana›
      · One thing they did, so that somebody who was not there can picture it.
      What did it change? (optional): ‹Support had its first quiet Monday since autumn.›
      · :bulb: And what did it change, for whom? “Nobody has to wait for Friday any more.” One line is enough, and it can stay empty.
      Where?: ‹Choose a channel›
      · Everybody in that channel sees this, with your name, and can add to it in a thread. Whoever you thank finds it under \`/kudos list\` too.
      [Preview] [Cancel]"
    `);
    expect((await ana.looksAt(team)).match(/Kudos to/g)).toHaveLength(1);
    await postsKudos(mira, { 'Where?': '#general' });
    expect(await winsIn(world)).toContain(
      'shared in #team-aurora on Monday 15 March and in #general on Monday 15 March',
    );
  });

  test('is marked in the list and on the Home tab when it was shared from there', async () => {
    const { mira } = await createWorld();
    await mira.types('/win shipped the fix with @ana');
    await mira.opensHome();
    await mira.types('/win list');
    await mira.clicksInForm('wins.more', { value: 'Share as kudos' });
    await postsKudos(mira, { 'Where?': team });
    expect(await mira.form()).toContain('shared in #team-aurora on Monday 15 March');
    expect(await mira.homeTab()).toContain('shared in #team-aurora on Monday 15 March');
    await mira.closes();
    await mira.clicksOnHome('wins.more', { value: 'Share again' });
    expect(await mira.form()).toContain('You shared this already');
  });

  test('says when it is changed that its post stays as it was', async () => {
    const { mira, ana } = await shared();
    await mira.clicks('Edit');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Change a win
      What went well?: ‹shipped the login fix with @ana›
      Who was part of it? (optional): ‹ana›
      Why did it matter? (optional): ‹They could plan their stand around it, for the first time.›
      · Shared in #team-aurora on Monday 15 March: everybody there sees what was posted. The rest only you see.
      What was posted: ‹Leave it as it is›
      [Save] [Cancel]"
    `);
    await mira.fillsAndSubmits({ 'What went well?': 'shipped both fixes with @ana' });
    expect(await mira.looksAt()).toContain(
      '*Changed.* Shared in #team-aurora on Monday 15 March. The post there stays as before.',
    );
    expect(await ana.looksAt(team)).toContain('shipped the login fix');
  });

  test('changes its post too, when asked to', async () => {
    const { mira, ana } = await shared();
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({
      'What went well?': 'shipped both fixes with @ana and @bo',
      'Who was part of it?': ['ana', 'bo'],
      'What was posted': 'Change it too: what went well, why, and who',
    });
    expect(await mira.looksAt()).toContain('The post there says so too.');
    const post = await ana.looksAt(team);
    expect(post).toContain('*Kudos to @ana and @bo*\nshipped both fixes with @ana and @bo');
    expect(post).not.toContain('login fix');
  });

  test('tells when its post could not be changed', async () => {
    const world = await shared();
    const { mira, sandbox } = world;
    const refuse = () => sandbox.faults.next('chat.update', effects.error('edit_window_closed'));
    const change = { 'What was posted': 'Change it too: what went well, why, and who' };
    await mira.clicks('Edit');
    refuse();
    await mira.fillsAndSubmits(change);
    expect(await mira.looksAt()).toContain('I could not change the post there');
    await mira.types('/win list');
    await mira.clicksInForm('wins.more', { value: 'Edit' });
    refuse();
    await mira.fillsAndSubmits({ ...change, 'What went well?': 'shipped it' });
    expect(await mira.looksAt()).toContain(
      '“shipped it” is changed. Shared in #team-aurora on Monday 15 March. I could not change',
    );
  });

  test('leaves its post where it is when it is removed, and says so', async () => {
    const { mira, ana } = await shared();
    await mira.clicks('Remove');
    expect(await mira.looksAt()).toContain('What was posted in #team-aurora stays.');
    expect(await ana.looksAt(team)).toContain('shipped the login fix');
  });

  test('is not shared when its post was refused', async () => {
    const world = await createWorld();
    const { mira, sandbox } = world;
    await mira.types('/win shipped the fix with @ana');
    await mira.clicks('Share as kudos');
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await postsKudos(mira, { 'Where?': team });
    expect(await winsIn(world)).toContain('1 win. Only you see this until you share it.');
  });
});

describe('what was kept but cannot be shown', () => {
  test('is never called something that went wrong', async () => {
    const world = await createWorld();
    const { mira, sandbox } = world;
    await mira.types('/win shipped it');
    await mira.types('/win list');
    await mira.clicksInForm('wins.more', { value: 'Edit' });
    sandbox.faults.next('views.update', effects.error('internal_error'), { times: 9 });
    expect(await mira.fillsAndSubmits({ 'What went well?': 'shipped both' })).toEqual({});
    await mira.clicksInForm('wins.more', { value: 'Remove' });
    expect(await mira.looksAt()).not.toContain('Something went wrong');
    expect(await mira.form()).not.toContain('That did not work');
    expect(world.log.join('\n')).toContain('what was done is not shown');
  });
});

describe('the Home tab', () => {
  test('shows the newest wins, and everything can be done from it', async () => {
    const { mira } = await createWorld();
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('No wins recorded yet.');
    await mira.clicksOnHome('Record a win');
    await mira.fillsAndSubmits({ 'What went well?': 'The first one' });
    expect(await mira.homeTab()).toContain('The first one');
    for (const text of ['second', 'third', 'fourth']) await mira.types(`/win ${text}`);
    const tab = await mira.homeTab();
    expect(tab.indexOf('fourth')).toBeLessThan(tab.indexOf('third'));
    expect(tab).not.toContain('The first one');
    await mira.clicksOnHome('All wins');
    expect(await mira.form()).toContain('4 wins, newest first.');
  });

  test('edits and removes a win in place', async () => {
    const { mira } = await createWorld();
    await mira.types('/win shipped it');
    await mira.opensHome();
    await mira.clicksOnHome('wins.more', { value: 'Edit' });
    await mira.fillsAndSubmits({ 'What went well?': 'shipped it early' });
    expect(await mira.homeTab()).toContain('shipped it early');
    await mira.clicksOnHome('wins.more', { value: 'Remove' });
    expect(await mira.homeTab()).toContain('Removed: shipped it early  [Put it back]');
    await mira.clicksOnHome('Put it back');
    expect(await mira.homeTab()).not.toContain('Removed:');
    expect(await mira.homeTab()).toContain('shipped it early');
    await mira.clicksOnHome('wins.more', { value: 'Undo the change' });
    expect(await mira.homeTab()).not.toContain('early');
    expect(await mira.homeTab()).toContain('shipped it');
  });
});

test('a nudge to notice a small win is answered with one', async () => {
  const world = await createWorld();
  const { mira } = world;
  await mira.types('/coach');
  await mira.submits();
  let seen = '';
  for (let day = 0; day < 14 && !seen.includes('Notice one small win'); day += 1) {
    await world.passes({ hours: 24 });
    seen = await mira.sees();
  }
  await mira.clicks('Do it');
  expect(await mira.form()).toContain('What went well?');
  await mira.fillsAndSubmits({ 'What went well?': 'A quiet release' });
  const answered = await mira.looksAt();
  expect(answered).toContain('Done. Recorded, and yours to look back on.');
  expect(answered).toContain('*Recorded.* Only you see this until you share it.\nA quiet release');
  expect(await winsIn(world)).toContain('A quiet release');
});

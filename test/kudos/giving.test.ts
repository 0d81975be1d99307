import { describe, expect, test } from 'vitest';
import type { Actor } from '../../sandbox/actor.ts';
import { effects } from '../../sandbox/index.ts';
import { rowsOf } from '../slack/rows.ts';
import { joinedByCrowd, postsKudos, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const team = '#team-aurora';
const pause = { milliseconds: 700 };

/** What is said to be missing in the open form; [] for nothing. */
async function remarks({ mira }: World): Promise<string[]> {
  return (await mira.form()).split('\n').filter((line) => line.includes(':bulb:'));
}

/** The blocks of the open form, as Slack has them. */
async function rawForm(who: Actor): Promise<string> {
  return JSON.stringify((await who.person.view())?.view.blocks);
}

describe('/kudos', () => {
  test('fills in the form with what was typed, and the channel of the team', async () => {
    const world = await createWorld();
    await setUp(world);
    await world.mira.types(
      '/kudos @ana @bo for fixing the login so that nobody has to wait',
      '#general',
    );
    expect(await world.mira.form()).toMatchInlineSnapshot(`
      "Give kudos
      Who did it?: ‹ana, bo›
      What did they do?: ‹Fixing the login›
      · One thing they did, so that somebody who was not there can picture it.
      What did it change? (optional): ‹Nobody has to wait›
      · The effect is what others remember: what is different now, and for whom?
      Where?: ‹team-aurora›
      · Everybody in that channel sees this, with your name, and can add to it in a thread. Whoever you thank finds it under \`/kudos list\` too.
      [Preview] [Cancel]"
    `);
  });

  test('shows the post before it goes out, and says that it is on its way', async () => {
    const { mira, ana } = await createWorld();
    await mira.types('/kudos @ana @bo for fixing the login so that nobody has to wait');
    expect(await mira.fillsAndSubmits({ 'Where?': team })).toEqual({});
    expect(await mira.form()).toMatchInlineSnapshot(`
      "This is how it looks
      Goes to #team-aurora. Everybody in the workspace can read it there.
      · I join it when you post.
      ———
      :raised_hands: *Kudos to @ana and @bo*
      Fixing the login
      *What it changed*
      Nobody has to wait
      · From @mira. Good things rarely have one author: the rest of the story goes in the thread.
      ———
      · In its thread I begin with: “Did you have a part in this, big or small? Add it here: what you did, and who helped you.”
      [Back to the form]
      [Post] [Cancel]"
    `);
    await mira.submits();
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "(only you) Your kudos is on its way to #team-aurora, with a thread for everybody who had a part in it.
      [Edit] [Take it back]"
    `);
    expect(await ana.sees(team)).toMatchInlineSnapshot(`
      ":raised_hands: *Kudos to @ana and @bo*
      Fixing the login
      *What it changed*
      Nobody has to wait
      · From @mira. Good things rarely have one author: the rest of the story goes in the thread.
      ↳ Did you have a part in this, big or small? Add it here: what you did, and who helped you."
    `);
  });

  test('is for everybody, not only for managers, also on the Home tab', async () => {
    const { otto, ana } = await createWorld();
    await otto.opensHome();
    expect(await otto.homeTab()).toContain('Who made your week a little easier?');
    await otto.clicksOnHome('Give kudos');
    await postsKudos(otto, {
      'Who did it?': ['ana'],
      'What did they do?': 'Called back all twelve shops',
      'Where?': '#general',
    });
    expect(await ana.looksAt('#general')).toContain(
      '*Kudos to @ana*\nCalled back all twelve shops',
    );
    expect(await otto.homeTab()).toContain('Today · to @ana · in #general');
    expect(await otto.homeTab()).not.toMatch(/\d+ (?:kudos|times|thanks)/);
  });

  test('opens the form empty, and explains itself', async () => {
    const { mira } = await createWorld();
    await mira.types('/kudos');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Give kudos
      Who did it?: ‹ ›
      What did they do?: ‹Shipped the login fix two days early.›
      · One thing they did, so that somebody who was not there can picture it.
      What did it change? (optional): ‹Support had its first quiet Monday since autumn.›
      · The effect is what others remember: what is different now, and for whom?
      Where?: ‹Choose a channel›
      · Everybody in that channel sees this, with your name, and can add to it in a thread. Whoever you thank finds it under \`/kudos list\` too.
      [Preview] [Cancel]"
    `);
    await mira.closes();
    await mira.types('/kudos help');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "(only you) Kudos say in front of the team what somebody did and what it changed. Everybody can give them.
      • \`/kudos @ana @bo for fixing the login so that nobody has to wait\` fills in the form; you see the post before it goes out
      • \`/kudos\` opens the form empty
      • \`/kudos list\` shows what you gave, to edit or take back, and where you were thanked
      • “Give kudos” in the menu of a message begins with its words and whoever wrote it
      [Give kudos]
      · No points and no ranking: nobody is counted against anybody."
    `);
    await mira.types('/coach help');
    expect(await mira.sees()).toContain('`/kudos @ana for …`');
  });

  test('takes the words list and help only when they stand alone', async () => {
    const { mira } = await createWorld();
    await mira.types('/kudos help desk answered within the hour');
    expect(await mira.form()).toContain('What did they do?: ‹Help desk answered within the hour›');
  });

  test('leaves the giver out, and says of an app that it is none to thank', async () => {
    const { mira } = await createWorld();
    await mira.types('/kudos @mira @buildbot cut the build to three minutes');
    expect(await mira.form()).toContain('Who did it?: ‹buildbot›');
    expect(await mira.fillsAndSubmits({ 'Where?': team })).toEqual({
      people: 'buildbot is an app. Choose a person.',
    });
  });

  test('keeps mentions of others in the text, whoever is thanked', async () => {
    const { mira, ana, bo } = await createWorld();
    await mira.types('/kudos @ana for helping @bo with the rota until 9 at night');
    expect(await mira.form()).toContain('Who did it?: ‹ana›');
    expect(await mira.form()).toContain('‹Helping @bo with the rota until 9 at night›');
    await postsKudos(mira, { 'Where?': team });
    const posted = JSON.stringify(await ana.person.sees(team));
    expect(posted).toContain(`Helping <@${bo.id}> with the rota`);
  });

  test('says whom its field has no room for, so that nobody is left out unseen', async () => {
    const world = await createWorld();
    const { mira } = world;
    const names = joinedByCrowd(world, 32);
    const mentions = names.map((name) => `@${name}`).join(' ');
    await mira.types(`/kudos ${mentions} for moving the whole office`);
    const form = await mira.form();
    expect(form).toContain(
      '*30 people fit here.* @crowd30 and @crowd31 are not among them: leave somebody else out, or name them in your words.',
    );
    expect(form).toContain('crowd29›');
    expect(form).toContain('What did they do?: ‹Moving the whole office›');
    await mira.fillsAndSubmits({ 'Where?': team });
    await mira.clicksInForm('Back to the form');
    expect(await mira.form()).not.toContain('are not among them');
  });

  test('shows what is too long for the form, so that nothing is lost', async () => {
    const { mira } = await createWorld();
    const words = Array.from({ length: 700 }, (_, n) => `word${n}`);
    await mira.types(`/kudos @ana for ${words.join(' ')}`);
    const form = await mira.form();
    expect(form).toContain('This did not fit into the fields below.');
    for (const word of words.slice(1)) expect(form).toContain(word);
  });
});

describe('what they did and what it changed', () => {
  test('is asked for while it is written, and never holds anybody up', async () => {
    const world = await createWorld();
    const { mira, ana } = world;
    await mira.types('/kudos @ana');
    await mira.person.typesInto('What did they do?', 'Great', ' job');
    await world.passes({ milliseconds: 699 });
    expect(await remarks(world)).toEqual([]);
    await world.passes({ milliseconds: 1 });
    expect(await remarks(world)).toEqual([
      '· :bulb: “Great job” is kind. What did they do that you saw? “Stayed on the call until the shop could pay again.”',
    ]);
    await mira.fills({ 'Where?': team });
    await mira.person.typesInto('What did they do?', 'Fixed the login');
    await world.passes(pause);
    expect(await remarks(world)).toEqual([
      expect.stringContaining('And what did it change, for whom?'),
    ]);
    await mira.person.typesInto('What did it change?', 'Nobody waits for Friday');
    await world.passes(pause);
    expect(await remarks(world)).toEqual([]);
    await mira.fillsAndSubmits({ 'What did they do?': 'Great job', 'What did it change?': '' });
    expect(await remarks(world)).toEqual([expect.stringContaining('Or post it as it is.')]);
    await mira.submits();
    expect(await ana.looksAt(team)).toContain('*Kudos to @ana*\nGreat job');
  });

  test('is not missed in a field that nobody has come to yet', async () => {
    const world = await createWorld();
    await world.mira.types('/kudos @ana');
    await world.mira.person.typesInto('What did they do?', 'Fixed the login');
    await world.passes(pause);
    expect(await remarks(world)).toEqual([]);
  });

  test('is asked for at once where a command says only half of it', async () => {
    const world = await createWorld();
    await world.mira.types('/kudos @ana for fixing the login');
    expect(await remarks(world)).toEqual([
      expect.stringContaining('And what did it change, for whom?'),
    ]);
  });
});

describe('the look at the post', () => {
  test('leads back to the form with everything that was typed', async () => {
    const { mira, ana } = await createWorld();
    await mira.types('/kudos');
    const typed = {
      'Who did it?': ['ana', 'noor'],
      'What did they do?': 'Stayed & wrote <b>everything</b> down with @ana',
      'What did it change?': 'The next shift could begin.',
      'Where?': team,
    };
    await mira.fillsAndSubmits(typed);
    await mira.clicksInForm('Back to the form');
    const form = await mira.form();
    expect(form).toContain('Who did it?: ‹ana, noor›');
    expect(form).toContain('‹Stayed & wrote <b>everything</b> down with @ana›');
    expect(form).toContain('‹The next shift could begin.›');
    expect(form).toContain('Where?: ‹team-aurora›');
    await postsKudos(mira, { 'What did it change?': 'The next shift began at once.' });
    const posted = await ana.looksAt(team);
    expect(posted).toContain('The next shift began at once.');
    expect(posted.match(/Kudos to/g)).toHaveLength(1);
  });

  test('keeps who is mentioned, whoever stands beside them', async () => {
    const { mira, ana, bo, otto } = await createWorld();
    await otto.person.changesName('Ana Lima', 'ana l');
    await mira.types(`/kudos <@${otto.id}> for helping <@${ana.id}> l and <@${ana.id}><@${bo.id}>`);
    expect(await mira.form()).toContain(`‹Helping <@${ana.id}> l and @ana@bo›`);
    await mira.fillsAndSubmits({ 'Where?': team });
    await mira.clicksInForm('Back to the form');
    await postsKudos(mira);
    const posted = JSON.stringify(await ana.person.sees(team));
    expect(posted).toContain(`Helping <@${ana.id}> l and <@${ana.id}><@${bo.id}>`);
  });

  test('leads back to the names of everybody, and Edit shows them too', async () => {
    const world = await createWorld();
    const { mira } = world;
    const names = joinedByCrowd(world, 15);
    const did = names.map((name) => `@${name} carried a box`).join(', ');
    await mira.types('/kudos');
    await mira.fillsAndSubmits({
      'Who did it?': names,
      'What did they do?': did,
      'What did it change?': 'We moved in a day.',
      'Where?': team,
    });
    await mira.clicksInForm('Back to the form');
    expect(await rawForm(mira)).toContain(`"initial_value":"${did}"`);
    await postsKudos(mira);
    await mira.clicks('Edit');
    expect(await rawForm(mira)).toContain(`"initial_value":"${did}"`);
  });

  test('keeps what was typed for a day, and nothing of it once it is posted', async () => {
    const world = await createWorld();
    const { mira } = world;
    const drafts = async () =>
      (await rowsOf(world).selectFrom('kudos_draft').select('text').execute()).map((r) => r.text);
    await mira.types('/kudos @ana for fixing the login');
    await postsKudos(mira, { 'Where?': team });
    expect(await drafts()).toEqual([]);
    await mira.types('/kudos @bo for the new shelf');
    await mira.fillsAndSubmits({ 'Where?': team });
    await mira.clicksInForm('Back to the form');
    await mira.submits();
    expect(await drafts()).toEqual(['The new shelf']);
    await world.passes({ hours: 26 });
    expect(await drafts()).toEqual([]);
    await mira.submits();
    expect(await mira.form()).toContain('I kept these words for a day');
  });

  test('posts what was looked at, though the app was started anew meanwhile', async () => {
    const world = await createWorld();
    await world.mira.types('/kudos @ana for fixing the login');
    await world.mira.fillsAndSubmits({ 'Where?': team });
    await world.restarts();
    expect(await world.mira.submits()).toEqual({});
    expect(await world.ana.looksAt(team)).toContain('Fixing the login');
  });

  test('is nobody else’s: its words cannot be had by their id', async () => {
    const world = await createWorld();
    const { mira, otto, sandbox } = world;
    await mira.types('/kudos @ana for SECRET work on the login');
    await mira.fillsAndSubmits({ 'Where?': team });
    const { id } = await rowsOf(world)
      .selectFrom('kudos_draft')
      .select('id')
      .executeTakeFirstOrThrow();
    await otto.types('/kudos @bo for the shelf');
    await otto.fillsAndSubmits({ 'Where?': '#general' });
    const open = sandbox.state.modals[otto.id]?.[0];
    if (!open) throw new Error('no form to tamper with');
    open.view.private_metadata = JSON.stringify({ draft: id });
    await otto.submits();
    expect(await otto.form()).toContain('I kept these words for a day');
    expect(await otto.looksAt('#general')).not.toContain('SECRET');
  });
});

describe('"Give kudos" in the menu of a message', () => {
  test('begins with its words, its author and its link', async () => {
    const world = await createWorld();
    const { mira, ana, app } = world;
    const said = await ana.person.says(team, 'I found the leak & fixed it, with @bo');
    await mira.person.shortcut('kudos.from-message', said);
    await app.settled();
    const form = await mira.form();
    expect(form).toContain('Who did it?: ‹ana›');
    expect(form).toContain('What did they do?: ‹I found the leak & fixed it, with @bo›');
    expect(form).toContain('this message');
    await postsKudos(mira, { 'Where?': team, 'What did they do?': 'Ana found the leak' });
    expect(JSON.stringify(await ana.person.sees(team))).toContain(`/archives/${said.channel}/p`);
    const kept = await rowsOf(world).selectFrom('kudos').select('link').executeTakeFirst();
    expect(kept?.link).toMatch(/^https:\/\/.+\/p\d+$/);
  });

  test('names nobody where the author is the giver or an app, and needs no link', async () => {
    const { mira, app, sandbox } = await createWorld();
    const said = await mira.person.says(team, 'I fixed it');
    sandbox.faults.next('chat.getPermalink', effects.error('channel_not_found'));
    await mira.person.shortcut('kudos.from-message', said);
    await app.settled();
    expect(await mira.form()).toContain('Who did it?: ‹ ›');
    expect(await mira.form()).not.toContain('this message');
  });
});

describe('names and stories', () => {
  test.each([
    ['نور', 'noor'],
    ['Zoë 🦄', 'zoe'],
    ["Seán O'B", 'sean'],
  ])('of %s are thanked as anybody’s', async (name, handle) => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types(`/kudos @${handle} for the plan that ${name} and I drew`);
    expect(await mira.form()).toContain(`Who did it?: ‹${handle}›`);
    expect(await postsKudos(mira, { 'Where?': '#general' })).toEqual({});
    const posted = JSON.stringify(await mira.person.sees('#general'));
    expect(posted).toContain(`Kudos to <@${world.person(handle).id}>`);
    expect(posted).toContain(JSON.stringify(name).slice(1, -1));
  });

  test('of 3,000 characters go out whole', async () => {
    const { mira, ana } = await createWorld();
    const story = Array.from({ length: 400 }, (_, n) => `& w${n}`)
      .join(' ')
      .slice(0, 3000);
    await mira.types('/kudos @ana');
    await postsKudos(mira, { 'Where?': team, 'What did they do?': story });
    const posted = await ana.looksAt(team);
    for (const word of story.split(' ').slice(0, -1)) expect(posted).toContain(word);
  });
});

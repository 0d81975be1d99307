import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { postsKudos } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const team = '#team-aurora';

/** Mira has recorded a win in the DM and opened the form that shares it. */
async function sharing(): Promise<World> {
  const world = await createWorld();
  await world.mira.types('/win shipped the login fix with @ana and @bo');
  await world.mira.clicks('Share as kudos');
  return world;
}

describe('sharing a win', () => {
  test('begins with a form that says who will see it, and posts nothing yet', async () => {
    const { mira, ana } = await sharing();
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Share as kudos
      Who did it?: ‹ana, bo›
      What did they do?: ‹shipped the login fix with @ana and @bo›
      · One thing they did, so that somebody who was not there can picture it.
      What did it change? (optional): ‹Support had its first quiet Monday since autumn.›
      · :bulb: And what did it change, for whom? “Nobody has to wait for Friday any more.” One line is enough, and it can stay empty.
      Where?: ‹Choose a channel›
      · Everybody in that channel sees this, with your name, and can add to it in a thread. Whoever you thank finds it under \`/kudos list\` too.
      [Preview] [Cancel]"
    `);
    expect(await ana.looksAt(team)).toBe('');
  });

  test('shows how the post will look, and posts nothing yet', async () => {
    const { mira, ana } = await sharing();
    expect(await mira.fillsAndSubmits({ 'Where?': team })).toEqual({});
    expect(await mira.form()).toMatchInlineSnapshot(`
      "This is how it looks
      Goes to #team-aurora. Everybody in the workspace can read it there.
      · I join it when you post.
      ———
      :raised_hands: *Kudos to @ana and @bo*
      shipped the login fix with @ana and @bo
      · From @mira. Good things rarely have one author: the rest of the story goes in the thread.
      ———
      · In its thread I begin with: “Did you have a part in this, big or small? Add it here: what you did, and who helped you.”
      · :bulb: And what did it change, for whom? “Nobody has to wait for Friday any more.” One line is enough, and it can stay empty. Or post it as it is.
      [Back to the form]
      [Post] [Cancel]"
    `);
    expect(await ana.looksAt(team)).toBe('');
  });

  test('posts it in the channel, and opens a thread for everybody who had a part in it', async () => {
    const { mira, ana } = await sharing();
    await mira.sees();
    expect(await postsKudos(mira, { 'Where?': team })).toEqual({});
    expect(await mira.form()).toBe('');
    expect(await ana.sees(team)).toMatchInlineSnapshot(`
      ":raised_hands: *Kudos to @ana and @bo*
      shipped the login fix with @ana and @bo
      · From @mira. Good things rarely have one author: the rest of the story goes in the thread.
      ↳ Did you have a part in this, big or small? Add it here: what you did, and who helped you."
    `);
    expect(await mira.sees()).toContain(
      '*Your kudos is on its way.* It goes to #team-aurora, with a thread for everybody',
    );
  });

  test("offers the channel of the manager's team first", async () => {
    const { mira } = await createWorld();
    await mira.types('/coach');
    await mira.fillsAndSubmits({ "Your team's channel": team });
    await mira.types('/win shipped it with @ana');
    await mira.clicks('Share as kudos');
    expect(await mira.form()).toContain('Where?: ‹team-aurora›');
  });

  test('takes the reason along as what it changed, and leaves the giver out', async () => {
    const { mira } = await createWorld();
    await mira.types('/win');
    await mira.fillsAndSubmits({
      'What went well?': 'We drew the map for the fair',
      'Who was part of it?': ['mira', 'bo'],
      'Why did it matter?': 'Twelve new customers.',
    });
    await mira.clicks('Share as kudos');
    const form = await mira.form();
    expect(form).toContain('What did they do?: ‹We drew the map for the fair›');
    expect(form).toContain('What did it change? (optional): ‹Twelve new customers.›');
    expect(form).toContain('Who did it?: ‹bo›');
    expect(form).not.toContain(':bulb:');
  });

  test('posts once when the form and the preview are delivered twice', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.faults.redeliver(2);
    await postsKudos(mira, { 'Where?': team });
    sandbox.faults.redeliver(1);
    const posts = (await ana.looksAt(team)).match(/Kudos to/g);
    expect(posts).toHaveLength(1);
  });

  test('says what to mend, field by field, and keeps the text', async () => {
    const { mira } = await sharing();
    const entries = { 'Where?': team, 'What did they do?': '  ', 'Who did it?': ['ana', 'mira'] };
    expect(await mira.fillsAndSubmits(entries)).toEqual({
      did: 'Say what they did. One thing that you saw is enough.',
    });
    await mira.fills({ 'What did they do?': 'Shipped it' });
    expect(await mira.submits()).toEqual({
      people: 'Kudos are for others: leave yourself out here.',
    });
    expect(await mira.fillsAndSubmits({ 'Who did it?': ['ana', 'buildbot'] })).toEqual({
      people: 'buildbot is an app. Choose a person.',
    });
    expect(await mira.form()).toContain('‹Shipped it›');
  });
});

describe('a kudos that Slack refuses', () => {
  test.each([
    ['channel_not_found', "I can't see that channel any more."],
    ['not_in_channel', 'I am not in that channel'],
    ['is_archived', 'That channel is archived.'],
    ['restricted_action', 'Only some people may post in that channel.'],
    ['gave_up', 'Slack took nothing there for a whole day.'],
    ['some_new_code', 'Slack would not take it (some_new_code).'],
  ])('for %s comes back to its giver in plain words', async (code, words) => {
    const { mira, sandbox } = await sharing();
    sandbox.faults.next('chat.postMessage', effects.error(code));
    await postsKudos(mira, { 'Where?': team });
    const told = await mira.looksAt();
    expect(told).toContain('Your kudos did not reach #team-aurora.');
    expect(told).toContain(words);
    expect(told).toMatch(
      /shipped the login fix with @ana and @bo\n\[(?:Try again|Choose another channel)\]/,
    );
  });

  test('goes to the same channel again by one tap', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.faults.next('chat.postMessage', effects.error('restricted_action'));
    await postsKudos(mira, { 'Where?': team });
    await mira.clicks('Try again');
    expect(await mira.form()).toBe('');
    const posted = await ana.looksAt(team);
    expect(posted).toContain('Kudos to @ana and @bo');
    expect(posted).toContain('↳');
    const after = await mira.looksAt();
    expect(after).toContain('You sent this kudos again, to #team-aurora');
    expect(after).not.toContain('Try again');
  });

  test('says why not when another try would not help either', async () => {
    const { mira, sandbox } = await sharing();
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await postsKudos(mira, { 'Where?': team });
    sandbox.archives('team-aurora');
    await mira.clicks('Try again');
    expect(await mira.sees()).toContain('That channel is archived. Choose another one.');
    expect(await mira.looksAt()).toContain('[Choose another channel]');
  });

  test('goes to another channel, once', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await postsKudos(mira, { 'Where?': team });
    await mira.clicks('Choose another channel');
    expect(await mira.form()).toContain('‹shipped the login fix with @ana and @bo›');
    await postsKudos(mira, { 'Where?': '#general' });
    expect(await ana.looksAt('#general')).toContain('Kudos to @ana and @bo');
    expect(await ana.looksAt('#general')).toContain('↳');
    expect(await ana.looksAt(team)).not.toContain('Kudos');
    const after = await mira.looksAt();
    expect(after).toContain('You sent this kudos again, to #general');
    expect(after).not.toContain('Try again');
  });

  test('says that it was sent again, also where its message could not be changed', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await postsKudos(mira, { 'Where?': team });
    await mira.clicks('Choose another channel');
    sandbox.faults.next('chat.update', effects.error('internal_error'), { times: 9 });
    await postsKudos(mira, { 'Where?': '#general' });
    expect(await mira.looksAt()).not.toContain('Something went wrong');
    expect(await mira.looksAt()).toContain('[Choose another channel]');
    sandbox.faults.clear();
    await mira.clicks('Choose another channel');
    expect(await mira.looksAt()).toContain('You sent this kudos again, to #general');
    expect((await ana.looksAt('#general')).match(/Kudos to/g)).toHaveLength(1);
  });

  test('is tried again or removed from the list, too', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.sets('team-aurora', { restricted: 'workspace' });
    await postsKudos(mira, { 'Where?': team });
    await mira.types('/kudos list');
    expect(await mira.form()).toContain('it did not reach #team-aurora');
    await mira.clicksInForm('kudos.more', { value: 'Try again' });
    await mira.types('/kudos list');
    await mira.clicksInForm('kudos.more', { value: 'Change it' });
    expect(await mira.form()).toContain('‹shipped the login fix with @ana and @bo›');
    await mira.closes();
    sandbox.sets('team-aurora', { restricted: undefined });
    await mira.clicksInForm('kudos.more', { value: 'Try again' });
    expect((await ana.looksAt(team)).match(/Kudos to/g)).toHaveLength(1);
    expect(await mira.form()).not.toContain('it did not reach');
  });

  test('stays with its giver: nobody else can open it', async () => {
    const { mira, otto, sandbox } = await sharing();
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await postsKudos(mira, { 'Where?': team });
    const failed = await mira.finds('did not reach');
    const id = /"value":"([0-9a-f-]{36})"/.exec(JSON.stringify(failed.blocks))?.[1] ?? '';
    for (const action of ['again', 'elsewhere', 'edit', 'take-back', 'undo-edit']) {
      await otto.types('/win my own');
      const last = sandbox.state.ephemerals.at(-1);
      if (!last?.blocks) throw new Error('no answer to tamper with');
      const tampered = JSON.stringify(last.blocks)
        .replaceAll('wins.share', `kudos.${action}`)
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, id);
      last.blocks = JSON.parse(tampered);
      await otto.clicks('Share as kudos');
      expect(await otto.form()).toBe('');
      expect(await otto.sees()).toContain("I can't find that kudos any more.");
    }
  });
});

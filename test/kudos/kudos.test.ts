import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
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
      Where?: ‹Choose a channel›
      What did they do?: ‹shipped the login fix with @ana and @bo›
        · What they did, and what it led to. The effect is what others remember.
      Who did it?: ‹ana, bo›
      · Everybody in that channel sees this, with your name, and can add to it in a thread.
      [Post] [Cancel]"
    `);
    expect(await ana.looksAt(team)).toBe('');
  });

  test('posts it in the channel, and opens a thread for everybody who had a part in it', async () => {
    const { mira, ana } = await sharing();
    await mira.sees();
    expect(await mira.fillsAndSubmits({ 'Where?': team })).toEqual({});
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

  test('takes the reason along, and leaves the giver out', async () => {
    const { mira } = await createWorld();
    await mira.types('/win');
    await mira.fillsAndSubmits({
      'What went well?': 'The fair',
      'Who was part of it?': ['mira', 'bo'],
      'Why did it matter?': 'Twelve new customers.',
    });
    await mira.clicks('Share as kudos');
    const form = await mira.form();
    expect(form).toContain('The fair\n');
    expect(form).toContain('Twelve new customers.');
    expect(form).toContain('Who did it?: ‹bo›');
  });

  test('posts once when the form is delivered twice', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.faults.redeliver(2);
    await mira.fillsAndSubmits({ 'Where?': team });
    sandbox.faults.redeliver(1);
    const posts = (await ana.looksAt(team)).match(/Kudos to/g);
    expect(posts).toHaveLength(1);
  });

  test('says what to mend, field by field, and keeps the text', async () => {
    const { mira } = await sharing();
    const entries = { 'Where?': team, 'What did they do?': '  ', 'Who did it?': ['ana', 'mira'] };
    expect(await mira.fillsAndSubmits(entries)).toEqual({
      text: 'Say what they did, and what it led to.',
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

describe('the channel', () => {
  test('is joined when it is public', async () => {
    const { mira, sandbox } = await sharing();
    await mira.fillsAndSubmits({ 'Where?': team });
    const channel = Object.values(sandbox.state.channels).find((c) => c.name === 'team-aurora');
    expect(channel?.members).toContain(sandbox.botUserId);
  });

  test('needs an invitation when it is private, and then works', async () => {
    const { mira, otto, sandbox } = await sharing();
    const errors = await mira.fillsAndSubmits({ 'Where?': '#leads-only' });
    expect(errors['channel']).toContain('/invite @Both Hats');
    expect(await mira.form()).toContain('shipped the login fix');
    const channel = Object.values(sandbox.state.channels).find((c) => c.name === 'leads-only');
    channel?.members.push(sandbox.botUserId);
    expect(await mira.submits()).toEqual({});
    expect(await otto.looksAt('#leads-only')).toContain('Kudos to @ana and @bo');
  });

  test('is refused when it was archived meanwhile', async () => {
    const { mira, sandbox } = await sharing();
    await mira.fills({ 'Where?': team });
    sandbox.archives('team-aurora');
    expect(await mira.submits()).toEqual({
      channel: 'That channel is archived. Choose another one.',
    });
  });

  test('passes when Slack does not say in time: the outbox goes on trying', async () => {
    const { mira, ana, sandbox } = await sharing();
    const channel = Object.values(sandbox.state.channels).find((c) => c.name === 'team-aurora');
    channel?.members.push(sandbox.botUserId);
    sandbox.faults.next('conversations.info', effects.delay(1_900));
    expect(await mira.fillsAndSubmits({ 'Where?': team })).toEqual({});
    expect(await ana.looksAt(team)).toContain('Kudos to @ana and @bo');
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
    await mira.fillsAndSubmits({ 'Where?': team });
    const told = await mira.looksAt();
    expect(told).toContain('Your kudos did not reach #team-aurora.');
    expect(told).toContain(words);
    expect(told).toContain('shipped the login fix with @ana and @bo\n[Try again]');
  });

  test('is tried again from where it stood, once', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await mira.fillsAndSubmits({ 'Where?': team });
    await mira.clicks('Try again');
    expect(await mira.form()).toContain('‹shipped the login fix with @ana and @bo›');
    await mira.fillsAndSubmits({ 'Where?': '#general' });
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
    await mira.fillsAndSubmits({ 'Where?': team });
    await mira.clicks('Try again');
    sandbox.faults.next('chat.update', effects.error('internal_error'), { times: 9 });
    await mira.fillsAndSubmits({ 'Where?': '#general' });
    expect(await mira.looksAt()).not.toContain('Something went wrong');
    expect(await mira.looksAt()).toContain('[Try again]');
    sandbox.faults.clear();
    await mira.clicks('Try again');
    expect(await mira.looksAt()).toContain('You sent this kudos again, to #general');
    expect((await ana.looksAt('#general')).match(/Kudos to/g)).toHaveLength(1);
  });

  test('stays with its giver: nobody else can open it', async () => {
    const { mira, otto, sandbox } = await sharing();
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await mira.fillsAndSubmits({ 'Where?': team });
    const failed = await mira.finds('did not reach');
    const id = /"value":"([0-9a-f-]{36})"/.exec(JSON.stringify(failed.blocks))?.[1] ?? '';
    await otto.types('/win my own');
    const last = sandbox.state.ephemerals.at(-1);
    if (!last?.blocks) throw new Error('no answer to tamper with');
    const tampered = JSON.stringify(last.blocks)
      .replaceAll('wins.share', 'kudos.again')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, id);
    last.blocks = JSON.parse(tampered);
    await otto.clicks('Share as kudos');
    expect(await otto.form()).toBe('');
    expect(await otto.looksAt()).toContain("I can't find that kudos any more.");
  });
});

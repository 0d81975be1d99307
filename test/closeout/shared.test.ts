import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { rowsOf } from '../slack/rows.ts';
import { deletesThePost, looking, rows, shared, team, writing } from './steps.ts';

describe('what is shared', () => {
  test('thanks people in the order in which their author put them', async () => {
    const { mira, ana } = await writing();
    await mira.fillsAndSubmits({ people: ['otto', 'bo', 'ana'] });
    expect(await mira.form()).toContain('*Thank you* @otto, @bo and @ana');
    await mira.submits();
    expect(await ana.looksAt(team)).toContain('*Thank you* @otto, @bo and @ana');
  });

  test('is changed in its channel by Edit, once it was looked at', async () => {
    const { mira, ana } = await shared();
    await mira.clicks('Edit');
    expect(await mira.form()).toContain(
      '· The post in #team-aurora stays as it is until you have seen the new words as they will look.\n[Preview] [Cancel]',
    );
    await mira.fillsAndSubmits({ title: 'Our March', did: '@bo did it.', learned: '', thanks: '' });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Change the post
      Goes to #team-aurora. Everybody in the workspace can read it there.
      ———
      :tada: Our March
      *What we set out to do*
      Small shops get paid the day they sell.
      *What the team did*
      ‎@bo did it.
      *Thank you* @ana and @bo
      · From @mira. Were you part of it too? Add your part in the thread.
      ———
      What do you celebrate?: ‹Our March›
      What did you set out to do? (optional): ‹Small shops get paid the day they sell.›
      What did the team do?: ‹@bo did it.›
        · Who did what, and what it changed. “@ana” mentions her when she is chosen below.
      What did you learn? (optional): ‹Two quiet days are enough if the labels are printed before.›
      Who had a part in it? (optional): ‹ana, bo›
        · They are thanked by name, in this order. Think of those whose work nobody sees, too.
      Thanks, in your words (optional): ‹For every question that came early, and for the cake.›
      · The post in #team-aurora says what stands above as soon as you save. Change a word, and you see it anew first.
      [Save] [Cancel]"
    `);
    expect(await ana.looksAt(team)).not.toContain('Our March');
    await mira.submits();
    const seen = await ana.looksAt(team);
    expect(seen).toContain(':tada: Our March');
    expect(seen).toContain('*What the team did*\n\u200E@bo did it.');
    expect(seen.match(/:tada:/g)).toHaveLength(1);
    expect(await mira.sees()).toContain('Shared in #team-aurora: “Our March”.');
  });

  test('is looked at again when it was changed once more, and says who else reads it', async () => {
    const { mira, ana, sandbox } = await shared();
    sandbox.sets('team-aurora', { shared: true });
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ title: 'Our March' });
    expect(await mira.form()).toContain('*People outside your organisation read it too.*');
    await mira.fillsAndSubmits({ title: 'Our best March' });
    expect(await mira.form()).toContain(':tada: Our best March');
    expect(await ana.looksAt(team)).not.toContain('Our best March');
    await mira.submits();
    expect(await ana.looksAt(team)).toContain(':tada: Our best March');
  });

  test('may go on naming somebody who has left, and nobody else who has', async () => {
    const world = await shared();
    const { mira, ana, sandbox } = world;
    sandbox.deactivates('bo');
    await world.passes({ seconds: 5 });
    await mira.clicks('Edit');
    expect(await mira.fillsAndSubmits({ title: 'Our March' })).toEqual({});
    await mira.submits();
    expect(await ana.looksAt(team)).toContain(':tada: Our March');
    expect(await ana.looksAt(team)).toContain('*Thank you* @ana and @bo');
    await mira.clicks('Edit');
    await mira.fills({ people: ['ana', 'otto'] });
    sandbox.deactivates('otto');
    expect(await mira.submits()).toEqual({
      people: 'otto has left this workspace. Choose somebody else.',
    });
  });

  test('says who else reads it before it is changed, also where Slack says so only then', async () => {
    const { mira, ana, sandbox } = await shared();
    sandbox.sets('team-aurora', { shared: true });
    await mira.clicks('Edit');
    sandbox.faults.next('conversations.info', effects.delay(1_900));
    await mira.fillsAndSubmits({ title: 'Our March' });
    expect(await mira.form()).toContain('· Slack did not say in time who reads it there.');
    await mira.submits();
    expect(await mira.form()).toContain('*Nothing is changed yet.* I know only now');
    expect(await mira.form()).toContain('*People outside your organisation read it too.*');
    expect(await ana.looksAt(team)).not.toContain('Our March');
    await mira.submits();
    expect(await ana.looksAt(team)).toContain(':tada: Our March');
  });

  test('keeps the new words when Slack does not take the change, and tries again', async () => {
    const { mira, ana, sandbox } = await shared();
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ did: 'New words.' });
    sandbox.faults.next('chat.update', effects.error('cant_update_message'));
    await mira.submits();
    expect(await ana.looksAt(team)).not.toContain('New words.');
    expect(await mira.sees()).toContain(
      'Your words are kept, and the post in #team-aurora says what it said before. Slack did not let me (cant_update_message).',
    );
    await mira.clicks('Try again');
    expect(await ana.looksAt(team)).toContain('New words.');
    expect(await mira.sees()).toContain('The post in #team-aurora says it now.');
  });

  test('is a draft again when it is changed and somebody has deleted its post', async () => {
    const world = await shared();
    const { mira, ana } = world;
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ title: 'Our March' });
    deletesThePost(world);
    await mira.submits();
    expect(await mira.looksAt()).toContain('“Our March” is a draft again, and only you see it.');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "“Our March” is a draft again, and only you see it.
      [Go on]

      There is nothing to change in #team-aurora: somebody has deleted the post. Your words are kept as a draft, and you can post it again.
      [Go on]"
    `);
    expect(await rows(world)).toEqual([
      expect.objectContaining({ state: 'draft', title: 'Our March', outbox_id: null }),
    ]);
    await mira.clicks('Go on');
    await mira.submits();
    await mira.submits();
    expect(await ana.looksAt(team)).toContain(':tada: Our March');
    expect(await mira.looksAt()).toContain('Shared in #team-aurora: “Our March”.');
  });

  test('is one too when somebody has deleted it before another try', async () => {
    const world = await shared();
    const { mira, sandbox } = world;
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ title: 'Our March' });
    sandbox.faults.next('chat.update', effects.error('cant_update_message'));
    await mira.submits();
    deletesThePost(world);
    await mira.clicks('Try again');
    expect(await mira.looksAt()).toContain('somebody has deleted the post');
    expect(await rows(world)).toEqual([expect.objectContaining({ state: 'draft' })]);
  });

  test('is taken back by its button, and is a draft again', async () => {
    const world = await shared();
    const { mira, ana } = world;
    await mira.clicks('Take it back');
    expect(await ana.looksAt(team)).toBe('');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "Taken back: “What went well in March”. It is a draft again, and only you see it.
      [Go on]"
    `);
    expect(await rows(world)).toEqual([
      expect.objectContaining({ state: 'draft', outbox_id: null }),
    ]);
    await mira.clicks('Go on');
    await mira.submits();
    await mira.submits();
    expect(await ana.looksAt(team)).toContain('What went well in March');
  });

  test('leaves one line in its place where others have answered it', async () => {
    const world = await shared();
    const { mira, ana } = world;
    const post = await ana.finds('What went well', team);
    await ana.person.says(team, 'My part was the test', { thread: post });
    await world.app.settled();
    await mira.clicks('Take it back');
    expect(await ana.looksAt(team)).toMatchInlineSnapshot(`
      "· @mira took this celebration back. What others wrote in the thread stays.
      ↳ ana: My part was the test"
    `);
    expect(await mira.sees()).toContain(
      'Taken back: “What went well in March”. It is a draft again, and only you see it. In #team-aurora one line says so, and what others wrote under it stays.',
    );
    expect(await rows(world)).toEqual([
      expect.objectContaining({ state: 'draft', outbox_id: null }),
    ]);
    await mira.clicks('Go on');
    await mira.submits();
    await mira.submits();
    expect(await ana.looksAt(team)).toContain(':tada: What went well in March');
  });

  test('stands on the Home tab, and is said when the same month is celebrated again', async () => {
    const { mira, ana } = await shared();
    await mira.opensHome();
    expect(await mira.homeTab()).toContain(
      'Shared in #team-aurora: “What went well in March”  [Edit]',
    );
    await mira.types('/coach celebrate');
    expect(await mira.form()).toContain(
      'You celebrated this in #team-aurora on Tuesday 16 March. What you write now stands beside it.  [Edit]',
    );
    await mira.submits();
    await mira.submits();
    await mira.submits();
    expect((await ana.looksAt(team)).match(/:tada:/g)).toHaveLength(2);
  });

  test('cannot be shared a second time from a form that is still open', async () => {
    const world = await looking();
    await rowsOf(world)
      .updateTable('celebration')
      .set({ state: 'shared', outbox_id: 'x' })
      .execute();
    await world.mira.submits();
    expect(await world.mira.form()).toContain('You shared this already. Close this form.');
    expect(await world.ana.looksAt(team)).toBe('');
  });
});

describe('a post that Slack refuses', () => {
  test.each([
    ['channel_not_found', "I can't see that channel any more."],
    ['not_in_channel', 'I am not in that channel'],
    ['is_archived', 'That channel is archived.'],
    ['restricted_action', 'Only some people may post in that channel.'],
  ])('for %s comes back with its words', async (code, words) => {
    const { mira, sandbox } = await looking();
    sandbox.faults.next('chat.postMessage', effects.error(code));
    await mira.submits();
    const told = await mira.looksAt();
    expect(told).toContain('Your celebration did not reach #team-aurora.');
    expect(told).toContain(words);
    expect(told).toContain('• shipped the login fix with @ana');
    expect(told).not.toContain('Shared in #team-aurora');
  });

  test('is tried again from there, once', async () => {
    const world = await looking();
    const { mira, ana, sandbox } = world;
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await mira.submits();
    await mira.sees();
    await mira.clicks('Try again');
    await mira.fillsAndSubmits({ channel: '#general', title: 'Our March' });
    await mira.submits();
    expect(await ana.looksAt('#general')).toContain('Our March');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "You shared this again, in #general.

      Shared in #general: “Our March”.
      [Edit] [Take it back]"
    `);
    expect(await rows(world)).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { postsKudos } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const team = '#team-aurora';

/** Mira has written kudos and looks at the post for a channel. */
async function looking(
  channel: string,
  before?: (world: World) => void,
): Promise<World & { errors: Record<string, string> }> {
  const world = await createWorld();
  before?.(world);
  await world.mira.types('/kudos @ana for fixing the login so that nobody has to wait');
  const errors = await world.mira.fillsAndSubmits({ 'Where?': channel });
  return Object.assign(world, { errors });
}

function channelOf({ sandbox }: World, name: string) {
  const channel = Object.values(sandbox.state.channels).find((one) => one.name === name);
  if (!channel) throw new Error(`no channel ${name}`);
  return channel;
}

describe('a public channel that the app is not in', () => {
  test('is joined when the kudos is posted, not before', async () => {
    const world = await looking(team);
    const { mira, sandbox } = world;
    expect(await mira.form()).toContain('I join it when you post.');
    expect(channelOf(world, 'team-aurora').members).not.toContain(sandbox.botUserId);
    await mira.submits();
    expect(channelOf(world, 'team-aurora').members).toContain(sandbox.botUserId);
    expect(await mira.looksAt(team)).toContain('Kudos to @ana');
    await mira.types('/kudos @bo for the shelf');
    await mira.fillsAndSubmits({ 'Where?': team });
    expect(await mira.form()).not.toContain('I join it');
  });

  test.each([
    ['method_not_supported_for_channel_type', 'I may not join that channel', true],
    ['too_many_members', 'That channel is full', false],
  ])('says so when it cannot be joined: %s', async (code, words, hasTry) => {
    const { mira, sandbox } = await looking(team);
    sandbox.faults.next('conversations.join', effects.error(code));
    await mira.submits();
    const form = await mira.form();
    expect(form).toContain(words);
    expect(form.includes('[Try again]')).toBe(hasTry);
    await mira.clicksInForm('Choose another channel');
    expect(await mira.form()).toContain('‹Fixing the login›');
  });
});

describe('a private channel', () => {
  test('needs an invitation, and then one tap', async () => {
    const world = await looking('#leads-only');
    const { mira, otto, errors } = world;
    expect(errors).toEqual({});
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Not there yet
      #leads-only: I can't see that channel. If it is private, type /invite @Both Hats there, then send this again.
      · Your words are safe.
      [Choose another channel]
      [Try again] [Cancel]"
    `);
    await mira.submits();
    expect(await mira.form()).toContain('Still not.');
    await otto.person.invites('app', '#leads-only');
    await mira.submits();
    expect(await mira.form()).toContain('Goes to #leads-only, a private channel: its members');
    await mira.submits();
    expect(await otto.looksAt('#leads-only')).toContain('Kudos to @ana');
  });

  test('or another channel, with everything that was typed', async () => {
    const { mira } = await looking('#leads-only');
    await mira.clicksInForm('Choose another channel');
    expect(await mira.form()).toContain('‹Nobody has to wait›');
    await postsKudos(mira, { 'Where?': team });
    expect(await mira.looksAt(team)).toContain('Kudos to @ana');
  });
});

describe('an archived channel', () => {
  test('is refused in the form', async () => {
    const world = await createWorld();
    await world.mira.types('/kudos @ana for fixing the login');
    await world.mira.fills({ 'Where?': team });
    world.sandbox.archives('team-aurora');
    expect(await world.mira.submits()).toEqual({
      channel: 'That channel is archived. Choose another one.',
    });
    expect(await world.mira.form()).toContain('‹Fixing the login›');
  });

  test('and also when that happened while the post was looked at', async () => {
    const { mira, sandbox } = await looking(team);
    sandbox.archives('team-aurora');
    await mira.submits();
    expect(await mira.form()).toContain('#team-aurora: That channel is archived.');
    await mira.clicksInForm('Choose another channel');
    await postsKudos(mira, { 'Where?': '#general' });
    expect(await mira.looksAt('#general')).toContain('Kudos to @ana');
  });

  test('a frozen one likewise', async () => {
    const { errors } = await looking(team, ({ sandbox }) => {
      sandbox.sets('team-aurora', { frozen: true });
    });
    expect(errors['channel']).toContain('That channel is frozen');
  });
});

describe('a channel that is shared', () => {
  test('with another organisation is posted in only after a warning', async () => {
    const { mira } = await looking(team, ({ sandbox }) => {
      sandbox.sets('team-aurora', { shared: true, otherTeams: ['T0PARTNER'] });
    });
    expect(await mira.form()).toContain(
      ':warning: *People outside your organisation read it too.* #team-aurora is shared with another organisation.',
    );
    expect(await mira.looksAt(team)).toBe('');
    await mira.submits();
    expect(await mira.looksAt(team)).toContain('Kudos to @ana');
  });

  test.each([
    [{ shared: true, otherTeams: ['T1', 'T2', 'T3'] }, 'is shared with 3 other organisations.'],
    [{ shared: true }, 'is shared with another organisation.'],
    [
      { pendingShared: true, otherTeams: ['T1'] },
      'Another organisation is invited to #team-aurora',
    ],
    [
      { orgShared: true, otherTeams: ['T1'] },
      'is shared with other workspaces of your organisation',
    ],
  ])('%o is said in so many words', async (properties, words) => {
    const { mira } = await looking(team, ({ sandbox }) => sandbox.sets('team-aurora', properties));
    expect(await mira.form()).toContain(words);
  });

  test('is warned of before the post goes out, also where Slack says so only then', async () => {
    const { mira, ana, sandbox } = await looking(team, (world) => {
      world.sandbox.sets('team-aurora', { shared: true, otherTeams: ['T0PARTNER'] });
      world.sandbox.faults.next('conversations.info', effects.delay(1_900));
    });
    expect(await mira.form()).toContain(
      'Goes to #team-aurora.\n· Slack did not say in time who reads it there. It may be people outside your organisation.',
    );
    await mira.submits();
    expect(await ana.looksAt(team)).toBe('');
    expect(await mira.form()).toContain(
      'This is how it looks\n*Nothing is posted yet.* I know only now who reads it there.\n',
    );
    expect(await mira.form()).toContain('*People outside your organisation read it too.*');
    const channel = Object.values(sandbox.state.channels).find((c) => c.name === 'team-aurora');
    expect(channel?.members).not.toContain(sandbox.botUserId);
    await mira.submits();
    expect(await ana.looksAt(team)).toContain('Kudos to @ana');
  });

  test('is warned of as well when that happened while the post was looked at', async () => {
    const { mira, ana, sandbox } = await looking(team);
    sandbox.sets('team-aurora', { pendingShared: true });
    await mira.submits();
    expect(await mira.form()).toContain('Another organisation is invited to #team-aurora');
    sandbox.sets('team-aurora', { pendingShared: false, shared: true });
    await mira.submits();
    expect(await mira.form()).toContain('*People outside your organisation read it too.*');
    expect(await ana.looksAt(team)).toBe('');
    await mira.submits();
    expect(await ana.looksAt(team)).toContain('Kudos to @ana');
  });

  test('is warned of as well before a refused kudos is tried again', async () => {
    const { mira, ana, sandbox } = await looking(team);
    sandbox.faults.next('chat.postMessage', effects.error('restricted_action'));
    await mira.submits();
    sandbox.sets('team-aurora', { shared: true, otherTeams: ['T0PARTNER'] });
    await mira.clicks('Try again');
    expect(await ana.looksAt(team)).toBe('');
    expect(await mira.form()).toContain(
      '*Nothing is posted yet.* I know only now who reads it there.',
    );
    expect(await mira.form()).toContain('*People outside your organisation read it too.*');
    await mira.submits();
    expect((await ana.looksAt(team)).match(/Kudos to/g)).toHaveLength(1);
    expect(await mira.looksAt()).toContain('You sent this kudos again, to #team-aurora');
  });

  test('or may be, where Slack does not say in time, also in the list', async () => {
    const { mira, ana, sandbox } = await looking(team);
    sandbox.faults.next('chat.postMessage', effects.error('restricted_action'));
    await mira.submits();
    await mira.types('/kudos list');
    sandbox.faults.next('conversations.info', effects.delay(1_900));
    await mira.clicksInForm('kudos.more', { value: 'Try again' });
    expect(await mira.form()).toContain('Slack did not say in time who reads it there.');
    await mira.submits();
    expect((await ana.looksAt(team)).match(/Kudos to/g)).toHaveLength(1);
    expect(await mira.form()).not.toContain('it did not reach');
  });

  test('is warned of anew after the way back to the form', async () => {
    const { mira, ana, sandbox } = await looking(team, (world) => {
      world.sandbox.sets('general', { shared: true });
    });
    await mira.clicksInForm('Back to the form');
    await mira.fillsAndSubmits({ 'Where?': '#general' });
    expect(await mira.form()).toContain('*People outside your organisation read it too.*');
    await mira.clicksInForm('Back to the form');
    sandbox.faults.next('conversations.info', effects.delay(1_900));
    await mira.submits();
    await mira.submits();
    expect(await mira.form()).toContain('*Nothing is posted yet.*');
    await mira.submits();
    expect(await ana.looksAt('#general')).toContain('Kudos to @ana');
  });

  test('with nobody has no warning', async () => {
    const { mira } = await looking(team);
    expect(await mira.form()).not.toContain(':warning:');
  });
});

describe('a channel in which not everybody may post', () => {
  test.each(['read-only', 'thread-only'] as const)(
    '(%s) is warned of, and a refusal leads elsewhere',
    async (restricted) => {
      const world = await looking(team, ({ sandbox }) => {
        sandbox.sets('team-aurora', { restricted });
      });
      const { mira } = world;
      expect(await mira.form()).toContain('Perhaps only some people may post there.');
      await mira.submits();
      expect(await mira.looksAt()).toContain('Only some people may post in that channel.');
      await mira.clicks('Choose another channel');
      await postsKudos(mira, { 'Where?': '#general' });
      expect(await mira.looksAt('#general')).toContain('Kudos to @ana');
    },
  );

  test('by a setting of the workspace is told of when Slack refuses, and tried again by a tap', async () => {
    const { mira, sandbox } = await looking(team, (world) => {
      world.sandbox.sets('team-aurora', { restricted: 'workspace' });
    });
    await mira.submits();
    expect(await mira.looksAt()).toContain('ask an admin to let Both Hats post there');
    sandbox.sets('team-aurora', { restricted: undefined });
    await mira.clicks('Try again');
    expect(await mira.looksAt(team)).toContain('Kudos to @ana');
  });

  test('without threads says that nobody can add their part, and posts all the same', async () => {
    const { mira } = await looking(team, ({ sandbox }) => {
      sandbox.sets('team-aurora', { restricted: 'non-threadable' });
    });
    expect(await mira.form()).toContain('Nobody can answer in a thread there');
    await mira.submits();
    expect(await mira.looksAt(team)).toContain('Kudos to @ana');
  });
});

test('a channel that is renamed keeps its kudos, under its new name', async () => {
  const world = await looking(team);
  const { mira, sandbox } = world;
  await mira.submits();
  sandbox.renames('team-aurora', 'team-borealis');
  await mira.types('/kudos list');
  expect(await mira.form()).toContain('in #team-borealis');
  await mira.clicksInForm('kudos.more', { value: 'Edit' });
  await mira.fillsAndSubmits({ 'What did they do?': 'Fixed both' });
  expect(await mira.looksAt('#team-borealis')).toContain('Fixed both');
});

test('a channel of which Slack does not say in time passes: the outbox goes on trying', async () => {
  const world = await createWorld();
  const { mira, ana, sandbox } = world;
  channelOf(world, 'team-aurora').members.push(sandbox.botUserId);
  await mira.types('/kudos @ana for fixing the login');
  sandbox.faults.next('conversations.info', effects.delay(1_900), { times: 2 });
  expect(await mira.fillsAndSubmits({ 'Where?': team })).toEqual({});
  expect(await mira.form()).toContain('Goes to #team-aurora.');
  expect(await mira.submits()).toEqual({});
  expect(await ana.looksAt(team)).toContain('Kudos to @ana');
});

test('a DM is no channel', async () => {
  const world = await createWorld();
  const dm = world.mira.person.opensDm('app');
  await world.mira.types('/kudos @ana for fixing the login');
  const open = world.sandbox.state.modals[world.mira.id]?.[0];
  const field = open?.values['channel']?.['channel'];
  if (!field) throw new Error('no channel to choose');
  field['selected_conversation'] = dm;
  expect(await world.mira.submits()).toEqual({
    channel: 'Choose a channel that people of your team are in.',
  });
});

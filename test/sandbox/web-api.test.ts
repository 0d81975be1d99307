import type { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { isObj } from '../../sandbox/state.ts';
import { errorOf, manifestWith, sandboxFor, webFor, wordsAndButtons } from './echo.ts';

const GENERAL = 'C0GENERAL00';
const AURORA = 'C0TEAMAURORA';
const LEADS = 'C0LEADSONLY';
const OLD = 'C0OLDPROJECT';
const MIRA = 'U0MIRA00000';

async function post(web: WebClient, args: object): Promise<{ channel: string; ts: string }> {
  const answer: object = await web.apiCall('chat.postMessage', { ...args });
  if (!isObj(answer)) throw new Error('no answer');
  return { ...answer, channel: String(answer['channel']), ts: String(answer['ts']) };
}

test('who calls: no token, a wrong one, a revoked one', async () => {
  const sandbox = await sandboxFor();
  expect(await errorOf(webFor(sandbox, '').auth.test())).toBe('not_authed');
  expect(await errorOf(webFor(sandbox, 'xoxb-other').auth.test())).toBe('invalid_auth');
  expect(await errorOf(webFor(sandbox, sandbox.appToken).auth.test())).toBe(
    'not_allowed_token_type',
  );
  expect(await sandbox.web.auth.test()).toMatchObject({
    team_id: sandbox.teamId,
    user_id: sandbox.botUserId,
    bot_id: sandbox.botId,
  });
  sandbox.revokeToken();
  expect(await errorOf(sandbox.web.auth.test())).toBe('token_revoked');
  sandbox.revokeToken('inactive');
  expect(await errorOf(sandbox.web.auth.test())).toBe('account_inactive');
});

test('an unknown method', async () => {
  const { web } = await sandboxFor();
  expect(await errorOf(web.apiCall('chat.shout'))).toBe('unknown_method');
});

test('where a message can go', async () => {
  const sandbox = await sandboxFor();
  const { web } = sandbox;
  const say = (channel: string) => errorOf(post(web, { channel, text: 'hello' }));
  expect(await say(MIRA)).toMatchObject({ ok: true, message: { text: 'hello' } });
  expect(await say('U0DORA00000')).toBe('channel_not_found');
  expect(await say('U0BUILDBOT0')).toBe('cannot_dm_bot');
  expect(await say(sandbox.botUserId)).toBe('cannot_dm_bot');
  expect(await say('C0NOWHERE00')).toBe('channel_not_found');
  expect(await say('#general')).toBe('channel_not_found');
  expect(await say(AURORA)).toBe('not_in_channel');
  expect(await say(LEADS)).toBe('channel_not_found');
  expect(await say(OLD)).toBe('is_archived');
  await web.conversations.join({ channel: AURORA });
  expect(await say(AURORA)).toMatchObject({ ok: true });
  expect(await errorOf(web.conversations.join({ channel: LEADS }))).toBe('channel_not_found');
  await sandbox.person('mira').invites('app', '#leads-only');
  expect(await say(LEADS)).toMatchObject({ ok: true });
});

test('where posting is restricted', async () => {
  const sandbox = await sandboxFor();
  const { web } = sandbox;
  await web.conversations.join({ channel: AURORA });
  const { ts } = await post(web, { channel: AURORA, text: 'before' });
  const say = (thread?: string) =>
    errorOf(post(web, { channel: AURORA, text: 'hello', ...(thread && { thread_ts: thread }) }));
  const info = async () => (await web.conversations.info({ channel: AURORA })).channel;
  expect(await info()).not.toHaveProperty('is_read_only');
  sandbox.sets('team-aurora', { restricted: 'workspace' });
  expect(await say()).toBe('restricted_action');
  sandbox.sets('team-aurora', { restricted: 'read-only' });
  expect(await say(ts)).toBe('restricted_action_read_only_channel');
  expect(await info()).toMatchObject({ is_read_only: true });
  sandbox.sets('team-aurora', { restricted: 'thread-only' });
  expect(await say()).toBe('restricted_action_thread_only_channel');
  expect(await say(ts)).toMatchObject({ ok: true });
  expect(await info()).toMatchObject({ is_thread_only: true });
  sandbox.sets('team-aurora', { restricted: 'non-threadable' });
  expect(await say()).toMatchObject({ ok: true });
  expect(await say(ts)).toBe('restricted_action_non_threadable_channel');
  expect(await info()).toMatchObject({ is_non_threadable: true });
});

test('what is shared, frozen or renamed', async () => {
  const sandbox = await sandboxFor();
  const { web } = sandbox;
  await web.conversations.join({ channel: AURORA });
  const { ts } = await post(web, { channel: AURORA, text: 'before' });
  const info = async () => (await web.conversations.info({ channel: AURORA })).channel;
  expect(await info()).toMatchObject({ is_shared: false, is_ext_shared: false, is_frozen: false });
  sandbox.sets('team-aurora', { pendingShared: true, otherTeams: ['T0OTHER'] });
  expect(await info()).toMatchObject({
    is_pending_ext_shared: true,
    is_ext_shared: false,
    pending_connected_team_ids: ['T0OTHER'],
    shared_team_ids: [sandbox.teamId],
  });
  sandbox.sets('team-aurora', { pendingShared: false, shared: true });
  expect(await info()).toMatchObject({
    is_shared: true,
    is_ext_shared: true,
    is_org_shared: false,
    connected_team_ids: ['T0OTHER'],
    shared_team_ids: [sandbox.teamId, 'T0OTHER'],
  });
  sandbox.sets('team-aurora', { shared: false, orgShared: true });
  expect(await info()).toMatchObject({
    is_shared: true,
    is_ext_shared: false,
    is_org_shared: true,
    internal_team_ids: ['T0OTHER'],
  });
  sandbox.renames('team-aurora', 'team-borealis');
  expect(await info()).toMatchObject({ name: 'team-borealis', previous_names: ['team-aurora'] });
  sandbox.sets('team-borealis', { frozen: true });
  expect(await errorOf(post(web, { channel: AURORA, text: 'hello' }))).toBe('is_archived');
  const update = { channel: AURORA, ts, text: 'after' };
  expect(await errorOf(web.chat.update(update))).toBe('is_inactive');
  sandbox.sets('team-borealis', { frozen: false });
  expect(await errorOf(web.chat.update(update))).toMatchObject({ ok: true });
  sandbox.archives('team-borealis');
  expect(await errorOf(web.chat.update(update))).toBe('is_inactive');
});

test('the DM of somebody who left is closed', async () => {
  const sandbox = await sandboxFor();
  const { channel } = await post(sandbox.web, { channel: MIRA, text: 'hello' });
  sandbox.deactivates('mira');
  expect(await errorOf(post(sandbox.web, { channel, text: 'still there?' }))).toBe('is_archived');
});

test('what a message can say', async () => {
  const { web } = await sandboxFor();
  const say = (args: object) => errorOf(post(web, { channel: MIRA, ...args }));
  expect(await say({})).toBe('no_text');
  expect(await say({ text: 'x'.repeat(40_001) })).toBe('msg_too_long');
  expect(await say({ text: 'x', blocks: 'not json' })).toBe('invalid_blocks_format');
  expect(await say({ text: 'x', metadata: { event_type: 'a' } })).toBe('invalid_metadata_format');
  const tooLong = wordsAndButtons('x'.repeat(3001), 'Yes');
  await expect(post(web, { channel: MIRA, text: 'x', blocks: tooLong })).rejects.toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: {
        messages: [expect.stringContaining('[json-pointer:/blocks/0/text/text]')],
      },
    },
  });
});

test('a call without its scope says which one is missing', async () => {
  const { web } = await sandboxFor({
    manifest: manifestWith({
      withoutScopes: ['im:history', 'channels:join'],
      events: ['app_home_opened'],
    }),
  });
  const { channel } = await post(web, { channel: MIRA, text: 'hello' });
  await expect(web.conversations.history({ channel: channel })).rejects.toMatchObject({
    data: {
      error: 'missing_scope',
      needed: 'im:history',
      provided: expect.stringContaining('chat:write'),
    },
  });
  expect(await errorOf(web.conversations.join({ channel: AURORA }))).toBe('missing_scope');
  expect(await errorOf(web.users.lookupByEmail({ email: 'ana@fjord.example' }))).toBe(
    'missing_scope',
  );
});

test('history shows metadata whole only when asked to', async () => {
  const { web } = await sandboxFor();
  const metadata = { event_type: 'nudge', event_payload: { row: '17' } };
  const { channel } = await post(web, { channel: MIRA, text: 'hello', metadata });
  const where = { channel: channel };
  expect((await web.conversations.history(where)).messages?.[0]?.metadata).toEqual({
    event_type: 'nudge',
  });
  const whole = await web.conversations.history({ ...where, include_all_metadata: true });
  expect(whole.messages?.[0]?.metadata).toEqual(metadata);
});

test('history comes newest first, in pages that new messages do not shift', async () => {
  const { web } = await sandboxFor();
  const sent: string[] = [];
  let channel = '';
  for (const text of ['one', 'two', 'three', 'four']) {
    const posted = await post(web, { channel: MIRA, text });
    sent.push(posted.ts);
    channel = posted.channel;
  }
  expect(sent.toSorted()).toEqual(sent);
  expect(new Set(sent).size).toBe(4);
  const first = await web.conversations.history({ channel, limit: 2 });
  expect(first.messages?.map((message) => message.text)).toEqual(['four', 'three']);
  expect(first.has_more).toBe(true);
  await post(web, { channel: MIRA, text: 'five' });
  const cursor = first.response_metadata?.next_cursor ?? '';
  const second = await web.conversations.history({ channel, limit: 2, cursor });
  expect(second.messages?.map((message) => message.text)).toEqual(['two', 'one']);
  expect(second.has_more).toBe(false);
  const [, two, three] = sent;
  const between = { channel, oldest: two ?? '', latest: three ?? '' };
  expect((await web.conversations.history(between)).messages).toEqual([]);
  const inclusive = await web.conversations.history({ ...between, inclusive: true });
  expect(inclusive.messages?.map((message) => message.text)).toEqual(['three', 'two']);
  expect(await errorOf(web.conversations.history({ channel, cursor: 'nonsense' }))).toBe(
    'invalid_cursor',
  );
});

test('threads: replies, broadcast, what cannot be answered', async () => {
  const { web } = await sandboxFor();
  const parent = await post(web, { channel: MIRA, text: 'question' });
  const channel = parent.channel;
  const ts = parent.ts;
  const reply = await post(web, { channel, text: 'answer', thread_ts: ts });
  await post(web, { channel, text: 'look', thread_ts: ts, reply_broadcast: true });
  const replies = await web.conversations.replies({ channel, ts });
  expect(replies.messages?.map((message) => message.text)).toEqual(['question', 'answer', 'look']);
  expect(replies.messages?.[0]).toMatchObject({ reply_count: 2, thread_ts: ts });
  const top = await web.conversations.history({ channel });
  expect(top.messages?.map((message) => message.text)).toEqual(['look', 'question']);
  const into = (thread_ts: string) => errorOf(post(web, { channel, text: 'x', thread_ts }));
  expect(await into('1700000000.000001')).toBe('thread_not_found');
  expect(await into(reply.ts)).toBe('cannot_reply_to_message');
  expect(await errorOf(web.conversations.replies({ channel, ts: '1700000000.000001' }))).toBe(
    'thread_not_found',
  );
});

test('an update changes what it names; only the own messages', async () => {
  const sandbox = await sandboxFor();
  const { web } = sandbox;
  await sandbox.person('mira').invites('app', '#general');
  const posted = await post(web, {
    channel: GENERAL,
    text: 'one',
    blocks: wordsAndButtons('*one*', 'Yes'),
  });
  const ts = posted.ts;
  await web.chat.update({ channel: GENERAL, ts, text: 'two' });
  const [seen] = await sandbox.person('ana').sees('#general');
  expect(seen).toMatchObject({ text: 'two', edited: true });
  expect(seen?.blocks).toHaveLength(2);
  await web.chat.update({ channel: GENERAL, ts, text: 'three', blocks: [] });
  expect((await sandbox.person('ana').sees('#general'))[0]?.blocks).toBeUndefined();

  const theirs = await sandbox.person('ana').says('#general', 'mine');
  const touch = { channel: GENERAL, ts: theirs.ts };
  expect(await errorOf(web.chat.update({ ...touch, text: 'x' }))).toBe('cant_update_message');
  expect(await errorOf(web.chat.delete(touch))).toBe('cant_delete_message');
  await web.chat.delete({ channel: GENERAL, ts });
  expect(await errorOf(web.chat.update({ channel: GENERAL, ts, text: 'x' }))).toBe(
    'message_not_found',
  );
});

test('ephemeral messages reach their person only', async () => {
  const sandbox = await sandboxFor();
  const { web } = sandbox;
  await sandbox.person('mira').invites('app', '#general');
  await web.chat.postEphemeral({ channel: GENERAL, user: MIRA, text: 'psst' });
  expect(await sandbox.person('ana').sees('#general')).toEqual([]);
  expect(await sandbox.person('mira').sees('#general')).toMatchObject([
    { kind: 'ephemeral', text: 'psst' },
  ]);
  const toGita = { channel: GENERAL, user: 'U0GITA00000', text: 'psst' };
  expect(await errorOf(web.chat.postEphemeral(toGita))).toBe('user_not_in_channel');
});

test('people come whole, with the offset that their zone has now', async () => {
  const sandbox = await sandboxFor();
  const { user } = await sandbox.web.users.info({ user: 'U0ANA000000' });
  expect(user).toMatchObject({
    name: 'ana',
    tz: 'America/New_York',
    tz_label: 'Eastern Daylight Time',
    tz_offset: -4 * 3600,
    is_bot: false,
    deleted: false,
    profile: { display_name: 'ana', status_emoji: '' },
  });
  expect(user?.profile?.email).toBeUndefined();
  const members: string[] = [];
  for await (const page of sandbox.web.paginate('users.list', { limit: 5 })) {
    if ('members' in page && Array.isArray(page.members)) {
      members.push(...page.members.map((member: { name: string }) => member.name));
    }
  }
  expect(members).toHaveLength(Object.keys(sandbox.state.users).length);
  expect(await errorOf(sandbox.web.users.info({ user: 'U0NOBODY000' }))).toBe('user_not_found');
});

test('with rate limits on, the second post in a second waits', async () => {
  const { web } = await sandboxFor({ rateLimits: true });
  expect(await errorOf(post(web, { channel: MIRA, text: 'one' }))).toMatchObject({ ok: true });
  await expect(post(web, { channel: MIRA, text: 'two' })).rejects.toMatchObject({ retryAfter: 1 });
  expect(await errorOf(post(web, { channel: 'U0ANA000000', text: 'one' }))).toMatchObject({
    ok: true,
  });
});

test('a file is uploaded in three steps and shared', async () => {
  const sandbox = await sandboxFor();
  await sandbox.person('mira').invites('app', '#general');
  await sandbox.web.filesUploadV2({
    channel_id: GENERAL,
    filename: 'month.png',
    file: Buffer.from('not really a picture'),
    initial_comment: 'This month',
    alt_text: 'A chart',
  });
  const [message] = await sandbox.person('mira').sees('#general');
  expect(message).toMatchObject({
    text: 'This month',
    files: [{ name: 'month.png', mimetype: 'image/png', alt_txt: 'A chart', size: 20 }],
  });
});

describe('a picture that was handed to Slack', () => {
  async function handedOver(sandbox: Awaited<ReturnType<typeof sandboxFor>>, filename: string) {
    const content = Buffer.from('not really a picture');
    const { upload_url: url = '', file_id: id = '' } = await sandbox.web.files.getUploadURLExternal(
      { filename, length: content.length },
    );
    await fetch(url, { method: 'POST', body: content });
    return id;
  }
  const home = (id: string) => ({
    user_id: MIRA,
    view: {
      type: 'home' as const,
      blocks: [{ type: 'image', alt_text: 'A chart', slack_file: { id } }],
    },
  });

  test('stands in blocks once it is completed and Slack is done with it', async () => {
    const sandbox = await sandboxFor();
    const { web, clock } = sandbox;
    const id = await handedOver(sandbox, 'month.png');
    const publish = () => errorOf(web.views.publish(home(id)));
    expect(await publish()).toBe('invalid_arguments');
    await web.files.completeUploadExternal({ files: [{ id }] });
    expect(await publish()).toBe('invalid_arguments');
    clock.set('2027-03-16T12:00:02Z');
    expect(await publish()).toMatchObject({ ok: true });
    const blocks = home(id).view.blocks;
    expect(await errorOf(post(web, { channel: MIRA, text: 'A chart', blocks }))).toMatchObject({
      ok: true,
    });
  });

  test('is gone once it is deleted, and says where it was', async () => {
    const sandbox = await sandboxFor();
    const { web, clock } = sandbox;
    const id = await handedOver(sandbox, 'month.png');
    expect(await errorOf(web.files.delete({ file: id }))).toBe('file_not_found');
    await web.files.completeUploadExternal({ files: [{ id }] });
    clock.set('2027-03-16T12:01:00Z');
    await web.files.delete({ file: id });
    expect(await errorOf(web.files.delete({ file: id }))).toBe('file_not_found');
    await expect(
      post(web, { channel: MIRA, text: 'A chart', blocks: home(id).view.blocks }),
    ).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'],
      },
    });
  });

  test('must be one', async () => {
    const sandbox = await sandboxFor();
    const id = await handedOver(sandbox, 'month.svg');
    await sandbox.web.files.completeUploadExternal({ files: [{ id }] });
    sandbox.clock.set('2027-03-16T12:01:00Z');
    expect(await errorOf(sandbox.web.views.publish(home(id)))).toBe('invalid_arguments');
  });
});

test('a scheduled message with metadata is never posted', async () => {
  const sandbox = await sandboxFor();
  const { web, clock } = sandbox;
  const at = Math.floor(clock.now().epochMilliseconds / 1000) + 60;
  const schedule = (args: object) =>
    web.apiCall('chat.scheduleMessage', { channel: MIRA, post_at: at, text: 'later', ...args });
  await schedule({});
  await schedule({ metadata: { event_type: 'nudge', event_payload: {} } });
  expect(await errorOf(schedule({ post_at: at - 3600 }))).toBe('time_in_past');
  clock.set('2027-03-16T12:02:00Z');
  sandbox.postScheduled();
  expect((await sandbox.person('mira').sees()).map((line) => line.text)).toEqual(['later']);
});

test('the lists of conversations show what the app may see', async () => {
  const { web } = await sandboxFor();
  const all = await web.conversations.list({ types: 'public_channel,private_channel' });
  expect(all.channels?.map((channel) => channel.name)).toEqual([
    'general',
    'team-aurora',
    'old-project',
  ]);
  expect(await errorOf(web.conversations.info({ channel: LEADS }))).toBe('channel_not_found');
  expect((await web.conversations.info({ channel: AURORA })).channel).toMatchObject({
    is_member: false,
    is_private: false,
  });
  const opened = await web.conversations.open({ users: MIRA });
  expect((await web.conversations.open({ users: MIRA })).channel?.id).toBe(opened.channel?.id);
  expect(await errorOf(web.conversations.open({ users: 'U0DORA00000' }))).toBe('user_disabled');
});

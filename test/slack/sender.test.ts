import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { findMessage } from '../../sandbox/state.ts';
import { createPost, lease, type Post } from './post.ts';

const general = { channel: 'C0GENERAL00' };
const post = 'chat.postMessage';

describe('a message', () => {
  test('carries its opaque id in the metadata, nothing else, and unfurls nothing', async () => {
    const office = await createPost();
    const id = await office.writes('Hello, Mira');
    await office.sender.drain();
    const sent = office.sandbox.traffic.find((entry) => entry.what === post)?.sent;
    expect(JSON.parse(String(sent?.['metadata']))).toEqual({
      event_type: 'both_hats_outbox',
      event_payload: { id },
    });
    expect(sent).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    expect(office.inSlack('Hello')).toEqual(['Hello, Mira']);
  });

  test('is not kept once it is sent', async () => {
    const office = await createPost();
    const id = await office.writes('A secret');
    await office.sender.drain();
    expect(await office.row(id)).toMatchObject({ state: 'sent', message: '', error: null });
  });

  test('written during a drain goes out with it', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.delay(60));
    await office.writes('one');
    const draining = office.sender.drain();
    await office.writes('two');
    await office.sender.drain();
    expect(office.inSlack('').toSorted()).toEqual(['one', 'two']);
    await draining;
  });

  test('is asked for when none waits any more, until none comes', async () => {
    const asked: string[] = [];
    const office = await createPost({
      async more({ writes }) {
        asked.push('more');
        if (asked.length <= 2) await writes(`portion ${asked.length}`);
        return asked.length <= 2;
      },
    });
    await office.sender.drain();
    expect(asked).toEqual([]);
    await office.writes('portion 0');
    await office.sender.drain();
    expect(office.inSlack('portion')).toEqual(['portion 0', 'portion 1', 'portion 2']);
    expect(asked).toHaveLength(3);
  });

  test('that is not due yet stays', async () => {
    const office = await createPost();
    await office.writes('later', { dueAt: office.clock.now().add({ minutes: 5 }) });
    await office.later({ minutes: 4 });
    expect(office.inSlack('later')).toEqual([]);
    await office.later({ minutes: 1 });
    expect(office.inSlack('later')).toEqual(['later']);
  });
});

describe('messages to one person that are due together', () => {
  test('arrive in the order in which they were written', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.delay(80));
    const texts = ['one', 'two', 'three', 'four', 'five', 'six'];
    for (const text of texts) await office.writes(text);
    await office.sender.drain();
    expect(office.inSlack('')).toEqual(texts);
  });

  test('and one to somebody else do not wait for one another', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.delay(80));
    for (const text of ['one', 'two']) await office.writes(text);
    await office.writes('elsewhere', { to: general });
    await office.sender.drain();
    expect(office.inSlack('')).toHaveLength(3);
    const sent = office.sandbox.traffic.filter((entry) => entry.what === post);
    expect(sent.map((entry) => entry.sent?.['text'])).toEqual(['one', 'elsewhere', 'two']);
  });

  test('keep their order when the answer to the first never comes and it was not posted', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.reset);
    for (const text of ['one', 'two']) await office.writes(text);
    await office.sender.drain();
    await office.later({ seconds: 10 });
    expect(office.inSlack('')).toEqual([]);
    await office.later(lease);
    expect(office.inSlack('')).toEqual(['one', 'two']);
  });
});

describe('an answer that never comes', () => {
  /** What Slack did, and whether the message stands in Slack before anybody looks for it. */
  const troubles = [
    ['the answer is lost', effects.resetAfter, true],
    ['nobody answers, though it was posted', effects.hangAfter, true],
    ['the connection is cut before', effects.reset, false],
    ['nobody answers', effects.hang, false],
    ['503', effects.http(503), false],
    ['500', effects.http(500), false],
    ['fatal_error', effects.error('fatal_error'), false],
    ['internal_error', effects.error('internal_error'), false],
    ['request_timeout', effects.error('request_timeout'), false],
  ] as const;
  const places = [
    ['to a person', {}],
    ['in a channel', { to: general }],
  ] as const;

  describe.each(places)('%s', (_place, to) => {
    test.each(troubles)('%s: in the end it is there once', async (_what, effect, isThere) => {
      const office = await createPost({ timeoutMs: 80 });
      office.sandbox.faults.next(post, effect);
      const id = await office.writes('once', to);
      await office.sender.drain();
      expect(await office.row(id)).toMatchObject({ state: 'sending', attempt: 1 });
      expect(office.inSlack('once')).toHaveLength(isThere ? 1 : 0);

      office.crashes();
      await office.later({ seconds: 24 });
      expect((await office.row(id)).state, 'its lease is not over').toBe('sending');

      await office.later({ seconds: 1 });
      expect(office.inSlack('once')).toEqual(['once']);
      const row = await office.row(id);
      expect(row).toMatchObject({ state: 'sent', attempt: isThere ? 1 : 2 });
      const { sent_channel: channel, sent_ts: ts } = row;
      expect(findMessage(office.sandbox.state, channel ?? '', ts ?? '')?.text).toBe('once');
    });
  });

  test('of a reply is looked for in its thread', async () => {
    const office = await createPost();
    const parent = await office.writes('above', { to: general });
    await office.sender.drain();
    office.sandbox.faults.next(post, effects.resetAfter);
    const id = await office.writes('below', { to: general, threadOf: parent });
    await office.sender.drain();
    await office.later(lease);
    expect(office.inSlack('below')).toEqual(['below']);
    expect(await office.row(id)).toMatchObject({ state: 'sent', attempt: 1 });
    expect(office.calls('conversations.replies')).toBe(1);
  });

  test('of a reply to a person, under a message in a channel, is looked for in that channel', async () => {
    const office = await createPost();
    const parent = await office.writes('above', { to: general });
    await office.sender.drain();
    office.sandbox.faults.next(post, effects.resetAfter);
    const id = await office.writes('below', { threadOf: parent });
    await office.sender.drain();
    await office.later(lease);
    expect(office.inSlack('below')).toEqual(['below']);
    expect(await office.row(id)).toMatchObject({ sent_channel: general.channel, attempt: 1 });
  });

  test('is found among more messages than a page holds', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.resetAfter);
    const id = await office.writes('found', { to: general });
    await office.sender.drain();
    const mira = office.sandbox.person('mira');
    for (let n = 0; n < 450; n += 1) void mira.says('#general', `chatter ${n}`);
    await office.sandbox.idle();
    await office.later(lease);
    expect(office.calls('conversations.history')).toBe(3);
    expect(await office.row(id)).toMatchObject({ state: 'sent', attempt: 1 });
  });

  test('from somebody who was never written to: their conversation is opened to look', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.reset);
    await office.writes('hello');
    await office.sender.drain();
    await office.later(lease);
    expect(office.calls('conversations.open')).toBe(1);
    expect(office.inSlack('hello')).toEqual(['hello']);

    office.sandbox.faults.next(post, effects.resetAfter);
    await office.writes('and again');
    await office.sender.drain();
    await office.later(lease);
    expect(office.calls('conversations.open'), 'its channel is known by now').toBe(1);
    expect(office.inSlack('and')).toEqual(['and again']);
  });

  test('does not keep back what comes after it for longer than its lease', async () => {
    const office = await createPost({ timeoutMs: 80 });
    const { faults } = office.sandbox;
    faults.next(post, effects.reset);
    await office.writes('a');
    await office.sender.drain();
    faults.next('conversations.*', effects.hang, { times: 100 });
    await office.writes('b');
    await office.later({ seconds: 20 });
    expect(office.inSlack('b')).toEqual([]);
    await office.later({ seconds: 5 });
    expect(office.inSlack('b')).toEqual(['b']);
  });

  test('until it is too late: then it is not sent any more', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.reset);
    const expiresAt = office.clock.now().add({ seconds: 20 });
    const id = await office.writes('stale', { expiresAt });
    await office.sender.drain();
    await office.later(lease);
    expect(await office.row(id)).toMatchObject({ state: 'missed', error: 'too late' });
    expect(office.inSlack('stale')).toEqual([]);
  });

  test('found after it had become too late: it was sent', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.resetAfter);
    const id = await office.writes('just', { expiresAt: office.clock.now().add({ seconds: 20 }) });
    await office.sender.drain();
    await office.later({ hours: 3 });
    expect((await office.row(id)).state).toBe('sent');
  });

  test('for a day: a message without a moment of expiry is given up', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.http(503), { times: 1_000 });
    const id = await office.writes('hopeless');
    await office.sender.drain();
    for (let n = 0; n < 28; n += 1) await office.later({ hours: 1 });
    expect(await office.row(id)).toMatchObject({ state: 'sending' });
    for (let n = 0; n < 4; n += 1) await office.later({ hours: 1 });
    expect(await office.row(id)).toMatchObject({ state: 'dead', error: 'too late' });
    expect(office.refused).toEqual([{ id, code: 'gave_up' }]);
  });

  test('does not keep others waiting while nobody can look', async () => {
    const office = await createPost({ timeoutMs: 80 });
    const { faults } = office.sandbox;
    faults.next(post, effects.reset, { times: 3 });
    for (const [text, name] of Object.entries({ a1: 'mira', a2: 'ana', a3: 'bo' })) {
      await office.writes(text, { to: { user: office.sandbox.person(name).id } });
    }
    await office.sender.drain();
    faults.next('conversations.*', effects.hang, { times: 100 });
    await office.writes('b');
    await office.later(lease);
    expect(office.inSlack('b')).toEqual(['b']);
    expect(office.calls('conversations.open'), 'one search was enough to see it').toBe(1);
    faults.clear();
    await office.later(lease);
    await office.later(lease);
    expect(office.inSlack('a').toSorted()).toEqual(['a1', 'a2', 'a3']);
  });

  test('and a search that is rate limited rests for as long as Slack says', async () => {
    const office = await createPost();
    const { faults } = office.sandbox;
    faults.next(post, effects.resetAfter);
    const id = await office.writes('rest', { to: general });
    await office.sender.drain();
    faults.next('conversations.history', effects.rateLimit(120));
    await office.later(lease);
    await office.later({ seconds: 100 });
    expect(office.calls('conversations.history')).toBe(1);
    await office.later({ seconds: 30 });
    expect(await office.row(id)).toMatchObject({ state: 'sent', attempt: 1 });
  });

  test('in a channel that we were removed from: it is refused as any other', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.reset);
    const id = await office.writes('gone', { to: general });
    await office.sender.drain();
    await office.sandbox.person('mira').removes('app', '#general');
    await office.later(lease);
    expect(await office.row(id)).toMatchObject({ state: 'dead', error: 'not_in_channel' });
    expect(office.refused).toEqual([{ id, code: 'not_in_channel' }]);
  });
});

describe('429', () => {
  test('holds up that workspace for as long as Slack says, and no other', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.rateLimit(30));
    const id = await office.writes('one');
    await office.sender.drain();
    await office.writes('two');
    await addWorkspace(office, 'T0OTHER');
    await office.writes('elsewhere', { workspace: 'T0OTHER' });
    await office.later({ seconds: 29 });
    expect(office.inSlack('')).toEqual(['elsewhere']);
    expect(await office.row(id)).toMatchObject({ state: 'due', error: 'ratelimited' });
    await office.later({ seconds: 1 });
    expect(office.inSlack('').toSorted()).toEqual(['elsewhere', 'one', 'two']);
  });

  test('without a time to wait is tried again with growing pauses', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.error('service_unavailable'), { times: 3 });
    const id = await office.writes('patient');
    const pauses: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      await office.sender.drain();
      const pause = (await office.row(id)).due_at - office.clock.now().epochMilliseconds;
      pauses.push(pause / 1000);
      office.clock.set(office.clock.now().add({ milliseconds: pause }));
    }
    await office.sender.drain();
    expect(pauses).toEqual([5, 10, 20]);
    expect(office.inSlack('patient')).toEqual(['patient']);
  });
});

async function addWorkspace(office: Post, id: string): Promise<void> {
  await office.db
    .insertInto('workspace')
    .values({ id, name: id, bot_user_id: 'U0', created_at: 0 })
    .execute();
}

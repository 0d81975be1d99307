import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import * as outbox from '../../src/slack/outbox.store.ts';
import * as sending from '../../src/slack/sending.store.ts';
import type { Verdict } from '../../src/slack/sender.ts';
import { createPost, lease, noon } from './post.ts';

const general = { channel: 'C0GENERAL00' };
const post = 'chat.postMessage';
const day = Temporal.PlainDate.from('2027-03-16');

describe('a refusal', () => {
  test.each(['channel_not_found', 'is_archived', 'not_in_channel', 'account_inactive'])(
    '%s ends that message, is told once, and holds up no other',
    async (code) => {
      const office = await createPost();
      office.sandbox.faults.next(post, effects.error(code));
      const id = await office.writes('refused');
      await office.sender.drain();
      await office.writes('next');
      await office.later({ hours: 48 });
      expect(office.refused).toEqual([{ id, code }]);
      expect(await office.row(id)).toMatchObject({ state: 'dead', error: code, message: '' });
      expect(office.inSlack('')).toEqual(['next']);
    },
  );

  test('comes from a channel without the app, an archived one and somebody deactivated', async () => {
    const office = await createPost();
    const { sandbox } = office;
    const dora = sandbox.person('dora').id;
    const ids = [
      await office.writes('a', { to: { channel: 'C0TEAMAURORA' } }),
      await office.writes('b', { to: { channel: 'C0OLDPROJECT' } }),
      await office.writes('c', { to: { user: dora } }),
    ];
    await office.sender.drain();
    const errors = await Promise.all(ids.map(async (id) => (await office.row(id)).error));
    expect(errors).toEqual(['not_in_channel', 'is_archived', 'channel_not_found']);
    expect(office.refused.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  test.each(['invalid_auth', 'token_revoked', 'token_expired', 'missing_scope'])(
    '%s is about our token: the message waits until that is mended',
    async (code) => {
      const office = await createPost();
      office.sandbox.faults.next(post, effects.error(code), { times: 2 });
      await office.writes('patient');
      await office.sender.drain();
      await office.later({ seconds: 5 });
      expect(office.inSlack('patient')).toEqual([]);
      await office.later({ seconds: 10 });
      expect(office.inSlack('patient')).toEqual(['patient']);
      expect(office.refused).toEqual([]);
    },
  );
});

describe('a reply', () => {
  test('waits for the message above it, even when that is lost and found', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.resetAfter);
    const above = await office.writes('above', { to: general });
    const below = await office.writes('below', { to: general, threadOf: above });
    await office.sender.drain();
    expect((await office.row(below)).state).toBe('due');
    await office.later(lease);
    const { sent_ts: parent } = await office.row(above);
    const messages = office.sandbox.state.messages[general.channel] ?? [];
    expect(messages.map(({ text, thread_ts }) => ({ text, thread_ts }))).toEqual([
      { text: 'above', thread_ts: parent },
      { text: 'below', thread_ts: parent },
    ]);
  });

  test('waits even when it is due first', async () => {
    const office = await createPost();
    const above = await office.writes('above', { dueAt: noon.add({ hours: 1 }) });
    const below = await office.writes('below', { threadOf: above });
    await office.later({ minutes: 30 });
    expect((await office.row(below)).state).toBe('due');
    await office.later({ minutes: 30 });
    expect(office.inSlack('')).toEqual(['above', 'below']);
  });

  test.each(['missed', 'dead', 'withdrawn', 'forgotten'])(
    'is dropped when the message above it was %s',
    async (fate) => {
      const office = await createPost();
      const dueAt = noon.add({ minutes: 1 });
      const expiresAt = fate === 'missed' ? dueAt : noon.add({ hours: 1 });
      const above = await office.writes('above', { to: general, dueAt, expiresAt });
      const below = await office.writes('below', { to: general, threadOf: above });
      if (fate === 'dead') office.sandbox.faults.next(post, effects.error('is_archived'));
      if (fate === 'withdrawn') await outbox.withdraw(office.db, office.workspace, above);
      if (fate === 'forgotten')
        await office.db.deleteFrom('outbox').where('id', '=', above).execute();
      await office.later({ minutes: 1 });
      expect(await office.row(below)).toMatchObject({
        state: 'missed',
        error: 'the message above it was not sent',
      });
      expect(office.inSlack('')).toEqual([]);
    },
  );
});

describe('withdrawing', () => {
  test('takes back what has not gone out', async () => {
    const office = await createPost();
    const id = await office.writes('no', { dueAt: noon.add({ minutes: 1 }) });
    expect(await outbox.withdraw(office.db, office.workspace, id)).toBe(true);
    await office.later({ minutes: 1 });
    expect(office.inSlack('no')).toEqual([]);
    expect(await office.row(id)).toMatchObject({ state: 'missed', error: 'withdrawn' });
    expect(await outbox.withdraw(office.db, office.workspace, id)).toBe(false);
  });

  test('is too late for what was sent, or may have been', async () => {
    const office = await createPost();
    const sent = await office.writes('sent');
    await office.sender.drain();
    office.sandbox.faults.next(post, effects.reset);
    const lost = await office.writes('lost');
    await office.sender.drain();
    expect(await outbox.withdraw(office.db, office.workspace, sent)).toBe(false);
    expect(await outbox.withdraw(office.db, office.workspace, lost)).toBe(false);
  });

  test('reaches no other workspace', async () => {
    const office = await createPost();
    const id = await office.writes('mine', { dueAt: noon.add({ minutes: 1 }) });
    expect(await outbox.withdraw(office.db, 'T0OTHER', id)).toBe(false);
  });
});

describe('what nobody asked for', () => {
  test('comes once a day, to each person; what was asked for as often as it is', async () => {
    const office = await createPost();
    const writes = (change: Partial<outbox.Outgoing>) =>
      office.writes('x', change).catch(() => null);
    const ana = { user: office.sandbox.person('ana').id };
    expect(await writes({ unaskedOn: day })).not.toBeNull();
    expect(await writes({ unaskedOn: day })).toBeNull();
    expect(await writes({ unaskedOn: day, to: ana })).not.toBeNull();
    expect(await writes({ unaskedOn: day.add({ days: 1 }) })).not.toBeNull();
    expect(await writes({})).not.toBeNull();
    expect(await writes({})).not.toBeNull();
  });

  test('counts even when it was missed', async () => {
    const office = await createPost();
    const id = await office.writes('x', { unaskedOn: day, expiresAt: noon });
    await office.sender.drain();
    expect((await office.row(id)).state).toBe('missed');
    await expect(office.writes('y', { unaskedOn: day })).rejects.toThrow('took no message');
  });

  test('an occurrence of a schedule has one message', async () => {
    const office = await createPost();
    const occurrence = { schedule: 'nudge:U1', slot: '2027-03-16' };
    await office.writes('x', { occurrence });
    await expect(office.writes('y', { occurrence })).rejects.toThrow('took no message');
    await office.writes('z', { occurrence: { ...occurrence, slot: '2027-03-17' } });
  });
});

describe('the last check, at the moment of sending', () => {
  const verdicts = new Map<string, Verdict | 'fails'>();
  const gate = async (row: outbox.OutboxRow): Promise<Verdict> => {
    const verdict = verdicts.get(row.kind) ?? { verdict: 'send' };
    if (verdict === 'fails') throw new Error('a row that nobody can read');
    return verdict;
  };

  test('puts off, and drops what would come too late or may not come', async () => {
    const office = await createPost({ gate });
    const until = noon.add({ hours: 20 });
    verdicts.set('quiet', { verdict: 'wait', until });
    verdicts.set('paused', { verdict: 'drop', reason: 'paused' });
    const waits = await office.writes('waits', { kind: 'quiet' });
    const late = await office.writes('late', { kind: 'quiet', expiresAt: until });
    const drops = await office.writes('drops', { kind: 'paused' });
    await office.sender.drain();
    expect(await office.row(waits)).toMatchObject({
      state: 'due',
      due_at: until.epochMilliseconds,
    });
    expect((await office.row(late)).state).toBe('missed');
    expect(await office.row(drops)).toMatchObject({ state: 'dead', error: 'paused' });
    expect(office.refused).toEqual([{ id: drops, code: 'gave_up' }]);
    verdicts.clear();
    await office.later({ hours: 20 });
    expect(office.inSlack('')).toEqual(['waits']);
  });

  test.each([
    ['fails', 'fails' as const],
    ['names a moment that has passed', { verdict: 'wait', until: noon } as const],
  ])('that %s holds up nobody else, and is made again', async (_what, verdict) => {
    const office = await createPost({ gate });
    verdicts.set('broken', verdict);
    for (const name of ['mira', 'ana', 'bo', 'otto', 'noor', 'zoe']) {
      const to = { user: office.sandbox.person(name).id };
      await office.writes('poison', { kind: 'broken', to });
    }
    await office.writes('healthy');
    await office.sender.drain();
    expect(office.inSlack('')).toEqual(['healthy']);
    verdicts.clear();
    await office.later({ minutes: 5 });
    expect(office.inSlack('poison')).toHaveLength(6);
  });
});

describe('stopping', () => {
  test('finishes the calls under way and claims nothing more', async () => {
    const office = await createPost();
    office.sandbox.faults.next(post, effects.delay(150), { times: 100 });
    for (let n = 0; n < 12; n += 1) await office.writes(`m${n}`);
    const draining = office.sender.drain();
    while (office.calls(post) < 4) await new Promise(setImmediate);
    const began = performance.now();
    await office.sender.stop();
    expect(performance.now() - began).toBeLessThan(1_500);
    await draining;
    await office.later({ minutes: 5 });
    const rows = await office.db.selectFrom('outbox').select('state').execute();
    expect(rows.filter((row) => row.state === 'sent')).toHaveLength(4);
    expect(rows.filter((row) => row.state === 'due')).toHaveLength(8);
    expect(office.calls(post)).toBe(4);
  });

  test('wakes what waits for its turn', async () => {
    const office = await createPost();
    for (let n = 0; n < 8; n += 1) await office.writes(`m${n}`, { to: general });
    const draining = office.sender.drain();
    const sent = office.db.selectFrom('outbox').select('id').where('state', '=', 'sent');
    while ((await sent.execute()).length < 4) await new Promise(setImmediate);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    const began = performance.now();
    await office.sender.stop();
    expect(performance.now() - began, 'the fifth would wait a second').toBeLessThan(900);
    await draining;
    expect(office.calls(post), 'and sends nothing more').toBe(4);
  });
});

test('a message that says something else meanwhile does not go out with its old words', async () => {
  let amended = false;
  const office = await createPost({
    gate: async (row) => {
      // The sender has read it, and asks whether it may go.
      if (!amended) {
        amended = await outbox.amend(office.db, office.workspace, row.id, {
          text: 'new',
          blocks: [],
        });
      }
      return { verdict: 'send' };
    },
  });
  const id = await office.writes('old');
  await office.sender.drain();
  await office.sender.drain();
  expect(office.inSlack('')).toEqual(['new']);
  expect(await outbox.amend(office.db, office.workspace, id, { text: 'late', blocks: [] })).toBe(
    false,
  );
});

test('an attempt that was overtaken changes nothing', async () => {
  const office = await createPost();
  const id = await office.writes('fenced');
  const row = await office.row(id);
  expect(await sending.claim(office.db, row, noon)).toBe(1);
  expect(await sending.claim(office.db, row, noon), 'somebody else has it').toBeNull();
  const first = await office.row(id);
  await sending.settle(office.db, first, { state: 'due', at: noon });
  expect(await sending.claim(office.db, await office.row(id), noon)).toBe(2);
  const late = { state: 'sent', channel: 'D1', ts: '1.000001' } as const;
  expect(await sending.settle(office.db, first, late)).toBe(false);
  expect((await office.row(id)).state).toBe('sending');
});

test('the next moment is the earliest due one, or the end of the earliest lease', async () => {
  const office = await createPost();
  const next = () => sending.nextOutboxMoment(office.db, lease);
  expect(await next()).toBeNull();
  await office.writes('later', { dueAt: noon.add({ hours: 2 }) });
  expect(String(await next())).toBe(String(noon.add({ hours: 2 })));
  office.sandbox.faults.next(post, effects.reset);
  await office.writes('lost');
  await office.sender.drain();
  expect(String(await next())).toBe(String(noon.add(lease)));
});

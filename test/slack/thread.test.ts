import { describe, expect, test } from 'vitest';
import { foundIn, mark } from '../../src/slack/thread.ts';

const at = { channel: 'C1', ts: '1.000001' };
const post = { ts: at.ts, user: 'UBOT', text: 'Who helped?', bot_id: 'B1', reply_count: 2 };
const read = (...messages: unknown[]) => foundIn(messages, at, 'UBOT');

describe('a thread as Slack tells of it', () => {
  test('holds what people wrote, as it says now', () => {
    const found = read(
      post,
      { ts: '2.000001', user: 'UA', text: '<@UB|bo> &amp; me', thread_ts: at.ts },
      { ts: '3.000001', user: 'UB', text: 'yes', edited: { user: 'UB', ts: '4.0' } },
    );
    expect(found.replies).toEqual([
      { ts: '2.000001', user: 'UA', text: '<@UB> & me', edited: '' },
      { ts: '3.000001', user: 'UB', text: 'yes', edited: '4.0' },
    ]);
  });

  test.each([
    ['of an app', { user: 'UX', text: 'hi', bot_id: 'B2' }],
    ['of ours', { user: 'UBOT', text: 'hi' }],
    ['of Slack', { user: 'USLACKBOT', text: 'hi' }],
    ['that somebody joined', { user: 'UA', text: 'joined', subtype: 'channel_join' }],
    ['without an author', { text: 'hi' }],
  ])('leaves out a line %s', (_, message) => {
    expect(read(post, { ts: '2.000001', ...message }).replies).toEqual([]);
  });

  test('holds what was written with /me, and reactions of more people than Slack names', () => {
    const found = read(
      { ...post, reactions: [{ name: 'tada', users: ['UA', 'UB'], count: 60 }] },
      { ts: '2.000001', user: 'UA', text: 'thanks <@UB>', subtype: 'me_message' },
    );
    expect(found.replies.map(({ text }) => text)).toEqual(['thanks <@UB>']);
    expect(found.reactions).toEqual([{ ts: at.ts, name: 'tada', count: 60 }]);
  });

  test('counts who reacted, without us, and knows our marks', () => {
    const found = read(
      { ...post, reactions: [{ name: 'tada', users: ['UA', 'UB'], count: 2 }] },
      {
        ts: '2.000001',
        user: 'UA',
        text: 'hi',
        reactions: [
          { name: mark, users: ['UBOT', 'UB'], count: 2 },
          { name: 'eyes', users: ['UBOT'], count: 1 },
        ],
      },
    );
    expect(found.reactions).toEqual([
      { ts: at.ts, name: 'tada', count: 2 },
      { ts: '2.000001', name: mark, count: 1 },
    ]);
    expect([...found.marked]).toEqual(['2.000001']);
  });

  test('is gone where nothing stands, and has its replies where only the post was deleted', () => {
    expect(read().post).toBe('gone');
    expect(read({ nonsense: true }).post).toBe('gone');
    expect(read(post).post).toBe('there');
    const found = read(
      { ...post, user: 'USLACKBOT', subtype: 'tombstone' },
      { ts: '2.1', user: 'UA', text: 'hi' },
    );
    expect(found.post).toBe('deleted');
    expect(found.replies.map(({ text }) => text)).toEqual(['hi']);
  });
});

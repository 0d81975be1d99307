import { expect, test } from 'vitest';
import { createPace, readPlace, topicOf, withoutMention, writePlace } from '../../src/talk/talk.ts';

test.each([
  ['hi', 'hello'],
  ['Hello!', 'hello'],
  ['Good morning, coach', 'hello'],
  ['hi, we shipped the fix', 'other'],
  ['Thanks!', 'thanks'],
  ['ok, thank you so much', 'thanks'],
  ['👍', 'thanks'],
  ['thanks to @ana the release was quiet', 'other'],
  ['STOP', 'stop'],
  ['Please stop.', 'stop'],
  ['pause', 'stop'],
  ['stop messaging me!!', 'stop'],
  ['Stop the release, the tests fail', 'other'],
  ['help', 'help'],
  ['?', 'help'],
  ['What can you do?', 'help'],
  ['I need help with the roadmap', 'other'],
  ['hours', 'hours'],
  ['quiet hours', 'hours'],
  ['it took hours', 'other'],
  ['', 'other'],
  ['no', 'other'],
])('“%s” is about %s', (text, topic) => {
  expect(topicOf(text)).toBe(topic);
});

test('a place is ids and nothing else', () => {
  const at = { channel: 'D0ABC', thread: '1804667400.000100', ts: '1804667400.000200' };
  expect(readPlace(writePlace(at))).toEqual(at);
  for (const other of [
    '',
    'D0ABC',
    'D0ABC 1.1',
    'D0ABC 1.1 words',
    'D0ABC 1.1 1.1 1.1',
    'x 1.1 1.1',
  ]) {
    expect(readPlace(other)).toBeNull();
  }
});

test('the mention by which the app was called is no part of what was said', () => {
  expect(withoutMention('<@UBOT> we shipped it with <@UANA>', 'UBOT')).toBe(
    'we shipped it with <@UANA>',
  );
});

test('answers are short soon after a full one, and end for whatever answers us without end', () => {
  const pace = createPace();
  let now = Temporal.Instant.from('2027-03-15T08:00Z');
  expect([pace('a', now), pace('a', now), pace('b', now)]).toEqual(['full', 'short', 'full']);
  now = now.add({ minutes: 5 });
  expect([pace('a', now), pace('a', now)]).toEqual(['full', 'short']);
  const loop = Array.from({ length: 40 }, () => pace('c', now));
  expect(loop.filter((each) => each !== 'silent')).toHaveLength(30);
  expect(loop.at(-1)).toBe('silent');
  expect(pace('c', now.add({ minutes: 11 }))).toBe('full');
});

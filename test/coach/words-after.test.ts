import { expect, test } from 'vitest';
import { readVision } from '../../src/vision/typed.ts';
import { setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';

/* Words that follow a word after /coach are read, or it says what it can do: never something else without a word. */

async function manager() {
  const world = await createWorld();
  await setUp(world);
  const { mira } = world;
  const says = async (words: string) => {
    await mira.types(`/coach ${words}`);
    return mira.sees();
  };
  return { mira, says };
}

test('resume with a day is a pause until then', async () => {
  const { says } = await manager();
  await says('pause until 2 May');
  expect(await says('resume friday')).toContain('Paused until Friday 19 March.');
  expect(await says('resume next week')).toContain('Paused until Monday 22 March.');
  expect(await says('resume when it snows')).toContain("I can't read “when it snows” as a date.");
  expect(await says('resume now')).toContain('Good to have you back.');
});

test.each([
  ['plan next week', 'seven days from today on'],
  ['journal march', 'newest first'],
  ['hours 9-17', 'opens the form with your hours'],
  ['threads off', 'chosen there'],
  ['thanks ana', '`/coach thanks @ana` one person'],
  ['vision whenever', 'Try `/coach vision thursday 14:00`'],
  ['vision sunday 14:00', 'Choose one of those days'],
])('/coach %s says what it can do', async (words, said) => {
  const { mira, says } = await manager();
  expect(await says(words)).toContain(said);
  expect(await mira.form()).toBe('');
});

test('words that change nothing are no hindrance', async () => {
  const { mira, says } = await manager();
  await says('plan this week');
  expect(await mira.form()).toContain('This week');
});

test('thanks of one person, vision time as typed, and muted by a word', async () => {
  const { mira, says } = await manager();
  await says('thanks @ana');
  expect(await mira.form()).toContain('*@ana* has not been thanked here yet.');
  await mira.closes();
  await says('vision thursday 14:00');
  expect(await mira.form()).toContain('Day: ‹Thursday›\nFrom: ‹14:00›');
  await mira.submits();
  expect(await mira.form()).toContain('*Saved:* Thursday');
  await mira.closes();
  expect(await says('vision off')).toMatchInlineSnapshot(
    `"(only you) Vision time is muted: no reminders, and its day is free for a nudge. \`/coach vision on\` brings it back."`,
  );
  expect(await says('vision on')).toMatchInlineSnapshot(
    `"(only you) Vision time is back. The next one is on Thursday 18 March at 14:00."`,
  );
});

test.each([
  ['thursday 14:00', 4, '14:00:00'],
  ['Thursdays at 2pm', 4, '14:00:00'],
  ['on fri, 9.30', 5, '09:30:00'],
  ['wednesday', 3, undefined],
  ['at 9:15', undefined, '09:15:00'],
  ['12am', undefined, '00:00:00'],
])('vision time “%s”', (typed, day, from) => {
  const read = readVision(typed);
  expect(read?.kind === 'at' && [read.at.day, read.at.from?.toString()]).toEqual([day, from]);
});

test.each(['', 'soon', '25:00', '9:75', '13pm', 'thursday 14:00 for two hours', '2 hours'])(
  'vision time “%s” is not understood',
  (typed) => expect(readVision(typed)).toBeNull(),
);

test('help after a word, or before it, is its own line of help', async () => {
  const { mira, says } = await manager();
  const line = '(only you) `/coach journal`: what you wrote in answer to nudges, to look back on';
  expect(await says('journal help')).toBe(line);
  expect(await says('help journal')).toBe(line);
  await says('help');
  for (const word of ['pause', 'resume', 'plan', 'practice', 'off', 'hours', 'threads', 'vision']) {
    expect(await says(`${word} help`)).toMatch(
      new RegExp(`^\\(only you\\) \`/coach ${word}[^\n]*$`),
    );
  }
  for (const word of ['celebrate', 'thanks', 'people', 'export', 'forget']) {
    expect(await says(`${word} ?`)).toMatch(new RegExp(`^\\(only you\\) \`/coach ${word}[^\n]*$`));
  }
  expect(await mira.form()).toBe('');
  expect(await says('help dance')).toContain('Both Hats coaches you');
});

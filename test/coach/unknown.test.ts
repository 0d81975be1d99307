import { describe, expect, test } from 'vitest';
import { guessWords, isOneEditAway, readWord } from '../../src/coach/unknown.ts';
import { setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';

const known = ['pause', 'plan', 'practice', 'people', 'hours', 'forget', 'celebrate', 'off'];

test.each([
  ['plan', 'plan', ''],
  ['"plan"', 'plan', ''],
  ['“Plan.”', 'plan', ''],
  ['thanks!', 'thanks', ''],
  ['practise kudos thread', 'practice', 'kudos thread'],
  ['settings', 'setup', ''],
  ['pause, until friday', 'pause', 'until friday'],
  ['__proto__', '__proto__', ''],
  ['constructor', 'constructor', ''],
  ['', '', ''],
])('%j is read as the word %j with %j', (typed, word, rest) =>
  expect(readWord(typed)).toEqual({ word, rest }),
);

test.each([
  ['paus', ['pause']],
  ['puase', ['pause']],
  ['peple', ['people']],
  ['celeb', ['celebrate']],
  ['stop', ['pause', 'hours', 'forget']],
  ['month', ['celebrate']],
  ['dance', []],
  ['p', []],
  ['__proto__', []],
])('%j is near to %j', (word, words) => expect(guessWords(word, known).words).toEqual(words));

test('one edit is one letter more, less, other or swapped', () => {
  for (const near of ['pase', 'pausee', 'pauze', 'apuse', 'pasue', 'ause', 'paus'])
    expect([near, isOneEditAway(near, 'pause')]).toEqual([near, true]);
  for (const far of ['pause', 'pas', 'puaes', 'pauses!', ''])
    expect([far, isOneEditAway(far, 'pause')]).toEqual([far, false]);
});

describe('/coach with a word that it does not know', () => {
  test('says what comes nearest, in few lines', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    const says = async (words: string) => {
      await mira.types(`/coach ${words}`);
      return mira.sees();
    };
    expect(await says('paus')).toMatchInlineSnapshot(`
      "(only you) I don't know “paus”. This comes nearest:
      • \`/coach pause until 2 May\`: no nudges and no vision time until then
      \`/coach help\` lists all that I can do."
    `);
    expect(await says('stop')).toMatchInlineSnapshot(`
      "(only you) I don't know “stop”. This comes nearest:
      • \`/coach pause until 2 May\`: no nudges and no vision time until then
      • \`/coach hours\`: when I may write to you, and whether at all
      • \`/coach forget\`: delete everything that I keep about you
      \`/coach help\` lists all that I can do."
    `);
    expect(await says('month')).toMatchInlineSnapshot(`
      "(only you) I don't know “month”. This comes nearest:
      • \`/coach celebrate march\`: gather the wins of a month, or of work that is done, into a post for your team
      The Home tab shows it: click on Both Hats among your apps, then on Home.
      \`/coach help\` lists all that I can do."
    `);
    expect(await says('home')).toMatchInlineSnapshot(
      `"(only you) I don't know “home”. The Home tab shows it: click on Both Hats among your apps, then on Home. \`/coach help\` lists all that I can do."`,
    );
    expect(await says('feedback')).toMatchInlineSnapshot(`
      "(only you) 4 habits have to do with “feedback”. Which one?
      *Count how often you say what works*
      Those who hear only what is wrong cannot know what to keep.
      [Do it now]
      *Prepare for a hard conversation*
      It is easier to listen when you know beforehand what you saw and what you want to ask for.
      [Do it now]
      *Draft a start, a stop and a continue*
      Three short lines are easier to say, and to hear, than a long judgement.
      [Do it now]
      *Ask the team how you lead*
      Your team sees a side of your leading that you cannot see yourself.
      [Do it now]
      [All habits]"
    `);
    expect(await says('assess')).toContain('*Which hat did you wear?*');
    expect(await says('kudos thread')).toContain('*Open a kudos thread*');
    for (const word of ['mute', 'snooze', 'status', 'hi', '🙂', 'constructor']) {
      const lines = (await says(word)).split('\n');
      expect({ word, isShort: lines.length < 8 }).toEqual({ word, isShort: true });
    }
  });

  test('does what was plainly meant', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    for (const plain of ['"plan"', 'plan.', 'PLANS']) {
      await mira.types(`/coach ${plain}`);
      expect(await mira.form()).toContain('This week\n');
      await mira.closes();
    }
    await mira.types('/coach settings');
    expect(await mira.form()).toContain('Your coach\n');
    await mira.closes();
    await mira.types('/coach practise open a kudos thread');
    expect(await mira.form()).not.toBe('');
  });
});

import { describe, expect, test } from 'vitest';
import type { CheckInRule } from '../../src/delegations/delegation.ts';
import { askedOften, type SaidWords } from '../../src/delegations/often.ts';
import { says } from '../talk/says.ts';
import { createWorld } from '../support/world.ts';
import { instant, time } from '../time/some.ts';
import { accepts, delegates } from './some.ts';

const now = instant('2027-03-26T10:00Z');
const weekly: CheckInRule = { days: [2], at: time('10:00') };
const tuesday = instant('2027-03-23T10:00Z');

/** "m25 d26": who said something, on which day of the month at 9:00. */
function said(words: string): SaidWords[] {
  return words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({
      by: word.startsWith('m') ? 'manager' : 'delegate',
      at: instant(`2027-03-${word.slice(1)}T09:00Z`),
    }));
}

describe('one more question', () => {
  test.each<[string, CheckInRule | null, Temporal.Instant[], string, number | null]>([
    ['beside the one check-in', weekly, [tuesday], '', null],
    ['the second beside it', weekly, [tuesday], 'm25', 3],
    ['the second, in a week without a check-in yet', weekly, [], 'm25', null],
    ['after questions of the week before', weekly, [tuesday], 'm17 m18', null],
    ['that answers the delegate', weekly, [tuesday], 'm24 m25 d26', null],
    ['after answers to the delegate', weekly, [tuesday], 'd24 m24 d25 m25', null],
    ['and more words after an answer', weekly, [tuesday], 'd24 m24 m25', 3],
    ['where no check-in was agreed on', null, [], '', null],
    ['the second where none was agreed on', null, [], 'm25', 2],
    ['in a week of daily check-ins', { ...weekly, days: [1, 2, 3, 4, 5] }, [tuesday], 'm25', null],
  ])('%s', (_, rule, checkIns, words, times) => {
    const often = askedOften(rule, checkIns, said(words), now);
    expect(often?.times ?? null).toBe(times);
  });
});

test('the manager reads it where they ask, and can ask all the same', async () => {
  const { mira, ana, at } = await createWorld({ starts: '2027-03-15T14:30[Europe/Berlin]' });
  await delegates(mira, '@ana');
  await accepts(ana);
  await at('2027-03-23T16:30');
  await mira.clicks('Write');
  expect(await mira.form()).not.toContain('You two agreed on');
  await mira.fillsAndSubmits({ words: 'How is it going?' });
  await mira.clicks('Write');
  expect(await mira.form()).toContain(
    'You two agreed on 1 check-in a week. This makes 3 questions in seven days, check-ins included.',
  );
  await mira.fillsAndSubmits({ words: 'Still there?' });
  expect(await ana.looksAt()).toContain('Still there?');
  await says(mira, 'And now?', '@ana accepted');
  expect(await mira.looksAt()).toContain('This makes 4 questions in seven days');
  await mira.clicks('Send it');
  expect(await ana.looksAt()).toContain('And now?');
  await ana.clicks('Answer');
  expect(await ana.form()).not.toContain('You two agreed on');
});

import { describe, expect, test } from 'vitest';
import { type Manager, newManager } from '../../src/coach/manager.ts';
import { confirmed, progressOf } from '../../src/coach/progress.ts';
import { rowsOf } from '../slack/rows.ts';
import { setUp, postsKudos } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const manager: Manager = newManager('T1', 'U1', 'Europe/Berlin');
const at = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant();
/** A Monday, and the Wednesdays before it by weeks. */
const now = at('2027-05-03T10:00');
const weeksAgo = (n: number) => at('2027-05-05T10:00').subtract({ hours: n * 7 * 24 });
const began = at('2026-01-05T10:00');

describe('progress', () => {
  test('counts weeks, not deeds, this one included', () => {
    const done = [now, now, weeksAgo(1), weeksAgo(1), weeksAgo(3)];
    expect(progressOf(done, began, manager, now)).toEqual({ weeks: 3, of: 6 });
  });

  test('looks back no further than the beginning', () => {
    expect(progressOf([weeksAgo(1)], weeksAgo(2), manager, now)).toEqual({ weeks: 1, of: 3 });
    expect(progressOf([now], at('2027-05-03T09:00'), manager, now)).toEqual({ weeks: 1, of: 1 });
  });

  test('says nothing before anything was done, and forgets what was long ago', () => {
    expect(progressOf([], began, manager, now)).toBeNull();
    expect(progressOf([weeksAgo(6)], began, manager, now)).toBeNull();
  });

  test('whoever began on a weekend began on the Monday after it', () => {
    const sunday = at('2027-05-02T12:00');
    expect(progressOf([now], sunday, manager, now)).toEqual({ weeks: 1, of: 1 });
    expect(progressOf([now, sunday], sunday, manager, now)).toEqual({ weeks: 2, of: 2 });
  });

  test('a week that was off counts for nothing, unless something was done in it', () => {
    const from = Temporal.PlainDate.from('2027-04-12');
    const to = Temporal.PlainDate.from('2027-04-25');
    const off = { ...manager, daysOff: { ...manager.daysOff, spans: [{ from, to }] } };
    const done = [1, 4].map(weeksAgo);
    expect(progressOf(done, weeksAgo(4), off, now)).toEqual({ weeks: 2, of: 3 });
    expect(progressOf([...done, weeksAgo(2)], weeksAgo(4), off, now)).toEqual({ weeks: 3, of: 4 });
  });
});

describe('what is said to an answer', () => {
  const answer = { at: now, isDone: true, answered: [], began };

  test('the first of a week tells of good progress', () => {
    const done = [1, 2, 4, 5].map(weeksAgo);
    expect(confirmed({ ...answer, done }, manager).progress).toEqual({ weeks: 5, of: 6 });
    const twice = [...done, now.subtract({ hours: 1 })];
    expect(confirmed({ ...answer, done: twice }, manager).progress).toBeNull();
    expect(confirmed({ ...answer, isDone: false, done }, manager).progress).toBeNull();
  });

  test('where it would not say something good it is left out', () => {
    expect(confirmed({ ...answer, done: [weeksAgo(1)] }, manager).progress).toBeNull();
    expect(confirmed({ ...answer, done: [1, 5].map(weeksAgo) }, manager).progress).toBeNull();
  });

  test('after three weeks without anything it welcomes, and not before, nor the first time', () => {
    const last = (days: number) => [now.subtract({ hours: days * 24 })];
    expect(confirmed({ ...answer, done: last(21) }, manager).isBack).toBe(true);
    expect(confirmed({ ...answer, done: last(20) }, manager).isBack).toBe(false);
    expect(confirmed({ ...answer, done: last(40), answered: last(9) }, manager).isBack).toBe(false);
    expect(confirmed({ ...answer, done: [] }, manager).isBack).toBe(false);
  });
});

/** Answers the newest nudge by its form. */
async function doesIt({ mira, app }: World): Promise<string> {
  await mira.sees();
  const nudge = await mira.finds('[Do it]');
  await mira.person.says('app', 'One line is enough for today', { thread: nudge });
  await app.settled();
  return mira.sees();
}

test('answers tell of progress now and then, the Home tab always; no word of a streak', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mira.opensHome();
  expect(await mira.homeTab()).not.toContain('You did something');
  await world.at('2027-03-15T10:00');
  expect(await doesIt(world)).not.toContain('That makes');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('You did something this week.');
  await world.at('2027-03-22T10:00');
  expect(await doesIt(world)).not.toContain('That makes');
  await world.at('2027-04-05T10:00');
  await mira.types('/win shipped the login fix');
  await world.at('2027-04-05T10:05');
  await mira.opensHome();
  expect(await mira.homeTab()).toContain('You did something in 3 of the last 4 weeks.');
  await world.at('2027-04-12T10:00');
  expect(await doesIt(world)).toContain('That makes 4 of the last 5 weeks.');
  await world.at('2027-04-14T10:00');
  expect(await doesIt(world)).not.toMatch(/4 of the last 5 weeks\.[^]*4 of the last 5 weeks/);
  expect(await mira.looksAt()).not.toMatch(/streak|in a row/i);
});

test('the first answer after a long gap is welcomed, whatever it is; the next one is not', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T10:00');
  expect(await doesIt(world)).not.toContain('Good to have you back');
  await world.at('2027-04-12T10:30');
  expect(await mira.sees()).not.toContain('Good to have you back');
  await mira.clicks('Not useful');
  expect(await mira.sees()).toContain(
    '· Good to have you back. Not useful. It will come less often.',
  );
  await mira.clicks('Undo');
  await mira.clicks('Plan it');
  await mira.fillsAndSubmits({ 'When …': 'the stand-up begins', 'I will …': 'name one person' });
  expect(await mira.sees()).toContain('· Good to have you back.');
  await world.at('2027-04-14T10:30');
  await mira.sees();
  await mira.clicks('Not useful');
  expect(await mira.sees()).not.toContain('Good to have you back');
});

test('a plan that happened tells of progress once, in the message that asked', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T10:00');
  await doesIt(world);
  await world.at('2027-03-22T10:00');
  await doesIt(world);
  await world.at('2027-03-29T10:00');
  await mira.clicks('Plan it');
  await mira.fillsAndSubmits({ 'When …': 'the stand-up begins', 'I will …': 'name one person' });
  await world.at('2027-03-29T11:00');
  await mira.sees();
  await mira.clicks('It happened');
  const said = await mira.sees();
  expect(said).toContain(
    'It happened. You said when, and you did it. That makes 3 of the last 3 weeks.',
  );
  expect(said.split('That makes').length - 1).toBe(1);
});

test('what is done without a nudge counts as well: delegations, vision notes, kudos', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  const progress = async () => {
    await mira.opensHome();
    return /You did something[^\n]*/.exec(await mira.homeTab())?.[0];
  };
  await mira.types('/delegate @ana Retention report');
  await mira.fillsAndSubmits({
    'What does done look like?': 'The five reasons, with a number each.',
    Authority: 'Decide, tell me after',
  });
  expect(await progress()).toBe('You did something this week.');
  await world.at('2027-03-23T11:00');
  await mira.clicks('Write a note');
  await mira.fillsAndSubmits({ 'What is clearer to you now?': 'Shops leave over Fridays.' });
  expect(await progress()).toBe('You did something in 2 of the last 2 weeks.');
  await mira.types('/win shipped the login fix with @ana');
  await world.at('2027-03-29T11:00');
  expect(await progress()).toBe('You did something in 2 of the last 3 weeks.');
  await mira.clicks('Share as kudos');
  expect(await postsKudos(mira)).toEqual({});
  expect(await progress()).toBe('You did something in 3 of the last 3 weeks.');
});

test('whoever recorded wins meanwhile was never away', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await world.at('2027-03-15T10:00');
  await doesIt(world);
  await world.at('2027-04-07T10:30');
  await mira.types('/win shipped the login fix');
  await world.at('2027-04-12T10:30');
  await mira.sees();
  await mira.clicks('Not useful');
  expect(await mira.sees()).not.toContain('Good to have you back');
  expect(await rowsOf(world).selectFrom('win').select('id').execute()).toHaveLength(1);
});

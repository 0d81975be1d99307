import { describe, expect, test } from 'vitest';
import { paceAfter, sentInWeek, slowedTo, unansweredBefore } from '../../src/coach/pace.ts';
import { at, date, nudge, zone } from './planning.ts';

const wednesday = date('2027-03-17');
const three = [nudge('2027-03-15T10:00'), nudge('2027-03-12T10:00'), nudge('2027-03-10T10:00')];

describe('nudges without an answer', () => {
  const run = (past: Parameters<typeof unansweredBefore>[0]) =>
    unansweredBefore(past, wednesday, zone).length;

  test('are those since the last answer', () => {
    expect(run(three)).toBe(3);
    expect(run([...three, nudge('2027-03-08T10:00', { response: 'done' })])).toBe(3);
    expect(run([nudge('2027-03-15T10:00', { response: 'not-useful' }), ...three.slice(1)])).toBe(0);
  });

  test('end with an answer, whichever nudge it is for', () => {
    const late = nudge('2027-03-10T10:00', {
      response: 'done',
      answeredAt: at('2027-03-16T18:00').epochMilliseconds,
    });
    expect(run([...three.slice(0, 2), late])).toBe(0);
  });

  test('end with “later”, also when the nudge has come back since', () => {
    const back = nudge('2027-03-12T10:00', {
      answeredAt: at('2027-03-12T11:00').epochMilliseconds,
    });
    expect(run([nudge('2027-03-15T10:00'), back, nudge('2027-03-10T10:00')])).toBe(1);
  });

  test('may still be answered on their day, and those that were asked for need no answer', () => {
    expect(run([nudge('2027-03-17T10:00'), ...three])).toBe(3);
    expect(run([nudge('2027-03-16T10:00', { isAsked: true }), ...three])).toBe(3);
  });

  test('end with the answer to one that was asked for', () => {
    const asked = nudge('2027-03-16T10:00', { isAsked: true, response: 'done' });
    expect(run([asked, ...three])).toBe(0);
  });

  test('are counted by the local date', () => {
    const lateInBerlin = nudge('2027-03-16T23:30');
    expect(unansweredBefore([lateInBerlin], wednesday, zone)).toHaveLength(1);
    expect(unansweredBefore([lateInBerlin], date('2027-03-16'), 'America/New_York')).toHaveLength(
      0,
    );
  });
});

describe('the pace', () => {
  test.each([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 2],
    [5, 2],
  ])('of %i is %i after three without an answer', (wanted, halved) => {
    expect(paceAfter(wanted, three.slice(1))).toBe(wanted);
    expect(paceAfter(wanted, three)).toBe(halved);
    expect(paceAfter(wanted, [...three, ...three])).toBe(halved);
  });

  test('is announced once, and not where nothing changes', () => {
    expect(slowedTo(3, three.slice(1))).toBeNull();
    expect(slowedTo(3, three)).toBe(1);
    const said = nudge('2027-03-16T10:00', { saidSlower: true });
    expect(slowedTo(3, [said, ...three])).toBeNull();
    expect(slowedTo(1, three)).toBeNull();
  });

  test('counts a calendar week by the manager’s calendar, without what was asked for', () => {
    const past = [
      nudge('2027-03-21T23:30'),
      nudge('2027-03-17T10:00'),
      nudge('2027-03-16T10:00', { isAsked: true }),
      nudge('2027-03-15T00:00'),
      nudge('2027-03-14T23:59'),
    ];
    expect(sentInWeek(past, date('2027-03-15'), { zone })).toBe(3);
    // In Auckland, Sunday night in Berlin is Monday morning.
    expect(sentInWeek(past, date('2027-03-15'), { zone: 'Pacific/Auckland' })).toBe(3);
    expect(sentInWeek(past, date('2027-03-22'), { zone: 'Pacific/Auckland' })).toBe(1);
  });
});

import { expect, test } from 'vitest';
import {
  isSameZone,
  isZone,
  searchZones,
  zoneNamed,
  zones,
  zonesMeant,
} from '../../src/time/zone.ts';

test.each(['Europe/Berlin', 'UTC', 'US/Eastern', 'Asia/Calcutta', 'Europe/Kyiv', 'Etc/GMT+5'])(
  '%s is a zone',
  (id) => {
    expect(isZone(id)).toBe(true);
  },
);

test.each([
  '',
  '+02:00',
  '-05',
  'Z',
  'Europe/Atlantis',
  ' Europe/Berlin',
  '2027-01-01T00:00[Europe/Berlin]',
  'Pacific Time (US & Canada)',
])('%j is not a zone', (id) => {
  expect(isZone(id)).toBe(false);
});

test('every zone offered is usable, listed once and in order', () => {
  const ids = zones();
  expect(ids.filter((id) => !isZone(id))).toEqual([]);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids).toContain('UTC');
});

test('zones are offered under the names of today, and each is the zone that Intl means', () => {
  expect(zones()).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Europe/Kyiv', 'America/Nuuk']));
  expect(zones()).not.toContain('Asia/Calcutta');

  const start = new Temporal.ZonedDateTime(0n, 'UTC');
  const unlisted = Intl.supportedValuesOf('timeZone').filter((id) => {
    const local = start.withTimeZone(id);
    return !zones().some((zone) => zone === id || local.equals(start.withTimeZone(zone)));
  });
  expect(unlisted).toEqual([]);
});

test.each([
  ['new yo', 'America/New_York'],
  ['berlin', 'Europe/Berlin'],
  ['BERLIN ', 'Europe/Berlin'],
  ['Europe/Berlin', 'Europe/Berlin'],
  ['UTC', 'UTC'],
  ['gmt', 'UTC'],
  ['kiev', 'Europe/Kyiv'],
  ['calcutta', 'Asia/Kolkata'],
  ['Zürich', 'Europe/Zurich'],
  ['us pacific', 'America/Los_Angeles'],
  ['US/Eastern', 'America/New_York'],
  ['louisv', 'America/Kentucky/Louisville'],
])('typing %j offers %s first', (typed, first) => {
  expect(searchZones(typed)[0]).toBe(first);
});

test.each([
  ['EST', ['America/New_York']],
  ['hst', ['Pacific/Honolulu']],
  ['CET', ['Europe/Berlin', 'Europe/Paris']],
  ['ist', ['Asia/Kolkata', 'Europe/Istanbul']],
  ['london', ['Europe/London']],
  ['  ', []],
  ['xyzzy', []],
])('whoever types %j and no more means %j', (typed, meant) => {
  expect(zonesMeant(typed).toSorted()).toEqual(meant);
});

test.each([
  ['europe/berlin', 'Europe/Berlin'],
  ['us/eastern', 'US/Eastern'],
  ['utc', 'UTC'],
  ['EST', null],
  ['cet', null],
  ['Berlin', null],
  ['+02:00', null],
])('%j names the zone %j', (typed, named) => {
  expect(zoneNamed(typed)).toBe(named);
});

test('a zone is the same under its older name', () => {
  expect(isSameZone('Asia/Calcutta', 'Asia/Kolkata')).toBe(true);
  expect(isSameZone('Europe/Berlin', 'Europe/Paris')).toBe(false);
});

test('cities that begin as typed come first, short ones before long ones', () => {
  expect(searchZones('dam')).toEqual(['Asia/Damascus', 'Europe/Amsterdam']);
  expect(searchZones('lon').slice(0, 2)).toEqual(['Europe/London', 'Arctic/Longyearbyen']);
});

test('a search gives at most 100 zones, and none for what fits nothing', () => {
  expect(searchZones('')).toEqual(zones().slice(0, 100));
  expect(searchZones('a')).toHaveLength(100);
  expect(searchZones('xyzzy')).toEqual([]);
});

test('every zone is found by its own id, at the top', () => {
  expect(zones().filter((id) => searchZones(id)[0] !== id)).toEqual([]);
});

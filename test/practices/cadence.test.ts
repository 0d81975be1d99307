import { describe, expect, test } from 'vitest';
import type { History } from '../../src/coach/history.ts';
import { noHistory } from '../../src/coach/history.ts';
import { type Manager, newManager } from '../../src/coach/manager.ts';
import { type NudgeDay, nudgeDaysFrom } from '../../src/coach/nudge-days.ts';
import { chooseFor } from '../../src/coach/plan.ts';
import { type Audience, catalogue, type Practice } from '../../src/practices/index.ts';
import { zones } from '../../src/time/zone.ts';
import { nextBlock } from '../../src/vision/vision.ts';

/* A practice of the catalogue, alone and for somebody whom it fits: it comes, and comes again within its period, in every zone. */

/** Clocks change in March, in April and in October. */
const beginnings = ['2027-03-01T00:00Z', '2027-09-27T00:00Z'] as const;

/** At the highest pace, between two days of nudges lies a weekend, or the day of vision time. */
const daysBetween = 3;

function fitting(practice: Practice, zone: string, from: Temporal.Instant): [Manager, History] {
  const fits = (audience: Audience) => practice.fits?.includes(audience) === true;
  const manager: Manager = {
    ...newManager('T1', 'U1', zone),
    pace: 5,
    isRemote: fits('remote'),
    leadingSince: fits('new-lead') ? from.toZonedDateTimeISO(zone).toPlainDate() : null,
    beganAt: from,
  };
  const weaker = fits('weaker-leader') ? 'leader' : fits('weaker-manager') ? 'manager' : null;
  return [manager, { ...noHistory, weaker, hasTeam: true }];
}

/** As if it had happened an hour before that what the practice follows. */
function justHappened({ cadence }: Practice, { at }: NudgeDay): History['happened'] {
  const [trigger] = cadence.kind === 'when' ? cadence.on : [];
  return trigger ? [{ trigger, at: at.epochMilliseconds - 60 * 60 * 1000, about: null }] : [];
}

const nudged = catalogue.flatMap((practice) =>
  practice.cadence.kind === 'own-schedule' ? [] : [{ practice, ...practice.cadence }],
);

describe.each(beginnings)('from %s on', (beginning) => {
  const from = Temporal.Instant.from(beginning);
  const longest = Math.max(...nudged.map(({ everyDays }) => everyDays));
  /** The days of nudges are the same for every practice of a zone. */
  const daysIn = new Map(
    zones().map((zone) => {
      const until = from.add({ hours: (longest + 14) * 24 });
      const days: NudgeDay[] = [];
      for (const day of nudgeDaysFrom(
        { ...newManager('T1', 'U1', zone), pace: 5 },
        noHistory,
        from,
      )) {
        if (Temporal.Instant.compare(day.at, until) > 0) break;
        days.push(day);
      }
      return [zone, days] as const;
    }),
  );

  test.each(nudged.map((one) => [one.practice.key, one] as const))(
    '%s comes again when its days are over',
    (_, { practice, everyDays }) => {
      const wrong = zones().filter((zone) => {
        const [first, ...later] = daysIn.get(zone) ?? [];
        const [manager, history] = fitting(practice, zone, from);
        if (!first) return true;
        const choiceOf = (day: NudgeDay, past: History['past']) =>
          chooseFor(manager, { ...history, past, happened: justHappened(practice, day) }, day, [
            practice,
          ]);
        const choice = choiceOf(first, []);
        if (!choice) return true;
        const past: History['past'] = [
          {
            practice: practice.key,
            wording: choice.wording,
            at: first.at.epochMilliseconds,
            response: 'done',
            answeredAt: first.at.epochMilliseconds,
            about: null,
            saidSlower: false,
            isAsked: false,
          },
        ];
        const again = later.find((day) => choiceOf(day, past) !== null);
        const days = again?.date.since(first.date).days;
        return days === undefined || days < everyDays || days > everyDays + daysBetween;
      });
      expect(wrong).toEqual([]);
    },
  );

  test('vision time comes every week', () => {
    const wrong = zones().filter((zone) => {
      const manager = newManager('T1', 'U1', zone);
      let at = from;
      for (let week = 0; week < 10; week += 1) {
        const block = nextBlock(manager, at, { moves: [], held: [] });
        const date = block?.startsAt.toZonedDateTimeISO(zone).toPlainDate();
        if (!block || date?.dayOfWeek !== manager.vision.day) return true;
        if (week > 0 && at.until(block.startsAt).total('hours') > 8 * 24) return true;
        at = block.startsAt;
      }
      return false;
    });
    expect(wrong).toEqual([]);
  });
});

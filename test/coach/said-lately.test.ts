import { expect, test } from 'vitest';
import { noHistory, type PastNudge } from '../../src/coach/history.ts';
import { newManager } from '../../src/coach/manager.ts';
import { planWeek } from '../../src/coach/plan.ts';
import { about, type Practice } from '../../src/practices/practice.ts';
import { practiceByKey } from '../../src/practices/index.ts';

const monday = Temporal.Instant.from('2027-03-15T00:00Z');
const manager = { ...newManager('T1', 'U0MIRA', 'UTC'), pace: 1 };
const note = { subject: 'vision-note' as const, person: null, id: 'session' };

function habit(): Practice {
  const like = practiceByKey('tell-a-story');
  if (!like) throw new Error('no such practice');
  return {
    ...like,
    cadence: { kind: 'at-most', everyDays: 7 },
    wordings: {
      plain: 'Tell one story of somebody whom your work has helped.',
      noted: about('vision-note', ({ note: words }) => `Tell a story of “${words}”.`),
    },
  };
}

/** The wording that comes next, when another habit spoke of the note so many days ago. */
function wordingAfter(days: number): string | undefined {
  const before: PastNudge = {
    practice: 'connect-to-purpose',
    wording: 'vision-today',
    at: monday.subtract({ hours: days * 24 }).epochMilliseconds,
    response: 'done',
    answeredAt: null,
    saidSlower: false,
    about: note,
    isAsked: false,
  };
  const history = { ...noHistory, past: [before], around: [note] };
  return planWeek(manager, history, monday, [habit()])[0]?.wording;
}

test('a note that a nudge spoke of lately is left in peace for four weeks', () => {
  expect(wordingAfter(3)).toBe('plain');
  expect(wordingAfter(26)).toBe('plain');
  expect(wordingAfter(30)).toBe('noted');
});

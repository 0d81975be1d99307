import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lacksFallback, validateMessage, validateView } from '../../sandbox/blocks/index.ts';
import { settingsKept, setupForm } from '../../src/coach/coach.view.ts';
import { homeBlocks } from '../../src/coach/home.view.ts';
import { asText } from '../../src/coach/journal.ts';
import { deleteForm, journalView, pageLength } from '../../src/coach/journal.view.ts';
import { newManager } from '../../src/coach/manager.ts';
import { answerLength } from '../../src/coach/answers.view.ts';
import { nudgeMessage, shownNudge } from '../../src/coach/nudge.view.ts';
import { purposeLength } from '../../src/coach/settings.ts';
import { catalogue } from '../../src/practices/index.ts';
import { home } from '../../src/slack/blocks.ts';
import { textLimit } from '../../src/sharing/share.ts';
import { failedMessage, shareForm, sharePost } from '../../src/sharing/share.view.ts';
import * as vision from '../../src/vision/vision.view.ts';
import { noteForm } from '../../src/vision/vision-forms.view.ts';

const now = Temporal.Instant.from('2027-03-16T07:45Z');
const later = now.add({ hours: 2 });
const id = '7b0c6a3e-2c5f-4a7e-9d1b-0123456789ab';

/** What people may type into a field, above all what escaping, quoting and cutting makes harder. */
function typed(max: number): fc.Arbitrary<string> {
  const part = fc.oneof(
    fc.constantFrom('&', '<', '>', '<!channel>', '<@U0ANA000000>', '\n', ' ', '🦄', '`', 'a'),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  return fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max }))
    .map(([parts, length]) =>
      parts
        .join('')
        .repeat(Math.ceil(length / Math.max(1, parts.join('').length)))
        .slice(0, length)
        .toWellFormed()
        .trim(),
    );
}

/** What Slack would refuse, and entities that were cut in two. */
function problemsWith(
  messages: readonly { text: string; blocks: unknown[] }[],
  views: readonly unknown[] = [],
): unknown[] {
  return [
    ...messages.flatMap((message) => [...validateMessage(message), ...lacksFallback(message)]),
    ...views.flatMap((view) => validateView(view)),
    ...JSON.stringify([messages, views]).matchAll(/&(?!amp;|lt;|gt;)(?=[^"]*","verbatim")/g),
  ];
}

test('any purpose, and any answers: every view of the coach is what Slack takes', () => {
  fc.assert(
    fc.property(
      typed(purposeLength),
      typed(answerLength.paragraph),
      fc.constantFrom(...catalogue),
      (purpose, words, practice) => {
        const manager = { ...newManager('T1', 'U0MIRA00000', 'Europe/Berlin'), purpose };
        const [wording = ''] = Object.keys(practice.wordings);
        const shown = { practice, wording, known: {}, reason: null, slowedTo: null, manager };
        const answers = Object.fromEntries(
          practice.form.fields.map((field) => [
            field.key,
            field.kind === 'person'
              ? 'U0ANA000000'
              : words
                  .slice(0, field.kind === 'line' ? answerLength.line : undefined)
                  .toWellFormed(),
          ]),
        );
        const next = { at: later, title: null, fits: true };
        const tab = { manager, team: [], next, muted: [], now };
        const kept = { manager, isNew: true, said: [], nextNudge: later, nextVision: later, now };
        const problems = problemsWith(
          [
            nudgeMessage(id, shown),
            shownNudge(id, shown, { response: 'done', laterAt: null, answers }, now),
            settingsKept(kept),
          ],
          [setupForm({ manager, team: [], isNew: false, now }), home(homeBlocks(tab))],
        );
        expect(problems).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

test('any answers: the journal, its forms, and what is shared of it are what Slack takes', () => {
  const shared = { id, entry: id, place: { channel: 'C0TEAM00000' }, reachesAt: null };
  fc.assert(
    fc.property(
      typed(answerLength.paragraph),
      typed(textLimit),
      fc.constantFrom(...catalogue),
      (words, text, practice) => {
        const answers = Object.fromEntries(
          practice.form.fields.map((field) => [
            field.key,
            field.kind === 'person'
              ? 'U0ANA000000'
              : field.kind === 'line'
                ? words.slice(0, answerLength.line).toWellFormed()
                : words,
          ]),
        );
        const entry = { id, practice: practice.key, nudge: id, answers, at: now, shares: [shared] };
        const entries = Array.from({ length: pageLength }, () => entry);
        const practices = catalogue.map(({ key }) => key);
        const page = { page: 2, pages: 9, total: 70, practice: null, practices, entries };
        const onEntry = { entry: id, from: null, people: [] };
        const share = { author: 'U0MIRA00000', entry: id, place: shared.place, text };
        const where = { way: 'channel' as const, channel: 'C0TEAM00000', person: null };
        const cut = asText(practice, answers).slice(0, textLimit).toWellFormed();
        const problems = problemsWith(
          [sharePost(share), failedMessage({ ...share, id }, 'is_archived')],
          [
            journalView(page, { now, zone: 'Europe/Berlin' }),
            deleteForm(onEntry, entry),
            shareForm({ origin: { entry: id }, text: cut, ...where }),
          ],
        );
        expect(problems).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

test('any note: every view of vision time is what Slack takes', () => {
  const manager = newManager('T1', 'U0MIRA00000', 'Europe/Berlin');
  const block = {
    week: Temporal.PlainDate.from('2027-03-15'),
    date: Temporal.PlainDate.from('2027-03-16'),
    startsAt: now,
    endsAt: later,
    isMoved: false,
  };
  fc.assert(
    fc.property(typed(vision.noteLength), (note) => {
      const last = { note, at: now };
      const asked = { block, zone: 'Europe/Berlin', question: 'Who is it for?', last, now };
      const problems = problemsWith(
        [vision.reminder({ ...asked, noteAt: later }), vision.noteKept(id, note)],
        [
          noteForm(id, 'Who is it for?', note),
          home(vision.homeBlocks({ manager, next: block, last, now })),
        ],
      );
      expect(problems).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test.each(['&'.repeat(3000), 'a\n'.repeat(1500).trim(), '<!here>'.repeat(400)])(
  'the longest note of %.8s… is taken',
  (note) => {
    expect(problemsWith([vision.noteKept(id, note)])).toEqual([]);
  },
);

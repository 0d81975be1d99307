import type { Logger } from 'pino';
import type { App } from '../src/app.ts';
import { stackOf } from '../src/slack/failure.ts';
import { Actor } from './actor.ts';
import type { Sandbox } from './index.ts';
import type { PracticeClock } from './page/clock.ts';
import type { Preparing } from './page/workspace.ts';
import { travel } from './travel.ts';

/** The manager whose week it is; the newcomer who tries the product is somebody else. */
const manager = { name: 'noor', zone: 'Asia/Dubai' };

/** The first moment of the history that leads up to `now`: an early morning, seven days before today. */
export function firstMoment(now: Temporal.Instant): Temporal.Instant {
  const start = today(now).subtract({ days: 7 });
  return start.toZonedDateTime({ timeZone: manager.zone, plainTime: '07:30' }).toInstant();
}

/** The ids of those whose history it is. */
export function historyOf(sandbox: Sandbox): string[] {
  return [sandbox.person(manager.name).id];
}

type Play = {
  app: Pick<App, 'beat' | 'nextMoment' | 'settled'>;
  sandbox: Sandbox;
  clock: PracticeClock;
  until: { now(): Temporal.Instant };
  preparing(progress: Preparing): void;
  log: Logger;
};

/** One thing that somebody does: on the working day of this number, at a local time of the manager. */
type Scene = { day: number; time: string; play: (cast: Cast) => Promise<void> };

type Cast = Record<'noor' | 'ana' | 'bo' | 'mira' | 'otto' | 'sean', Actor>;

/**
 * Plays the week before now through the real app, and leaves the clock at the real present. A scene that does not work
 * is left out, and logged: whoever is changing the app still gets a workspace to see what is wrong.
 */
export async function playHistory({
  app,
  sandbox,
  clock,
  until,
  preparing,
  log,
}: Play): Promise<void> {
  const from = clock.now();
  const days = workingDays(until.now());
  const actor = (name: string) => new Actor(sandbox.person(name), sandbox, () => app.settled());
  const cast: Cast = {
    noor: actor('noor'),
    ana: actor('ana'),
    bo: actor('bo'),
    mira: actor('mira'),
    otto: actor('otto'),
    sean: actor('sean'),
  };
  const planned = scenes(days)
    .map(({ day, time, play }) => ({ at: momentOf(days, day, time), play }))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  const whole = from.until(until.now()).total('minutes');
  const passing = (at: Temporal.Instant) =>
    preparing({
      what: 'Making a sample team with a week of history',
      done: Math.min(1, from.until(at).total('minutes') / whole),
    });
  passing(from);
  for (const { at, play } of planned) {
    await travel(app, clock, at, passing);
    await play(cast).catch((error: unknown) => {
      log.warn({ stack: stackOf(error) }, 'a scene of the sample week did not work');
    });
    await app.settled();
  }
  await travel(app, clock, until.now(), passing);
  clock.reset();
}

function today(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(manager.zone).toPlainDate();
}

/** The five working days among the seven days before today. */
function workingDays(now: Temporal.Instant): Temporal.PlainDate[] {
  return [7, 6, 5, 4, 3, 2, 1]
    .map((ago) => today(now).subtract({ days: ago }))
    .filter((date) => date.dayOfWeek <= 5);
}

function momentOf(days: Temporal.PlainDate[], day: number, time: string): Temporal.Instant {
  const date = days[day];
  if (!date) throw new RangeError(`no working day ${day}`);
  return date.toZonedDateTime({ timeZone: manager.zone, plainTime: time }).toInstant();
}

function scenes(days: readonly Temporal.PlainDate[]): Scene[] {
  const tuesday = days.findIndex((date) => date.dayOfWeek === 2);
  const due = days[4]?.add({ days: 14 }).toString() ?? '';
  return [
    { day: 0, time: '08:30', play: ({ noor }) => setUp(noor) },
    ...[0, 1, 2, 3].map((day): Scene => ({
      day,
      time: '10:20',
      play: ({ noor }) => answerNudge(noor),
    })),
    { day: tuesday, time: '11:10', play: ({ noor }) => writeNote(noor) },
    {
      day: 0,
      time: '16:40',
      play: ({ noor }) => noor.types('/win Otto closed the oldest ticket of all, with a thank-you'),
    },
    {
      day: 1,
      time: '15:30',
      play: ({ noor }) =>
        noor.types('/win The checkout page loads in one second now, down from four, with @bo'),
    },
    {
      day: 2,
      time: '11:40',
      play: ({ noor }) => delegate(noor, due),
    },
    {
      day: 2,
      time: '18:40',
      play: async ({ ana }) => {
        await ana.clicks('Accept');
        await ana.fillsAndSubmits({
          restated: 'A shop that reads it needs no call with us to pay.',
        });
        await ana.sees();
      },
    },
    {
      day: 2,
      time: '16:10',
      play: ({ noor }) => noor.types('/win Refunds reach shops the same day, with @ana and @bo'),
    },
    { day: 2, time: '16:15', play: ({ noor }) => shareKudos(noor) },
    {
      day: 2,
      time: '17:20',
      play: ({ bo }) =>
        reply(bo, 'I wrote the retry queue, and Ana found the two cases that I had missed.'),
    },
    {
      day: 2,
      time: '18:50',
      play: ({ ana }) =>
        reply(ana, 'I read 200 refund mails to find those cases. Bo made them go away in a day.'),
    },
    {
      day: 3,
      time: '12:05',
      play: ({ noor }) => noor.types('/win Ana ran her first customer call, and shops asked back'),
    },
    ...chatter,
  ];
}

const general = '#general';
const aurora = '#team-aurora';

const says = (day: number, time: string, who: keyof Cast, where: string, text: string): Scene => ({
  day,
  time,
  play: async (cast) => void (await cast[who].person.says(where, text)),
});

const chatter: Scene[] = [
  says(0, '12:10', 'sean', general, 'Morning all. The lift is being mended, so take the stairs.'),
  says(0, '12:25', 'mira', general, 'Good for us. See you on the third floor!'),
  says(0, '13:05', 'noor', aurora, 'This week: refunds on the same day. Shout if you are stuck.'),
  says(0, '17:30', 'ana', aurora, 'Reading refund mails first. I keep a list of odd cases.'),
  says(1, '11:00', 'bo', aurora, 'The checkout is measured now. Four seconds on a slow phone.'),
  says(1, '15:10', 'bo', aurora, 'One second. It was the map at the bottom of the page.'),
  says(
    3,
    '14:20',
    'otto',
    general,
    'Two shops wrote to me about how quick refunds are. Thank you!',
  ),
  says(3, '14:40', 'mira', general, 'That makes my day. I pass it on.'),
  says(4, '13:00', 'sean', general, 'Cake in the kitchen, while it lasts.'),
];

async function setUp(noor: Actor): Promise<void> {
  await noor.types('/coach');
  const errors = await noor.fillsAndSubmits({
    'Your team': ['@ana', '@bo'],
    "Your team's channel": aurora,
    'What is your team there for?': 'Small shops get paid the day they sell.',
  });
  if (Object.keys(errors).length > 0) throw new Error(`set-up failed: ${JSON.stringify(errors)}`);
}

/** Does what the newest nudge asks for, unless it is answered already or none came today. */
async function answerNudge(noor: Actor): Promise<void> {
  const open = (await noor.person.sees()).findLast((line) =>
    JSON.stringify(line.blocks ?? []).includes('"nudge.do"'),
  );
  if (!open) return;
  await noor.person.clicks(open, 'Do it');
  await noor.sees();
  const form = await noor.person.view();
  const inputs = (form?.view.blocks ?? []).filter((block) => block['type'] === 'input');
  // The week has no words for every habit there is: such a nudge stays open.
  if (inputs.some((block) => block['optional'] !== true && !(labelOf(block) in said))) {
    return noor.closes();
  }
  const answers = Object.fromEntries(
    inputs.flatMap((block) => {
      const label = labelOf(block);
      return label in said ? [[label, said[label] ?? '']] : [];
    }),
  );
  const errors = await noor.fillsAndSubmits(answers);
  if (Object.keys(errors).length > 0) throw new Error(`a nudge's form: ${JSON.stringify(errors)}`);
}

function labelOf(block: Record<string, unknown>): string {
  const label = block['label'];
  return typeof label === 'object' && label !== null && 'text' in label ? String(label.text) : '';
}

/** What is answered in the forms of nudges, by the label of the field. */
const said: Readonly<Record<string, string | string[]>> = {
  'The task': 'Refunds on the same day',
  'Who it helps, and how': 'A bakery in Lisbon stops calling the bank every Friday.',
  'What went well?': 'Bo stayed an hour longer so that the shop in Porto could close its books.',
  'Who was part of it?': ['@bo'],
  'Who did you ask?': '@ana',
  'What was in the way?': 'Ana waited two days for access to the payout logs.',
  'Is it out of the way?': 'Yes, it is gone',
  'Which hat did you wear most?': "The manager's",
  'Who is it?': '@ana',
  'What are they good at?': 'Reading a hundred mails and finding the three that matter.',
  'The reason you gave': 'A shop that leaves in its first month never tells us why.',
  'Which task is it for?': 'The report on why shops leave',
  'Where was one of them missing?': 'We agreed on the dates, but I never said what they are for.',
};

async function writeNote(noor: Actor): Promise<void> {
  await noor.clicks('Write a note');
  await noor.fillsAndSubmits({
    'What is clearer to you now?':
      'One page for a shop owner: what came in, what went out, and why something waits.',
  });
}

async function delegate(noor: Actor, due: string): Promise<void> {
  await noor.types('/delegate @ana a two-page report on why shops leave in their first month');
  const errors = await noor.fillsAndSubmits({
    'What does done look like?': 'Three causes with numbers, and one proposal to start with.',
    Authority: 'Decide, tell me after',
    'Check-in': 'Thursday',
    Due: due,
  });
  if (Object.keys(errors).length > 0) throw new Error(`delegation: ${JSON.stringify(errors)}`);
  if (await noor.form()) await noor.closes();
}

async function shareKudos(noor: Actor): Promise<void> {
  await noor.clicks('Share as kudos');
  for (const step of ['form', 'preview']) {
    const errors = await noor.submits();
    if (Object.keys(errors).length > 0) throw new Error(`${step}: ${JSON.stringify(errors)}`);
  }
}

/** Answers in the thread of the newest kudos. */
async function reply(who: Actor, text: string): Promise<void> {
  const kudos = await who.finds('Refunds reach shops', aurora);
  await who.person.says(aurora, text, { thread: kudos });
}

import { type Manager, newManager } from '../../src/coach/manager.ts';
import type { Person } from '../../src/people/index.ts';

/** The people, moments and words of the previews. Nothing here is read from a clock. */

export const at = (text: string) => Temporal.Instant.from(text);
export const date = (text: string) => Temporal.PlainDate.from(text);
export const time = (text: string) => Temporal.PlainTime.from(text);

/** Tuesday 16 March 2027, 8:30 in Berlin. */
export const now = at('2027-03-16T07:30Z');
export const zone = 'Europe/Berlin';
export const when = { now, zone };

function person(id: string, name: string, zone: string): Person {
  return { id, name, zone, isBot: false, isDeactivated: false, isForeign: false };
}

export const mira = person('U0MIRA00000', 'Mira', zone);
export const ana = person('U0ANA000000', 'Ana', 'America/New_York');
export const bo = person('U0BO0000000', 'Bo', 'Asia/Kolkata');
export const noor = person('U0NOOR00000', 'نور', 'Asia/Dubai');
export const zoe = person('U0ZOE000000', 'Zoë 🦄', 'America/Sao_Paulo');
export const karl = person('U0KARL00000', 'Karl <!here> & *Co*_~`', 'Pacific/Kiritimati');

export const sean = person('U0SEAN00000', "Seán O'Brien", 'Europe/Dublin');

const crowdNames = [
  'Abebe Tadesse',
  'Beatriz Carvalho',
  'Chloé Lefèvre',
  'Dmitri Volkov',
  'Eilidh MacLeod',
  'Farah Rahimi',
  'Giulia Conti',
  'Haruto Sato',
  'Ines Wagner-Hohenlohe',
  'Jabari Mwangi',
  'Kasia Wójcik',
  'Lars Ødegård',
  'Maximiliane Freifrau von Thurn und Hohenstein',
  'Nguyễn Thị Minh Khai',
  'Oluwaseun Adeyemi',
  'Priya Raghunathan',
  'Quentin',
  'Rania',
  'Søren',
  'Tomás',
  'Ulla',
  'Víctor',
  'Wen Li',
  'Xiomara',
];

/** 30 people, with names of every kind. */
export const crowd: readonly Person[] = [
  ana,
  bo,
  noor,
  zoe,
  karl,
  sean,
  ...crowdNames.map((name, i) => person(`U0CROWD00${String(i).padStart(2, '0')}`, name, zone)),
];
export const crowdIds = crowd.map((one) => one.id);

/** Everybody whom a preview mentions, and every channel, by id. */
export const people: ReadonlyMap<string, string> = new Map(
  [mira, ...crowd].map((one) => [one.id, one.name]),
);
export const channel = 'C0AURORA000';
export const longChannel = 'C0LONGNAME0';
export const channels: ReadonlyMap<string, string> = new Map([
  [channel, 'team-aurora'],
  [longChannel, 'customer-payments-platform-and-reconciliation-europe-middle-east-africa-emergenc'],
]);

const sentences = [
  'We moved the retries of failed payouts from R&D to the payments team, so that shops with < 10 people no longer wait for a Friday.',
  'It took three attempts: the first lost the order of events, the second was right & slow, the third is both right & fast.',
  'Support sees it too (tickets went from 41 -> 6 a week), and nobody had to stay after 18:00 for it.',
];

/** As much as a field takes, in sentences. Escaping & < > makes it longer still. */
export function longest(length: number): string {
  const once = `${sentences.join(' ')}\n\n`;
  return once
    .repeat(Math.ceil(length / once.length))
    .slice(0, length)
    .trimEnd();
}

/** As much as a field takes of what escaping makes five times as long. */
export function growing(length: number): string {
  return '& '
    .repeat(Math.ceil(length / 2))
    .slice(0, length)
    .trimEnd();
}

/** One word, without a place to break a line. */
export function oneWord(length: number): string {
  return 'Donaudampfschifffahrtsgesellschaft'.repeat(Math.ceil(length / 34)).slice(0, length);
}

/** Arabic with English and a number in it: "we delivered the login fix 2 days early, so nobody waited for Friday". */
export const rightToLeft =
  'سلّمنا إصلاح تسجيل الدخول (login fix) قبل موعده بـ 2 من الأيام، فلم ينتظر أحد يوم الجمعة.';

/** The same with a mention, where a text may hold one. */
export const rightToLeftWith = `${rightToLeft} شكراً <@${noor.id}>!`;

/** Short lines that stand for what people write. */
export const outcome = '5-page report on why shops leave';

/** Mira, who set up the coach: a team, a channel and a purpose. */
export const manager: Manager = {
  ...newManager('T0PREVIEW00', mira.id, zone),
  teamChannel: channel,
  purpose: 'Small shops get paid the day they sell.',
};

/** Mira before she chose anything. */
export const fresh: Manager = newManager('T0PREVIEW00', mira.id, zone);

/** The link to a message in the team's channel. */
export const permalink = 'https://aurora.slack.com/archives/C0TEAMAURORA/p1805100600000100';

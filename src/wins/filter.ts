import Fuse from 'fuse.js';
import { list, mention, type Typed } from '../slack/text.ts';
import { inlineWithin, saysSomething } from '../slack/typed.ts';
import { isMonth, type Period, periodAtStart, sayPeriod } from './period.ts';
import type { Win } from './win.ts';

/** Which wins are looked for; all of it holds. */
export type Filter = {
  people: readonly Sought[];
  /** In one of these; [] for at any time. */
  periods: readonly Period[];
  /** Each stands in the text, or in why it mattered. */
  words: readonly string[];
};

/** One of `users` was part of it, or the text says one of `names`: by these they were looked for, if not by a mention. */
type Sought = { users: readonly string[]; names: readonly string[] };

type Named = { id: string; name: string };

/** What it takes to read a filter: the reader's date, and the people in their wins. */
export type Knowing = { today: Temporal.PlainDate; people: readonly Named[] };

export const everything: Filter = { people: [], periods: [], words: [] };

export function isEverything({ people, periods, words }: Filter): boolean {
  return people.length + periods.length + words.length === 0;
}

/** A word of the filter, a mention, or words in quotes, which mean only themselves. */
type Token = { kind: 'word' | 'mention' | 'quote'; text: string };

const tokens = /<@([UW][A-Z0-9]+)>|["“”„]([^"“”„]*)["“”]|((?:(?!<@[UW][A-Z0-9]+>)\S)+)/gu;

/**
 * Reads what somebody looks for among their wins: "ana last month", "<@U123> since 3 May", "login fix". What is neither
 * somebody's name nor a period is looked for in the words, so there is nothing that cannot be read.
 */
export function readFilter(typed: Typed, knowing: Knowing): Filter {
  const found = Array.from(typed.matchAll(tokens), ([, user, quote, word]): Token =>
    user !== undefined
      ? { kind: 'mention', text: user }
      : quote !== undefined
        ? { kind: 'quote', text: quote }
        : { kind: 'word', text: word ?? '' },
  );
  const people: Sought[] = [];
  const periods: Period[] = [];
  const words: Word[] = [];
  /** Whether what was read last is a name or a period, and what stands beside it is said of that. */
  let beside = false;
  /** Whether the name just read may go on, or be followed by "or" and another one. */
  let open: 'name' | 'or' | null = null;
  for (let at = 0; at < found.length;) {
    const token = found[at] ?? { kind: 'quote', text: '' };
    const period = isName(token, knowing) ? null : periodIn(found, at, knowing.today);
    const sought = period ? null : soughtIn(token, knowing);
    if (period) {
      periods.push(period.period);
      at += period.length;
      open = null;
      beside = besideNow(words);
      if (isOr(found[at]) && periodIn(found, at + 1, knowing.today)) at += 1;
      continue;
    }
    at += 1;
    if (sought) {
      const last = people.at(-1);
      const joined = last && open ? join(last, sought, open) : null;
      if (joined) people.splice(-1, 1, joined);
      else people.push(sought);
      open = 'name';
      beside = besideNow(words);
      continue;
    }
    const next = found[at];
    const leads = next !== undefined && soughtIn(next, knowing) !== null;
    if (token.kind === 'word' && leads && /^(with|and|by|from|of|to|for|&|\+)$/i.test(token.text)) {
      open = null;
      continue;
    }
    if (leads && open && isOr(token)) {
      open = 'or';
      continue;
    }
    if (/^[,;.&+]+$/.test(token.text)) continue;
    open = null;
    const text = token.kind === 'word' ? clean(token.text) : token.text.trim();
    if (!saysSomething(text)) continue;
    const isQuote = token.kind === 'quote';
    const isFiller = !isQuote && /^(my|wins?|all|everything)$/i.test(text);
    words.push({ text, isQuote, isFiller, isBeside: isFiller && beside });
    beside &&= isFiller;
  }
  const isBare = words.every(({ isQuote, isFiller }) => isQuote || isFiller);
  const said = words.filter(({ isFiller, isBeside }) => !isFiller || !(isBare || isBeside));
  return { people, periods, words: [...new Set(said.map(({ text }) => text))] };
}

/** A word that is looked for, unless it says no more than that wins are: "my wins", "wins with ana", "all last month". */
type Word = { text: string; isQuote: boolean; isFiller: boolean; isBeside: boolean };

/** A name or a period was read: the fillers right before it are said of it, and so is what follows. */
function besideNow(words: readonly Word[]): true {
  for (const word of words.toReversed()) {
    if (!word.isFiller) break;
    word.isBeside = true;
  }
  return true;
}

function isOr(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^or$/i.test(token.text);
}

/** Whether all of it can be read but for what stands in quotes: then it is surely a filter, and no win of the same words. */
export function isSurely(typed: Typed, knowing: Knowing): boolean {
  const bare = typed.replaceAll(tokens, (token, _user, quote) =>
    quote === undefined ? token : ' ',
  );
  return readFilter(bare, knowing).words.length === 0;
}

/** Reads a period from here on; a quotation or a mention ends it. */
function periodIn(found: readonly Token[], at: number, today: Temporal.PlainDate) {
  const rest = found.slice(at, at + 14);
  const end = rest.findIndex(({ kind }) => kind !== 'word');
  const words = rest.slice(0, end < 0 ? rest.length : end).map(({ text }) => {
    const bare = text.toLowerCase().replace(/[,;:!?.]+$/, '');
    return bare === '' ? text : bare;
  });
  return words.length === 0 ? null : periodAtStart(words, today);
}

/** A month that is also the name of somebody here, such as June, is that person; "in June" is the month. */
function isName(token: Token, knowing: Knowing): boolean {
  return (
    token.kind === 'word' && isMonth(clean(token.text).toLowerCase()) && !!soughtIn(token, knowing)
  );
}

function soughtIn({ kind, text }: Token, { people }: Knowing): Sought | null {
  if (kind === 'mention') return { users: [text], names: [] };
  if (kind === 'quote') return null;
  const name = clean(text);
  const wanted = partsOf(name);
  if (wanted.length === 0 || (/^[\x21-\x7e]$/.test(name) && !people.some(isCalled(name)))) {
    return null;
  }
  const users = people
    .filter((person) => {
      const parts = partsOf(person.name);
      return wanted.every((part) => parts.includes(part));
    })
    .map(({ id }) => id);
  return users.length > 0 ? { users, names: [name] } : null;
}

function isCalled(name: string) {
  return (person: Named) => fold(person.name) === fold(name);
}

/** "Ana" and "López" one after the other are one person who is called both; "ana or bo" is either. */
function join(a: Sought, b: Sought, how: 'name' | 'or'): Sought | null {
  if (how === 'or') {
    return { users: [...new Set([...a.users, ...b.users])], names: [...a.names, ...b.names] };
  }
  const [first, ...others] = a.names;
  if (first === undefined || others.length > 0 || b.names.length === 0) return null;
  const users = a.users.filter((user) => b.users.includes(user));
  return users.length > 0 ? { users, names: [`${first} ${b.names.join(' ')}`] } : null;
}

/** A word without what stands around it: "@ana," is "ana", and so is "ana's". */
function clean(word: string): string {
  const bare = word.replace(/^[@([]+/, '').replace(/[,;:!?.)\]]+$/, '');
  return (bare === '' ? word : bare).replace(/['’]s$/i, '');
}

/** How far from a name a word may be, as Fuse counts: 0 is the same, 1 has nothing in common. */
const nearEnough = 0.35;
const mostNear = 3;

/**
 * The same filter with words that are nearly the name of somebody taken for them: "anna" for Ana. Null when none is: nothing
 * is found then that was not before.
 */
export function nearFilter(filter: Filter, people: readonly Named[]): Filter | null {
  const named = people.map(({ id, name }) => ({ id, parts: partsOf(name) }));
  const fuse = new Fuse(named, {
    keys: ['parts'],
    threshold: nearEnough,
    ignoreLocation: true,
    includeScore: true,
  });
  const near = new Map<string, Sought>();
  for (const word of filter.words) {
    const wanted = fold(word);
    if (!/^\p{L}{2,32}$/u.test(wanted)) continue;
    const found = fuse.search(wanted, { limit: mostNear });
    const best = found[0]?.score ?? 1;
    const users = found.filter(({ score = 1 }) => score <= best + 0.1).map(({ item }) => item.id);
    if (users.length > 0) near.set(word, { users, names: [] });
  }
  if (near.size === 0) return null;
  return {
    ...filter,
    people: [...filter.people, ...near.values()],
    words: filter.words.filter((word) => !near.has(word)),
  };
}

/** Whether a win has the people and the words that are looked for; the periods are another matter. */
export function matcher({
  people,
  words,
}: Filter): (win: Pick<Win, 'text' | 'why' | 'people'>) => boolean {
  const says = words.map((word) => pattern(word, 'beginning'));
  const sought = people.map(({ users, names }) => ({
    users: new Set(users),
    names: names.map((name) => pattern(name, 'whole')),
  }));
  return (win) => {
    const text = fold(`${win.text}\n${win.why}`.replaceAll(/<@[UW][A-Z0-9]+>/g, ' '));
    return (
      says.every((each) => each.test(text)) &&
      sought.every(
        ({ users, names }) =>
          win.people.some((user) => users.has(user)) || names.some((name) => name.test(text)),
      )
    );
  };
}

/** Scripts that put no spaces between words: there a word may begin anywhere. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function pattern(word: string, which: 'beginning' | 'whole'): RegExp {
  const folded = fold(word);
  const escaped = folded
    .split(/\s+/)
    .map(RegExp.escape)
    .join(String.raw`\s+`);
  const isFree = spaceless.test(folded);
  const before = !isFree && /^[\p{L}\p{N}]/u.test(folded) ? String.raw`(?<![\p{L}\p{N}])` : '';
  const after =
    !isFree && which === 'whole' && /[\p{L}\p{N}]$/u.test(folded)
      ? String.raw`(?![\p{L}\p{N}])`
      : '';
  return new RegExp(before + escaped + after, 'u');
}

/** Without case and accents. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function partsOf(name: string): string[] {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}

/** How many words are said of those that are looked for, and how many people of those who have a name. */
const mostSaid = 4;

/** What is looked for, to stand after "3 wins" or "No win": "with @ana that say “login”, in March". `count` is how many. */
export function sayFilter(
  { people, periods, words }: Filter,
  today: Temporal.PlainDate,
  count: number,
): string {
  const sought = people.map(({ users }) => eitherOf(users.map(mention)));
  const said = words.slice(0, mostSaid).map((word) => `“${inlineWithin(word, 60)}”`);
  const more = words.length > mostSaid ? ['more'] : [];
  const which = [
    ...(sought.length > 0 ? [`with ${list(sought)}`] : []),
    ...(said.length > 0
      ? [`that ${count === 1 ? 'says' : 'say'} ${list([...said, ...more])}`]
      : []),
  ].join(' ');
  const at = eitherOf(periods.map((each) => sayPeriod(each, today)));
  return [which, at].filter((part) => part !== '').join(said.length > 0 ? ', ' : ' ');
}

function eitherOf(all: readonly string[]): string {
  const said = all.length > mostSaid + 1 ? all.slice(0, mostSaid) : all;
  const items = said.length < all.length ? [...said, `${all.length - said.length} more`] : said;
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

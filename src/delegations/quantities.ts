/** A number with what it counts, as it stands in a text. */
export type Quantity = {
  start: number;
  /** As it was typed: "3 causes", "$1,500", "Q3". */
  typed: string;
  /** What it may be: "1.500" is one and a half to some and fifteen hundred to others. */
  values: readonly number[];
  /** What it counts: words in the singular, a currency, '%', 'minute', 'day'. */
  units: readonly string[];
  /** Between which it may be, where a bound was said: "5 to 7 pages", "at least 5 pages"; null for just so many. */
  bound: Bound | null;
};

type Bound = { least: number; most: number };
/** What was read, and the place behind it, in UTF-16 units. */
type Read = Omit<Quantity, 'bound'> & {
  end: number;
  figures: Figures;
  /** Whether what it counts is a guess by the word before it: "version 3", but also "write 3". */
  isGuess?: boolean;
};

/** A number before "k" and "weeks" are reckoned in. */
type Figures = { end: number; values: readonly number[]; scale: number; times: readonly number[] };

const words: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  dozen: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  fifty: 50,
  hundred: 100,
};

const currencies: Readonly<Record<string, string>> = {
  $: '$',
  us$: '$',
  usd: '$',
  dollar: '$',
  buck: '$',
  '€': '€',
  eur: '€',
  euro: '€',
  '£': '£',
  gbp: '£',
  pound: '£',
  chf: 'chf',
  franc: 'chf',
};

/** Lengths of time that turn into one another; a week is seven days, or the five that are worked. */
const lengths: Readonly<Record<string, { unit: string; times: readonly number[] }>> = {
  minute: { unit: 'minute', times: [1] },
  min: { unit: 'minute', times: [1] },
  hour: { unit: 'minute', times: [60] },
  hr: { unit: 'minute', times: [60] },
  day: { unit: 'day', times: [1] },
  week: { unit: 'day', times: [7, 5] },
};

/** Words beside a number that do not say what is counted. */
const plain = new Set(
  'main,root,new,top,first,last,different,whole,full,open,big,small,short,long,good,clear,real,separate,single,more,other,key,major,at,least,most,about,around,roughly,exactly,only,than,up,to,the,a,an,of,per,or,and,by,under,over,below,above,between,from,in,with,for,on,is,are,be,we,have,has,it,max,maximum,minimum,working,work,number,no'.split(
    ',',
  ),
);

const digits = String.raw`\d+(?:[.,]\d+)*`;
const quantity = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}.,:/])(?:(?<sign>US\$|[$€£])\s?)?(?<number>${digits})(?![\p{N}/:])(?<scale>\s?(?:k|thousand|million)\b|[km]\b)?(?<after>\s?[%$€£])?`,
    String.raw`(?<![\p{L}\p{N}-])(?<word>${Object.keys(words).join('|')})(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])(?<letter>[QHv])(?<index>${digits})(?![\p{L}\p{N}])`,
  ].join('|'),
  'giu',
);

/** The numbers in a text, in their order, each with what it counts, and those of which nobody says what they count. */
export function numbersIn(text: string): { counted: Quantity[]; bare: number[] } {
  const all = Array.from(text.matchAll(quantity), (match) => readQuantity(match, text));
  const counted: Quantity[] = [];
  const bare: number[] = [];
  for (let at = 0, read = all[at]; read; at += 1, read = all[at]) {
    const next = all[at + 1];
    const range = next && rangeOf(read, next, text);
    if (range) {
      counted.push(range);
      at += 1;
    } else if (read.units.length === 0) {
      bare.push(...read.values);
    } else {
      const { start, typed, values, units } = read;
      counted.push({ start, typed, values, units, bound: boundOf(read, text) });
    }
  }
  return { counted, bare };
}

/** "5 to 7 pages", "between $5 and $7", "$5-7k": both numbers count the same. Null for what is no range. */
function rangeOf(first: Read, last: Read, text: string): Quantity | null {
  const between = text.slice(first.end, last.start);
  const isBetween = /\bbetween ?$/i.test(text.slice(0, first.start));
  const joins = isBetween ? /^ (?:and|to) $/ : /^\s?(?:to|or|–|—|-)\s?$/;
  const units = joins.test(between) ? unitsOf(first, last, between) : [];
  const least = Math.min(...leastOf(first, last));
  if (units.length === 0 || least >= Math.max(...last.values)) return null;
  const { start } = first;
  const typed = text.slice(start, units === last.units ? last.end : last.figures.end);
  return {
    start,
    typed,
    values: last.values,
    units,
    bound: { least, most: Math.max(...last.values) },
  };
}

/** Units of which one names a thing, and not how many there are. */
const named = new Set(['q', 'h', 'v', 'year']);

/** Units that are written as a mark, once for both numbers. */
const marks = new Set([...Object.values(currencies), '%']);

/** What both numbers of a range count; nothing when they count different things. */
function unitsOf(first: Read, last: Read, between: string): readonly string[] {
  if (first.units.length === 0) return last.units;
  if (first.isGuess) return /^\s[–—-]\s$/.test(between) ? [] : last.units;
  if (first.units.some((unit) => last.units.includes(unit) && !named.has(unit))) return last.units;
  // "$5-7k budget", but not "$5 to 7 people".
  const isOne = last.units.length === 0 || /^[–—-]$/.test(between);
  return isOne && first.units.some((unit) => marks.has(unit)) ? first.units : [];
}

/** What the first number of a range may be: "5" is five thousand before "7k", and five weeks before "7 weeks". */
function leastOf({ figures, units, isGuess }: Read, last: Read): readonly number[] {
  const times = units.length === 0 || isGuess ? last.figures.times : figures.times;
  const reckoned = (scale: number) =>
    figures.values.flatMap((value) => times.map((times) => value * times * scale));
  const scaled = reckoned(figures.scale === 1 ? last.figures.scale : figures.scale);
  return Math.min(...scaled) < Math.max(...last.values) ? scaled : reckoned(figures.scale);
}

/** What turns a bound round: "not over", "mustn't be more than". */
const not = String.raw`(?:\b(?:no|not|never)|[a-z]n['’]t)(?: be| take| cost)?`;
const atLeast = ending(
  String.raw`\bat least|\bminimum|${not} (?:(?:less|fewer) than|under|below)|(?<!${not} )\b(?:more than|over|above)`,
);
const atMost = ending(
  String.raw`\bat most|\bup to|\bmax(?:imum|\.)?|${not} (?:more than|over|above)|(?<!${not} )\b(?:(?:less|fewer) than|under|below)`,
);

function ending(words: string): RegExp {
  return new RegExp(`(?:${words}) ?$`, 'i');
}

function boundOf({ start, end, values }: Read, text: string): Bound | null {
  const left = text.slice(Math.max(0, start - 30), start);
  const right = text.slice(end, end + 30);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (atLeast.test(left) || /^,? (?:at least|or more|minimum)\b/i.test(right)) {
    return { least, most: Infinity };
  }
  if (atMost.test(left) || /^,? (?:at most|or (?:less|fewer)|max(?:imum)?)\b/i.test(right)) {
    return { least: -Infinity, most };
  }
  return null;
}

function readQuantity(match: RegExpExecArray, text: string): Read {
  const { sign, number, scale: typedScale, after, word, letter, index } = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  const typed = match[0];
  const figures = {
    end,
    values:
      number === undefined && index === undefined
        ? [words[word?.toLowerCase() ?? ''] ?? 0]
        : valuesOf(number ?? index ?? ''),
    scale: scaleOf(typedScale),
    times: [1],
  };
  const values = figures.values.map((value) => value * figures.scale);
  const read = { start, end, typed, values, figures };
  if (letter !== undefined) return { ...read, units: [letter.toLowerCase()] };
  const mark = (sign ?? after)?.trim().toLowerCase();
  if (mark !== undefined) return { ...read, units: [currencies[mark] ?? mark] };
  const counted = wordsAfter(text.slice(end));
  const nouns = counted.map(({ word }) => word).filter((word) => !plain.has(word));
  const [first = ''] = nouns;
  const known = currencies[first] ?? (/^per ?cent$|^percent$/.test(first) ? '%' : undefined);
  const last = counted.findLast(
    ({ word }) => word === (known === undefined ? (nouns.at(-1) ?? '') : first),
  );
  const till = end + (last?.end ?? 0);
  const whole = { ...read, end: till, typed: text.slice(start, till) };
  if (known !== undefined) return { ...whole, units: [known] };
  const length = lengths[first];
  if (length) {
    const { unit, times } = length;
    const reckoned = values.flatMap((value) => times.map((times) => value * times));
    return { ...whole, values: reckoned, figures: { ...figures, times }, units: [unit] };
  }
  if (nouns.length > 0) return { ...whole, units: nouns };
  return withWordBefore({ ...read, units: [] }, text, number);
}

/** "version 3", "room 12": the word before says what it is; a bare 2027 is a year. */
function withWordBefore(found: Read, text: string, number: string | undefined): Read {
  if (number !== undefined && /^(?:19|20)\d\d$/.test(number)) return { ...found, units: ['year'] };
  const [before] = /[\p{L}]+(?=[\s:]*$)/u.exec(text.slice(0, found.start)) ?? [];
  if (before === undefined || number === undefined || plain.has(before.toLowerCase())) return found;
  const units = [singular(before.toLowerCase())];
  return { ...found, typed: `${before} ${found.typed}`, units, isGuess: true };
}

/** Words at which what is counted has ended. */
const noNoun =
  /^(?:with|of|for|in|on|by|to|and|or|but|that|which|are|is|was|were|from|per|at|than|the|a|an|as|about|why|how|when|where|who|what|whether|while|if|because|so|until|before|after|we|they|you|he|she|it|can|could|will|would|should|must|has|have|not)$/;

/** Up to three words that follow at once, in the singular, with where each ends. */
function wordsAfter(text: string): { word: string; end: number }[] {
  const found: { word: string; end: number }[] = [];
  for (const match of text.matchAll(/(?:(?<=^)|(?<=\p{L}))[ -](?<word>\p{L}+)/gu)) {
    const end = match.index + match[0].length;
    const word = (match.groups?.['word'] ?? '').toLowerCase();
    const isNext = match.index === (found.at(-1)?.end ?? 0);
    if (!isNext || found.length === 3 || noNoun.test(word)) break;
    found.push({ word: singular(word), end });
  }
  return found;
}

function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word) || word.length < 4) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=(?:s|x|ch|sh|z))es$/, '')
    .replace(/s$/, '');
}

function scaleOf(typed: string | undefined): number {
  const unit = typed?.trim().toLowerCase();
  return unit === undefined ? 1 : unit.startsWith('m') ? 1_000_000 : 1_000;
}

/** What digits with points and commas may mean. */
function valuesOf(number: string): number[] {
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(number);
  const isDecimal = /^\d+[.,]\d+$/.test(number);
  const grouped = isGrouped ? [Number(number.replaceAll(/[.,]/g, ''))] : [];
  const decimal = isDecimal ? [Number(number.replace(',', '.'))] : [];
  const found = [...grouped, ...decimal];
  return found.length > 0 ? found : [Number(number.replaceAll(/[.,]/g, ''))];
}

import { list, mention, mentions, type Typed } from '../slack/text.ts';
import { beginningOf, namesForMentions } from '../slack/typed.ts';
import { keyOf, others, type Piece, type Source } from './closeout.ts';

/** The words of a celebration. */
export type Words = {
  /** Names instead of mentions: Slack shows none in a heading. */
  title: string;
  setOut: Typed;
  did: Typed;
  learned: Typed;
  thanks: Typed;
};

/** How much each field holds. With what the post says besides, all of them fit into one message. */
export const limits: Readonly<Record<keyof Words, number>> = {
  title: 120,
  setOut: 1000,
  did: 3000,
  learned: 2000,
  thanks: 1000,
};

/** So many people are thanked by name. */
export const peopleLimit = 50;

/** What a draft is put together from. */
export type Telling = {
  source: Source;
  author: string;
  /** What is celebrated in words: an outcome, "March"; '' for a project. */
  subject: Typed;
  /** What the author's team is there for; '' for nothing said. */
  purpose: Typed;
  /** The names that are known, for what shows no mentions. */
  known: readonly { id: string; name: string }[];
};

/**
 * The draft of a celebration from what was chosen, as plain as can be: what somebody did stands in the order in which it
 * happened, and nobody comes first. What is too long for its field is shortened, a bit of each, so that nothing is missing.
 */
export function compose(of: Telling, chosen: readonly Piece[]): Words {
  const { source, known } = of;
  const works = chosen.filter(({ kind }) => kind === 'work');
  const lessons = chosen.filter(({ kind }) => kind === 'lesson');
  const done = chosen.filter(({ kind }) => kind !== 'lesson');
  const own = source.kind === 'delegation' ? works.find(({ id }) => id === source.id) : undefined;
  const goals = own
    ? [own.more || own.text]
    : works.length > 0
      ? works.map(({ text }) => asLine(text))
      : [of.purpose].filter((purpose) => purpose !== '');
  return {
    title: titleOf(of),
    setOut: fitted(goals, limits.setOut, known),
    did: fitted(
      done.map((piece) => lineOf(piece, of)),
      limits.did,
      known,
    ),
    learned: fitted(
      lessons.map(({ text }) => asLine(text)),
      limits.learned,
      known,
    ),
    thanks: '',
  };
}

/** Everybody whom the pieces name but the author, in the order in which they come up. */
export function peopleIn(chosen: readonly Piece[], author: string): string[] {
  return others(
    chosen.flatMap(({ people, text, more }) => [...people, ...mentions(text), ...mentions(more)]),
    author,
  ).slice(0, peopleLimit);
}

/**
 * The people of a draft for which other pieces are chosen: whoever comes up in what is new is in it, whoever came up in
 * nothing else than what is gone is not. Whom its author added or took out stays so.
 */
export function peopleAfter(
  people: readonly string[],
  { before, after }: { before: readonly Piece[]; after: readonly Piece[] },
  author: string,
): string[] {
  const [had, has] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const there = new Set(peopleIn(after, author));
  const gone = new Set(
    peopleIn(
      before.filter((piece) => !has.has(keyOf(piece))),
      author,
    ).filter((person) => !there.has(person)),
  );
  const added = peopleIn(
    after.filter((piece) => !had.has(keyOf(piece))),
    author,
  );
  const kept = people.filter((person) => !gone.has(person));
  return [...new Set([...kept, ...added])].slice(0, peopleLimit);
}

function titleOf({ source, subject, known }: Telling): string {
  const named = namesForMentions(subject, known).replaceAll(/<@[UW][A-Z0-9]+>/g, 'somebody');
  const line = named.replaceAll(/\s+/g, ' ').trim();
  switch (source.kind) {
    case 'delegation':
      return beginningOf(line, limits.title);
    case 'month':
      return beginningOf(`What went well in ${line}`, limits.title);
    case 'project':
      return '';
  }
}

/** Who did it and what, on a line of its own. */
function lineOf({ kind, id, text, more, people }: Piece, { source, author }: Telling): Typed {
  if (kind === 'work') {
    const who = sayWho(others(people, author)) || 'The team';
    return source.kind === 'delegation' && source.id === id
      ? `• ${who} owned it from start to finish.`
      : `• ${who} brought this to its end: “${oneLine(text)}”`;
  }
  const said = kind !== 'lesson' && more !== '' ? `${asSentence(text)} ${oneLine(more)}` : text;
  const unnamed = others(people, author).filter((person) => !mentions(said).includes(person));
  return asLine(unnamed.length > 0 ? `${sayWho(unnamed)}: ${said}` : said);
}

/** So many are named on one line; all of them are thanked below. */
const mostOnLine = 10;

function sayWho(people: readonly string[]): Typed {
  const first = people.slice(0, mostOnLine).map(mention);
  return list(people.length > mostOnLine ? [...first, 'others'] : first);
}

function asLine(text: Typed): Typed {
  return `• ${oneLine(text)}`;
}

function oneLine(text: Typed): Typed {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function asSentence(text: Typed): Typed {
  const line = oneLine(text);
  return /[\p{P}\p{S}]$/u.test(line) && !/[)”"'’>]$/.test(line) ? line : `${line}.`;
}

/** A line that was cut shows so much at least; where not all of them fit so, the last ones are left out. */
const leastShown = 40;

/**
 * Lines as one text of at most `max` characters, with mentions and with names in their place. The longest are cut first, and
 * no mention in two.
 */
export function fitted(
  lines: readonly Typed[],
  max: number,
  known: readonly { id: string; name: string }[],
): Typed {
  const cutTo = (length: number, of = lines) =>
    of.map((line) => beginningOf(line, length)).join('\n');
  const fits = (text: Typed) => text.length <= max && namesForMentions(text, known).length <= max;
  if (fits(lines.join('\n'))) return lines.join('\n');
  let [least, most] = [leastShown, max];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(cutTo(middle))) least = middle;
    else most = middle - 1;
  }
  let count = lines.length;
  while (count > 0 && !fits(cutTo(least, lines.slice(0, count)))) count -= 1;
  return cutTo(least, lines.slice(0, count));
}

/** What became of a draft when something else was chosen for it. */
export type Rewritten = {
  words: Words;
  /** Nothing that somebody typed is taken away: what is not chosen any more may still stand there. */
  isKept: boolean;
  /** The fields in which there was no room for what came to it. */
  full: readonly (keyof Words)[];
};

/**
 * A draft for which other pieces are chosen. A field that says what we put there says what we would put there now; one that
 * its author has changed keeps their words, and what was chosen anew comes after them.
 */
export function rewrite(
  of: Telling,
  { words, before, after }: { words: Words; before: readonly Piece[]; after: readonly Piece[] },
): Rewritten {
  const had = new Set(before.map(keyOf));
  const [old, fresh] = [compose(of, before), compose(of, after)];
  const added = compose(
    { ...of, purpose: '' },
    after.filter((piece) => !had.has(keyOf(piece))),
  );
  const full: (keyof Words)[] = [];
  let isKept = false;
  const field = (key: 'setOut' | 'did' | 'learned'): Typed => {
    if (words[key] === old[key]) return fresh[key];
    isKept = true;
    if (added[key] === '') return words[key];
    const longer = [words[key], added[key]].filter((part) => part !== '').join('\n');
    if (longer.length <= limits[key] && namesForMentions(longer, of.known).length <= limits[key]) {
      return longer;
    }
    full.push(key);
    return words[key];
  };
  const [setOut, did, learned] = [field('setOut'), field('did'), field('learned')];
  return { words: { ...words, setOut, did, learned }, isKept, full };
}

import type { Typed } from '../slack/text.ts';
import { localDate } from '../time/wall.ts';
import { sayFixedDate, sayTime } from '../time/words.ts';
import { findAuthority, findLimit, limitFrom, type Stretch } from './authority-words.ts';
import { type Authority, readCommand } from './delegation.ts';
import type { Due, Unclear, Where } from './date-meanings.ts';
import { daysBeside, type FoundDue, findDue, masked } from './find-due.ts';

/** What words about a date may mean, to be asked. */
export type Ambiguity = {
  why: Unclear;
  /** As it was typed. */
  phrase: string;
  /** At least one, the likeliest first; `says` is "Friday 20 March" or "Friday 20 March at 15:00". */
  choices: readonly { says: string; due: Due }[];
};

/** What somebody typed after /delegate, taken apart. */
export type ReadContract = {
  delegate: string | null;
  outcome: Typed;
  /** Null when no date was found, or when it has to be asked. */
  due: Due | null;
  authority: Authority | null;
  /** How far the authority goes, in their words. */
  limit: string | null;
  ambiguities: readonly Ambiguity[];
  /** What was taken out of the outcome, as it was typed. */
  taken: { due: string | null; authority: string | null };
};

type Parts = Omit<ReadContract, 'delegate' | 'due' | 'ambiguities'>;

/**
 * Takes apart what was typed after /delegate: "@ana 5-page Q3 retention report by Friday 3pm, can spend up to $500". Dates
 * are those of the writer's calendar, in `zone`. What is not understood stays in the outcome, and no word is lost.
 *
 * @throws RangeError when `zone` is unknown.
 */
export function readContract(text: Typed, where: Where): ReadContract {
  const command = readCommand(text);
  const { delegate, outcome: typed } =
    command.kind === 'form' ? command : { delegate: null, outcome: text };
  const withoutDue = (): Parts => withoutAuthority({ ...nothing, outcome: typed });
  const introduced = findDue(typed, where, 'introduced');
  if (introduced.length > 1) {
    return { ...withoutDue(), delegate, due: null, ambiguities: [askWhich(introduced, where)] };
  }
  const found = withItsDay(introduced[0], typed, where);
  const beside = found?.names === 'time' ? daysBeside(typed, found, where) : [];
  if (found && beside.length > 0) {
    const all = [found, ...beside].toSorted((a, b) => a.start - b.start);
    return { ...withoutDue(), delegate, due: null, ambiguities: [askWhich(all, where)] };
  }
  const before = found ? cut(typed, found) : typed;
  const parts = withoutAuthority({ ...nothing, outcome: before });
  const closing = findDue(parts.outcome, where, 'alone');
  const [last, ...others] = closing;
  if (found && last) {
    return { ...withoutDue(), delegate, due: null, ambiguities: [askWhich([found, last], where)] };
  }
  const due = found ?? (others.length > 0 ? undefined : last);
  if (!due) return { ...parts, delegate, due: null, ambiguities: [] };
  const { phrase, unclear, meant } = due;
  const taken = { ...parts.taken, due: phrase };
  const outcome = due === last ? cut(parts.outcome, last) : parts.outcome;
  return {
    ...parts,
    delegate,
    outcome,
    taken,
    due: unclear === null ? (meant[0] ?? null) : null,
    ambiguities: unclear === null ? [] : [ask(phrase, unclear, meant, where)],
  };
}

/** "Friday by noon", at the end of a text: the time that was found is that of the day before it. */
function withItsDay(found: FoundDue | undefined, text: Typed, where: Where): FoundDue | undefined {
  if (found?.names !== 'time') return found;
  const around = findDue(text, where, 'alone').find(
    ({ start, end }) => start < found.start && end >= found.end,
  );
  return around ?? found;
}

const nothing: Parts = {
  outcome: '',
  authority: null,
  limit: null,
  taken: { due: null, authority: null },
};

function withoutAuthority(parts: Parts): Parts {
  const found = findAuthority(masked(parts.outcome));
  if (!found) return withoutLimits(parts);
  const authority = parts.outcome.slice(found.start, found.end);
  const follows = limitFrom(masked(parts.outcome), found.end);
  return withoutLimits({
    outcome: cut(parts.outcome, { start: found.start, end: follows?.end ?? found.end }),
    authority: found.level,
    limit: follows && parts.outcome.slice(follows.start, follows.end).trim(),
    taken: { ...parts.taken, authority },
  });
}

function withoutLimits(parts: Parts): Parts {
  let { outcome, limit } = parts;
  for (let found = findLimit(masked(outcome)); found; found = findLimit(masked(outcome))) {
    const words = outcome.slice(found.start, found.end).trim();
    limit = limit === null ? words : `${limit}, ${words}`;
    outcome = cut(outcome, found);
  }
  return { ...parts, outcome, limit };
}

function askWhich(found: readonly FoundDue[], where: Where): Ambiguity {
  const phrase = found.map(({ phrase }) => phrase).join(' … ');
  return ask(
    phrase,
    'two-dates',
    found.flatMap(({ meant }) => meant),
    where,
  );
}

function ask(phrase: string, why: Unclear, meant: readonly Due[], { now, zone }: Where): Ambiguity {
  const today = localDate(now, zone);
  const choices = meant.map((due) => ({ says: sayDue(due, today), due }));
  const isFirst = ({ says }: { says: string }, at: number) =>
    choices.findIndex((choice) => choice.says === says) === at;
  return { why, phrase, choices: choices.filter(isFirst) };
}

function sayDue({ date, time }: Due, today: Temporal.PlainDate): string {
  const day = sayFixedDate(date, today);
  return time ? `${day} at ${sayTime(time)}` : day;
}

/** The text without a stretch of it; commas, dashes and brackets that held it go as well, words never. */
function cut(text: string, { start, end }: Stretch): string {
  let left = text.slice(0, start);
  let right = text.slice(end);
  const gap = /\n\s*$/.test(left) || /^\s*\n/.test(right) ? '\n' : ' ';
  left = left.trimEnd();
  right = right.trimStart();
  if (left.endsWith('(') && right.startsWith(')')) {
    left = left.slice(0, -1).trimEnd();
    right = right.slice(1).trimStart();
  }
  if (right === '' || /^[,;.!?)]/.test(right)) left = left.replace(/(?:\s*[,;]|\s+[–—-])+$/, '');
  if (left === '' || /[.!?(:]$/.test(left)) right = right.replace(/^(?:[,;.:]\s*|[–—-]\s+)+/, '');
  if (/(?:[,;]|\s[–—-])$/.test(left)) right = right.replace(/^(?:[,;]\s*|[–—-]\s+)/, '');
  const isTight = left === '' || right === '' || /^[,;.!?)]/.test(right) || left.endsWith('(');
  return `${left}${isTight ? '' : gap}${right}`.trim();
}

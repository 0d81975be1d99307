import { type Typed, mentions, somebodyWhoLeft } from '../slack/text.ts';
import type { Span } from './month.ts';

/** What is celebrated: work that was handed over and is done, a month, or a project that nobody was handed. */
export type Source =
  | { kind: 'delegation'; id: string }
  | { kind: 'month'; month: Temporal.PlainYearMonth }
  | { kind: 'project' };

export function writeSource(source: Source): string {
  switch (source.kind) {
    case 'delegation':
      return `delegation ${source.id}`;
    case 'month':
      return `month ${source.month.toString()}`;
    case 'project':
      return 'project';
  }
}

/** The inverse of `writeSource`; null for anything else. */
export function readSource(text: string): Source | null {
  if (text === 'project') return { kind: 'project' };
  const [, kind, of = ''] = /^(delegation|month) (\S+)$/.exec(text) ?? [];
  if (kind === 'delegation') return { kind, id: of };
  if (kind !== 'month' || !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(of)) return null;
  return { kind, month: Temporal.PlainYearMonth.from(of) };
}

/** Something of its author's record that can go into a celebration. */
export type Piece = {
  kind: 'win' | 'kudos' | 'work' | 'lesson';
  id: string;
  at: Temporal.Instant;
  text: Typed;
  /** Why a win mattered, what kudos say that it changed, what done looked like, or which habit a lesson comes from; '' for nothing. */
  more: Typed;
  people: readonly string[];
};

export const kinds = ['work', 'win', 'kudos', 'lesson'] as const satisfies Piece['kind'][];

/** Names a piece in a form: a kind and an id. */
export function keyOf({ kind, id }: Pick<Piece, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** What the rooms found of somebody in a time. */
export type Found = {
  wins: readonly {
    id: string;
    text: Typed;
    why: Typed;
    people: readonly string[];
    at: Temporal.Instant;
  }[];
  kudos: readonly {
    id: string;
    text: Typed;
    /** What it changed; '' for nothing said. */
    effect: Typed;
    people: readonly string[];
    /** The win that they were made of. */
    win: string | null;
    at: Temporal.Instant;
  }[];
  works: readonly Work[];
  lessons: readonly { id: string; habit: string; text: Typed; at: Temporal.Instant }[];
};

/** Work that somebody handed over and that is done. */
export type Work = {
  id: string;
  outcome: Typed;
  doneLooksLike: Typed;
  /** Whoever had it, one after the other. */
  delegates: readonly string[];
  /** When it was first handed over. */
  from: Temporal.Instant;
  endedAt: Temporal.Instant;
};

/** So long after its end what is written down may still be about it: people record a win when they think of it. */
const afterwards = Temporal.Duration.from({ hours: 7 * 24 });

/** The time of a piece of work: from its first day until a week after its end. */
export function spanOfWork({ from, endedAt }: Pick<Work, 'from' | 'endedAt'>): Span {
  return { from, until: endedAt.add(afterwards) };
}

/** A project that nobody was handed has no dates of its own: the last two months. */
const projectTakes = Temporal.Duration.from({ hours: 60 * 24 });

export function spanOfProject(now: Temporal.Instant): Span {
  // Half-open: what was written down at this very moment is in it.
  return { from: now.subtract(projectTakes), until: now.add({ milliseconds: 1 }) };
}

/** So many of each kind, the newest: a form holds ten of them in a block. */
export const mostOfKind: Readonly<Record<Piece['kind'], number>> = {
  work: 20,
  win: 40,
  kudos: 20,
  lesson: 20,
};

/** The pieces that can be chosen, the oldest first, and how many older ones there was no room for. */
export type Gathered = { pieces: readonly Piece[]; left: number };

/**
 * What of somebody's record belongs to a celebration. To work that is done: itself, and what was recorded in its time and
 * names somebody who had it; what they learned in that time names nobody, so all of it is offered. To a month or a project:
 * everything. Kudos that were made of a win that is there already tell the same, and are left out.
 */
export function gather(found: Found, about: Work | null): Gathered {
  const theirs = (people: readonly string[]) =>
    about === null || people.some((person) => about.delegates.includes(person));
  const wins = found.wins.filter(({ people, text }) => theirs([...people, ...mentions(text)]));
  const told = new Set(wins.map(({ id }) => id));
  const kudos = found.kudos.filter(
    ({ win, people }) => theirs(people) && (win === null || !told.has(win)),
  );
  const works = about === null ? found.works : [about];
  const pieces: Piece[] = [
    ...works.map((work) => ({
      kind: 'work' as const,
      id: work.id,
      at: work.endedAt,
      text: work.outcome,
      more: work.doneLooksLike,
      people: work.delegates,
    })),
    ...wins.map((win) => ({
      kind: 'win' as const,
      id: win.id,
      at: win.at,
      text: win.text,
      more: win.why,
      people: [...new Set([...win.people, ...mentions(win.text)])],
    })),
    ...kudos.map(({ effect, ...each }) => ({ kind: 'kudos' as const, ...each, more: effect })),
    ...found.lessons.map(({ habit, ...each }) => ({
      kind: 'lesson' as const,
      ...each,
      more: habit,
      people: [],
    })),
  ];
  const kept = kinds.flatMap((kind) =>
    pieces
      .filter((piece) => piece.kind === kind)
      .toSorted(byTime)
      .slice(-mostOfKind[kind]),
  );
  return { pieces: kept.toSorted(byTime), left: pieces.length - kept.length };
}

function byTime(a: Piece, b: Piece): number {
  return Temporal.Instant.compare(a.at, b.at) || (a.id < b.id ? -1 : 1);
}

/** Those named besides the author, each once; nobody who is forgotten. */
export function others(people: readonly string[], author: string): string[] {
  return [...new Set(people)].filter((person) => person !== author && person !== somebodyWhoLeft);
}

/**
 * Whether a piece is in the draft unless its author takes it out: what names others. Their journal is private until they
 * choose something of it, and of a project nobody knows what belongs to it.
 */
export function isPreselected(piece: Piece, author: string, { kind }: Source): boolean {
  if (piece.kind === 'lesson' || kind === 'project') return false;
  return others(piece.people, author).length > 0;
}

/**
 * What others can learn from an entry of a journal: by practice, the fields that say what was learned. What went wrong, and
 * whose it was, stays in the journal.
 */
export const lessonFields: Readonly<Record<string, readonly string[]>> = {
  'debrief-failure': ['learned', 'next'],
  'admit-a-mistake': ['taught'],
  'project-close-out': ['learned'],
};

/** What was learned, of the answers to a practice; '' for nothing. */
export function lessonOf(practice: string, answers: Readonly<Record<string, string>>): Typed {
  const fields = Object.hasOwn(lessonFields, practice) ? lessonFields[practice] : [];
  const said = (fields ?? []).flatMap((key) => answers[key] || []);
  return said.join(' ');
}

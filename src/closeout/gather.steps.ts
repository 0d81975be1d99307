import type { Db } from '../db/schema.ts';
import { readPeople, whyNot } from '../people/index.ts';
import { practiceByKey } from '../practices/index.ts';
import type { Visit } from '../room.ts';
import { mentions } from '../slack/text.ts';
import { inline } from '../slack/typed.ts';
import { UserError } from '../slack/user-error.ts';
import { localDate } from '../time/wall.ts';
import {
  type Found,
  gather,
  type Gathered,
  lessonFields,
  lessonOf,
  type Source,
  spanOfProject,
  spanOfWork,
  type Work,
} from './closeout.ts';
import type { Telling } from './draft.ts';
import { sayMonth, type Span, spanOfMonth } from './month.ts';

type Whose = { workspace: string; user: string };

/** What this room reads of others: always of one person, and their own alone. */
export type Gathering = {
  /** The zone in which somebody reads dates. */
  zoneOf(visit: Visit): Promise<string>;
  /** What somebody set up for their team; null for nothing. */
  teamOf(
    db: Db,
    workspace: string,
    user: string,
  ): Promise<{ channel: string | null; purpose: string } | null>;
  winsIn(db: Db, whose: Whose, span: Span): Promise<Found['wins']>;
  /** The kudos that somebody gave and that reached their channel or will, also in a weekly thread. */
  kudosIn(db: Db, whose: Whose, span: Span): Promise<Found['kudos']>;
  /** The work that somebody handed over and that was done in a time. */
  workDoneIn(db: Db, whose: Whose, span: Span): Promise<Work[]>;
  /** A piece of work that somebody handed over and that is done; null for any other. */
  workOf(db: Db, whose: Whose, id: string): Promise<Work | null>;
  /** What somebody wrote in answer to these practices. */
  entriesIn(
    db: Db,
    whose: Whose,
    span: Span,
    practices: readonly string[],
  ): Promise<
    readonly {
      id: string;
      practice: string;
      answers: Readonly<Record<string, string>>;
      at: Temporal.Instant;
    }[]
  >;
};

/** What a draft can be made of, and how. `subject` stands in a sentence of ours. */
export type Made = {
  gathered: Gathered;
  telling: Telling;
  subject: string;
  /** Those in it who have left, and apps: a form would not take them. */
  absent: ReadonlySet<string>;
};

/** Gathers what belongs to a celebration of whoever calls. Throws a UserError for work that is not done, or not theirs. */
export async function gatherFor(visit: Visit, source: Source, of: Gathering): Promise<Made> {
  const { db, workspace, user, now } = visit;
  const zone = await of.zoneOf(visit);
  const work = source.kind === 'delegation' ? await of.workOf(db, visit, source.id) : null;
  if (source.kind === 'delegation' && !work) {
    throw new UserError('That work is not done, or somebody else handed it over.');
  }
  const span = work
    ? spanOfWork(work)
    : source.kind === 'month'
      ? spanOfMonth(source.month, zone)
      : spanOfProject(now);
  const [wins, kudos, works, entries] = await Promise.all([
    of.winsIn(db, visit, span),
    of.kudosIn(db, visit, span),
    work ? [] : of.workDoneIn(db, visit, span),
    of.entriesIn(db, visit, span, Object.keys(lessonFields)),
  ]);
  const lessons = entries.flatMap(({ id, practice, answers, at }) => {
    const text = lessonOf(practice, answers);
    const habit = practiceByKey(practice)?.title ?? '';
    return text === '' ? [] : [{ id, habit, text, at }];
  });
  const gathered = gather({ wins, kudos, works, lessons }, work);
  const people = gathered.pieces.flatMap(({ people: named, text, more }) => [
    ...named,
    ...mentions(text),
    ...mentions(more),
  ]);
  const known = await readPeople(db, workspace, [...new Set(people)]);
  const month = source.kind === 'month' ? sayMonth(source.month, localDate(now, zone)) : '';
  return {
    gathered,
    telling: {
      source,
      author: user,
      subject: work?.outcome ?? month,
      purpose: (await of.teamOf(db, workspace, user))?.purpose ?? '',
      known,
    },
    subject: work ? `“${inline(work.outcome)}”` : month || 'your project',
    absent: new Set(known.filter((person) => whyNot(person) !== null).map(({ id }) => id)),
  };
}

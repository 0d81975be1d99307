import type { Db } from '../db/schema.ts';
import { whoLeft } from '../people/index.ts';
import { type About, type Field, practiceByKey } from '../practices/index.ts';
import { mention } from '../slack/text.ts';
import { inlineWithin } from '../slack/typed.ts';
import { sayFixedDate } from '../time/words.ts';
import { localDate } from '../time/wall.ts';
import type { AboutRef } from './history.ts';
import { readIntention } from './intention.store.ts';
import { readEntry } from './journal.store.ts';
import type { Manager } from './manager.ts';

/** What other rooms say of what a nudge names. */
export type Records = {
  delegationOf(
    db: Db,
    whose: Whose,
    id: string,
  ): Promise<{ outcome: string; delegate: string; dueOn: Temporal.PlainDate | null } | null>;
  visionNoteOf(
    db: Db,
    whose: Whose,
    id: string,
  ): Promise<{ note: string; at: Temporal.Instant } | null>;
};

type Whose = { workspace: string; user: string };

/** How much of what somebody typed a nudge quotes, escaped. */
const quoted = 150;

/** What a nudge is about, ready to be read; {} for nothing, for what is not kept any more, and for somebody who has left. */
export async function readAbout(
  db: Db,
  records: Records,
  of: { manager: Manager; practice: string; about: AboutRef | null },
  now: Temporal.Instant,
): Promise<Partial<About>> {
  const { manager, about } = of;
  if (!about) return {};
  const { subject, person, id } = about;
  const whose = { workspace: manager.workspace, user: manager.user };
  const today = localDate(now, manager.zone);
  const on = (at: Temporal.Instant) => sayFixedDate(localDate(at, manager.zone), today);
  const hasLeft = async (user: string) => (await whoLeft(db, whose.workspace, [user])).has(user);
  if (person !== null && (await hasLeft(person))) return {};
  switch (subject) {
    case 'teammate':
      return person ? { teammate: { person: mention(person) } } : {};
    case 'unthanked': {
      const since = id === null ? null : on(Temporal.Instant.from(id));
      return person ? { unthanked: { person: mention(person), since } } : {};
    }
    case 'vision-note': {
      const note = id ? await records.visionNoteOf(db, whose, id) : null;
      if (!note) return {};
      return { 'vision-note': { note: quote(note.note), on: on(note.at) } };
    }
    case 'kept-plan': {
      const plan = id ? await readIntention(db, whose, id) : null;
      return plan ? { 'kept-plan': { when: quote(plan.when), will: quote(plan.will) } } : {};
    }
    case 'last-time': {
      const entry = id ? await readEntry(db, whose, id) : null;
      const words = entry && firstAnswer(of.practice, ['line', 'paragraph'], entry.answers);
      if (!words) return {};
      const whom = firstAnswer(of.practice, ['person'], entry.answers);
      if (whom && (await hasLeft(whom))) return {};
      return {
        'last-time': { words: quote(words), on: on(entry.at), person: whom && mention(whom) },
      };
    }
    default: {
      const delegation = id ? await records.delegationOf(db, whose, id) : null;
      if (!delegation || (await hasLeft(delegation.delegate))) return {};
      const outcome = quote(delegation.outcome);
      const said = { delegate: mention(delegation.delegate), outcome };
      if (subject !== 'delegation-overdue') return { [subject]: said };
      const { dueOn } = delegation;
      return dueOn ? { [subject]: { ...said, due: sayFixedDate(dueOn, today) } } : {};
    }
  }
}

/** Quoted within a sentence: on one line, escaped, set apart from our words, without a full stop of its own. */
function quote(typed: string): string {
  const line = typed.replaceAll(/\s+/g, ' ').trim();
  return inlineWithin(line.replace(/(?<!\.)\.$/, ''), quoted);
}

/** What was answered in the first field of a practice's form that is of such a kind and was filled in. */
function firstAnswer(
  practice: string,
  kinds: readonly Field['kind'][],
  answers: Readonly<Record<string, string>>,
): string | null {
  const fields = practiceByKey(practice)?.form.fields ?? [];
  const asked = fields.filter(({ kind }) => kinds.includes(kind));
  return asked.map(({ key }) => answers[key]).find((answer) => answer) ?? null;
}

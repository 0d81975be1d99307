import type { Db } from '../db/schema.ts';
import type { Practice } from '../practices/index.ts';
import type { Call } from '../slack/call.ts';
import { mustFit, type Said } from '../slack/said.ts';
import { UserError } from '../slack/user-error.ts';
import { answerLength } from './answers.view.ts';
import { changeEntry, entryFor } from './journal.store.ts';
import { addToJournal } from './nudge.store.ts';

/** How long the answer to a nudge was before words came to it (null: there was none), and after. */
export type Added = { before: number | null; after: number };

/** Refuses words that are too long for a practice's journal; false when it keeps none. */
export function fitsJournal(practice: Practice, text: string): boolean {
  const field = mainField(practice);
  if (field) mustFit(text, field.max);
  return field !== null;
}

/** Puts words into the journal as the main answer to a nudge, below what is there; null when its form is all choices. */
export async function addWords(
  tx: Db,
  said: Said,
  practice: Practice,
  nudge: string,
): Promise<Added | null> {
  const field = mainField(practice);
  if (!field) return null;
  const { workspace, user, text } = said;
  const entry = await entryFor(tx, said, nudge);
  const before = entry?.answers[field.key] ?? null;
  const after = before === null ? text : `${before}\n\n${text}`;
  if (after.length > field.max) {
    throw new UserError(
      'Together with what you wrote before, that is too long to keep. Your message stays where it is.',
    );
  }
  const answers = { ...entry?.answers, [field.key]: after };
  if (entry) await changeEntry(tx, said, entry.id, answers);
  else {
    await addToJournal(tx, { workspace, user, practice: practice.key, nudge, answers }, said.now);
  }
  return { before: before?.length ?? null, after: after.length };
}

/** Takes words out of the journal again; throws a UserError when they were changed since. */
export async function removeWords(
  tx: Db,
  call: Call,
  practice: Practice,
  nudge: string,
  { before, after }: Added,
): Promise<void> {
  const field = mainField(practice);
  const entry = await entryFor(tx, call, nudge);
  // Deleted by hand since.
  if (!field || !entry) return;
  const text = entry.answers[field.key];
  if (text?.length !== after) {
    throw new UserError(
      'You have written more since, or changed it. Take that back first, or change it in `/coach journal`.',
    );
  }
  const { [field.key]: _taken, ...others } = entry.answers;
  const answers = before === null ? others : { ...others, [field.key]: text.slice(0, before) };
  await changeEntry(tx, call, entry.id, answers);
}

/** The field of a practice's form in which one writes most freely; null for a form that is all choices. */
function mainField({ form }: Practice): { key: string; max: number } | null {
  for (const kind of ['paragraph', 'line'] as const) {
    const field = form.fields.find((each) => each.kind === kind);
    if (field) return { key: field.key, max: answerLength[kind] };
  }
  return null;
}

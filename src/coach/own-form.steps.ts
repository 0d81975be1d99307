import { type About, type Practice, practiceByKey, sayWording } from '../practices/index.ts';
import type { ActionCall, CommandCall } from '../slack/call.ts';
import type { Typed } from '../slack/text.ts';
import { UserError } from '../slack/user-error.ts';
import { type Records, readAbout } from './about.store.ts';
import { type Answers } from './answers.view.ts';
import { readAsked } from './asked.ts';
import type { AboutRef } from './history.ts';
import type { Nudges } from './nudge.steps.ts';
import { aboutOf } from './nudge.store.ts';
import { practiceForm } from './nudge.view.ts';
import { askedForm } from './practice.view.ts';
import { managerOf } from './settings.steps.ts';

/** What somebody had typed in the form of another room. */
export type TypedElsewhere = { people: readonly string[]; text: Typed };

const nothing: TypedElsewhere = { people: [], text: '' };

/**
 * Opens the form of a practice whose answer goes to the journal, also where another room has one for it. `answers` is what it
 * answers: a nudge that came, or a practice that is done of one's own accord; `typed` is what was typed elsewhere before.
 */
export async function openOwnForm(
  call: CommandCall | ActionCall,
  answers: string,
  {
    nudges,
    records,
    typed = nothing,
  }: { nudges: Nudges; records: Records; typed?: TypedElsewhere | undefined },
): Promise<void> {
  const asked = readAsked(answers);
  if (!asked) {
    const opened = await nudges.open(call, answers);
    const { nudge, practice } = opened;
    const { known } = await nudges.shown(call, opened);
    const said = sayWording(practice, nudge.wording, known);
    const filled = filledIn(practice, named(aboutOf(nudge), known), typed);
    return call.open(practiceForm(nudge.id, practice, said, filled));
  }
  const practice = practiceByKey(asked.practice);
  if (!practice) throw new UserError("I don't know that habit any more.");
  const { about, wording } = asked;
  const manager = await managerOf(call);
  const whose = { manager, practice: practice.key, about };
  const known = await readAbout(call.db, records, whose, call.now);
  const said = sayWording(practice, wording, known);
  await call.open(
    askedForm(answers, practice, said, filledIn(practice, named(about, known), typed)),
  );
}

/** Whom a nudge names, as long as it still does. */
function named(about: AboutRef | null, known: Partial<About>): string | null {
  return about && known[about.subject] ? about.person : null;
}

/** Whoever was chosen alone, else whoever the nudge names, and the words stand where the form asks for them. */
function filledIn(
  { form }: Practice,
  named: string | null,
  { people, text }: TypedElsewhere,
): Answers {
  const person = form.fields.find(({ kind }) => kind === 'person');
  const words = form.fields.find(({ kind }) => kind === 'paragraph');
  const [only] = people.length === 1 ? people : [];
  const who = only ?? named;
  return {
    ...(person && who && { [person.key]: who }),
    ...(words && text !== '' && { [words.key]: text }),
  };
}

import { type Practice, practiceByKey, sayWording } from '../practices/index.ts';
import type { ActionCall, CommandCall } from '../slack/call.ts';
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

/**
 * Opens the form of a practice whose answer goes to the journal, also where another room has one for it. `answers` is what it
 * answers: a nudge that came, or a practice that is done of one's own accord.
 */
export async function openOwnForm(
  call: CommandCall | ActionCall,
  answers: string,
  { nudges, records }: { nudges: Nudges; records: Records },
): Promise<void> {
  const asked = readAsked(answers);
  if (!asked) {
    const opened = await nudges.open(call, answers);
    const { nudge, practice } = opened;
    const { known } = await nudges.shown(call, opened);
    const said = sayWording(practice, nudge.wording, known);
    return call.open(practiceForm(nudge.id, practice, said, knownPerson(practice, aboutOf(nudge))));
  }
  const practice = practiceByKey(asked.practice);
  if (!practice) throw new UserError("I don't know that habit any more.");
  const { about, wording } = asked;
  const manager = await managerOf(call);
  const whose = { manager, practice: practice.key, about };
  const known = await readAbout(call.db, records, whose, call.now);
  const said = sayWording(practice, wording, known);
  await call.open(askedForm(answers, practice, said, knownPerson(practice, about)));
}

/** Whoever has waited for thanks is filled in where the form asks for somebody. */
function knownPerson({ form }: Practice, about: AboutRef | null): Answers {
  const field = form.fields.find(({ kind }) => kind === 'person');
  return field && about?.subject === 'unthanked' && about.person
    ? { [field.key]: about.person }
    : {};
}

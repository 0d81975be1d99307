import { z } from 'zod';
import { type Person, whyNotAsked } from '../people/index.ts';
import { requiredText } from '../slack/form.ts';
import { saysSomething } from '../slack/typed.ts';

/** How much may be typed, in UTF-16 units as Slack counts. */
export const doneLimits = { words: 1_000, project: 150 } as const;

function words(max: number, ask: string) {
  return requiredText(max, ask).refine(saysSomething, ask);
}

const answer = words(doneLimits.words, 'Say in a line or two what will be there when it is done.');

/** What somebody answers. */
export const doneAnswerForm = z.object({ words: answer });

/** What a manager asks about of their own accord, with their own answer. */
export const doneProjectForm = z.object({
  who: z.string('Choose who works on it.'),
  project: words(doneLimits.project, 'Name the project in one line.'),
  words: answer,
});

/** Why somebody cannot be asked, in words for the manager; null when they can. */
export function notToAsk(manager: string, user: string, person: Person | null): string | null {
  if (user === manager) return 'That is you. Choose somebody who works on it.';
  if (!person) return 'Slack does not know this person here. Choose somebody else.';
  return whyNotAsked(person);
}

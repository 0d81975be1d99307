import type { KnownBlock } from '@slack/types';
import type { Field, Practice } from '../practices/index.ts';
import { choiceField, option, personField, section, textField } from '../slack/blocks.ts';
import { mention } from '../slack/text.ts';
import { safeBeginning, typedPieces } from '../slack/typed.ts';

/** What was filled into a practice's form, by the field's key. */
export type Answers = Readonly<Record<string, string>>;

/** Longest answer in a practice's form, in characters. */
export const answerLength = { line: 200, paragraph: 2000 } as const;

/** How much of an answer its author sees again in the message, escaped. */
const answerShown = 800;

/** Who reads what is written in answer to a practice, as a sentence. */
export function whoSees({ sharing }: Practice): string {
  return sharing === 'never' ? 'Only you see this.' : 'Only you see this, until you share it.';
}

/** What of some answers the fields of a practice's form hold, and the rest. */
export function fitting({ form }: Practice, known: Answers): { answers: Answers; rest: string } {
  const answers: Record<string, string> = { ...known };
  const rest: string[] = [];
  for (const { key, kind } of form.fields) {
    if (kind !== 'line' && kind !== 'paragraph') continue;
    const [first, ...beyond] = typedPieces(known[key] ?? '', answerLength[kind], (t) => t.length);
    if (first !== undefined) answers[key] = first;
    rest.push(...beyond);
  }
  return { answers, rest: rest.join('\n') };
}

/** The fields of a practice's form, filled with what was answered before. */
export function answerFields(practice: Practice, answers: Answers = {}): KnownBlock[] {
  return practice.form.fields.map((of) => answerField(of, answers[of.key]));
}

function answerField(of: Field, initial: string | undefined): KnownBlock {
  const common = {
    key: of.key,
    label: of.label,
    ...(of.hint && { hint: of.hint }),
    optional: of.optional ?? false,
    initial,
  };
  switch (of.kind) {
    case 'line':
    case 'paragraph':
      return textField({
        ...common,
        lines: of.kind === 'line' ? 'one' : 'many',
        max: answerLength[of.kind],
        ...(of.placeholder && { placeholder: of.placeholder }),
      });
    case 'choice':
      return choiceField({
        ...common,
        initial: initial ?? null,
        choices: of.choices.map((choice) => option(choice.label, choice.key)),
      });
    case 'person':
      return personField(common);
  }
}

/** What was written in a practice's form, as its author sees it again. */
export function answerBlocks(practice: Practice, answers: Answers): KnownBlock[] {
  return answered(practice, answers).map(([of, answer]) =>
    section(`*${of.label}*\n${sayChosen(of, answer) ?? safeBeginning(answer, answerShown)}`),
  );
}

/** The fields that were filled in, each with its answer. */
export function answered({ form }: Practice, answers: Answers): [Field, string][] {
  return form.fields.flatMap((of): [Field, string][] => {
    const answer = answers[of.key];
    return answer ? [[of, answer]] : [];
  });
}

/** What was chosen in a field; null for one in which something is typed. */
export function sayChosen(of: Field, answer: string): string | null {
  if (of.kind === 'person') return mention(answer);
  const chosen = of.kind === 'choice' && of.choices.find((choice) => choice.key === answer);
  return chosen ? chosen.label : null;
}

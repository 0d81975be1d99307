import { validateMessage, validateView, type Problem } from './blocks/index.ts';
import type { Context } from './context.ts';
import { fail } from './errors.ts';
import { pictureProblems } from './pictures.ts';
import type { Obj } from './state.ts';

/** Refuses a message that Slack would refuse, in its words. */
export function checkMessage(context: Context, payload: Obj): void {
  refuse(inMessage(context, payload));
}

/** Refuses a modal or Home tab that Slack would refuse, in its words. Pointers start at `/view`. */
export function checkView(context: Context, view: unknown): void {
  refuse([
    ...validateView(view).map((problem) => ({ ...problem, pointer: `/view${problem.pointer}` })),
    ...pictureProblems(context, view, ['view'], 'invalid_arguments'),
  ]);
}

/** What is wrong, one sentence a problem, or an empty list. */
export function problemsInView(context: Context, view: unknown): string[] {
  return [...validateView(view), ...pictureProblems(context, view, [], 'invalid_arguments')].map(
    sentence,
  );
}

/** What is wrong with a message, one sentence a problem, or an empty list. */
export function problemsInMessage(context: Context, payload: Obj): string[] {
  return inMessage(context, payload).map(sentence);
}

function inMessage(context: Context, payload: Obj): Problem[] {
  return [
    ...validateMessage(payload),
    ...pictureProblems(context, payload['blocks'], ['blocks'], 'invalid_blocks'),
  ];
}

function refuse(problems: readonly Problem[]): void {
  const first = problems[0];
  if (first === undefined) return;
  const messages = problems.map((problem) => `[ERROR] ${sentence(problem)}`);
  const errors = first.code === 'invalid_blocks' ? { errors: problems.map(sentence) } : {};
  fail(first.code, { ...errors, response_metadata: { messages } });
}

function sentence(problem: Problem): string {
  return `${problem.message} [json-pointer:${problem.pointer}]`;
}

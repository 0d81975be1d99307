import { validateMessage, validateView, type Problem } from './blocks/index.ts';
import { fail } from './errors.ts';
import type { Obj } from './state.ts';

/** Refuses a message that Slack would refuse, in its words. */
export function checkMessage(payload: Obj): void {
  refuse(validateMessage(payload));
}

/** Refuses a modal or Home tab that Slack would refuse, in its words. Pointers start at `/view`. */
export function checkView(view: unknown): void {
  refuse(validateView(view).map((problem) => ({ ...problem, pointer: `/view${problem.pointer}` })));
}

/** What is wrong, one sentence a problem, or an empty list. */
export function problemsInView(view: unknown): string[] {
  return validateView(view).map(sentence);
}

/** What is wrong with a message, one sentence a problem, or an empty list. */
export function problemsInMessage(payload: Obj): string[] {
  return validateMessage(payload).map(sentence);
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

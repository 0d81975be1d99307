export { LIMITS } from './limits.ts';
export { lacksFallback, validateMessage } from './message.ts';
export { type Problem, type ProblemCode, pointerTo } from './problem.ts';
export { validateView } from './view.ts';

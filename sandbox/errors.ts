import type { Obj } from './state.ts';

/** An answer of the Web API with `ok: false`. */
export class SlackError extends Error {
  readonly error: string;
  readonly extra: Obj;

  constructor(error: string, extra: Obj = {}) {
    super(error);
    this.name = 'SlackError';
    this.error = error;
    this.extra = extra;
  }
}

/** Ends a Web API call with one of Slack's error names. */
export function fail(error: string, extra: Obj = {}): never {
  throw new SlackError(error, extra);
}

/** Ends a call as Slack does for a wrong argument: with a sentence that says which. */
export function failArgument(message: string): never {
  throw new SlackError('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] ${message}`] },
  });
}

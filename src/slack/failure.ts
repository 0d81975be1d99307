import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/** What an error of a Web API call says about whether Slack acted. */
export type Failure =
  /** Not done, and it will not work as it is: `code` is Slack's own. */
  | { kind: 'refused'; code: string }
  /** Not done; worth another try after `seconds`, or after a pause of our choice. */
  | { kind: 'not-now'; code: string; seconds: number | null }
  /** Nobody knows: the call may have worked. */
  | { kind: 'unknown'; code: string };

/** Slack's errors that are about its own state, not about the call. */
const passing = new Set([
  'ratelimited',
  'rate_limited',
  'service_unavailable',
  'team_added_to_org',
]);

/**
 * Slack documents these two as failures during which part of the call may have succeeded
 * (docs.slack.dev, errors of chat.postMessage).
 */
const halfDone = new Set(['fatal_error', 'internal_error', 'request_timeout']);

/** What Slack's codes look like. Where something else stands in their place, it may quote what somebody typed. */
export const codePattern = /^[a-z][a-z0-9_]{1,60}$/;

/** Reads an error thrown by the WebClient. What is not one of its errors is `unknown`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    // An answer that is no JSON, such as a proxy's page.
    if (!codePattern.test(code)) return { kind: 'unknown', code: 'bad_answer' };
    if (halfDone.has(code)) return { kind: 'unknown', code };
    if (passing.has(code)) return { kind: 'not-now', code, seconds: null };
    return { kind: 'refused', code };
  }
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'not-now', code: 'ratelimited', seconds: error.retryAfter };
  }
  if (error instanceof WebAPIHTTPError)
    return { kind: 'unknown', code: `http_${error.statusCode}` };
  if (error instanceof WebAPIRequestError) return { kind: 'unknown', code: 'no_answer' };
  return { kind: 'unknown', code: codeOf(error) };
}

/** A code, never a message: messages may quote what somebody typed. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown_error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Where an error came from, without its message, for the same reason: a message may have several lines, and quote. */
export function stackOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const lines = error.stack?.split('\n').filter((line) => /^ +at \S/.test(line)) ?? [];
  return lines.slice(0, 7).join('\n');
}

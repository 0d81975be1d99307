import { count } from './text.ts';
import { UserError } from './user-error.ts';

const timeoutMs = 5_000;

/**
 * Whether a response_url may be trusted with an answer: Slack's own hosts over https, or the very origin of the Web API
 * when that is not Slack's (the sandbox).
 */
export function isTrustedResponseUrl(url: string, apiUrl: string): boolean {
  const parsed = URL.parse(url);
  const api = URL.parse(apiUrl);
  if (!parsed || !api || parsed.username || parsed.password) return false;
  if (!isSlackHost(api.hostname)) return parsed.origin === api.origin;
  return parsed.protocol === 'https:' && parsed.port === '' && isSlackHost(parsed.hostname);
}

function isSlackHost(hostname: string): boolean {
  return /(^|\.)slack(-gov)?\.com$/.test(hostname);
}

/** Answers through a response_url, trying once more when nobody answers. Throws when it did not work. */
export async function respond(url: string, apiUrl: string, body: object): Promise<void> {
  if (!isTrustedResponseUrl(url, apiUrl)) throw new Error('response_url outside Slack refused');
  const send = () =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  let response = await send().catch(() => null);
  if (!response || response.status >= 500) response = await send();
  if (!response.ok) throw new Error(`response_url answered ${response.status}`);
}

/** What a person reads when Slack takes no more calls for some seconds. */
export function slowDown(seconds: number | null): UserError {
  const wait = seconds === null ? 'a moment' : count(seconds, 'second');
  return new UserError(`Slack is busy just now. Please try again in ${wait}.`);
}

/** What a person reads when something failed that they cannot mend. */
export function apology(errorId: string): UserError {
  return new UserError(`Something went wrong on our side (${errorId}). Please try again.`);
}

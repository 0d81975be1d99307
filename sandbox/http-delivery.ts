import { createHmac } from 'node:crypto';
import type { Limits } from './context.ts';
import type { Carrier, Outcome, Parcel } from './delivery.ts';
import type { Faults } from './faults.ts';
import { isObj } from './state.ts';

/** Delivers by signed HTTP requests, as Slack does to an app without Socket Mode. */
export function httpCarrier(parts: {
  url: string;
  signingSecret: string;
  limits: Limits;
  faults: () => Faults;
}): Carrier {
  return async (parcel) => {
    const { body, type } = encode(parcel);
    const headers: Record<string, string> = {
      ...signed(parts.signingSecret, body),
      'Content-Type': type,
      'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...(parcel.attempt > 0
        ? {
            'X-Slack-Retry-Num': String(parcel.attempt),
            'X-Slack-Retry-Reason':
              parcel.retryReason === 'timeout' ? 'http_timeout' : parcel.retryReason,
          }
        : {}),
    };
    const outcome = await post(parts.url, headers, body, parts.limits.ackMs);
    if (!outcome.ok || !parts.faults().takeAckDrop()) return outcome;
    return { ok: false, reason: 'timeout' };
  };
}

/** Asks the app to prove that the address is its own; true when it echoes the challenge. */
export async function verifyUrl(parts: {
  url: string;
  signingSecret: string;
  verificationToken: string;
  limits: Limits;
}): Promise<boolean> {
  const challenge = 'a-challenge-of-the-sandbox';
  const body = JSON.stringify({
    token: parts.verificationToken,
    challenge,
    type: 'url_verification',
  });
  const headers = { ...signed(parts.signingSecret, body), 'Content-Type': 'application/json' };
  const outcome = await post(parts.url, headers, body, parts.limits.ackMs);
  if (!outcome.ok) return false;
  return (
    outcome.body === challenge || (isObj(outcome.body) && outcome.body['challenge'] === challenge)
  );
}

/** Slack's signature over a body, with the machine's real time: Bolt refuses what is older than five minutes. */
function signed(secret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor((performance.timeOrigin + performance.now()) / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': `v0=${hash}` };
}

function encode(parcel: Parcel): { body: string; type: string } {
  if (parcel.kind === 'events_api') {
    return { body: JSON.stringify(parcel.payload), type: 'application/json' };
  }
  const form = new URLSearchParams();
  if (parcel.kind === 'interactive') form.set('payload', JSON.stringify(parcel.payload));
  else for (const [name, value] of Object.entries(parcel.payload)) form.set(name, String(value));
  return { body: form.toString(), type: 'application/x-www-form-urlencoded' };
}

async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<Outcome> {
  let response: Response;
  let text: string;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    text = await response.text();
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { ok: false, reason: late ? 'timeout' : 'connection_failed' };
  }
  if (response.status !== 200) {
    const final = response.headers.get('x-slack-no-retry') === '1';
    return { ok: false, reason: 'http_error', ...(final ? { final } : {}) };
  }
  return { ok: true, body: parseBody(text) };
}

/** A body is JSON, or for a command plain text. */
function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

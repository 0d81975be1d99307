import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SlackConfig } from '../config.ts';
import { type Finding, mend, ok } from './finding.ts';
import { readHttpDate } from './http-date.ts';
import { eventsPath } from './manifest.ts';

/** Slack's answer to one call, with what only its headers say. */
export type Answer = {
  error: string | null;
  workspace: string | null;
  /** What the token may do; null when Slack did not say. */
  scopes: readonly string[] | null;
  /** Slack's clock. */
  date: Temporal.Instant | null;
};

const body = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  team_id: z.string().optional(),
});

/** Signatures are refused after five minutes; so far it does not come when a clock is kept. */
const largestSkew = Temporal.Duration.from({ seconds: 30 });

/** Calls a method that takes nothing but the token; null when nobody answers, or not as Slack does. */
export async function askSlack(
  config: SlackConfig,
  method: string,
  token: string,
): Promise<Answer | null> {
  try {
    const response = await fetch(new URL(method, config.apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(config.timeoutMs),
    });
    const said = body.parse(await response.json());
    const { headers } = response;
    return {
      error: said.ok ? null : (said.error ?? 'no reason'),
      workspace: said.team_id ?? null,
      scopes:
        headers
          .get('x-oauth-scopes')
          ?.split(/\s*,\s*/)
          .filter(Boolean) ?? null,
      date: readHttpDate(headers.get('date')),
    };
  } catch {
    return null;
  }
}

export function checkReach(answer: Answer | null, apiUrl: string): Finding {
  return answer
    ? ok('Slack', `answers at ${apiUrl}`)
    : mend('Slack', `does not answer at ${apiUrl}: check this machine's network, proxy and DNS.`);
}

export function checkToken(answer: Answer | null): Finding {
  const name = 'bot token';
  if (!answer) return mend(name, 'not checked, since Slack does not answer.');
  if (answer.error === null) return ok(name, `works in the workspace ${answer.workspace}`);
  return mend(
    name,
    `Slack refuses it (${answer.error}): copy SLACK_BOT_TOKEN again from api.slack.com/apps (OAuth & Permissions), or install the app again.`,
  );
}

/** Holds the scopes of the token against those of the manifest. */
export function checkScopes(answer: Answer | null, wanted: readonly string[]): Finding {
  const name = 'scopes';
  const granted = answer?.error === null ? answer.scopes : null;
  if (!granted) return mend(name, 'not checked: Slack did not say what the token may do.');
  const missing = wanted.filter((scope) => !granted.includes(scope));
  const superfluous = granted.filter((scope) => !wanted.includes(scope));
  if (missing.length === 0 && superfluous.length === 0) {
    return ok(name, `all ${wanted.length} of the manifest, and no other`);
  }
  const words = [
    missing.length > 0 && `missing ${missing.join(', ')}`,
    superfluous.length > 0 && `superfluous ${superfluous.join(', ')}`,
  ].filter((part) => part !== false);
  return mend(
    name,
    `${words.join('; ')}: paste manifest.yml under App Manifest at api.slack.com/apps, and install the app again.`,
  );
}

export function checkClock(answer: Answer | null, now: Temporal.Instant): Finding {
  const name = 'clock';
  if (!answer?.date) return mend(name, 'not checked: Slack did not say what time it is.');
  const skew = answer.date.until(now);
  const seconds = Math.round(Math.abs(skew.total('seconds')));
  if (Temporal.Duration.compare(skew.abs(), largestSkew) <= 0) {
    return ok(name, `within ${Math.max(2, seconds)} seconds of Slack's`);
  }
  return mend(
    name,
    `${seconds} seconds ${skew.sign > 0 ? 'ahead of' : 'behind'} Slack's: let this machine keep its clock by NTP. Nudges come at the wrong minute, and over HTTP requests are refused.`,
  );
}

/** Socket Mode: whether Slack would give us a socket; none is opened. */
export async function checkSocket(config: SlackConfig, appToken: string): Promise<Finding> {
  const name = 'socket';
  const answer = await askSlack(config, 'apps.connections.open', appToken);
  if (!answer) return mend(name, 'not checked, since Slack does not answer.');
  if (answer.error === null) return ok(name, 'Slack gives one for the app-level token');
  if (answer.error === 'socket_mode_not_enabled') {
    return mend(
      name,
      'Socket Mode is off: switch it on at api.slack.com/apps (Socket Mode), or set SLACK_SIGNING_SECRET instead of SLACK_APP_TOKEN.',
    );
  }
  return mend(
    name,
    `Slack refuses the app-level token (${answer.error}): copy SLACK_APP_TOKEN again from api.slack.com/apps (Basic Information, App-Level Tokens; it needs connections:write).`,
  );
}

/** HTTP: asks the public address what Slack asks it, signed as Slack signs. */
export async function checkPublicUrl(
  publicUrl: string | null,
  signingSecret: string,
  now: Temporal.Instant,
): Promise<Finding> {
  const name = 'public URL';
  if (publicUrl === null) {
    return ok(
      name,
      `not checked: set PUBLIC_URL to the https address at which Slack reaches the app, or press Retry under Event Subscriptions at api.slack.com/apps.`,
    );
  }
  const url = publicUrl + eventsPath;
  const challenge = randomUUID();
  const text = JSON.stringify({ type: 'url_verification', challenge });
  const stamp = String(Math.floor(now.epochMilliseconds / 1000));
  const hash = createHmac('sha256', signingSecret).update(`v0:${stamp}:${text}`).digest('hex');
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': `v0=${hash}`,
      },
      body: text,
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    });
    const echo = await response.text();
    if (response.ok && echo.includes(challenge)) {
      return ok(name, `${url} answers as Slack wants it to`);
    }
    return mend(
      name,
      response.status === 401
        ? `${url} refuses our signature: the app that answers there has another SLACK_SIGNING_SECRET, or another clock.`
        : `${url} answers with ${response.status}: let the proxy pass ${eventsPath} on to the app's PORT, unchanged.`,
    );
  } catch {
    return mend(
      name,
      `${url} cannot be reached from here: check DNS, certificate and proxy, and whether the app runs.`,
    );
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { z } from 'zod';
import { ConfigError } from '../config.ts';

/** The path on which the app hears Slack over HTTP. */
export const eventsPath = '/slack/events';

/** The manifest that lies beside the code: the one for Socket Mode. */
export function readManifestText(): string {
  return readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8');
}

const withScopes = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.string().array() }) }),
});

/** The bot scopes that a manifest asks for. */
export function scopesOf(manifest: string): string[] {
  return withScopes.parse(parseDocument(manifest).toJS()).oauth_config.scopes.bot;
}

/**
 * Where Slack is to deliver, for the address of a host: `https://host/slack/events`. Throws ConfigError with a sentence for
 * what Slack could not call.
 */
export function requestUrl(address: string): string {
  const url = URL.parse(address);
  const rule = 'it must look like https://coach.example.com';
  if (!url) throw new ConfigError(`“${address}” is no address: ${rule}.`);
  if (url.protocol !== 'https:') {
    throw new ConfigError(`Slack calls https addresses only, not ${url.protocol}//: ${rule}.`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new ConfigError(`Slack's address has no user, question mark or # in it: ${rule}.`);
  }
  if (!url.hostname.includes('.') || /^[\d.]+$|^\[/.test(url.hostname)) {
    throw new ConfigError(`Slack must find ${url.hostname} by its public name: ${rule}.`);
  }
  if (!['/', eventsPath, `${eventsPath}/`].includes(url.pathname)) {
    throw new ConfigError(`The app listens on ${eventsPath}, not on ${url.pathname}: ${rule}.`);
  }
  return `${url.origin}${eventsPath}`;
}

/** The manifest for HTTP: Slack is told where to deliver, and Socket Mode is off. Nothing else changes, comments included. */
export function httpManifest(manifest: string, deliverTo: string): string {
  const document = parseDocument(manifest);
  document.setIn(['settings', 'socket_mode_enabled'], false);
  for (const part of ['event_subscriptions', 'interactivity']) {
    document.setIn(['settings', part, 'request_url'], deliverTo);
  }
  const commands = document.getIn(['features', 'slash_commands']);
  if (!isSeq(commands)) throw new Error('the manifest has no commands');
  for (const command of commands.items) if (isMap(command)) command.set('url', deliverTo);
  return document.toString({ lineWidth: 0 });
}

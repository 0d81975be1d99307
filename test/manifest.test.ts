import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { EVENT_SCOPES } from '../sandbox/manifest-scopes.ts';
import { createWorld, manifest } from './support/world.ts';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'manifest.yml'), 'utf8');
const source = globSync('src/**/*.ts', { cwd: root })
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

const scopes = manifest.oauth_config?.scopes.bot ?? [];
const events = manifest.settings?.event_subscriptions?.bot_events ?? [];
const commands = manifest.features?.slash_commands ?? [];
const shortcuts = manifest.features?.shortcuts ?? [];

/**
 * The scopes of the Web API methods that src calls, as docs.slack.dev/reference/methods/<method> lists them for a bot
 * token. Where it lists one for each sort of conversation, those of the sorts that the app asks for: what it reads back
 * stands in channels and in DMs with it; what it asks about are channels; what it opens are DMs.
 */
const scopesOfMethods: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.join': ['channels:join'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'reactions.add': ['reactions:write'],
  'reactions.remove': ['reactions:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** The methods of the WebClient that src calls, such as `chat.postMessage`. */
function methodsCalled(): string[] {
  return methodsOf(new WebClient()).filter((method) =>
    new RegExp(`\\.${method.replaceAll('.', String.raw`\s*\??\.`)}\\s*\\(`).test(source),
  );
}

function methodsOf(part: object, path: readonly string[] = []): string[] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'function') return path.length > 0 ? [[...path, name].join('.')] : [];
    if (path.length > 2 || typeof value !== 'object' || value === null) return [];
    return methodsOf(value, [...path, name]);
  });
}

/** The lines of a list in manifest.yml, by the key above it. */
function linesUnder(key: string): string[] {
  const list = new RegExp(`^ *${key}:\\n((?: +- .*\\n?)+)`, 'm').exec(text)?.[1] ?? '';
  return list.split('\n').filter((line) => line.trim() !== '');
}

describe('the manifest names what the app registers, and nothing else', () => {
  test('commands, shortcuts and events', async () => {
    const { registered } = (await createWorld()).app;
    const { commands: listened, shortcuts: picked, events: heard } = registered;
    expect(commands.map((one) => one.command).toSorted()).toEqual([...listened].toSorted());
    expect(events.toSorted()).toEqual([...heard].toSorted());
    expect(shortcuts.map((one) => one.callback_id).toSorted()).toEqual([...picked].toSorted());
    expect(shortcuts.filter((one) => one.type !== 'message')).toEqual([]);
  });

  test('mentions arrive as ids, wherever people are named', () => {
    expect(commands.filter((one) => one.should_escape !== true)).toEqual([]);
  });
});

describe('the scopes are the fewest', () => {
  test('every Web API method that is called has its scopes in the table above', () => {
    expect(methodsCalled().toSorted()).toEqual(Object.keys(scopesOfMethods).toSorted());
    expect(source.includes('.apiCall(')).toBe(false);
  });

  test('each is needed by a method, an event or a command, and none is missing', () => {
    const needed = new Set([
      ...methodsCalled().flatMap((method) => scopesOfMethods[method] ?? []),
      ...events.flatMap((event) => EVENT_SCOPES.get(event) ?? []),
      ...(commands.length > 0 || shortcuts.length > 0 ? ['commands'] : []),
    ]);
    expect(scopes.toSorted()).toEqual([...needed].toSorted());
  });

  test.each([
    ['scopes', 'bot', scopes],
    ['events', 'bot_events', events],
  ])('the %s say why, line by line', (_, key, all) => {
    expect(linesUnder(key)).toHaveLength(all.length);
    for (const line of linesUnder(key)) expect(line).toMatch(/^ +- [\w.:]+ # \S+ .+$/);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { stringify } from 'yaml';
import { parseManifest, readManifest } from '../../sandbox/manifest.ts';

const x = (length: number): string => 'x'.repeat(length);
const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const command = (more: object = {}) => ({ command: '/win', description: 'Record a win', ...more });
const shortcut = (more: object = {}) => ({
  name: 'Record a win',
  type: 'message',
  callback_id: 'record_win',
  description: 'Record it',
  ...more,
});

/** A manifest that holds, but for what is put into its parts. */
const manifest = ({
  information = {},
  features = {},
  scopes = ['commands', 'users:read'],
  settings = {},
  ...root
}: {
  information?: object;
  features?: object;
  scopes?: string[];
  settings?: object;
  [key: string]: unknown;
}): string =>
  stringify({
    display_information: { name: 'Both Hats', ...information },
    features: { bot_user: { display_name: 'Both Hats' }, ...features },
    oauth_config: { scopes: { bot: scopes } },
    settings: { socket_mode_enabled: true, ...settings },
    ...root,
  });

type Parts = Parameters<typeof manifest>[0];
const commands = (...slash_commands: object[]): Parts => ({ features: { slash_commands } });
const shortcuts = (...shortcuts: object[]): Parts => ({ features: { shortcuts } });
const events = (...bot_events: string[]): Parts => ({
  settings: { event_subscriptions: { bot_events } },
});

const CASES: readonly [rule: string, fits: Parts, refused: Parts, key: string][] = [
  ['known root keys', { _metadata: { major_version: 1 } }, { foo: 1 }, 'foo'],
  ['known keys', {}, { settings: { socket_mode: true } }, 'settings.socket_mode'],
  [
    'name',
    { information: { name: x(35) } },
    { information: { name: x(36) } },
    'display_information.name',
  ],
  [
    'description',
    { information: { description: x(140) } },
    { information: { description: x(141) } },
    'display_information.description',
  ],
  [
    'long_description, least',
    { information: { long_description: x(175) } },
    { information: { long_description: x(174) } },
    'display_information.long_description',
  ],
  [
    'long_description, most',
    { information: { long_description: x(4000) } },
    { information: { long_description: x(4001) } },
    'display_information.long_description',
  ],
  [
    'background_color',
    { information: { background_color: '#1264A3' } },
    { information: { background_color: 'blue' } },
    'display_information.background_color',
  ],
  [
    'display_name',
    { features: { bot_user: { display_name: x(80) } } },
    { features: { bot_user: { display_name: x(81) } } },
    'features.bot_user.display_name',
  ],
  [
    'command, most',
    commands(command({ command: `/${x(31)}` })),
    commands(command({ command: `/${x(32)}` })),
    'features.slash_commands.0.command',
  ],
  [
    'command, least',
    commands(command({ command: '/w' })),
    commands(command({ command: '/' })),
    'features.slash_commands.0.command',
  ],
  [
    'command, slash',
    commands(command()),
    commands(command({ command: 'win' })),
    'features.slash_commands.0.command',
  ],
  [
    'command, one word',
    commands(command({ command: '/my-win' })),
    commands(command({ command: '/my win' })),
    'features.slash_commands.0.command',
  ],
  [
    'command, small letters',
    commands(command()),
    commands(command({ command: '/Win' })),
    'features.slash_commands.0.command',
  ],
  [
    'command, description',
    commands(command()),
    commands({ command: '/win' }),
    'features.slash_commands.0.description',
  ],
  [
    'command, keys',
    commands(command({ should_escape: true, usage_hint: '[what]' })),
    commands(command({ escape: true })),
    'features.slash_commands.0.escape',
  ],
  [
    'commands differ',
    commands(command(), command({ command: '/coach' })),
    commands(command(), command()),
    'features.slash_commands',
  ],
  [
    'commands need their scope',
    commands(command()),
    { ...commands(command()), scopes: ['users:read'] },
    'features.slash_commands',
  ],
  [
    'shortcut name',
    shortcuts(shortcut({ name: x(24) })),
    shortcuts(shortcut({ name: x(25) })),
    'features.shortcuts.0.name',
  ],
  [
    'shortcut description',
    shortcuts(shortcut({ description: x(150) })),
    shortcuts(shortcut({ description: x(151) })),
    'features.shortcuts.0.description',
  ],
  [
    'shortcut type',
    shortcuts(shortcut({ type: 'global' })),
    shortcuts(shortcut({ type: 'home' })),
    'features.shortcuts.0.type',
  ],
  [
    'shortcut callback_id',
    shortcuts(shortcut({ callback_id: x(255) })),
    shortcuts(shortcut({ callback_id: x(256) })),
    'features.shortcuts.0.callback_id',
  ],
  [
    'count of shortcuts',
    shortcuts(...many(10, (n) => shortcut({ callback_id: `c${n}` }))),
    shortcuts(...many(11, (n) => shortcut({ callback_id: `c${n}` }))),
    'features.shortcuts',
  ],
  [
    'shortcuts need their scope',
    shortcuts(shortcut()),
    { ...shortcuts(shortcut()), scopes: ['users:read'] },
    'features.shortcuts',
  ],
  [
    'scopes exist',
    { scopes: ['chat:write'] },
    { scopes: ['chat:write', 'chat.write'] },
    'oauth_config.scopes.bot.1',
  ],
  ['scopes once', {}, { scopes: ['commands', 'commands'] }, 'oauth_config.scopes.bot'],
  [
    'events exist',
    events('app_home_opened'),
    events('home_opened'),
    'settings.event_subscriptions.bot_events.0',
  ],
  [
    'events are no names of JavaScript',
    events('user_change'),
    events('constructor'),
    'settings.event_subscriptions.bot_events.0',
  ],
  [
    'events need their scope',
    events('user_change'),
    events('user_change', 'message.im'),
    'settings.event_subscriptions.bot_events.1',
  ],
  [
    'interactivity',
    { settings: { interactivity: { is_enabled: true } } },
    { settings: { interactivity: {} } },
    'settings.interactivity.is_enabled',
  ],
  [
    'flags',
    { settings: { org_deploy_enabled: false } },
    { settings: { org_deploy_enabled: 'no' } },
    'settings.org_deploy_enabled',
  ],
  [
    'HTTP needs URLs for commands',
    {
      ...commands(command({ url: 'https://example.com/slack' })),
      settings: { socket_mode_enabled: false },
    },
    { ...commands(command()), settings: { socket_mode_enabled: false } },
    'features.slash_commands.0.url',
  ],
  [
    'HTTP needs a URL for actions',
    {},
    { settings: { socket_mode_enabled: false, interactivity: { is_enabled: true } } },
    'settings.interactivity.request_url',
  ],
  [
    'HTTP needs a URL for events',
    {},
    {
      settings: {
        socket_mode_enabled: false,
        event_subscriptions: { bot_events: ['app_home_opened'] },
      },
    },
    'settings.event_subscriptions.request_url',
  ],
  [
    'URLs are encrypted',
    commands(command({ url: 'https://example.com' })),
    commands(command({ url: 'http://example.com' })),
    'features.slash_commands.0.url',
  ],
  ['bot scopes need a bot', {}, { features: { bot_user: undefined } }, 'features'],
];

describe('a manifest', () => {
  it.each(CASES)('%s', (_rule, fits, refused, key) => {
    expect(() => parseManifest(manifest(fits))).not.toThrow();
    expect(() => parseManifest(manifest(refused))).toThrow(`\n${key}: `);
  });

  it('of this app holds', () => {
    const ours = readManifest('manifest.yml');
    expect(ours.features?.slash_commands?.map(({ command }) => command)).toContain('/win');
    expect(ours.settings?.socket_mode_enabled).toBe(true);
  });

  it('may be JSON', () => {
    expect(parseManifest('{"display_information": {"name": "Both Hats"}}')).toEqual({
      display_information: { name: 'Both Hats' },
    });
  });

  test.each([
    ['nothing', '', '(root): '],
    ['broken YAML', 'a: [', 'The manifest is not YAML: '],
    ['a key twice', 'a: 1\na: 2', 'Map keys must be unique'],
  ])('is refused with a reason: %s', (_what, text, reason) => {
    expect(() => parseManifest(text)).toThrow(reason);
  });

  it('names every key that is wrong', () => {
    const refused = manifest({ information: { nmae: 'a' }, scopes: ['chat.write'] });
    expect(() => parseManifest(refused)).toThrow(
      /^The manifest is not valid:\n.*display_information\.nmae: is not a known key\n.*oauth_config\.scopes\.bot\.0: /s,
    );
  });

  it('is refused with an error of ours, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => parseManifest(text)).toThrow(/^The manifest is not /);
      }),
    );
  });
});

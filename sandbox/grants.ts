import { EVENT_SCOPES } from './manifest-scopes.ts';
import type { Manifest } from './manifest.ts';

type Command = NonNullable<NonNullable<Manifest['features']>['slash_commands']>[number];
type Shortcut = NonNullable<NonNullable<Manifest['features']>['shortcuts']>[number];

/** The bot scopes that the manifest asks for: the ones the bot token carries. */
export function scopesOf(manifest: Manifest): string[] {
  return manifest.oauth_config?.scopes?.bot ?? [];
}

/** Whether the token carries the scope. */
export function hasScope(manifest: Manifest, scope: string): boolean {
  return scopesOf(manifest).includes(scope);
}

/** Whether people and the app can write to each other directly. */
export function hasMessagesTab(manifest: Manifest): boolean {
  return manifest.features?.app_home?.messages_tab_enabled === true;
}

/** The slash command of this name, or undefined when the app has none. */
export function commandOf(manifest: Manifest, name: string): Command | undefined {
  if (!hasScope(manifest, 'commands')) return undefined;
  return manifest.features?.slash_commands?.find((command) => command.command === name);
}

/** The shortcut with this callback_id, or undefined. */
export function shortcutOf(manifest: Manifest, callbackId: string): Shortcut | undefined {
  if (!hasScope(manifest, 'commands')) return undefined;
  return manifest.features?.shortcuts?.find((shortcut) => shortcut.callback_id === callbackId);
}

/** Whether the app subscribed to the event and may have it. */
export function receives(manifest: Manifest, event: string): boolean {
  const subscribed = manifest.settings?.event_subscriptions?.bot_events ?? [];
  const anyOf = EVENT_SCOPES.get(event) ?? [];
  return (
    subscribed.includes(event) &&
    (anyOf.length === 0 || anyOf.some((scope) => hasScope(manifest, scope)))
  );
}

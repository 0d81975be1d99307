import type { Context } from '../context.ts';
import { fail } from '../errors.ts';
import { hasScope, scopesOf } from '../grants.ts';
import type { Channel, Obj } from '../state.ts';

/** One call of the Web API, decoded and authenticated. */
export type Call = { context: Context; args: Obj };

export type Method = {
  /** The scope without which there is no answer; methods whose scope depends on the channel ask for it themselves. */
  scope?: string;
  /** Called with the app-level token instead of the bot's. */
  appLevel?: boolean;
  answer: (call: Call) => Obj;
};

/** Fails with `missing_scope` unless the token carries one of the scopes. */
export function needScope({ context }: Call, ...anyOf: string[]): void {
  if (anyOf.some((scope) => hasScope(context.manifest, scope))) return;
  fail('missing_scope', {
    needed: anyOf.join(','),
    provided: scopesOf(context.manifest).join(','),
  });
}

/** A channel that the app can see, or `channel_not_found`: private ones only from the inside. */
export function visibleChannel({ context }: Call, id: string): Channel {
  const { state } = context;
  const channel = state.channels[id];
  if (!channel) fail('channel_not_found');
  if (channel.kind !== 'public' && !channel.members.includes(state.app.bot_user_id)) {
    fail('channel_not_found');
  }
  return channel;
}

/** Whether the app is in the channel. */
export function isMember({ context }: Call, channel: Channel): boolean {
  return channel.members.includes(context.state.app.bot_user_id);
}

/** The scopes for reading or listing conversations of each kind, such as `im:history`. */
export function scopeFor(kind: Channel['kind'], right: 'history' | 'read'): string {
  const family = { public: 'channels', private: 'groups', im: 'im' }[kind];
  return `${family}:${right}`;
}

/** Fails unless the token carries the right for this kind of channel; an unknown id needs any of them. */
export function needRightFor(call: Call, id: string, right: 'history' | 'read'): void {
  const channel = call.context.state.channels[id];
  if (channel) needScope(call, scopeFor(channel.kind, right));
  else needScope(call, `channels:${right}`, `groups:${right}`, `im:${right}`);
}

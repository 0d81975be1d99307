import { required, text } from '../args.ts';
import { fail } from '../errors.ts';
import { react, unreact } from '../reactions.ts';
import { findMessage, type Channel, type Message, type Obj } from '../state.ts';
import { isMember, visibleChannel, type Call, type Method } from './method.ts';

/** reactions.*: the app's own emoji on messages. */
export const reactions: Record<string, Method> = {
  'reactions.add': { scope: 'reactions:write', answer: add },
  'reactions.remove': { scope: 'reactions:write', answer: remove },
  'reactions.get': { scope: 'reactions:read', answer: get },
};

function add(call: Call): Obj {
  const name = emoji(call);
  const { channel, message } = target(call);
  if (channel.archived) fail('is_archived');
  const { context } = call;
  if (!react(context, channel, message, context.state.app.bot_user_id, name)) {
    fail('already_reacted');
  }
  return { ok: true };
}

function remove(call: Call): Obj {
  const name = emoji(call);
  const { channel, message } = target(call);
  const { context } = call;
  if (!unreact(context, channel, message, context.state.app.bot_user_id, name)) {
    fail('no_reaction');
  }
  return { ok: true };
}

function get(call: Call): Obj {
  const { channel, message } = target(call);
  return { ok: true, type: 'message', channel: channel.id, message: structuredClone(message) };
}

function emoji({ args }: Call): string {
  const name = required(args, 'name', 'invalid_name');
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) fail('invalid_name');
  return name;
}

function target(call: Call): { channel: Channel; message: Message } {
  const { args, context } = call;
  const channel = visibleChannel(call, required(args, 'channel', 'no_item_specified'));
  const ts = text(args, 'timestamp') ?? fail('no_item_specified');
  if (!/^\d+\.\d{6}$/.test(ts)) fail('bad_timestamp');
  if (!isMember(call, channel)) fail('not_in_channel');
  const message = findMessage(context.state, channel.id, ts);
  if (!message) fail('message_not_found');
  return { channel, message };
}

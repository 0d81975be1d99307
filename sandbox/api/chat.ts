import { flag, list, nested, required, text } from '../args.ts';
import { fail, failArgument } from '../errors.ts';
import { hasMessagesTab, hasScope } from '../grants.ts';
import { nextId, seconds } from '../ids.ts';
import { deleteMessage, openIm, postEphemeral, postMessage, updateMessage } from '../messages.ts';
import {
  findMessage,
  metadataIn,
  objectsIn,
  type Channel,
  type Draft,
  type Message,
  type Obj,
  isForeign,
} from '../state.ts';
import { checkMessage } from '../validation.ts';
import { isMember, needScope, visibleChannel, type Call, type Method } from './method.ts';

const UPDATE_TEXT = 4000;
const DAYS_AHEAD = 120;
/** Arguments that belong to the call, not to the message. */
const NOT_THE_MESSAGE = ['token', 'post_at', 'team_id'];

/** chat.*: say, change, take back. */
export const chat: Record<string, Method> = {
  'chat.postMessage': { scope: 'chat:write', answer: post },
  'chat.update': { scope: 'chat:write', answer: update },
  'chat.delete': { scope: 'chat:write', answer: remove },
  'chat.postEphemeral': { scope: 'chat:write', answer: ephemeral },
  'chat.scheduleMessage': { scope: 'chat:write', answer: schedule },
  'chat.getPermalink': { answer: permalink },
};

function post(call: Call): Obj {
  const { args, context } = call;
  const channel = channelToPostIn(call, required(args, 'channel', 'channel_not_found'));
  const draft = draftFrom(call);
  mayPost(channel, draft);
  const message = postMessage(context, channel, draft);
  return { ok: true, channel: channel.id, ts: message.ts, message: structuredClone(message) };
}

/** Fails where posting is restricted, by the errors of docs.slack.dev/reference/methods/chat.postMessage. */
function mayPost({ restricted }: Channel, { thread_ts: thread }: Draft): void {
  if (restricted === 'workspace') fail('restricted_action');
  if (restricted === 'read-only') fail('restricted_action_read_only_channel');
  if (restricted === 'thread-only' && thread === undefined) {
    fail('restricted_action_thread_only_channel');
  }
  if (restricted === 'non-threadable' && thread !== undefined) {
    fail('restricted_action_non_threadable_channel');
  }
}

function update(call: Call): Obj {
  const { args, context } = call;
  const asked = visibleChannel(call, required(args, 'channel', 'channel_not_found'));
  // Of chat.update the documentation says so, where chat.postMessage has is_archived.
  if (asked.archived || asked.frozen) fail('is_inactive');
  const channel = postable(call, asked);
  const found = own(call, channel, required(args, 'ts'), 'cant_update_message');
  const given = decoded(call);
  checkMessage(context, given);
  const words = text(args, 'text');
  if (words !== undefined && words.length > UPDATE_TEXT) fail('msg_too_long');
  const message = updateMessage(context, channel.id, found, {
    ...(words === undefined ? {} : { text: words }),
    blocks: objectsIn(given['blocks']),
    attachments: objectsIn(given['attachments']),
    metadata: metadataIn(given['metadata']),
    user: context.state.app.bot_user_id,
  });
  return {
    ok: true,
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: structuredClone(message),
  };
}

function remove(call: Call): Obj {
  const { args, context } = call;
  const channel = visibleChannel(call, required(args, 'channel', 'channel_not_found'));
  const found = own(call, channel, required(args, 'ts'), 'cant_delete_message');
  deleteMessage(context, channel, found);
  return { ok: true, channel: channel.id, ts: found.ts };
}

function ephemeral(call: Call): Obj {
  const { args, context } = call;
  const channel = postable(
    call,
    visibleChannel(call, required(args, 'channel', 'channel_not_found')),
  );
  const user = context.state.users[required(args, 'user', 'user_not_found')];
  if (!user || user.deleted) fail('user_not_found');
  if (!channel.members.includes(user.id)) fail('user_not_in_channel');
  const message = postEphemeral(context, channel.id, user.id, draftFrom(call));
  return { ok: true, message_ts: message.ts };
}

function schedule(call: Call): Obj {
  const { args, context } = call;
  const channel = channelToPostIn(call, required(args, 'channel', 'channel_not_found'));
  const at = Number(required(args, 'post_at', 'invalid_time'));
  const now = seconds(context.clock.now());
  if (!Number.isInteger(at)) fail('invalid_time');
  if (at <= now) fail('time_in_past');
  if (at > now + DAYS_AHEAD * 86_400) fail('time_too_far');
  const draft = draftFrom(call);
  const id = nextId(context.state, 'Q');
  // With metadata Slack answers ok and posts nothing, ever.
  if (draft.metadata === undefined) {
    context.state.scheduled.push({ id, channel: channel.id, post_at: at, draft });
  }
  return {
    ok: true,
    channel: channel.id,
    scheduled_message_id: id,
    post_at: at,
    message: { type: 'delayed_message', text: draft.text, user: draft.user },
  };
}

function permalink(call: Call): Obj {
  const { args, context } = call;
  const channel = visibleChannel(call, required(args, 'channel', 'channel_not_found'));
  const ts = required(args, 'message_ts', 'message_not_found');
  const message = findMessage(context.state, channel.id, ts);
  if (!message) fail('message_not_found');
  const path = `archives/${channel.id}/p${ts.replace('.', '')}`;
  const thread =
    message.thread_ts !== undefined && message.thread_ts !== ts
      ? `?thread_ts=${message.thread_ts}&cid=${channel.id}`
      : '';
  return {
    ok: true,
    channel: channel.id,
    permalink: `https://${context.state.team.domain}.slack.com/${path}${thread}`,
  };
}

/** A channel by its id, or the direct conversation with the person of this id. */
function channelToPostIn(call: Call, id: string): Channel {
  const { state } = call.context;
  const user = state.users[id];
  if (user === undefined) return postable(call, visibleChannel(call, id));
  if (user.is_bot) fail('cannot_dm_bot');
  if (user.deleted || isForeign(state, user)) fail('channel_not_found');
  return postable(call, openIm(call.context, user.id));
}

function postable(call: Call, channel: Channel): Channel {
  const { state, manifest } = call.context;
  if (channel.archived || channel.frozen) fail('is_archived');
  const anywhere = channel.kind === 'public' && hasScope(manifest, 'chat:write.public');
  if (!isMember(call, channel) && !anywhere) fail('not_in_channel');
  if (channel.kind === 'im' && !hasMessagesTab(manifest)) fail('messages_tab_disabled');
  const someoneGone = channel.members.some((id) => state.users[id]?.deleted ?? false);
  if (channel.kind === 'im' && someoneGone) fail('is_archived');
  return channel;
}

function own(call: Call, channel: Channel, ts: string, error: string): Message {
  const { state } = call.context;
  const message = findMessage(state, channel.id, ts);
  if (!message || message.subtype === 'tombstone') fail('message_not_found');
  if (message.user !== state.app.bot_user_id) fail(error);
  return message;
}

function draftFrom(call: Call): Draft {
  const { args, context } = call;
  const given = decoded(call);
  checkMessage(context, given);
  if (['username', 'icon_url', 'icon_emoji'].some((name) => args[name] !== undefined)) {
    needScope(call, 'chat:write.customize');
  }
  const threadTs = text(args, 'thread_ts');
  if (flag(args, 'reply_broadcast') && threadTs === undefined) {
    failArgument('reply_broadcast needs thread_ts [json-pointer:/reply_broadcast]');
  }
  return {
    user: context.state.app.bot_user_id,
    text: text(args, 'text') ?? '',
    blocks: objectsIn(given['blocks']),
    attachments: objectsIn(given['attachments']),
    metadata: metadataIn(given['metadata']),
    thread_ts: threadTs,
    broadcast: flag(args, 'reply_broadcast'),
  };
}

/** The arguments with what a form carries as JSON taken apart. */
function decoded({ args }: Call): Obj {
  const given: Obj = {};
  for (const [name, value] of Object.entries(args)) {
    if (!NOT_THE_MESSAGE.includes(name)) given[name] = value;
  }
  const parts = {
    blocks: list(args, 'blocks', 'invalid_blocks_format'),
    attachments: list(args, 'attachments', 'invalid_attachments'),
    metadata: nested(args, 'metadata', 'invalid_metadata_format'),
  };
  for (const [name, value] of Object.entries(parts)) {
    if (value === undefined) delete given[name];
    else given[name] = value;
  }
  return given;
}

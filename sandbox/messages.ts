import type { Context } from './context.ts';
import { fail } from './errors.ts';
import { emitMention, emitMessage } from './events.ts';
import { nextId, nextShortId, nextTs, seconds } from './ids.ts';
import {
  findMessage,
  imBetween,
  isObj,
  messagesIn,
  objectsIn,
  type Channel,
  type Draft,
  type Ephemeral,
  type Message,
  type Obj,
  type WorkspaceState,
} from './state.ts';

/** The direct conversation between somebody and the app (or another person), opened when there is none yet. */
export function openIm(context: Context, user: string, other?: string): Channel {
  const { state } = context;
  const partner = other ?? state.app.bot_user_id;
  const known = imBetween(state, user, partner);
  if (known) return known;
  const id = nextId(state, 'D');
  const channel: Channel = {
    id,
    name: '',
    kind: 'im',
    members: [user, partner],
    archived: false,
    shared: false,
    topic: '',
    purpose: '',
    created: seconds(context.clock.now()),
    creator: user,
  };
  state.channels[id] = channel;
  context.changed({ what: 'channel', channel: id });
  return channel;
}

/** Posts a message, counts it in its thread, and tells the app what it subscribed to. */
export function postMessage(context: Context, channel: Channel, draft: Draft): Message {
  const { state } = context;
  const parent = draft.thread_ts === undefined ? undefined : threadParent(state, channel, draft);
  const message = compose(context, draft);
  if (parent) joinThread(parent, message, draft);
  messagesIn(state, channel.id).push(message);
  context.changed({ what: 'message', channel: channel.id, ts: message.ts });
  const { metadata: _notInEvents, ...event } = message;
  emitMessage(context, channel, { ...event, event_ts: message.ts });
  emitMention(context, channel, message);
  return message;
}

/** Shows a message to one person only; it is no part of the channel's history. */
export function postEphemeral(
  context: Context,
  channel: string,
  to: string,
  draft: Draft,
): Ephemeral {
  const message = { ...compose(context, draft), channel, to };
  if (draft.thread_ts !== undefined) message.thread_ts = draft.thread_ts;
  context.state.ephemerals.push(message);
  context.changed({ what: 'ephemeral', channel, user: to, ts: message.ts });
  return message;
}

/** Changes what a message says; what is not given stays, as the documentation of chat.update has it. */
export function updateMessage(
  context: Context,
  channel: string,
  message: Message,
  change: Partial<Pick<Draft, 'text' | 'blocks' | 'attachments' | 'metadata' | 'user'>>,
): Message {
  const { state } = context;
  const before = structuredClone(message);
  if (change.text !== undefined) message.text = change.text;
  if (change.blocks?.length) message.blocks = withIds(state, change.blocks);
  else if (change.blocks) delete message.blocks;
  if (change.attachments?.length) message.attachments = change.attachments;
  else if (change.attachments) delete message.attachments;
  if (change.metadata) message.metadata = change.metadata;
  const ts = nextTs(state, context.clock.now());
  message.edited = { user: change.user ?? message.user, ts };
  context.changed({ what: 'message', channel, ts: message.ts });
  const where = state.channels[channel];
  if (where) {
    emitMessage(context, where, {
      subtype: 'message_changed',
      message: structuredClone(message),
      previous_message: before,
      hidden: true,
      ts,
      event_ts: ts,
    });
  }
  return message;
}

/** Removes a message; the start of a thread with replies stays as a tombstone. */
export function deleteMessage(context: Context, channel: Channel, message: Message): void {
  const { state } = context;
  const before = structuredClone(message);
  const messages = messagesIn(state, channel.id);
  if ((message.reply_count ?? 0) > 0) {
    message.subtype = 'tombstone';
    message.text = 'This message was deleted.';
    message.user = 'USLACKBOT';
    message.hidden = true;
    delete message.blocks;
    delete message.metadata;
  } else {
    state.messages[channel.id] = messages.filter((each) => each !== message);
    leaveThread(state, channel.id, message);
  }
  const ts = nextTs(state, context.clock.now());
  context.changed({ what: 'message', channel: channel.id, ts: message.ts });
  emitMessage(context, channel, {
    subtype: 'message_deleted',
    previous_message: before,
    deleted_ts: before.ts,
    hidden: true,
    ts,
    event_ts: ts,
  });
}

/** The same blocks, each with an id, as Slack keeps them. */
export function withIds(state: WorkspaceState, blocks: Obj[]): Obj[] {
  return blocks.map((block) => {
    const whole: Obj = { ...block, block_id: block['block_id'] ?? nextShortId(state) };
    for (const place of ['elements', 'element', 'accessory']) {
      const inside = whole[place];
      const list = objectsIn(inside);
      if (list) whole[place] = list.map((one) => withActionId(state, one));
      else if (isObj(inside)) whole[place] = withActionId(state, inside);
    }
    return whole;
  });
}

function compose(context: Context, draft: Draft): Message {
  const { state } = context;
  const author = state.users[draft.user];
  const isApp = draft.user === state.app.bot_user_id;
  return {
    type: 'message',
    user: draft.user,
    ts: nextTs(state, context.clock.now()),
    text: draft.text,
    team: state.team.id,
    ...(author?.bot_id === undefined ? {} : { bot_id: author.bot_id }),
    ...(isApp ? { app_id: state.app.id, bot_profile: botProfile(state) } : {}),
    ...(draft.blocks?.length ? { blocks: withIds(state, draft.blocks) } : {}),
    ...(draft.attachments?.length ? { attachments: draft.attachments } : {}),
    ...(draft.files?.length ? { files: draft.files } : {}),
    ...(draft.metadata ? { metadata: draft.metadata } : {}),
  };
}

function botProfile(state: WorkspaceState): Obj {
  return {
    id: state.app.bot_id,
    app_id: state.app.id,
    name: state.app.name,
    icons: {},
    deleted: false,
    updated: 0,
    team_id: state.team.id,
  };
}

function threadParent(state: WorkspaceState, channel: Channel, draft: Draft): Message {
  const ts = draft.thread_ts ?? '';
  if (!/^\d{10}\.\d{6}$/.test(ts)) fail('invalid_thread_ts');
  const parent = findMessage(state, channel.id, ts);
  if (parent === undefined) fail('thread_not_found');
  if (parent.thread_ts !== undefined && parent.thread_ts !== parent.ts) {
    fail('cannot_reply_to_message');
  }
  return parent;
}

function joinThread(parent: Message, message: Message, draft: Draft): void {
  parent.thread_ts = parent.ts;
  parent.reply_count = (parent.reply_count ?? 0) + 1;
  parent.reply_users = [...new Set([...(parent.reply_users ?? []), message.user])];
  parent.reply_users_count = parent.reply_users.length;
  parent.latest_reply = message.ts;
  message.thread_ts = parent.ts;
  message.parent_user_id = parent.user;
  if (draft.broadcast) message.subtype = 'thread_broadcast';
}

function leaveThread(state: WorkspaceState, channel: string, message: Message): void {
  if (message.thread_ts === undefined || message.thread_ts === message.ts) return;
  const parent = findMessage(state, channel, message.thread_ts);
  if (parent === undefined) return;
  const replies = messagesIn(state, channel).filter(
    (each) => each.thread_ts === parent.ts && each !== parent,
  );
  parent.reply_count = replies.length;
  parent.reply_users = [...new Set(replies.map((each) => each.user))];
  parent.reply_users_count = parent.reply_users.length;
  const latest = replies.at(-1);
  if (latest) parent.latest_reply = latest.ts;
  else delete parent.latest_reply;
}

function withActionId(state: WorkspaceState, element: Obj): Obj {
  const silent = ['image', 'mrkdwn', 'plain_text'];
  const type = String(element['type']);
  if (silent.includes(type) || (type.startsWith('rich_text_') && type !== 'rich_text_input')) {
    return element;
  }
  return { ...element, action_id: element['action_id'] ?? nextShortId(state) };
}

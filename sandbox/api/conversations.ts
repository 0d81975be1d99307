import { flag, limit, page, required, text } from '../args.ts';
import type { Context } from '../context.ts';
import { fail } from '../errors.ts';
import { addMember } from '../membership.ts';
import { openIm } from '../messages.ts';
import { isForeign, imBetween, type Channel, type Obj } from '../state.ts';
import { isMember, needRightFor, needScope, scopeFor, visibleChannel } from './method.ts';
import type { Call, Method } from './method.ts';

const KINDS: Record<string, Channel['kind'] | 'mpim'> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

/** conversations.*, but for reading messages: where people talk, and who is there. */
export const conversations: Record<string, Method> = {
  'conversations.open': { answer: open },
  'conversations.info': { answer: info },
  'conversations.list': { answer: (call) => listed(call, false) },
  'users.conversations': { answer: (call) => listed(call, true) },
  'conversations.members': { answer: members },
  'conversations.join': { scope: 'channels:join', answer: join },
  'conversations.invite': { answer: invite },
};

function open(call: Call): Obj {
  const { args, context } = call;
  const { state } = context;
  needScope(call, 'im:write');
  const channelId = text(args, 'channel');
  if (channelId !== undefined) {
    const channel = visibleChannel(call, channelId);
    return { ok: true, channel: { id: channel.id } };
  }
  const ids = required(args, 'users', 'users_list_not_supplied').split(',');
  if (ids.length > 1) {
    needScope(call, 'mpim:write');
    fail('method_not_supported_for_channel_type');
  }
  const user = state.users[ids[0] ?? ''];
  if (!user) fail('user_not_found');
  if (user.is_bot) fail('cannot_dm_bot');
  if (user.deleted) fail('user_disabled');
  if (isForeign(state, user)) fail('user_not_visible');
  const known = imBetween(state, user.id, state.app.bot_user_id);
  const channel = openIm(context, user.id);
  return {
    ok: true,
    ...(known ? { no_op: true, already_open: true } : {}),
    channel: flag(args, 'return_im') ? channelObject(context, channel) : { id: channel.id },
  };
}

function info(call: Call): Obj {
  const id = required(call.args, 'channel', 'channel_not_found');
  needRightFor(call, id, 'read');
  const channel = visibleChannel(call, id);
  return {
    ok: true,
    channel: {
      ...channelObject(call.context, channel),
      ...(flag(call.args, 'include_num_members') ? { num_members: channel.members.length } : {}),
    },
  };
}

function listed(call: Call, onlyMine: boolean): Obj {
  const { args, context } = call;
  const types = (text(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const kinds = types.map((type) => KINDS[type] ?? fail('invalid_types'));
  for (const kind of kinds) {
    needScope(call, kind === 'mpim' ? 'mpim:read' : scopeFor(kind, 'read'));
  }
  const whose = (onlyMine ? text(args, 'user') : undefined) ?? context.state.app.bot_user_id;
  if (!context.state.users[whose]) fail('user_not_found');
  const channels = Object.values(context.state.channels).filter(
    (channel) =>
      kinds.includes(channel.kind) &&
      (channel.kind === 'public' || isMember(call, channel)) &&
      (!onlyMine || channel.members.includes(whose)) &&
      !(flag(args, 'exclude_archived') && channel.archived),
  );
  const { items, response_metadata } = page(args, channels, limit(args, 100, 1000));
  return {
    ok: true,
    channels: items.map((channel) => channelObject(context, channel)),
    response_metadata,
  };
}

function members(call: Call): Obj {
  const id = required(call.args, 'channel', 'channel_not_found');
  needRightFor(call, id, 'read');
  const channel = visibleChannel(call, id);
  const { items, response_metadata } = page(
    call.args,
    channel.members,
    limit(call.args, 100, 1000),
  );
  return { ok: true, members: items, response_metadata };
}

function join(call: Call): Obj {
  const { args, context } = call;
  const channel = visibleChannel(call, required(args, 'channel', 'channel_not_found'));
  if (channel.kind !== 'public') fail('method_not_supported_for_channel_type');
  if (channel.archived) fail('is_archived');
  const already = isMember(call, channel);
  if (!already) addMember(context, channel, context.state.app.bot_user_id, undefined);
  return {
    ok: true,
    channel: channelObject(context, channel),
    ...(already ? { warning: 'already_in_channel' } : {}),
    response_metadata: already ? { warnings: ['already_in_channel'] } : {},
  };
}

function invite(call: Call): Obj {
  const { args, context } = call;
  const { state } = context;
  const channel = visibleChannel(call, required(args, 'channel', 'channel_not_found'));
  needScope(call, channel.kind === 'private' ? 'groups:write' : 'channels:manage');
  if (channel.kind === 'im') fail('method_not_supported_for_channel_type');
  if (channel.archived) fail('is_archived');
  if (!isMember(call, channel)) fail('not_in_channel');
  const ids = required(args, 'users', 'no_user').split(',');
  for (const id of ids) {
    const user = state.users[id];
    if (!user || user.deleted) fail('user_not_found');
    if (id === state.app.bot_user_id) fail('cant_invite_self');
    if (channel.members.includes(id)) fail('already_in_channel');
  }
  for (const id of ids) addMember(context, channel, id, state.app.bot_user_id);
  return { ok: true, channel: channelObject(context, channel) };
}

/** A conversation as conversations.info shows it to the app. */
function channelObject(context: Context, channel: Channel): Obj {
  const { state } = context;
  const me = state.app.bot_user_id;
  const shared = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_frozen: channel.frozen ?? false,
    is_im: channel.kind === 'im',
    is_org_shared: channel.orgShared ?? false,
    context_team_id: state.team.id,
    updated: channel.created * 1000,
  };
  if (channel.kind === 'im') {
    const other = channel.members.find((id) => id !== me) ?? me;
    return {
      ...shared,
      user: other,
      is_user_deleted: state.users[other]?.deleted ?? false,
      is_open: true,
      priority: 0,
    };
  }
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.name === 'general',
    is_shared: channel.shared || (channel.orgShared ?? false),
    is_ext_shared: channel.shared,
    is_pending_ext_shared: channel.pendingShared ?? false,
    ...restrictions(channel),
    is_member: channel.members.includes(me),
    creator: channel.creator,
    unlinked: 0,
    pending_shared: channel.pendingShared ? (channel.otherTeams ?? []) : [],
    pending_connected_team_ids: channel.pendingShared ? (channel.otherTeams ?? []) : [],
    shared_team_ids: [state.team.id, ...(channel.pendingShared ? [] : (channel.otherTeams ?? []))],
    ...(channel.shared && { connected_team_ids: channel.otherTeams ?? [] }),
    ...(channel.orgShared && { internal_team_ids: channel.otherTeams ?? [] }),
    topic: { value: channel.topic, creator: channel.creator, last_set: channel.created },
    purpose: { value: channel.purpose, creator: channel.creator, last_set: channel.created },
    previous_names: channel.previousNames ?? [],
  };
}

/** Slack names these only where they hold. */
function restrictions({ restricted }: Channel): Obj {
  return {
    ...(restricted === 'read-only' && { is_read_only: true }),
    ...(restricted === 'thread-only' && { is_thread_only: true }),
    ...(restricted === 'non-threadable' && { is_non_threadable: true }),
  };
}

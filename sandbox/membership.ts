import type { Context } from './context.ts';
import { emit } from './events.ts';
import type { Channel } from './state.ts';

/** Puts somebody (or the app) into a channel. */
export function addMember(
  context: Context,
  channel: Channel,
  user: string,
  inviter: string | undefined,
): void {
  if (channel.members.includes(user)) return;
  channel.members.push(user);
  tell(context, 'member_joined_channel', channel, user, inviter);
}

/** Takes somebody (or the app) out of a channel. */
export function removeMember(context: Context, channel: Channel, user: string): void {
  if (!channel.members.includes(user)) return;
  const wasMine = channel.members.includes(context.state.app.bot_user_id);
  channel.members = channel.members.filter((id) => id !== user);
  if (user === context.state.app.bot_user_id) {
    const name = channel.kind === 'private' ? 'group_left' : 'channel_left';
    emit(context, name, { type: name, channel: channel.id, event_ts: eventTs(context) });
    context.changed({ what: 'channel', channel: channel.id });
  } else if (wasMine) {
    tell(context, 'member_left_channel', channel, user, undefined);
  }
}

/** Archives a channel, or brings it back. */
export function setArchived(
  context: Context,
  channel: Channel,
  archived: boolean,
  by: string,
): void {
  channel.archived = archived;
  const family = channel.kind === 'private' ? 'group' : 'channel';
  const name = `${family}_${archived ? 'archive' : 'unarchive'}`;
  context.changed({ what: 'channel', channel: channel.id });
  if (!channel.members.includes(context.state.app.bot_user_id)) return;
  emit(context, name, { type: name, channel: channel.id, user: by, event_ts: eventTs(context) });
}

/** Gives a channel another name. */
export function rename(context: Context, channel: Channel, name: string): void {
  channel.previousNames = [channel.name, ...(channel.previousNames ?? [])];
  channel.name = name;
  context.changed({ what: 'channel', channel: channel.id });
  if (!channel.members.includes(context.state.app.bot_user_id)) return;
  const event = channel.kind === 'private' ? 'group_rename' : 'channel_rename';
  emit(context, event, {
    type: event,
    channel: {
      id: channel.id,
      name,
      name_normalized: name,
      created: channel.created,
      is_channel: channel.kind === 'public',
      is_mpim: false,
    },
    event_ts: eventTs(context),
  });
}

function tell(
  context: Context,
  name: 'member_joined_channel' | 'member_left_channel',
  channel: Channel,
  user: string,
  inviter: string | undefined,
): void {
  context.changed({ what: 'channel', channel: channel.id });
  if (!channel.members.includes(context.state.app.bot_user_id)) return;
  emit(context, name, {
    type: name,
    user,
    channel: channel.id,
    channel_type: channel.kind === 'private' ? 'G' : 'C',
    team: context.state.team.id,
    ...(inviter === undefined ? {} : { inviter }),
    event_ts: eventTs(context),
  });
}

/** An event's own time, which takes no message ts away. */
export function eventTs(context: Context): string {
  const micros = context.clock.now().epochNanoseconds / 1000n;
  return `${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, '0')}`;
}

import type { Context } from './context.ts';
import { emit } from './events.ts';
import { eventTs } from './membership.ts';
import type { Channel, Message } from './state.ts';

/** Adds somebody's reaction; false when it was there already. */
export function react(
  context: Context,
  channel: Channel,
  message: Message,
  user: string,
  name: string,
): boolean {
  const reactions = (message.reactions ??= []);
  const known = reactions.find((each) => each.name === name);
  if (known?.users.includes(user)) return false;
  if (known) {
    known.users.push(user);
    known.count += 1;
  } else {
    reactions.push({ name, users: [user], count: 1 });
  }
  tell(context, 'reaction_added', channel, message, user, name);
  return true;
}

/** Takes somebody's reaction away; false when there was none. */
export function unreact(
  context: Context,
  channel: Channel,
  message: Message,
  user: string,
  name: string,
): boolean {
  const known = message.reactions?.find((each) => each.name === name);
  if (!known?.users.includes(user)) return false;
  known.users = known.users.filter((id) => id !== user);
  known.count -= 1;
  const left = (message.reactions ?? []).filter((each) => each.count > 0);
  if (left.length > 0) message.reactions = left;
  else delete message.reactions;
  tell(context, 'reaction_removed', channel, message, user, name);
  return true;
}

function tell(
  context: Context,
  type: 'reaction_added' | 'reaction_removed',
  channel: Channel,
  message: Message,
  user: string,
  reaction: string,
): void {
  context.changed({ what: 'message', channel: channel.id, ts: message.ts });
  if (!channel.members.includes(context.state.app.bot_user_id)) return;
  emit(context, type, {
    type,
    user,
    reaction,
    item: { type: 'message', channel: channel.id, ts: message.ts },
    item_user: message.user,
    event_ts: eventTs(context),
  });
}

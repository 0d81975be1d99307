import type { Context } from './context.ts';
import { receives } from './grants.ts';
import { nextId, seconds } from './ids.ts';
import type { Channel, Message, Obj } from './state.ts';

/** Sends an event to the app, if it subscribed to it and may have it. `name` is the subscription, such as message.im. */
export function emit(context: Context, name: string, event: Obj): void {
  const { state, manifest, deliver, clock, secrets } = context;
  if (!receives(manifest, name)) return;
  const eventId = nextId(state, 'Ev');
  deliver.event(name, {
    token: secrets.verificationToken,
    team_id: state.team.id,
    context_team_id: state.team.id,
    context_enterprise_id: null,
    api_app_id: state.app.id,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: seconds(clock.now()),
    authorizations: [
      {
        enterprise_id: null,
        team_id: state.team.id,
        user_id: state.app.bot_user_id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  });
}

/** Sends what happened to a message to the app, when the app is in the channel. */
export function emitMessage(context: Context, channel: Channel, event: Obj): void {
  if (!channel.members.includes(context.state.app.bot_user_id)) return;
  const kind = CHANNEL_TYPES[channel.kind];
  emit(context, kind.event, {
    type: 'message',
    channel: channel.id,
    channel_type: kind.type,
    ...event,
  });
}

/** Sends app_mention when a person's message names the app in a channel that it is in. */
export function emitMention(context: Context, channel: Channel, message: Message): void {
  const { state } = context;
  const me = state.app.bot_user_id;
  if (channel.kind === 'im' || message.user === me || !channel.members.includes(me)) return;
  if (!message.text.includes(`<@${me}>`)) return;
  emit(context, 'app_mention', {
    ...message,
    type: 'app_mention',
    channel: channel.id,
    event_ts: message.ts,
  });
}

const CHANNEL_TYPES = {
  im: { event: 'message.im', type: 'im' },
  public: { event: 'message.channels', type: 'channel' },
  private: { event: 'message.groups', type: 'group' },
} as const;

import {
  findChannel,
  imBetween,
  messagesIn,
  type Channel,
  type Message,
  type Obj,
  type User,
  type WorkspaceState,
} from './state.ts';

/** Points at a message. */
export type MessageRef = { channel: string; ts: string };

/** A line on somebody's screen: a message, one only they see, or a line of Slack's own such as a failed command. */
export type Seen = MessageRef & {
  kind: 'message' | 'ephemeral' | 'notice';
  /** The author's handle; 'slack' for notices. */
  from: string;
  text: string;
  blocks?: Obj[];
  attachments?: Obj[];
  files?: Obj[];
  thread_ts?: string;
  reply_count?: number;
  reactions?: { name: string; users: string[] }[];
  edited?: true;
  /** For a notice: the error behind it, such as operation_timeout. */
  error?: string;
};

/** Where somebody looks: the DM with the app, '#channel', '@person', or a thread. */
export type Where = string | { thread: MessageRef };

/** What is known about a workspace at this moment. */
type Known = { readonly state: WorkspaceState };

/** What somebody sees there, oldest first. */
export function sight(context: Known, user: User, where?: Where): Seen[] {
  const { state } = context;
  const thread = typeof where === 'object' ? where.thread : undefined;
  const channel =
    typeof where === 'object'
      ? state.channels[where.thread.channel]
      : channelFor(context, user, where);
  if (!channel) return [];
  if (channel.kind !== 'public' && !channel.members.includes(user.id)) {
    throw new Error(`${user.name} is not in that conversation`);
  }
  const isHere = (message: Message) =>
    thread
      ? message.ts === thread.ts || message.thread_ts === thread.ts
      : message.thread_ts === undefined ||
        message.thread_ts === message.ts ||
        message.subtype === 'thread_broadcast';
  const messages = messagesIn(state, channel.id)
    .filter(isHere)
    .map((message) => seen(context, channel, message, 'message'));
  const ephemerals = state.ephemerals
    .filter((each) => each.to === user.id && each.channel === channel.id && isHere(each))
    .map((message) => seen(context, channel, message, 'ephemeral'));
  const notices = thread
    ? []
    : state.notices
        .filter((each) => each.to === user.id && each.channel === channel.id)
        .map(({ ts, text, error }): Seen => ({
          kind: 'notice',
          channel: channel.id,
          ts,
          from: 'slack',
          text,
          error,
        }));
  return [...messages, ...ephemerals, ...notices].sort((a, b) => Number(a.ts) - Number(b.ts));
}

/** The conversation that somebody means, or undefined when the DM with the app does not exist yet. */
export function channelFor(
  context: Known,
  user: User,
  where: string | undefined,
): Channel | undefined {
  const { state } = context;
  if (where === undefined || where === 'app') {
    return imBetween(state, user.id, state.app.bot_user_id);
  }
  const channel = findChannel(state, where);
  if (!channel) throw new Error(`there is no channel ${where}`);
  return channel;
}

function seen(
  context: Known,
  channel: Channel,
  message: Message,
  kind: 'message' | 'ephemeral',
): Seen {
  const { state } = context;
  const author = state.users[message.user];
  return structuredClone({
    kind,
    channel: channel.id,
    ts: message.ts,
    from: author?.name ?? message.user,
    text: message.text,
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(message.files ? { files: message.files } : {}),
    ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    ...(message.reply_count ? { reply_count: message.reply_count } : {}),
    ...(message.reactions
      ? { reactions: message.reactions.map(({ name, users }) => ({ name, users })) }
      : {}),
    ...(message.edited ? { edited: true as const } : {}),
  });
}

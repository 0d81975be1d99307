import type { Manifest } from '../manifest.ts';
import { sight } from '../sight.ts';
import { type Channel, isObj, type Message, type User, type WorkspaceState } from '../state.ts';
import { say, sayShort } from './jumps.ts';
import type { Notes } from './notes.ts';
import type {
  ChannelCard,
  CommandCard,
  FaultSwitches,
  MessageRef,
  PersonCard,
  Screen,
  ShortcutCard,
} from './protocol.ts';
import type { Progress } from './workspace.ts';

/** The longest piece of a conversation that is shown. */
const shownMessages = 300;

/** Where somebody looks: a conversation or, for null, the app's Home tab; and an open thread. */
export type Look = { channel: string | null; thread: MessageRef | null };

type Drawn = {
  state: WorkspaceState;
  manifest: Manifest;
  notes: Notes;
  me: User;
  /** The DM of this person with the app. */
  appChannel: string;
  look: Look;
  now: Temporal.Instant;
  nextMoment: Temporal.Instant | null;
  travelling: Screen['clock']['travelling'];
  progress: Progress;
  faults: FaultSwitches;
};

/** Everything that one person's tab shows at this moment, and nothing that they may not see. */
export function screenOf(drawn: Drawn): Screen {
  const { state, manifest, notes, me, look, now } = drawn;
  const { channel, thread } = look;
  const zone = me.tz;
  const messages = channel === null ? [] : sight({ state }, me, channel).slice(-shownMessages);
  const replies = thread === null ? null : sight({ state }, me, { thread });
  const home = state.homes[me.id] ?? null;
  const modals = state.modals[me.id] ?? [];
  return {
    team: state.team.name,
    appUser: state.app.bot_user_id,
    appChannel: drawn.appChannel,
    me: personCard(me, now),
    people: Object.values(state.users).map((user) => personCard(user, now)),
    channels: visibleChannels(state, me).map((each) => channelCard(state, notes, me, each)),
    commands: commandsIn(manifest),
    shortcuts: shortcutsIn(manifest),
    channel,
    messages,
    thread: replies,
    choices: choicesOf(state, me),
    home,
    modals,
    pictures: Object.fromEntries(picturesIn(state, [messages, replies, home, modals])),
    clock: {
      now: now.toString(),
      localNow: say(now, zone),
      zone,
      nextMoment: drawn.nextMoment?.toString() ?? null,
      travelling: drawn.travelling,
    },
    startHere: notes.startHereClosed() ? null : drawn.progress,
    faults: drawn.faults,
  };
}

/** Whether somebody may look into a channel. */
export function maySee(channel: Channel | undefined, user: User): channel is Channel {
  return channel !== undefined && (channel.kind === 'public' || channel.members.includes(user.id));
}

/** Marks the channel as read up to its last line. */
export function markRead(state: WorkspaceState, notes: Notes, me: User, channel: string): void {
  const read = notes.readUpTo(me.id, channel);
  const newest = linesFor(state, me, channel).reduce(
    (latest, { ts }) => (Number(ts) > Number(latest) ? ts : latest),
    read,
  );
  if (newest !== read) notes.read(me.id, channel, newest);
}

/** What a channel's unread mark counts: all but replies, which stand in threads. */
function linesFor(state: WorkspaceState, me: User, channel: string): Message[] {
  const forMe = state.ephemerals.filter((each) => each.to === me.id && each.channel === channel);
  return [...(state.messages[channel] ?? []), ...forMe].filter(
    ({ ts, thread_ts, subtype }) =>
      thread_ts === undefined || thread_ts === ts || subtype === 'thread_broadcast',
  );
}

function personCard(user: User, now: Temporal.Instant): PersonCard {
  return {
    id: user.id,
    name: user.name,
    displayName: user.display_name || user.real_name,
    title: user.title,
    zone: user.tz,
    localTime: sayShort(now, user.tz),
    statusEmoji: user.status_emoji,
    statusText: user.status_text,
    isBot: user.is_bot,
    isDeactivated: user.deleted,
  };
}

function visibleChannels(state: WorkspaceState, me: User): Channel[] {
  return Object.values(state.channels).filter((channel) => maySee(channel, me));
}

function channelCard(state: WorkspaceState, notes: Notes, me: User, channel: Channel): ChannelCard {
  const other = channel.members.find((id) => id !== me.id) ?? me.id;
  const isMember = channel.members.includes(me.id);
  const read = Number(notes.readUpTo(me.id, channel.id));
  const news = isMember
    ? linesFor(state, me, channel.id).filter(({ ts, user }) => Number(ts) > read && user !== me.id)
    : [];
  return {
    id: channel.id,
    name: channel.kind === 'im' ? (state.users[other]?.name ?? other) : channel.name,
    kind: channel.kind,
    isMember,
    isArchived: channel.archived,
    appIsMember: channel.members.includes(state.app.bot_user_id),
    unread: news.length,
    topic: channel.topic,
  };
}

function choicesOf(state: WorkspaceState, me: User): Screen['choices'] {
  const prefix = `${me.id} `;
  const mine = Object.entries(state.choices).filter(([key]) => key.startsWith(prefix));
  return Object.fromEntries(mine.map(([key, values]) => [key.slice(prefix.length), values]));
}

/** The files that blocks show, wherever they stand in what is seen. */
function picturesIn(state: WorkspaceState, seen: unknown): [string, string][] {
  if (Array.isArray(seen)) return seen.flatMap((each) => picturesIn(state, each));
  if (!isObj(seen)) return [];
  const named = isObj(seen['slack_file']) ? String(seen['slack_file']['id']) : '';
  const { content, mimetype } = state.files[named] ?? {};
  return [
    ...(content ? [[named, `data:${mimetype};base64,${content}`] as [string, string]] : []),
    ...picturesIn(state, Object.values(seen)),
  ];
}

function commandsIn(manifest: Manifest): CommandCard[] {
  return (manifest.features?.slash_commands ?? []).map((each) => ({
    command: each.command,
    description: each.description,
    usageHint: each.usage_hint ?? '',
  }));
}

function shortcutsIn(manifest: Manifest): ShortcutCard[] {
  return (manifest.features?.shortcuts ?? []).map((each) => ({
    callbackId: each.callback_id,
    name: each.name,
    kind: each.type,
  }));
}

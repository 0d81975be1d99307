/**
 * Everything a workspace holds, as one plain value that survives JSON: it can be written to disk, shown on a page
 * and compared in a test. Nothing in here knows of sockets, timers or expiries.
 */

export type Obj = Record<string, unknown>;

export type User = {
  id: string;
  name: string;
  real_name: string;
  display_name: string;
  email: string;
  title: string;
  tz: string;
  status_text: string;
  status_emoji: string;
  status_expiration: number;
  deleted: boolean;
  is_bot: boolean;
  is_restricted: boolean;
  is_admin: boolean;
  /** The workspace whose they are, for somebody of a shared channel who is none of ours. */
  team_id?: string;
  /** All workspaces whose they are, where those are of one organization. */
  org_teams?: string[];
  /** Set for bot users: the id that bots.info takes. */
  bot_id?: string;
  /** Seconds; when the profile last changed. */
  updated: number;
};

export type Channel = {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  members: string[];
  archived: boolean;
  /** Shared with another organisation (Slack Connect). */
  shared: boolean;
  /** Another organisation has been invited to it, and has not accepted yet. */
  pendingShared?: boolean;
  /** Shared with other workspaces of the same organisation. */
  orgShared?: boolean;
  /** The workspaces beside this one that it is shared with. */
  otherTeams?: string[];
  /** Frozen while another organisation leaves it: it can be read, and nothing can be written. */
  frozen?: boolean;
  /** What the app may not post there. */
  restricted?: Restriction | undefined;
  /** What it was called before, the newest first. */
  previousNames?: string[];
  topic: string;
  purpose: string;
  created: number;
  creator: string;
};

/**
 * How posting is restricted: by a preference of the workspace, or to those whom the channel's settings name; to replies; to
 * messages without replies.
 */
type Restriction = 'workspace' | 'read-only' | 'thread-only' | 'non-threadable';

type Reaction = { name: string; users: string[]; count: number };
export type Metadata = { event_type: string; event_payload: Obj };

export type Message = {
  type: 'message';
  subtype?: string;
  ts: string;
  user: string;
  text: string;
  team: string;
  bot_id?: string;
  app_id?: string;
  bot_profile?: Obj;
  client_msg_id?: string;
  blocks?: Obj[];
  attachments?: Obj[];
  files?: Obj[];
  metadata?: Metadata;
  thread_ts?: string;
  parent_user_id?: string;
  reply_count?: number;
  reply_users?: string[];
  reply_users_count?: number;
  latest_reply?: string;
  reactions?: Reaction[];
  edited?: { user: string; ts: string };
  hidden?: boolean;
};

/** A message that only one person sees. */
export type Ephemeral = Message & { channel: string; to: string };

/** A line that Slack's client itself shows to one person, such as a command that failed. */
type Notice = {
  ts: string;
  to: string;
  channel: string | null;
  text: string;
  error: string;
};

export type ViewObject = {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  callback_id: string;
  private_metadata: string;
  external_id: string;
  title: Obj | null;
  submit: Obj | null;
  close: Obj | null;
  submit_disabled: boolean;
  blocks: Obj[];
  hash: string;
  root_view_id: string;
  previous_view_id: string | null;
  clear_on_close: boolean;
  notify_on_close: boolean;
  app_id: string;
  bot_id: string;
  app_installed_team_id: string;
};

/** One element's value, in the shape of `state.values`. */
export type ElementValue = Obj & { type: string };
export type Values = Record<string, Record<string, ElementValue>>;

/** A view on somebody's screen, with what they have typed and what they were told. */
export type OpenView = {
  view: ViewObject;
  user: string;
  values: Values;
  /** block_id → the message below the input. */
  errors: Record<string, string>;
  /** A message of Slack's client above the form ("We had some trouble connecting."), or null. */
  trouble: string | null;
  /** The conversation the modal was opened from, for `default_to_current_conversation`. */
  from: string | null;
};

export type StoredFile = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  user: string;
  created: number;
  /** base64; null until uploaded. */
  content: string | null;
  completed: boolean;
  /** From when on blocks can show it, in milliseconds; absent in states that were saved before there was such a moment. */
  ready_at?: number;
  channels: string[];
  alt_text: string;
};

/** What somebody wants to say. */
export type Draft = {
  user: string;
  text: string;
  blocks?: Obj[] | undefined;
  attachments?: Obj[] | undefined;
  files?: Obj[] | undefined;
  metadata?: Metadata | undefined;
  thread_ts?: string | undefined;
  broadcast?: boolean | undefined;
};

type Scheduled = {
  id: string;
  channel: string;
  post_at: number;
  draft: Draft;
};

export type WorkspaceState = {
  team: { id: string; name: string; domain: string };
  app: { id: string; name: string; bot_id: string; bot_user_id: string };
  users: Record<string, User>;
  channels: Record<string, Channel>;
  /** channel id → messages in the order of their ts. */
  messages: Record<string, Message[]>;
  ephemerals: Ephemeral[];
  notices: Notice[];
  /** user id → the stack of modals on their screen, the top one last. */
  modals: Record<string, OpenView[]>;
  /** user id → the Home tab published for them. */
  homes: Record<string, OpenView>;
  /** "user ts" → what that person has chosen in that message. */
  choices: Record<string, Values>;
  files: Record<string, StoredFile>;
  scheduled: Scheduled[];
  token: 'valid' | 'revoked' | 'inactive';
  /** Microseconds of the last ts handed out, and the number of the last id. */
  lastMicros: number;
  lastId: number;
};

export type Change = {
  what: 'message' | 'ephemeral' | 'notice' | 'view' | 'home' | 'user' | 'channel' | 'file' | 'app';
  channel?: string;
  user?: string;
  ts?: string;
};

/** Whether the value is a plain JSON object. */
export function isObj(value: unknown): value is Obj {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in a list, or undefined when it is no list. */
export function objectsIn(value: unknown): Obj[] | undefined {
  return Array.isArray(value) ? value.filter(isObj) : undefined;
}

/** Message metadata, or undefined. */
export function metadataIn(value: unknown): Metadata | undefined {
  if (!isObj(value) || typeof value['event_type'] !== 'string') return undefined;
  if (!isObj(value['event_payload'])) return undefined;
  return { event_type: value['event_type'], event_payload: value['event_payload'] };
}

/** The direct conversation of exactly these two, or undefined. */
export function imBetween(state: WorkspaceState, one: string, two: string): Channel | undefined {
  return Object.values(state.channels).find(
    (channel) =>
      channel.kind === 'im' && channel.members.includes(one) && channel.members.includes(two),
  );
}

/** Finds somebody by id, '@name', handle, display name or real name. */
export function findUser(state: WorkspaceState, handle: string): User | undefined {
  const wanted = handle.replace(/^@/, '');
  const users = Object.values(state.users);
  return (
    state.users[wanted] ??
    users.find((user) => user.name === wanted) ??
    users.find((user) => user.display_name === wanted) ??
    users.find((user) => user.real_name === wanted)
  );
}

/** Finds a channel by id, '#name' or name. */
export function findChannel(state: WorkspaceState, handle: string): Channel | undefined {
  const wanted = handle.replace(/^#/, '');
  return (
    state.channels[wanted] ??
    Object.values(state.channels).find(
      (channel) => channel.kind !== 'im' && channel.name === wanted,
    )
  );
}

/** The messages of a channel, oldest first. */
export function messagesIn(state: WorkspaceState, channel: string): Message[] {
  return (state.messages[channel] ??= []);
}

/** The message with this ts, or undefined. */
export function findMessage(
  state: WorkspaceState,
  channel: string,
  ts: string,
): Message | undefined {
  return messagesIn(state, channel).find((message) => message.ts === ts);
}

/** Whether somebody is of another workspace, and seen here in shared channels at most. */
export function isForeign({ team }: WorkspaceState, user: User): boolean {
  if (user.team_id === undefined || user.team_id === team.id) return false;
  return !user.org_teams?.includes(team.id);
}

import { randomBytes } from 'node:crypto';
import { Busy } from './busy.ts';
import { SLACKS_LIMITS, type Context, type Limits, type Secrets } from './context.ts';
import { createDelivery, type Carrier } from './delivery.ts';
import { emit } from './events.ts';
import { Faults } from './faults.ts';
import { httpCarrier, verifyUrl } from './http-delivery.ts';
import { seconds } from './ids.ts';
import type { Manifest } from './manifest.ts';
import { rename, setArchived } from './membership.ts';
import { postMessage } from './messages.ts';
import { Person } from './person.ts';
import { announceProfile } from './profile.ts';
import { RateLimits } from './rate-limits.ts';
import { ResponseUrls } from './response-urls.ts';
import { plantWorkspace, sampleWorkspace, type WorkspaceSeed } from './seed.ts';
import { createHttpServer } from './server.ts';
import { SocketMode } from './socket-mode.ts';
import {
  findChannel,
  findUser,
  type Change,
  type Channel,
  type User,
  type WorkspaceState,
} from './state.ts';
import { Recorder, type Traffic } from './traffic.ts';
import { Triggers } from './triggers.ts';

export { effects } from './faults.ts';
export type { Person } from './person.ts';
export type { Seen } from './sight.ts';
export { sampleWorkspace } from './seed.ts';

export type SandboxOptions = {
  /** Messages, events and files carry this time; expiries of the protocol run in real time. */
  clock: { now(): Temporal.Instant };
  manifest: Manifest;
  port?: number;
  rateLimits?: boolean;
  workspace?: WorkspaceSeed;
  /** A state that was saved before, instead of a new workspace. */
  restore?: WorkspaceState;
  /** Tokens and secrets to use instead of random ones. */
  secrets?: Partial<Secrets>;
  /** Shorter expiries, for tests that want to see them. */
  limits?: Partial<Limits>;
  /** How long nothing must happen before the workspace counts as idle. */
  quietMs?: number;
};

export type Sandbox = {
  /** What SLACK_API_URL gets. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  /** Tokens and secrets, for a sandbox that is to go on with them. */
  secrets: Secrets;
  teamId: string;
  appId: string;
  botUserId: string;
  botId: string;
  state: WorkspaceState;
  faults: Faults;
  /** The latest calls, deliveries and socket events, oldest first. */
  traffic: Traffic[];
  onChange(listener: (change: Change) => void): () => void;
  /** Calls the listener for each entry of the traffic, when it begins and when more is known about it. */
  onTraffic(listener: (entry: Traffic) => void): () => void;
  /** Delivers by HTTP to this address; null goes back to Socket Mode. */
  deliverTo(url: string | null): void;
  /** Sends url_verification to the address of deliverTo; true when the challenge comes back. */
  verifyUrl(): Promise<boolean>;
  /** Somebody, by name ('mira'), handle ('@mira') or id. */
  person(name: string): Person;
  /** What an id is called, for rendering. */
  names(id: string): string;
  /** How many Socket Mode connections are open. */
  connections(): number;
  /** Waiting retries of events happen now. */
  retryNow(): void;
  /** Posts the scheduled messages that are due by the clock. */
  postScheduled(): void;
  archives(channel: string, archived?: boolean): void;
  renames(channel: string, name: string): void;
  /** From now on the channel has these properties, such as being shared with another organisation. */
  sets(channel: string, properties: ChannelProperties): void;
  deactivates(name: string): void;
  /** Somebody is of another workspace from now on: of ours too where `organization` names it, else in shared channels at most. */
  isOf(name: string, team: string, organization?: string[]): void;
  /** From now on the bot token is refused: token_revoked, or account_inactive. */
  revokeToken(how?: 'revoked' | 'inactive'): void;
  /** Removes the app: the bot token is refused, and the app hears of it by two events, in either order. */
  uninstalls(order?: readonly ('app_uninstalled' | 'tokens_revoked')[]): void;
  /** Installs the app again, with the same token. */
  reinstalls(): void;
  /** Resolves when no request is being handled and no delivery awaits its ack. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

type Settable = 'shared' | 'pendingShared' | 'orgShared' | 'otherTeams' | 'frozen' | 'restricted';
type ChannelProperties = { [P in Settable]?: Channel[P] | undefined };

const QUIET_MS = 16;

/** Starts a workspace with the app installed, listening on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock, manifest } = options;
  const state =
    options.restore ??
    plantWorkspace(
      options.workspace ?? sampleWorkspace(),
      manifest.features?.bot_user?.display_name ?? manifest.display_information.name,
      seconds(clock.now()),
    );
  const limits = { ...SLACKS_LIMITS, ...options.limits };
  const secrets = { ...randomSecrets(), ...options.secrets };
  const quietMs = options.quietMs ?? QUIET_MS;
  const listeners = new Set<(change: Change) => void>();
  const busy = new Busy();
  const recorder = new Recorder(() => clock.now());
  const sockets = new SocketMode({ limits, appId: state.app.id, recorder, faults: () => faults });
  const faults = new Faults({
    disconnect: (reason) => sockets.disconnectAll(reason),
    cut: () => sockets.cutAll(),
  });
  let http: { url: string; carrier: Carrier } | null = null;
  let port = options.port ?? 0;
  const context: Context = {
    state,
    manifest,
    clock,
    limits,
    secrets,
    busy,
    faults,
    recorder,
    rates: new RateLimits(options.rateLimits ?? false),
    triggers: new Triggers(limits.triggerMs),
    responseUrls: new ResponseUrls(limits),
    deliver: createDelivery({
      carrier: () => http?.carrier ?? sockets.carry,
      busy,
      faults,
      recorder,
      limits,
    }),
    origin: () => `http://127.0.0.1:${port}`,
    socketUrl: () => `ws://127.0.0.1:${port}${sockets.ticket()}`,
    changed: (change) => {
      for (const listener of listeners) listener(change);
    },
  };
  const server = createHttpServer(context);
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address === 'object' && address !== null) port = address.port;

  return {
    apiUrl: `${context.origin()}/api/`,
    botToken: secrets.botToken,
    appToken: secrets.appToken,
    signingSecret: secrets.signingSecret,
    secrets,
    teamId: state.team.id,
    appId: state.app.id,
    botUserId: state.app.bot_user_id,
    botId: state.app.bot_id,
    state,
    faults,
    traffic: recorder.entries,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onTraffic: (listener) => recorder.watch(listener),
    deliverTo(url) {
      const parts = { signingSecret: secrets.signingSecret, limits, faults: () => faults };
      http = url === null ? null : { url, carrier: httpCarrier({ url, ...parts }) };
    },
    verifyUrl() {
      if (http === null) throw new Error('deliverTo(url) comes first');
      return verifyUrl({ url: http.url, limits, ...secrets });
    },
    person(name) {
      const user = findUser(state, name);
      if (!user) throw new Error(`there is nobody called ${name}`);
      return new Person(context, user.id, quietMs);
    },
    names: (id) => state.users[id]?.name ?? state.channels[id]?.name ?? id,
    connections: () => sockets.size,
    retryNow: () => context.deliver.retryNow(),
    postScheduled: () => postScheduled(context),
    archives(name, archived = true) {
      const channel = channelNamed(state, name);
      setArchived(context, channel, archived, channel.creator);
    },
    renames: (name, to) => rename(context, channelNamed(state, name), to),
    sets(name, properties) {
      const channel = channelNamed(state, name);
      Object.assign(channel, properties);
      context.changed({ what: 'channel', channel: channel.id });
    },
    deactivates(name) {
      const user = findUser(state, name);
      if (!user) throw new Error(`there is nobody called ${name}`);
      deactivate(context, user);
    },
    isOf(name, team, organization) {
      const user = findUser(state, name);
      if (!user) throw new Error(`there is nobody called ${name}`);
      user.team_id = team;
      if (organization) user.org_teams = organization;
    },
    revokeToken(how = 'revoked') {
      state.token = how;
    },
    uninstalls(order = ['tokens_revoked', 'app_uninstalled']) {
      state.token = 'inactive';
      for (const type of order) announceLoss(context, type);
    },
    reinstalls() {
      state.token = 'valid';
    },
    idle: () => busy.idle(quietMs),
    async close() {
      context.deliver.stop();
      await sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function channelNamed(state: WorkspaceState, name: string): Channel {
  const channel = findChannel(state, name);
  if (!channel) throw new Error(`there is no channel ${name}`);
  return channel;
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

function randomSecrets(): Secrets {
  return {
    botToken: `xoxb-sandbox-${hex(8)}`,
    appToken: `xapp-1-A0SANDBOX0-sandbox-${hex(8)}`,
    signingSecret: hex(16),
    verificationToken: hex(12),
  };
}

function deactivate(context: Context, user: User): void {
  user.deleted = true;
  announceProfile(context, user, ['user_change']);
}

function announceLoss(context: Context, type: 'app_uninstalled' | 'tokens_revoked'): void {
  const tokens = { oauth: [], bot: [context.state.app.bot_user_id] };
  emit(context, type, type === 'tokens_revoked' ? { type, tokens } : { type });
}

function postScheduled(context: Context): void {
  const { state, clock } = context;
  const now = seconds(clock.now());
  const due = state.scheduled.filter((each) => each.post_at <= now);
  state.scheduled = state.scheduled.filter((each) => each.post_at > now);
  for (const each of due) {
    const channel = state.channels[each.channel];
    if (channel) postMessage(context, channel, each.draft);
  }
}

import type { Channel, User, WorkspaceState } from './state.ts';

type PersonSeed = {
  name: string;
  realName: string;
  tz: string;
  displayName?: string;
  title?: string;
  deactivated?: boolean;
  bot?: boolean;
  guest?: boolean;
  admin?: boolean;
};

type ChannelSeed = {
  name: string;
  kind?: 'public' | 'private';
  members: string[];
  /** Whether the app is in it from the start. */
  app?: boolean;
  archived?: boolean;
  shared?: boolean;
  topic?: string;
};

export type WorkspaceSeed = {
  team: { id?: string; name: string; domain: string };
  people: PersonSeed[];
  channels: ChannelSeed[];
};

/** A small company in several zones, with the people and channels that break careless apps. */
export function sampleWorkspace(): WorkspaceSeed {
  return {
    team: { name: 'Fjord & Sons', domain: 'fjord' },
    people: [
      { name: 'mira', realName: 'Mira Sommer', tz: 'Europe/Berlin', title: 'Engineering manager' },
      { name: 'ana', realName: 'Ana Flores', tz: 'America/New_York', title: 'Engineer' },
      { name: 'bo', realName: 'Bo Chandra', tz: 'Asia/Kolkata', title: 'Engineer' },
      { name: 'otto', realName: 'Otto Lorde', tz: 'Australia/Lord_Howe', title: 'Sales' },
      { name: 'dora', realName: 'Dora Gone', tz: 'Europe/Berlin', deactivated: true },
      { name: 'buildbot', realName: 'Build Bot', tz: 'America/Los_Angeles', bot: true },
      { name: 'noor', realName: 'نور الهدى', displayName: 'نور', tz: 'Asia/Dubai' },
      { name: 'zoe', realName: 'Zoë 🦄 Starling', displayName: 'Zoë 🦄', tz: 'America/Sao_Paulo' },
      { name: 'sean', realName: "Seán O'Brien", displayName: "Seán O'B", tz: 'Europe/Dublin' },
      { name: 'karl', realName: 'Karl <!here> & *Co*_~`', tz: 'Pacific/Kiritimati' },
      { name: 'gita', realName: 'Gita Guest', tz: 'Asia/Kathmandu', guest: true },
      { name: 'root', realName: 'Robin Root', tz: 'Etc/UTC', admin: true },
    ],
    channels: [
      {
        name: 'general',
        members: ['mira', 'ana', 'bo', 'otto', 'noor', 'zoe', 'sean', 'karl', 'root'],
        topic: 'Everybody',
      },
      { name: 'team-aurora', members: ['mira', 'ana', 'bo', 'noor'] },
      { name: 'leads-only', kind: 'private', members: ['mira', 'otto', 'root'] },
      { name: 'old-project', members: ['mira', 'ana'], archived: true },
    ],
  };
}

/** Builds the first state of a workspace in which an app of this name was just installed. */
export function plantWorkspace(seed: WorkspaceSeed, appName: string, now: number): WorkspaceState {
  const state: WorkspaceState = {
    team: { id: seed.team.id ?? 'T0SANDBOX0', name: seed.team.name, domain: seed.team.domain },
    app: { id: 'A0SANDBOX0', name: appName, bot_id: 'B0SANDBOX0', bot_user_id: 'U0SANDBOX0' },
    users: {},
    channels: {},
    messages: {},
    ephemerals: [],
    notices: [],
    modals: {},
    homes: {},
    choices: {},
    files: {},
    scheduled: [],
    token: 'valid',
    lastMicros: 0,
    lastId: 0,
  };
  const handle = appName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');
  const appUser = user({ name: handle, realName: appName, tz: 'America/Los_Angeles' }, now);
  state.users[state.app.bot_user_id] = {
    ...appUser,
    id: state.app.bot_user_id,
    is_bot: true,
    bot_id: state.app.bot_id,
  };
  for (const person of seed.people) {
    const one = user(person, now);
    state.users[one.id] = one;
  }
  for (const each of seed.channels) {
    const one = channel(each, state, now);
    state.channels[one.id] = one;
  }
  return state;
}

/** The id of a seeded person or channel: readable, and long enough for Slack's own pattern. */
function seededId(prefix: string, name: string): string {
  const letters = name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return `${prefix}0${letters}`.padEnd(11, '0');
}

function user(seed: PersonSeed, now: number): User {
  return {
    id: seededId('U', seed.name),
    name: seed.name,
    real_name: seed.realName,
    display_name: seed.displayName ?? seed.name,
    email: `${seed.name}@fjord.example`,
    title: seed.title ?? '',
    tz: seed.tz,
    status_text: '',
    status_emoji: '',
    status_expiration: 0,
    deleted: seed.deactivated ?? false,
    is_bot: seed.bot ?? false,
    is_restricted: seed.guest ?? false,
    is_admin: seed.admin ?? false,
    ...(seed.bot ? { bot_id: seededId('B', seed.name) } : {}),
    updated: now,
  };
}

function channel(seed: ChannelSeed, state: WorkspaceState, now: number): Channel {
  const members = seed.members.map((name) => {
    const id = seededId('U', name);
    if (state.users[id] === undefined)
      throw new Error(`#${seed.name} has an unknown member ${name}`);
    return id;
  });
  return {
    id: seededId('C', seed.name),
    name: seed.name,
    kind: seed.kind ?? 'public',
    members: seed.app ? [...members, state.app.bot_user_id] : members,
    archived: seed.archived ?? false,
    shared: seed.shared ?? false,
    topic: seed.topic ?? '',
    purpose: '',
    created: now,
    creator: members[0] ?? state.app.bot_user_id,
  };
}

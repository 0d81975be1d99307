import { limit, page, required } from '../args.ts';
import { fail } from '../errors.ts';
import type { Obj } from '../state.ts';
import { userObject } from '../users.ts';
import type { Call, Method } from './method.ts';

/** users.*, bots.info, team.info: who there is. */
export const users: Record<string, Method> = {
  'users.info': { scope: 'users:read', answer: info },
  'users.list': { scope: 'users:read', answer: list },
  'users.lookupByEmail': { scope: 'users:read.email', answer: byEmail },
  'bots.info': { scope: 'users:read', answer: bot },
  'team.info': { scope: 'team:read', answer: team },
};

function info({ args, context }: Call): Obj {
  const user = context.state.users[required(args, 'user', 'user_not_found')];
  if (!user) fail('user_not_found');
  return { ok: true, user: userObject(context, user) };
}

function list({ args, context }: Call): Obj {
  const everybody = Object.values(context.state.users);
  const { items, response_metadata } = page(args, everybody, limit(args, everybody.length, 1000));
  return {
    ok: true,
    members: items.map((user) => userObject(context, user)),
    cache_ts: Math.floor(context.clock.now().epochMilliseconds / 1000),
    response_metadata,
  };
}

function byEmail({ args, context }: Call): Obj {
  const email = required(args, 'email', 'users_not_found').toLowerCase();
  const user = Object.values(context.state.users).find(
    (each) => each.email === email && !each.is_bot && !each.deleted,
  );
  if (!user) fail('users_not_found');
  return { ok: true, user: userObject(context, user) };
}

function bot({ args, context }: Call): Obj {
  const id = required(args, 'bot', 'bot_not_found');
  const { state } = context;
  const user = Object.values(state.users).find((each) => each.bot_id === id);
  if (!user) fail('bot_not_found');
  return {
    ok: true,
    bot: {
      id,
      deleted: user.deleted,
      name: user.real_name,
      updated: user.updated,
      app_id: id === state.app.bot_id ? state.app.id : 'A0OTHERAPP0',
      user_id: user.id,
      icons: {},
    },
  };
}

function team({ context }: Call): Obj {
  const { team } = context.state;
  return {
    ok: true,
    team: {
      id: team.id,
      name: team.name,
      domain: team.domain,
      url: `https://${team.domain}.slack.com/`,
      email_domain: 'fjord.example',
      icon: { image_default: true },
    },
  };
}

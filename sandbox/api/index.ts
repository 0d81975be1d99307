import { text } from '../args.ts';
import type { Context } from '../context.ts';
import { fail } from '../errors.ts';
import type { Obj } from '../state.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import { history } from './history.ts';
import { needScope, type Call, type Method } from './method.ts';
import { reactions } from './reactions.ts';
import { users } from './users.ts';
import { views } from './views.ts';

const METHODS: Record<string, Method> = {
  'api.test': { answer: ({ args }) => ({ ok: true, args }) },
  'auth.test': { answer: authTest },
  'apps.connections.open': { appLevel: true, answer: openConnection },
  ...chat,
  ...conversations,
  ...files,
  ...history,
  ...reactions,
  ...users,
  ...views,
};

/** Answers one call of the Web API, or fails with Slack's error. */
export function answerCall(
  context: Context,
  method: string,
  token: string | undefined,
  args: Obj,
): Obj {
  const known = METHODS[method];
  if (!known) fail('unknown_method', { req_method: method });
  if (method !== 'api.test') authenticate(context, known, token);
  const call: Call = { context, args };
  if (known.scope !== undefined) needScope(call, known.scope);
  return known.answer(call);
}

/** The channel that a call posts to, for the limit of one a second. */
export function channelOf(args: Obj): string | undefined {
  try {
    return text(args, 'channel');
  } catch {
    return undefined;
  }
}

function authenticate(context: Context, method: Method, token: string | undefined): void {
  const { secrets, state } = context;
  if (token === undefined || token === '') fail('not_authed');
  if (token !== secrets.botToken && token !== secrets.appToken) fail('invalid_auth');
  // The app-level token belongs to the app, not to its being installed here.
  if (token === secrets.botToken) {
    if (state.token === 'revoked') fail('token_revoked');
    if (state.token === 'inactive') fail('account_inactive');
  }
  if (method.appLevel === true && token !== secrets.appToken) fail('not_allowed_token_type');
  if (method.appLevel !== true && token !== secrets.botToken) fail('not_allowed_token_type');
}

function authTest({ context }: Call): Obj {
  const { state } = context;
  const me = state.users[state.app.bot_user_id];
  return {
    ok: true,
    url: `https://${state.team.domain}.slack.com/`,
    team: state.team.name,
    user: me?.name ?? '',
    team_id: state.team.id,
    user_id: state.app.bot_user_id,
    bot_id: state.app.bot_id,
    is_enterprise_install: false,
  };
}

function openConnection({ context }: Call): Obj {
  if (context.manifest.settings?.socket_mode_enabled !== true) fail('socket_mode_not_enabled');
  return { ok: true, url: context.socketUrl() };
}

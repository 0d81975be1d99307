import { nested, required, text } from '../args.ts';
import { fail, failArgument } from '../errors.ts';
import { isObj, type Obj, type OpenView } from '../state.ts';
import {
  checkHash,
  findView,
  openView,
  publishHome,
  pushView,
  updateView,
  viewPayload,
} from '../views.ts';
import type { Call, Method } from './method.ts';

/** views.*: modals and the Home tab. */
export const views: Record<string, Method> = {
  'views.open': { answer: (call) => withTrigger(call, openView) },
  'views.push': { answer: (call) => withTrigger(call, pushView) },
  'views.update': { answer: update },
  'views.publish': { answer: publish },
};

function withTrigger(
  call: Call,
  show: (context: Call['context'], user: string, definition: Obj, from: string | null) => OpenView,
): Obj {
  const { args, context } = call;
  const id = required(args, 'trigger_id');
  const definition = definitionFrom(call, 'modal');
  const trigger = context.triggers.check(id);
  const open = show(context, trigger.user, definition, trigger.channel);
  context.triggers.exchange(id);
  return { ok: true, view: viewPayload(open) };
}

function update(call: Call): Obj {
  const { args, context } = call;
  const id = text(args, 'view_id');
  const externalId = text(args, 'external_id');
  if ((id === undefined) === (externalId === undefined)) {
    failArgument('one of view_id and external_id is required');
  }
  const open =
    id === undefined
      ? findView(context, { externalId: externalId ?? '' })
      : findView(context, { id });
  if (open === undefined) fail('not_found');
  checkHash(open, text(args, 'hash'));
  updateView(context, open, definitionFrom(call, open.view.type));
  return { ok: true, view: viewPayload(open) };
}

function publish(call: Call): Obj {
  const { args, context } = call;
  const { state, manifest } = context;
  const user = state.users[required(args, 'user_id')];
  if (user === undefined || user.deleted || user.is_bot) fail('user_not_found');
  if (manifest.features?.app_home?.home_tab_enabled !== true) fail('not_enabled');
  const known = state.homes[user.id];
  const hash = text(args, 'hash');
  if (hash !== undefined && known === undefined) fail('hash_conflict');
  if (known) checkHash(known, hash);
  const open = publishHome(context, user.id, definitionFrom(call, 'home'));
  return { ok: true, view: viewPayload(open) };
}

function definitionFrom({ args }: Call, type: 'modal' | 'home'): Obj {
  const definition = nested(args, 'view');
  if (definition === undefined) failArgument('missing required field: view');
  if (!isObj(definition)) failArgument('must provide an object [json-pointer:/view]');
  if (definition['type'] !== type) {
    failArgument(`unsupported type: ${String(definition['type'])} [json-pointer:/view/type]`);
  }
  return definition;
}

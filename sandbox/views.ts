import { randomBytes } from 'node:crypto';
import type { Context } from './context.ts';
import { initialValue, isStateful, placedElements } from './elements.ts';
import { fail } from './errors.ts';
import { nextId } from './ids.ts';
import { withIds } from './messages.ts';
import {
  isObj,
  objectsIn,
  type ElementValue,
  type Obj,
  type OpenView,
  type Values,
  type ViewObject,
} from './state.ts';
import { checkView } from './validation.ts';

const STACK = 3;

/** Opens a modal: a new stack, whatever was open before. */
export function openView(
  context: Context,
  user: string,
  definition: Obj,
  from: string | null,
): OpenView {
  const open = create(context, user, definition, { from, below: undefined });
  context.state.modals[user] = [open];
  context.changed({ what: 'view', user });
  return open;
}

/** Puts a modal on top of the ones that are open. */
export function pushView(
  context: Context,
  user: string,
  definition: Obj,
  from: string | null,
): OpenView {
  const stack = stackOf(context, user);
  const below = stack.at(-1);
  if (below === undefined) fail('not_found');
  if (stack.length >= STACK) fail('push_limit_reached');
  const open = create(context, user, definition, { from, below });
  stack.push(open);
  context.changed({ what: 'view', user });
  return open;
}

/** Replaces what a view shows; what was typed stays where block_id, action_id and the kind of element stay. */
export function updateView(context: Context, open: OpenView, definition: Obj): OpenView {
  checkExternalId(context, definition, open);
  const { view } = open;
  const next = normalize(context, definition);
  Object.assign(view, next, { hash: newHash(context) });
  open.values = valuesFor(open, open.values);
  open.errors = {};
  open.trouble = null;
  context.changed({ what: view.type === 'home' ? 'home' : 'view', user: open.user });
  return open;
}

/** Publishes somebody's Home tab. */
export function publishHome(context: Context, user: string, definition: Obj): OpenView {
  const known = context.state.homes[user];
  if (known) {
    const updated = updateView(context, known, definition);
    updated.values = valuesFor(updated, {});
    return updated;
  }
  const open = create(context, user, definition, { from: null, below: undefined });
  context.state.homes[user] = open;
  context.changed({ what: 'home', user });
  return open;
}

/** Takes a view off its stack; with clear_on_close everything goes. */
export function closeView(context: Context, open: OpenView): void {
  const stack = stackOf(context, open.user);
  context.state.modals[open.user] = open.view.clear_on_close
    ? []
    : stack.filter((each) => each !== open);
  context.changed({ what: 'view', user: open.user });
}

/** Takes every modal of somebody away. */
export function clearViews(context: Context, user: string): void {
  context.state.modals[user] = [];
  context.changed({ what: 'view', user });
}

/** The stack of modals on somebody's screen. */
export function stackOf(context: Context, user: string): OpenView[] {
  return (context.state.modals[user] ??= []);
}

/** The open view with this id or external_id, modal or Home. */
export function findView(
  context: Context,
  by: { id: string } | { externalId: string },
): OpenView | undefined {
  const { modals, homes } = context.state;
  const all = [...Object.values(modals).flat(), ...Object.values(homes)];
  return all.find(({ view }) =>
    'id' in by ? view.id === by.id : view.external_id === by.externalId,
  );
}

/** Fails when the caller's hash is not the view's. */
export function checkHash(open: OpenView, hash: string | undefined): void {
  if (hash !== undefined && hash !== open.view.hash) fail('hash_conflict');
}

/** A view as the API and the payloads show it, with the values that it holds. */
export function viewPayload(open: OpenView): Obj {
  return { ...structuredClone(open.view), state: { values: structuredClone(open.values) } };
}

function create(
  context: Context,
  user: string,
  definition: Obj,
  place: { from: string | null; below: OpenView | undefined },
): OpenView {
  checkExternalId(context, definition, undefined);
  const { state } = context;
  const id = nextId(state, 'V');
  const view: ViewObject = {
    id,
    team_id: state.team.id,
    ...normalize(context, definition),
    hash: newHash(context),
    root_view_id: place.below?.view.root_view_id ?? id,
    previous_view_id: place.below?.view.id ?? null,
    app_id: state.app.id,
    bot_id: state.app.bot_id,
    app_installed_team_id: state.team.id,
  };
  const open: OpenView = {
    view,
    user,
    values: {},
    errors: {},
    trouble: null,
    from: place.from,
  };
  open.values = valuesFor(open, {});
  return open;
}

type Definition = Omit<
  ViewObject,
  | 'id'
  | 'team_id'
  | 'hash'
  | 'root_view_id'
  | 'previous_view_id'
  | 'app_id'
  | 'bot_id'
  | 'app_installed_team_id'
>;

function normalize(context: Context, given: Obj): Definition {
  checkView(context, given);
  const words = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
  const textObject = (name: string) => (isObj(given[name]) ? given[name] : null);
  return {
    type: given['type'] === 'home' ? 'home' : 'modal',
    callback_id: words('callback_id'),
    private_metadata: words('private_metadata'),
    external_id: words('external_id'),
    title: textObject('title'),
    submit: textObject('submit'),
    close: textObject('close'),
    submit_disabled: given['submit_disabled'] === true,
    blocks: withIds(context.state, objectsIn(given['blocks']) ?? []),
    clear_on_close: given['clear_on_close'] === true,
    notify_on_close: given['notify_on_close'] === true,
  };
}

function checkExternalId(context: Context, definition: Obj, self: OpenView | undefined): void {
  const externalId = definition['external_id'];
  if (typeof externalId !== 'string' || externalId === '') return;
  const other = findView(context, { externalId });
  if (other && other !== self) fail('duplicate_external_id');
}

function valuesFor(open: OpenView, before: Values): Values {
  const values: Values = {};
  for (const { element, type, blockId, actionId } of placedElements(open.view.blocks)) {
    if (!isStateful(type)) continue;
    const kept: ElementValue | undefined = before[blockId]?.[actionId];
    (values[blockId] ??= {})[actionId] =
      kept?.type === type ? kept : initialValue(element, open.from);
  }
  return values;
}

function newHash(context: Context): string {
  const now = Math.floor(context.clock.now().epochMilliseconds / 1000);
  return `${now}.${randomBytes(4).toString('hex')}`;
}

import type { Done } from './acts.ts';
import {
  blocksOf,
  choicesOf,
  pickExternal,
  remember,
  send,
  setValue,
  surfaceOf,
  type Target,
} from './clicks.ts';
import type { Context } from './context.ts';
import {
  chosen,
  holdsMany,
  isStateful,
  optionsOf,
  placedElements,
  valueOf,
  type Placed,
} from './elements.ts';
import type { ElementValue, Obj, User } from './state.ts';
import { contentFrom, type Typed } from './typing.ts';
import { stackOf } from './views.ts';

/** Where exactly an element stands, as a page that draws it knows. */
export type Place = { blockId: string; actionId: string };

/** Clicks on the element at this place, or chooses something in it, and waits for the app's ack. */
export async function clickAt(
  context: Context,
  user: User,
  target: Target,
  place: Place,
  value: Typed,
): Promise<Done> {
  const surface = surfaceOf(context, user, target);
  const placed = placedAt(blocksOf(surface), place);
  if (placed.type === 'overflow') {
    const option = withValue(placed, optionsOf(placed.element), value);
    return send(context, user, surface, placed, { option });
  }
  if (placed.type === 'feedback_buttons') {
    const button = withValue(placed, choicesOf(placed), value);
    return send(context, user, surface, placed, { button });
  }
  if (!isStateful(placed.type)) return send(context, user, surface, placed, {});
  if (surface.kind === 'view' && surface.open.view.type === 'modal') {
    return setValue(context, user, surface.open, placed, contentAt(context, user, placed, value));
  }
  const content = contentAt(context, user, placed, value);
  remember(context, user, surface, placed, content);
  return send(context, user, surface, placed, { value: content });
}

/** Fills the field at this place of one of somebody's open modals. */
export async function fillAt(
  context: Context,
  user: User,
  viewId: string,
  place: Place,
  value: Typed,
): Promise<Done> {
  const open = stackOf(context, user.id).find(({ view }) => view.id === viewId);
  if (!open) throw new Error('this form is not open any more');
  const placed = placedAt(open.view.blocks, place);
  const content = placed.type.endsWith('external_select')
    ? valueOf(placed.type, await pickExternal(context, user, open, placed, value))
    : contentAt(context, user, placed, value);
  return setValue(context, user, open, placed, content);
}

function placedAt(blocks: readonly Obj[], place: Place): Placed {
  const found = placedElements(blocks).find(
    ({ blockId, actionId }) => blockId === place.blockId && actionId === place.actionId,
  );
  if (!found) throw new Error('this is not there any more');
  return found;
}

/** What the element holds after this choice. Its options are meant by their value, since words may be alike. */
function contentAt(context: Context, user: User, placed: Placed, typed: Typed): ElementValue {
  const options = optionsOf(placed.element);
  if (options.length === 0 || typed === null) {
    return valueOf(placed.type, contentFrom(context, user, placed, numeric(placed, typed)));
  }
  const picked = [typed].flat().map((value) => chosen(withValue(placed, options, value)));
  return valueOf(placed.type, holdsMany(placed.type) ? picked : picked[0]);
}

/** A moment may come as the seconds that Slack keeps, in digits. */
function numeric(placed: Placed, typed: Typed): Typed {
  const isSeconds = placed.type === 'datetimepicker' && /^\d+$/.test(String(typed));
  return isSeconds ? Number(typed) : typed;
}

function withValue(placed: Placed, offered: readonly Obj[], value: Typed): Obj {
  const found = offered.find((each) => each['value'] === value);
  if (!found) throw new Error(`${placed.type} has no choice "${String(value)}"`);
  return found;
}

import type { Context } from './context.ts';
import {
  captionOf,
  contentOf,
  isEmpty,
  isStateful,
  placedElements,
  wordsOf,
  type Placed,
} from './elements.ts';
import type { Obj, OpenView } from './state.ts';
import { isObj } from './state.ts';
import { clearViews, closeView, pushView, updateView } from './views.ts';
import { problemsInView } from './validation.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

/** How a submission ended: errors below the inputs, or what became of the view. */
export type Submitted =
  | { ok: true; action: 'close' | 'update' | 'push' | 'clear' }
  | { ok: false; errors: Record<string, string>; error?: string };

/** What Slack's client checks before it sends a form, by block_id. */
export function clientErrors(open: OpenView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const placed of placedElements(open.view.blocks)) {
    if (!placed.input) continue;
    const value = open.values[placed.blockId]?.[placed.actionId];
    if (value === undefined) continue;
    const message = isEmpty(value)
      ? missing(placed)
      : wrong(placed.type, placed.element, contentOf(value));
    if (message !== null) errors[placed.blockId] = message;
  }
  return errors;
}

/** Does what the app answered to a submission. An answer that Slack cannot follow leaves the form as it was. */
export function applyAck(context: Context, open: OpenView, body: unknown): Submitted {
  if (body === undefined || body === '' || (isObj(body) && Object.keys(body).length === 0)) {
    closeView(context, open);
    return { ok: true, action: 'close' };
  }
  if (!isObj(body)) return trouble(context, open, 'invalid_ack');
  switch (body['response_action']) {
    case 'errors':
      return showErrors(context, open, body['errors']);
    case 'clear':
      clearViews(context, open.user);
      return { ok: true, action: 'clear' };
    case 'update':
    case 'push':
      return showView(context, open, body['response_action'], body['view']);
    default:
      return trouble(context, open, 'invalid_response_action');
  }
}

/** Tells the person that it did not work; what they typed stays. */
export function trouble(context: Context, open: OpenView, error: string): Submitted {
  open.trouble = TROUBLE;
  context.changed({ what: 'view', user: open.user });
  return { ok: false, errors: {}, error };
}

/** The element that a person means by its label, placeholder or action_id; throws a list of what there is. */
export function findField(open: OpenView, labelOrActionId: string): Placed {
  const all = placedElements(open.view.blocks).filter((placed) => isStateful(placed.type));
  const byId = all.filter((placed) => placed.actionId === labelOrActionId);
  const found = byId.length > 0 ? byId : all.filter((placed) => isCalled(placed, labelOrActionId));
  if (found.length === 1 && found[0]) return found[0];
  const list = all.map((placed) => `"${captionOf(placed)}" (${placed.actionId})`).join(', ');
  const problem = found.length === 0 ? 'no field' : `${found.length} fields`;
  throw new Error(`${problem} called "${labelOrActionId}"; there is ${list || 'none'}`);
}

function isCalled(placed: Placed, name: string): boolean {
  return (
    captionOf(placed) === name ||
    placed.blockId === name ||
    (placed.block['type'] === 'section' && wordsOf(placed.block['text']) === name)
  );
}

function missing(placed: Placed): string | null {
  return placed.block['optional'] === true ? null : 'Please complete this required field.';
}

function wrong(type: string, element: Obj, content: unknown): string | null {
  if (typeof content !== 'string') return null;
  const number = (name: string) =>
    element[name] === undefined ? undefined : Number(element[name]);
  switch (type) {
    case 'plain_text_input': {
      const least = number('min_length');
      const most = number('max_length');
      if (least !== undefined && content.length < least)
        return `Must be at least ${least} characters.`;
      if (most !== undefined && content.length > most) return `Must be at most ${most} characters.`;
      return null;
    }
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(content)
        ? null
        : 'Please enter a valid email address.';
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(content) ? null : 'Please enter a valid URL.';
    case 'number_input':
      return wrongNumber(content, element, number('min_value'), number('max_value'));
    default:
      return null;
  }
}

function wrongNumber(
  content: string,
  element: Obj,
  least: number | undefined,
  most: number | undefined,
): string | null {
  const pattern = element['is_decimal_allowed'] === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(content)) return 'Please enter a valid number.';
  if (least !== undefined && Number(content) < least) return `Must be at least ${least}.`;
  if (most !== undefined && Number(content) > most) return `Must be at most ${most}.`;
  return null;
}

function showErrors(context: Context, open: OpenView, errors: unknown): Submitted {
  const inputs = new Set(
    placedElements(open.view.blocks)
      .filter((placed) => placed.input)
      .map((placed) => placed.blockId),
  );
  const entries = isObj(errors) ? Object.entries(errors) : [];
  const fits = entries.every(([id, words]) => inputs.has(id) && typeof words === 'string' && words);
  if (entries.length === 0 || !fits) return trouble(context, open, 'invalid_errors');
  open.errors = Object.fromEntries(entries.map(([id, words]) => [id, String(words)]));
  context.changed({ what: 'view', user: open.user });
  return { ok: false, errors: open.errors };
}

function showView(
  context: Context,
  open: OpenView,
  action: 'update' | 'push',
  view: unknown,
): Submitted {
  if (!isObj(view) || view['type'] !== 'modal' || problemsInView(context, view).length > 0) {
    const problems = isObj(view) ? problemsInView(context, view).join('; ') : 'no view';
    return trouble(context, open, `invalid_view: ${problems}`);
  }
  try {
    if (action === 'push') pushView(context, open.user, view, open.from);
    else updateView(context, open, view);
  } catch (error) {
    return trouble(context, open, error instanceof Error ? error.message : String(error));
  }
  return { ok: true, action };
}

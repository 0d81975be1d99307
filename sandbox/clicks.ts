import { deliverInteraction, failureOf, notice, type Done } from './acts.ts';
import type { Context } from './context.ts';
import {
  captionOf,
  contentOf,
  initialValue,
  isStateful,
  optionsOf,
  placedElements,
  valueOf,
  wordsOf,
  type Placed,
} from './elements.ts';
import { findField } from './forms.ts';
import { blockActions, blockSuggestion, type Choice, type Surface } from './payloads.ts';
import type { MessageRef } from './sight.ts';
import {
  findMessage,
  isObj,
  objectsIn,
  type ElementValue,
  type Obj,
  type OpenView,
  type User,
} from './state.ts';
import { contentFrom, option, type Typed } from './typing.ts';
import { stackOf } from './views.ts';

export type Target = MessageRef | 'view' | 'home';
export type ClickOptions = {
  /** What to choose in a select, an overflow, a picker; or which of several alike buttons. */
  value?: Typed;
  /** Says no in the confirmation dialog. */
  dismiss?: boolean;
};

/** Clicks a button, or chooses something, and waits for the app's ack. */
export async function click(
  context: Context,
  user: User,
  target: Target,
  name: string,
  options: ClickOptions,
): Promise<Done> {
  const surface = surfaceOf(context, user, target);
  const placed = pick(surface, name, options);
  if (placed.element['confirm'] !== undefined && options.dismiss === true) return { ok: true };
  const choice = choiceFor(context, user, surface, placed, name, options);
  if (choice.value) remember(context, user, surface, placed, choice.value);
  return send(context, user, surface, placed, choice);
}

/** Types into a form, element by element, telling the app of those that dispatch. */
export async function fill(
  context: Context,
  user: User,
  open: OpenView,
  entries: Record<string, Typed>,
): Promise<Done> {
  for (const [name, typed] of Object.entries(entries)) {
    const placed = findField(open, name);
    const content = placed.type.endsWith('external_select')
      ? await pickExternal(context, user, open, placed, typed)
      : contentFrom(context, user, placed, typed);
    const done = await setValue(context, user, open, placed, valueOf(placed.type, content));
    if (!done.ok) return done;
  }
  return { ok: true };
}

/** Types into one text input batch by batch, as somebody does while the app is already answering. */
export async function typeInto(
  context: Context,
  user: User,
  open: OpenView,
  name: string,
  batches: readonly string[],
): Promise<Done> {
  let text = '';
  const sent: Promise<Done>[] = [];
  for (const batch of batches) {
    text += batch;
    const placed = findField(open, name);
    const content = contentFrom(context, user, placed, text);
    sent.push(setValue(context, user, open, placed, valueOf(placed.type, content)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  const results = await Promise.all(sent);
  return results.find((done) => !done.ok) ?? { ok: true };
}

/** Puts a value into an element of a view, and tells the app when the element dispatches. */
export async function setValue(
  context: Context,
  user: User,
  open: OpenView,
  placed: Placed,
  value: ElementValue,
): Promise<Done> {
  const surface: Surface = { kind: 'view', open };
  remember(context, user, surface, placed, value);
  delete open.errors[placed.blockId];
  if (!dispatches(placed)) return { ok: true };
  return send(context, user, surface, placed, { value });
}

/** Whether a change is told to the app: always outside input blocks, inside only with dispatch_action. */
function dispatches(placed: Placed): boolean {
  if (!placed.input) return true;
  return placed.block['dispatch_action'] === true;
}

/** Asks the app for the options of an external select, and picks from them. */
export async function pickExternal(
  context: Context,
  user: User,
  open: OpenView,
  placed: Placed,
  typed: Typed,
): Promise<unknown> {
  const many = placed.type.startsWith('multi_');
  if (typed === null) return many ? [] : null;
  const picked: Obj[] = [];
  for (const query of Array.isArray(typed) ? typed : [String(typed)]) {
    const payload = blockSuggestion(context, user, open, placed, query);
    const outcome = await deliverInteraction(context, placed.actionId, payload, true);
    const body = outcome.ok && isObj(outcome.body) ? outcome.body : {};
    picked.push(option(placed, optionsOf(body), query));
  }
  return many ? picked : picked[0];
}

/** Tells the app of a click or a choice. */
export async function send(
  context: Context,
  user: User,
  surface: Surface,
  placed: Placed,
  choice: Choice,
): Promise<Done> {
  const payload = blockActions(context, user, surface, placed, choice);
  const outcome = await deliverInteraction(context, placed.actionId, payload, false);
  const failure = failureOf(outcome);
  if (failure === null) return { ok: true };
  const channel = surface.kind === 'message' ? surface.channel.id : null;
  return notice(context, user, channel, 'This app did not respond.', failure);
}

/** Where somebody clicks. Throws when they do not see it. */
export function surfaceOf(context: Context, user: User, target: Target): Surface {
  const { state } = context;
  if (target === 'view' || target === 'home') {
    const open = target === 'view' ? stackOf(context, user.id).at(-1) : state.homes[user.id];
    if (!open) throw new Error(`${user.name} has no ${target === 'view' ? 'modal' : 'Home tab'}`);
    return { kind: 'view', open };
  }
  const channel = state.channels[target.channel];
  const ephemeral = state.ephemerals.find(
    (each) => each.ts === target.ts && each.channel === target.channel && each.to === user.id,
  );
  const message = ephemeral ?? findMessage(state, target.channel, target.ts);
  if (!channel || !message) throw new Error(`${user.name} sees no message ${target.ts}`);
  if (channel.kind !== 'public' && !channel.members.includes(user.id)) {
    throw new Error(`${user.name} is not in that conversation`);
  }
  return { kind: 'message', channel, message, ephemeral: ephemeral !== undefined };
}

/** The blocks of a surface, those of attachments too. */
export function blocksOf(surface: Surface): Obj[] {
  if (surface.kind === 'view') return surface.open.view.blocks;
  const attached = (surface.message.attachments ?? []).flatMap((attachment) =>
    Array.isArray(attachment['blocks']) ? attachment['blocks'].filter(isObj) : [],
  );
  return [...(surface.message.blocks ?? []), ...attached];
}

function pick(surface: Surface, name: string, options: ClickOptions): Placed {
  const all = clickable(blocksOf(surface));
  const called = thoseCalled(all, name);
  const found =
    called.length > 1 && options.value !== undefined
      ? called.filter((placed) => offers(placed, String(options.value)))
      : called;
  if (found.length === 1 && found[0]) return found[0];
  const problem = found.length === 0 ? 'nothing' : `${found.length} things`;
  const list = all.map((placed) => describe(placed)).join(', ');
  throw new Error(`${problem} to click called "${name}"; there is ${list || 'nothing'}`);
}

/** Whether something in these blocks can be clicked by this name. */
export function offersClick(blocks: readonly Obj[], name: string): boolean {
  return thoseCalled(clickable(blocks), name).length > 0;
}

function clickable(blocks: readonly Obj[]): Placed[] {
  return placedElements(blocks).filter((placed) => !isSilent(placed));
}

function thoseCalled(all: readonly Placed[], name: string): readonly Placed[] {
  const byId = all.filter((placed) => placed.actionId === name);
  return byId.length > 0 ? byId : all.filter((placed) => isCalled(placed, name));
}

/** An input without dispatch_action cannot be clicked to any effect: it is filled. */
function isSilent(placed: Placed): boolean {
  return placed.input && !dispatches(placed);
}

function isCalled(placed: Placed, name: string): boolean {
  if (captionOf(placed) === name) return true;
  return choicesOf(placed).some((each) => wordsOf(each['text']) === name);
}

/** What an element offers that can be clicked by its own words. */
export function choicesOf({ type, element }: Placed): Obj[] {
  if (type === 'feedback_buttons') {
    return [element['positive_button'], element['negative_button']].filter(isObj);
  }
  return ['overflow', 'radio_buttons', 'checkboxes'].includes(type) ? optionsOf(element) : [];
}

function offers(placed: Placed, value: string): boolean {
  if (placed.element['value'] === value) return true;
  return optionsOf(placed.element).some(
    (each) => each['value'] === value || wordsOf(each['text']) === value,
  );
}

function describe(placed: Placed): string {
  const words = choicesOf(placed).map((each) => wordsOf(each['text']));
  const caption = [captionOf(placed), ...words].filter((each) => each !== '').join(' | ');
  const value = placed.element['value'];
  return `${placed.type} "${caption}" (${placed.actionId}${value === undefined ? '' : ` = ${JSON.stringify(value)}`})`;
}

function choiceFor(
  context: Context,
  user: User,
  surface: Surface,
  placed: Placed,
  name: string,
  options: ClickOptions,
): Choice {
  const { type, element } = placed;
  const byWords = choicesOf(placed).find((each) => wordsOf(each['text']) === name);
  if (type === 'feedback_buttons') {
    const wanted = choicesOf(placed).find((each) => each['value'] === options.value);
    return { button: byWords ?? wanted ?? missingValue(placed) };
  }
  const value = options.value ?? (byWords ? wordsOf(byWords['text']) : undefined);
  if (type === 'overflow') {
    if (value === undefined) return missingValue(placed);
    return { option: option(placed, optionsOf(element), String(value)) };
  }
  if (!isStateful(type)) return {};
  if (value === undefined) return missingValue(placed);
  if (type === 'checkboxes' && byWords && options.value === undefined) {
    return { value: toggled(user, context, surface, placed, byWords) };
  }
  return { value: valueOf(type, contentFrom(context, user, placed, value)) };
}

/** Clicking a checkbox by its words ticks it, or takes the tick away. */
function toggled(
  user: User,
  context: Context,
  surface: Surface,
  placed: Placed,
  picked: Obj,
): ElementValue {
  const known = valuesIn(context, user, surface)[placed.blockId]?.[placed.actionId];
  const before = contentOf(known ?? initialValue(placed.element, null));
  const ticked = objectsIn(before) ?? [];
  const without = ticked.filter((each) => each['value'] !== picked['value']);
  const words = [...without, ...(without.length === ticked.length ? [picked] : [])];
  return valueOf(
    placed.type,
    words.map((each) => option(placed, optionsOf(placed.element), String(each['value']))),
  );
}

function missingValue(placed: Placed): never {
  const known = optionsOf(placed.element).map((each) => `"${wordsOf(each['text'])}"`);
  const list = known.length > 0 ? `; one of ${known.join(', ')}` : '';
  throw new Error(`say what to choose in ${placed.type} "${placed.actionId}" ({value})${list}`);
}

function valuesIn(context: Context, user: User, surface: Surface) {
  if (surface.kind === 'view') return surface.open.values;
  return (context.state.choices[`${user.id} ${surface.message.ts}`] ??= {});
}

/** Keeps what somebody has chosen. */
export function remember(
  context: Context,
  user: User,
  surface: Surface,
  placed: Placed,
  value: ElementValue,
): void {
  (valuesIn(context, user, surface)[placed.blockId] ??= {})[placed.actionId] = value;
  if (surface.kind === 'view') {
    const what = surface.open.view.type === 'home' ? 'home' : 'view';
    context.changed({ what, user: user.id });
  } else {
    context.changed({ what: 'message', channel: surface.channel.id, ts: surface.message.ts });
  }
}

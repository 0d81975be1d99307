import type { Context } from './context.ts';
import { fileObject } from './api/files.ts';
import { chosen, holdsMany, optionsOf, wordsOf, type Placed } from './elements.ts';
import { escapeText, unescapeText } from './escape.ts';
import { nextId, seconds } from './ids.ts';
import { openIm } from './messages.ts';
import { findChannel, findUser, isObj, type Obj, type User } from './state.ts';

/** What a test gives for an element: a text, a list of texts, a number, or null to clear it. */
export type Typed = string | number | string[] | null;

/** Turns what a person types or picks into what the element holds, or throws when Slack's client would not take it. */
export function contentFrom(context: Context, user: User, placed: Placed, typed: Typed): unknown {
  const { element, type } = placed;
  if (typed === null || typed === '') return holdsMany(type) ? [] : null;
  if (holdsMany(type)) return many(context, user, placed, Array.isArray(typed) ? typed : [typed]);
  if (Array.isArray(typed)) throw new Error(`${nameOf(placed)} holds one value, not a list`);
  return one(context, user, element, placed, typed);
}

function many(
  context: Context,
  user: User,
  placed: Placed,
  typed: readonly (string | number)[],
): unknown[] {
  const max = placed.element['max_selected_items'] ?? placed.element['max_files'];
  if (typeof max === 'number' && typed.length > max) {
    throw new Error(`${nameOf(placed)} takes no more than ${max}`);
  }
  return typed.map((each) => one(context, user, placed.element, placed, each));
}

function one(
  context: Context,
  user: User,
  element: Obj,
  placed: Placed,
  typed: string | number,
): unknown {
  const text = String(typed);
  switch (placed.type) {
    case 'static_select':
    case 'multi_static_select':
    case 'radio_buttons':
    case 'checkboxes':
    case 'overflow':
      return option(placed, optionsOf(element), text);
    case 'users_select':
    case 'multi_users_select':
      return pickUser(context, text);
    case 'channels_select':
    case 'multi_channels_select':
      return pickChannel(context, user, text, ['public']);
    case 'conversations_select':
    case 'multi_conversations_select':
      return pickConversation(context, user, element, text);
    case 'datepicker':
      return date(placed, text);
    case 'timepicker':
      return time(placed, text);
    case 'datetimepicker':
      return moment(placed, typed);
    case 'rich_text_input':
      return richText(escapeText(context.state, text, 'ids only'));
    case 'file_input':
      return fileObject(context, fileFrom(context, user, text));
    default:
      return plainText(placed, text);
  }
}

/** Escaped text as the composer sends it: a rich_text block, mentions apart, in which nothing is escaped. */
export function richText(text: string, blockId?: string): Obj {
  const pieces = text.split(/(<[@#!][^>]+>)/).filter((piece) => piece !== '');
  const elements = pieces.map((piece): Obj => {
    const mention = /^<([@#!])([^|>]+)(?:\|[^>]*)?>$/.exec(piece);
    if (mention?.[1] === '@') return { type: 'user', user_id: mention[2] };
    if (mention?.[1] === '#') return { type: 'channel', channel_id: mention[2] };
    if (mention) return { type: 'broadcast', range: mention[2] };
    return { type: 'text', text: unescapeText(piece) };
  });
  return {
    type: 'rich_text',
    ...(blockId === undefined ? {} : { block_id: blockId }),
    elements: [{ type: 'rich_text_section', elements }],
  };
}

/** Finds the option that a person means, by its words or its value. */
export function option(placed: Placed, options: readonly Obj[], text: string): Obj {
  const found =
    options.find((each) => wordsOf(each['text']) === text) ??
    options.find((each) => each['value'] === text);
  if (found) return chosen(found);
  const known = options.map((each) => `"${wordsOf(each['text'])}"`).join(', ');
  throw new Error(`${nameOf(placed)} has no option "${text}"; it has ${known || 'none'}`);
}

/** How an error calls the element. */
function nameOf(placed: Placed): string {
  return `${placed.type} "${placed.actionId}"`;
}

function pickUser(context: Context, text: string): string {
  const user = findUser(context.state, text);
  if (!user || user.deleted) throw new Error(`nobody called ${text} can be picked`);
  return user.id;
}

function pickChannel(context: Context, user: User, text: string, kinds: readonly string[]): string {
  const channel = findChannel(context.state, text);
  const visible = channel && (channel.kind === 'public' || channel.members.includes(user.id));
  if (!channel || !visible || channel.archived || !kinds.includes(channel.kind)) {
    throw new Error(`${text} cannot be picked here`);
  }
  return channel.id;
}

function pickConversation(context: Context, user: User, element: Obj, text: string): string {
  const filter = isObj(element['filter']) ? element['filter'] : {};
  const include = Array.isArray(filter['include'])
    ? filter['include']
    : ['public', 'private', 'im', 'mpim'];
  const person = text.startsWith('@') ? findUser(context.state, text) : undefined;
  if (!person) return pickChannel(context, user, text, include.map(String));
  const excluded = person.is_bot && filter['exclude_bot_users'] === true;
  if (!include.includes('im') || excluded || person.deleted) {
    throw new Error(`${text} cannot be picked here`);
  }
  return openIm(context, user.id, person.id).id;
}

function date(placed: Placed, text: string): string {
  try {
    return Temporal.PlainDate.from(text).toString();
  } catch {
    throw new Error(`${nameOf(placed)} takes a date such as 2027-03-16, not "${text}"`);
  }
}

function time(placed: Placed, text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) {
    throw new Error(`${nameOf(placed)} takes a time such as 09:30, not "${text}"`);
  }
  return text;
}

function moment(placed: Placed, typed: string | number): number {
  if (typeof typed === 'number') return typed;
  try {
    return Math.floor(Temporal.Instant.from(typed).epochMilliseconds / 1000);
  } catch {
    throw new Error(`${nameOf(placed)} takes seconds or an instant, not "${typed}"`);
  }
}

function plainText(placed: Placed, text: string): string {
  const max = placed.element['max_length'];
  const most = typeof max === 'number' ? max : 3000;
  if (placed.type === 'plain_text_input' && text.length > most) {
    throw new Error(`${nameOf(placed)} takes no more than ${most} characters`);
  }
  if (placed.element['multiline'] !== true && /[\r\n]/.test(text)) {
    throw new Error(`${nameOf(placed)} has one line`);
  }
  return text;
}

function fileFrom(context: Context, user: User, name: string) {
  const id = nextId(context.state, 'F');
  const file = {
    id,
    name,
    title: name,
    mimetype: 'application/octet-stream',
    size: 1,
    user: user.id,
    created: seconds(context.clock.now()),
    content: Buffer.from('x').toString('base64'),
    completed: true,
    channels: [],
    alt_text: '',
  };
  context.state.files[id] = file;
  return file;
}

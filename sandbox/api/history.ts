import { flag, limit, required, text } from '../args.ts';
import { fail } from '../errors.ts';
import { messagesIn, type Message, type Obj } from '../state.ts';
import { isMember, needRightFor, visibleChannel, type Call, type Method } from './method.ts';

const MAX = 999;

/** conversations.history and conversations.replies: reading back what was said. */
export const history: Record<string, Method> = {
  'conversations.history': { answer: channelHistory },
  'conversations.replies': { answer: replies },
};

function channelHistory(call: Call): Obj {
  const channel = readable(call);
  const newestFirst = messagesIn(call.context.state, channel)
    .filter((message) => isTopLevel(message))
    .toReversed();
  const { items, ...rest } = pageOf(call, newestFirst, 100);
  return { ok: true, messages: items, pin_count: 0, ...rest };
}

function replies(call: Call): Obj {
  const channel = readable(call);
  const ts = required(call.args, 'ts', 'thread_not_found');
  const all = messagesIn(call.context.state, channel);
  const asked = all.find((message) => message.ts === ts);
  if (!asked) fail('thread_not_found');
  const parent = asked.thread_ts === undefined ? asked : all.find((m) => m.ts === asked.thread_ts);
  if (!parent) fail('thread_not_found');
  const answers = all.filter((m) => m.thread_ts === parent.ts && m !== parent);
  const { items, ...rest } = pageOf(call, answers, MAX + 1);
  return { ok: true, messages: [shown(call, parent), ...items], ...rest };
}

function readable(call: Call): string {
  const id = required(call.args, 'channel', 'channel_not_found');
  needRightFor(call, id, 'history');
  const channel = visibleChannel(call, id);
  if (!isMember(call, channel)) fail('not_in_channel');
  return channel.id;
}

function isTopLevel(message: Message): boolean {
  return (
    message.thread_ts === undefined ||
    message.thread_ts === message.ts ||
    message.subtype === 'thread_broadcast'
  );
}

/** Cuts out oldest…latest, then a page that starts after the ts in the cursor, so that new messages do not shift it. */
function pageOf(
  call: Call,
  messages: Message[],
  fallback: number,
): { items: Obj[]; has_more: boolean; response_metadata?: { next_cursor: string } } {
  const { args } = call;
  const size = limit(args, fallback, MAX);
  const within = messages.filter((message) => isBetween(call, message.ts));
  const after = cursorTs(args);
  const found = after === undefined ? -1 : within.findIndex((message) => message.ts === after);
  if (after !== undefined && found === -1) fail('invalid_cursor');
  const items = within.slice(found + 1, found + 1 + size);
  const last = items.at(-1);
  const more = last !== undefined && last !== within.at(-1);
  return {
    items: items.map((message) => shown(call, message)),
    has_more: more,
    ...(more && last
      ? { response_metadata: { next_cursor: Buffer.from(`ts:${last.ts}`).toString('base64') } }
      : {}),
  };
}

function isBetween({ args }: Call, ts: string): boolean {
  const oldest = bound(args, 'oldest');
  const latest = bound(args, 'latest');
  const at = Number(ts);
  if (flag(args, 'inclusive')) {
    return (oldest === undefined || at >= oldest) && (latest === undefined || at <= latest);
  }
  return (oldest === undefined || at > oldest) && (latest === undefined || at < latest);
}

function bound(args: Obj, name: 'oldest' | 'latest'): number | undefined {
  const value = text(args, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isNaN(number)) fail(name === 'oldest' ? 'invalid_ts_oldest' : 'invalid_ts_latest');
  return number;
}

function cursorTs(args: Obj): string | undefined {
  const cursor = text(args, 'cursor');
  if (cursor === undefined) return undefined;
  const match = /^ts:(\d+\.\d{6})$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (!match) fail('invalid_cursor');
  return match[1];
}

/** A message as the app may see it: of metadata only the type, unless it asks for all. */
function shown({ args }: Call, message: Message): Obj {
  const copy: Obj = structuredClone(message);
  if (message.metadata && !flag(args, 'include_all_metadata')) {
    copy['metadata'] = { event_type: message.metadata.event_type };
  }
  return copy;
}

import type { Context } from './context.ts';
import type { Outcome } from './delivery.ts';
import { escapeText } from './escape.ts';
import { commandOf, hasMessagesTab, shortcutOf } from './grants.ts';
import { nextTs } from './ids.ts';
import { openIm } from './messages.ts';
import { commandPayload, shortcutPayload } from './payloads.ts';
import { showAnswer } from './response-urls.ts';
import { channelFor, type MessageRef } from './sight.ts';
import { findMessage, isObj, type Channel, type Message, type Obj, type User } from './state.ts';
import { problemsInMessage } from './validation.ts';

/** Whether what a person did reached the app, or the error that Slack shows them instead. */
export type Done = { ok: true } | { ok: false; error: string };

/** Types a slash command. */
export async function typeCommand(
  context: Context,
  user: User,
  typed: string,
  where: string | undefined,
): Promise<Done> {
  const { state, manifest } = context;
  const channel = conversation(context, user, where);
  const match = /^\s*(\/\S+)\s*([\s\S]*?)\s*$/.exec(typed);
  if (!match) throw new Error(`not a slash command: ${typed}`);
  const [, name = '', rest = ''] = match;
  const command = commandOf(manifest, name);
  if (!command) {
    return notice(context, user, channel.id, `${name} is not a valid command.`, 'not a command');
  }
  const text = command.should_escape === true ? escapeText(state, rest, 'with names') : rest;
  const payload = commandPayload(context, user, channel, name, text);
  const outcome = await context.deliver.now({
    kind: 'slash_commands',
    name,
    payload,
    acceptsResponse: true,
  });
  const failure = failureOf(outcome) ?? answerFrom(context, user, channel, outcome);
  if (failure === null) return { ok: true };
  return notice(context, user, channel.id, `${name} failed with the error "${failure}"`, failure);
}

/** Picks a global shortcut, or a shortcut on a message. */
export async function pickShortcut(
  context: Context,
  user: User,
  callbackId: string,
  ref: MessageRef | undefined,
): Promise<Done> {
  const shortcut = shortcutOf(context.manifest, callbackId);
  if (!shortcut) throw new Error(`the manifest has no shortcut ${callbackId}`);
  if ((shortcut.type === 'message') !== (ref !== undefined)) {
    throw new Error(`${callbackId} is a ${shortcut.type} shortcut`);
  }
  const on = ref ? messageAt(context, ref) : null;
  const payload = shortcutPayload(context, user, callbackId, on);
  const outcome = await deliverInteraction(context, callbackId, payload, false);
  const failure = failureOf(outcome);
  if (failure === null) return { ok: true };
  return notice(context, user, on?.channel.id ?? null, `${shortcut.name} did not work.`, failure);
}

/** Delivers an interaction, if the manifest has interactivity. */
export function deliverInteraction(
  context: Context,
  name: string,
  payload: Obj,
  acceptsResponse: boolean,
): Promise<Outcome> {
  if (context.manifest.settings?.interactivity?.is_enabled !== true) {
    throw new Error('the manifest does not enable interactivity');
  }
  const what = `${String(payload['type'])} ${name}`.trim();
  return context.deliver.now({ kind: 'interactive', name: what, payload, acceptsResponse });
}

/** The error that Slack shows for an outcome, or null. */
export function failureOf(outcome: Outcome): string | null {
  if (outcome.ok) return null;
  return outcome.reason === 'timeout' ? 'operation_timeout' : 'dispatch_failed';
}

/** Shows somebody a line of Slack's own, and returns the failure. */
export function notice(
  context: Context,
  user: User,
  channel: string | null,
  text: string,
  error: string,
): Done {
  const { state, clock } = context;
  const ts = nextTs(state, clock.now());
  state.notices.push({ ts, to: user.id, channel, text, error });
  context.changed({ what: 'notice', user: user.id, ts, ...(channel === null ? {} : { channel }) });
  return { ok: false, error };
}

/** A conversation that somebody can write in: the DM with the app by default. */
function conversation(context: Context, user: User, where: string | undefined): Channel {
  const channel = channelFor(context, user, where) ?? openIm(context, user.id);
  if (!channel.members.includes(user.id)) throw new Error(`${user.name} is not in ${where}`);
  if (channel.archived) throw new Error(`${where} is archived`);
  return channel;
}

/** A conversation in which somebody can say something: the DM with the app only when the manifest lets them. */
export function writable(context: Context, user: User, where: string): Channel {
  const { state, manifest } = context;
  const channel = conversation(context, user, where);
  const isDm = channel.kind === 'im' && channel.members.includes(state.app.bot_user_id);
  const readOnly = manifest.features?.app_home?.messages_tab_read_only_enabled ?? true;
  if (isDm && (!hasMessagesTab(manifest) || readOnly)) {
    throw new Error('the manifest lets nobody write to the app');
  }
  return channel;
}

/** A message and its channel, or an error. */
export function messageAt(
  context: Context,
  ref: MessageRef,
): { channel: Channel; message: Message } {
  const channel = context.state.channels[ref.channel];
  const message = channel && findMessage(context.state, channel.id, ref.ts);
  if (!channel || !message) throw new Error(`there is no message ${ref.ts} in ${ref.channel}`);
  return { channel, message };
}

/** Shows what the ack of a command carried; an error name when Slack could not show it. */
function answerFrom(
  context: Context,
  user: User,
  channel: Channel,
  outcome: Outcome,
): string | null {
  const given = outcome.ok ? outcome.body : undefined;
  const body = typeof given === 'string' ? { text: given } : given;
  if (!isObj(body) || Object.keys(body).length === 0) return null;
  if (problemsInMessage(context, body).length > 0) return 'invalid_command_response';
  showAnswer(context, { channel: channel.id, user: user.id, original: null }, body);
  return null;
}

import type { Context } from './context.ts';
import { nextTs } from './ids.ts';
import type { Placed } from './elements.ts';
import { chosen, initialValue, isStateful, keyOf, placedElements } from './elements.ts';
import type {
  Channel,
  ElementValue,
  Ephemeral,
  Message,
  Obj,
  OpenView,
  User,
  Values,
} from './state.ts';
import { viewPayload } from './views.ts';

/** Where an interaction took place. */
export type Surface =
  | { kind: 'message'; channel: Channel; message: Message | Ephemeral; ephemeral: boolean }
  | { kind: 'view'; open: OpenView };

/** What the person chose: a value for elements that keep one, an option of an overflow, nothing for a button. */
export type Choice = { value?: ElementValue; option?: Obj; button?: Obj };

/** The name that Slack puts beside a channel's id in payloads. */
function channelName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

/** A slash command, as it arrives. */
export function commandPayload(
  context: Context,
  user: User,
  channel: Channel,
  command: string,
  text: string,
): Obj {
  const { state, secrets, triggers, responseUrls } = context;
  const target = { channel: channel.id, user: user.id, original: null };
  return {
    token: secrets.verificationToken,
    team_id: state.team.id,
    team_domain: state.team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: state.app.id,
    is_enterprise_install: 'false',
    response_url: context.origin() + responseUrls.issue('commands', state.team.id, target),
    trigger_id: triggers.issue({ user: user.id, channel: channel.id, view: null }),
  };
}

/** What every interaction says about who and where. */
function interaction(context: Context, user: User): Obj {
  const { state, secrets } = context;
  return {
    team: { id: state.team.id, domain: state.team.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: state.team.id },
    api_app_id: state.app.id,
    token: secrets.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A click or a choice in a message, a modal or the Home tab. */
export function blockActions(
  context: Context,
  user: User,
  surface: Surface,
  placed: Placed,
  choice: Choice,
): Obj {
  const { state, triggers, responseUrls, clock } = context;
  const base = {
    type: 'block_actions',
    ...interaction(context, user),
    actions: [actionOf(placed, choice, nextTs(state, clock.now()))],
  };
  if (surface.kind === 'view') {
    const { open } = surface;
    const view = open.view.type === 'modal' ? open.view.id : null;
    return {
      ...base,
      container: { type: 'view', view_id: open.view.id },
      trigger_id: triggers.issue({ user: user.id, channel: open.from, view }),
      view: viewPayload(open),
    };
  }
  const { channel, message, ephemeral } = surface;
  const target = {
    channel: channel.id,
    user: user.id,
    original: { ts: message.ts, ephemeral },
  };
  return {
    ...base,
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    },
    trigger_id: triggers.issue({ user: user.id, channel: channel.id, view: null }),
    channel: { id: channel.id, name: channelName(channel) },
    // Slack does not keep what an ephemeral message said.
    ...(ephemeral ? {} : { message: structuredClone(message) }),
    state: { values: messageValues(context, user, message) },
    response_url: context.origin() + responseUrls.issue('actions', state.team.id, target),
  };
}

/** A form that was sent, with the addresses of conversations chosen in inputs that ask for one. */
export function viewSubmission(context: Context, user: User, open: OpenView): Obj {
  return {
    type: 'view_submission',
    ...interaction(context, user),
    trigger_id: context.triggers.issue({
      user: user.id,
      channel: open.from,
      view: open.view.id,
    }),
    view: viewPayload(open),
    response_urls: responseUrlsOf(context, user, open),
  };
}

/** A modal that was closed without sending it. */
export function viewClosed(context: Context, user: User, open: OpenView, cleared: boolean): Obj {
  return {
    type: 'view_closed',
    ...interaction(context, user),
    view: viewPayload(open),
    is_cleared: cleared,
  };
}

/** A shortcut from the lightning menu, or from the menu of a message. */
export function shortcutPayload(
  context: Context,
  user: User,
  callbackId: string,
  on: { channel: Channel; message: Message } | null,
): Obj {
  const { state, triggers, responseUrls, clock } = context;
  const base = {
    type: on ? 'message_action' : 'shortcut',
    ...interaction(context, user),
    callback_id: callbackId,
    action_ts: nextTs(state, clock.now()),
    trigger_id: triggers.issue({ user: user.id, channel: on?.channel.id ?? null, view: null }),
  };
  if (!on) return base;
  const target = { channel: on.channel.id, user: user.id, original: null };
  return {
    ...base,
    message_ts: on.message.ts,
    channel: { id: on.channel.id, name: channelName(on.channel) },
    message: structuredClone(on.message),
    response_url: context.origin() + responseUrls.issue('app', state.team.id, target),
  };
}

/** A question for the options of an external select. */
export function blockSuggestion(
  context: Context,
  user: User,
  open: OpenView,
  placed: Placed,
  query: string,
): Obj {
  return {
    type: 'block_suggestion',
    ...interaction(context, user),
    container: { type: 'view', view_id: open.view.id },
    action_id: placed.actionId,
    block_id: placed.blockId,
    value: query,
    view: viewPayload(open),
  };
}

function actionOf(placed: Placed, choice: Choice, actionTs: string): Obj {
  const { element, type } = placed;
  const base = { type, action_id: placed.actionId, block_id: placed.blockId, action_ts: actionTs };
  if (choice.option) return { ...base, selected_option: chosen(choice.option) };
  if (choice.value) {
    const initial = Object.fromEntries(
      Object.entries(element).filter(([name]) => name.startsWith('initial_')),
    );
    return { ...base, ...initial, [keyOf(type)]: choice.value[keyOf(type)] ?? null };
  }
  const pressed = choice.button ?? element;
  const shown = Object.fromEntries(
    ['text', 'value', 'url', 'style', 'icon']
      .filter((name) => name in pressed)
      .map((name) => [name, pressed[name]]),
  );
  return { ...base, ...shown };
}

/** What this person has chosen in the message so far. */
function messageValues(context: Context, user: User, message: Message): Values {
  const known = context.state.choices[`${user.id} ${message.ts}`] ?? {};
  const values: Values = {};
  for (const { element, type, blockId, actionId } of placedElements(message.blocks ?? [])) {
    if (!isStateful(type)) continue;
    const kept = known[blockId]?.[actionId];
    (values[blockId] ??= {})[actionId] = kept?.type === type ? kept : initialValue(element, null);
  }
  return values;
}

function responseUrlsOf(context: Context, user: User, open: OpenView): Obj[] {
  return placedElements(open.view.blocks)
    .filter((placed) => placed.input && placed.element['response_url_enabled'] === true)
    .flatMap(({ blockId, actionId, type }) => {
      const channel = open.values[blockId]?.[actionId]?.[keyOf(type)];
      if (typeof channel !== 'string') return [];
      const target = { channel, user: user.id, original: null };
      const path = context.responseUrls.issue('app', context.state.team.id, target);
      return [
        {
          block_id: blockId,
          action_id: actionId,
          channel_id: channel,
          response_url: context.origin() + path,
        },
      ];
    });
}

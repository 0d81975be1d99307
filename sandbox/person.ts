import {
  deliverInteraction,
  failureOf,
  messageAt,
  pickShortcut,
  typeCommand,
  writable,
  type Done,
} from './acts.ts';
import { click, fill, typeInto, type ClickOptions, type Target } from './clicks.ts';
import type { Context } from './context.ts';
import { escapeText } from './escape.ts';
import { emit } from './events.ts';
import { applyAck, clientErrors, trouble, type Submitted } from './forms.ts';
import { seconds } from './ids.ts';
import { addMember, eventTs, removeMember } from './membership.ts';
import { deleteMessage, openIm, postMessage, updateMessage } from './messages.ts';
import { viewClosed, viewSubmission } from './payloads.ts';
import { clickAt, fillAt, type Place } from './pointing.ts';
import { announceProfile, type ProfileEvent } from './profile.ts';
import { react, unreact } from './reactions.ts';
import { sight, type MessageRef, type Seen, type Where } from './sight.ts';
import { findChannel, findUser, type Channel, type OpenView, type User } from './state.ts';
import { richText, type Typed } from './typing.ts';
import { clearViews, closeView, stackOf, viewPayload } from './views.ts';

/** Somebody in the workspace, at Slack's client: what they do goes to the app as Slack would send it. */
export class Person {
  readonly id: string;
  readonly #context: Context;
  readonly #quietMs: number;

  constructor(context: Context, id: string, quietMs: number) {
    this.id = id;
    this.#context = context;
    this.#quietMs = quietMs;
  }

  /** Their handle, such as 'mira'. */
  get name(): string {
    return this.user.name;
  }

  /** Who this is, as it stands now. */
  get user(): User {
    const user = this.#context.state.users[this.id];
    if (!user) throw new Error(`nobody has the id ${this.id}`);
    return user;
  }

  /** Types a slash command, such as "/win shipped it with @ana", in the DM with the app unless told where. */
  types(command: string, options: { in?: string } = {}): Promise<Done> {
    return typeCommand(this.#context, this.user, command, options.in);
  }

  /** Opens the app: its Home tab, or the messages. */
  async opensHome(tab: 'home' | 'messages' = 'home'): Promise<void> {
    const { state } = this.#context;
    const channel = openIm(this.#context, this.id);
    const home = state.homes[this.id];
    emit(this.#context, 'app_home_opened', {
      type: 'app_home_opened',
      user: this.id,
      channel: channel.id,
      tab,
      event_ts: eventTs(this.#context),
      ...(tab === 'home' && home ? { view: viewPayload(home) } : {}),
    });
    await this.#settled();
  }

  /** Writes a message in a channel ('#general'), in the DM with the app ('app'), or as an answer in a thread. */
  async says(where: string, text: string, options: { thread?: MessageRef } = {}): Promise<Seen> {
    const channel = writable(this.#context, this.user, where);
    const escaped = escapeText(this.#context.state, text, 'ids only');
    const message = postMessage(this.#context, channel, {
      user: this.id,
      text: escaped,
      blocks: [richText(escaped)],
      thread_ts: options.thread?.ts,
    });
    await this.#settled();
    return {
      kind: 'message',
      channel: channel.id,
      ts: message.ts,
      from: this.user.name,
      text: message.text,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    };
  }

  /** Clicks a button or chooses something, in a message, in the top modal ('view') or on the Home tab ('home'). */
  clicks(target: Target, actionIdOrText: string, options: ClickOptions = {}): Promise<Done> {
    return click(this.#context, this.user, target, actionIdOrText, options);
  }

  /** Fills fields of the top modal, by label or action_id. */
  async fills(entries: Record<string, Typed>): Promise<Done> {
    return fill(this.#context, this.user, this.#top(), entries);
  }

  /** Clicks on the element at exactly this place; `value` is an option's value, an id, a date or a text. */
  clicksAt(target: Target, place: Place, value: Typed): Promise<Done> {
    return clickAt(this.#context, this.user, target, place, value);
  }

  /** Fills the field at exactly this place of a modal that is open. */
  fillsAt(viewId: string, place: Place, value: Typed): Promise<Done> {
    return fillAt(this.#context, this.user, viewId, place, value);
  }

  /** Types into one text field in batches, without waiting for the app in between. */
  async typesInto(labelOrActionId: string, ...batches: string[]): Promise<Done> {
    return typeInto(this.#context, this.user, this.#top(), labelOrActionId, batches);
  }

  /** Sends the top modal, unless Slack's client finds something missing. */
  async submits(): Promise<Submitted> {
    const context = this.#context;
    const open = this.#top();
    if (open.view.submit === null) throw new Error('the modal has no submit button');
    open.errors = clientErrors(open);
    open.trouble = null;
    context.changed({ what: 'view', user: this.id });
    if (Object.keys(open.errors).length > 0) return { ok: false, errors: { ...open.errors } };
    const payload = viewSubmission(context, this.user, open);
    const outcome = await deliverInteraction(context, open.view.callback_id, payload, true);
    const failure = failureOf(outcome);
    if (failure !== null) return trouble(context, open, failure);
    return applyAck(context, open, outcome.ok ? outcome.body : undefined);
  }

  /** Closes the top modal, or all of them. */
  async closes(options: { all?: boolean } = {}): Promise<void> {
    const context = this.#context;
    const top = this.#top();
    const cleared = options.all === true || top.view.clear_on_close;
    const closing = cleared ? stackOf(context, this.id).toReversed() : [top];
    if (cleared) clearViews(context, this.id);
    else closeView(context, top);
    for (const open of closing.filter(({ view }) => view.notify_on_close)) {
      const payload = viewClosed(context, this.user, open, cleared);
      await deliverInteraction(context, open.view.callback_id, payload, false);
    }
  }

  /** Picks a shortcut: a global one, or with a message one of that message's. */
  shortcut(callbackId: string, message?: MessageRef): Promise<Done> {
    return pickShortcut(this.#context, this.user, callbackId, message);
  }

  /** Puts an emoji on a message. */
  async reacts(ref: MessageRef, emoji: string): Promise<void> {
    const { channel, message } = messageAt(this.#context, ref);
    react(this.#context, channel, message, this.id, emoji);
    await this.#settled();
  }

  /** Takes an emoji off a message. */
  async unreacts(ref: MessageRef, emoji: string): Promise<void> {
    const { channel, message } = messageAt(this.#context, ref);
    unreact(this.#context, channel, message, this.id, emoji);
    await this.#settled();
  }

  /** Deletes a message of their own. */
  async deletes(ref: MessageRef): Promise<void> {
    const { channel, message } = messageAt(this.#context, ref);
    if (message.user !== this.id) throw new Error('only the author can delete a message');
    deleteMessage(this.#context, channel, message);
    await this.#settled();
  }

  /** Changes a message of their own. */
  async edits(ref: MessageRef, text: string): Promise<void> {
    const { channel, message } = messageAt(this.#context, ref);
    if (message.user !== this.id) throw new Error('only the author can edit a message');
    const escaped = escapeText(this.#context.state, text, 'ids only');
    updateMessage(this.#context, channel.id, message, {
      text: escaped,
      blocks: [richText(escaped)],
    });
    await this.#settled();
  }

  /** Opens the direct conversation with somebody ('@ana'), or the app ('app'), and returns its id. */
  opensDm(who: string): string {
    return openIm(this.#context, this.id, this.#idOf(who)).id;
  }

  /** Joins a public channel. */
  async joins(where: string): Promise<void> {
    addMember(this.#context, this.#channel(where), this.id, undefined);
    await this.#settled();
  }

  /** Leaves a channel. */
  async leaves(where: string): Promise<void> {
    removeMember(this.#context, this.#channel(where), this.id);
    await this.#settled();
  }

  /** Invites somebody ('@ana') or the app ('app') to a channel that they are in. */
  async invites(who: string, where: string): Promise<void> {
    const channel = this.#channel(where);
    if (!channel.members.includes(this.id)) throw new Error(`not in ${where}`);
    addMember(this.#context, channel, this.#idOf(who), this.id);
    await this.#settled();
  }

  /** Removes somebody or the app from a channel. */
  async removes(who: string, where: string): Promise<void> {
    removeMember(this.#context, this.#channel(where), this.#idOf(who));
    await this.#settled();
  }

  /** Moves to another time zone. */
  async changesZone(tz: string): Promise<void> {
    this.user.tz = tz;
    await this.#changed('user_change');
  }

  /** Sets a status such as (':palm_tree:', 'On holiday'); two empty texts clear it. */
  async setsStatus(
    emoji: string,
    text: string,
    until: Temporal.Instant | null = null,
  ): Promise<void> {
    const { user } = this;
    user.status_emoji = emoji;
    user.status_text = text;
    user.status_expiration = until === null ? 0 : seconds(until);
    await this.#changed('user_change', 'user_status_changed');
  }

  /** Renames themselves. */
  async changesName(realName: string, displayName: string): Promise<void> {
    this.user.real_name = realName;
    this.user.display_name = displayName;
    await this.#changed('user_change');
  }

  /** What they see, once nothing is under way: the DM with the app, '#channel', or {thread: message}. */
  async sees(where?: Where): Promise<Seen[]> {
    await this.#settled();
    return sight(this.#context, this.user, where);
  }

  /** The modal on top with what is typed in it, or undefined. */
  async view(): Promise<OpenView | undefined> {
    return (await this.views()).at(-1);
  }

  /** The stack of modals. */
  async views(): Promise<OpenView[]> {
    await this.#settled();
    return structuredClone(stackOf(this.#context, this.id));
  }

  /** The Home tab published for them, or undefined. */
  async home(): Promise<OpenView | undefined> {
    await this.#settled();
    return structuredClone(this.#context.state.homes[this.id]);
  }

  #settled(): Promise<void> {
    return this.#context.busy.idle(this.#quietMs);
  }

  #top(): OpenView {
    const open = stackOf(this.#context, this.id).at(-1);
    if (!open) throw new Error(`${this.user.name} has no modal open`);
    return open;
  }

  #channel(where: string): Channel {
    const channel = findChannel(this.#context.state, where);
    if (!channel) throw new Error(`there is no channel ${where}`);
    return channel;
  }

  #idOf(who: string): string {
    if (who === 'app') return this.#context.state.app.bot_user_id;
    const user = findUser(this.#context.state, who);
    if (!user) throw new Error(`there is nobody called ${who}`);
    return user.id;
  }

  async #changed(...events: ProfileEvent[]): Promise<void> {
    announceProfile(this.#context, this.user, events);
    await this.#settled();
  }
}

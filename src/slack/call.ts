import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { FormValues } from './form.ts';
import type { Message } from './message.ts';
import type { viewPayload } from './payload.ts';

/** What every listener is given: who did something, when, and what it takes to act on it. */
export type Call = {
  workspace: string;
  user: string;
  now: Temporal.Instant;
  db: Db;
  /** The interactive client; messages that may wait go through the outbox instead. */
  slack: WebClient;
  log: Logger;
  /** What stands below a message of this outbox id besides, and stays when it is drawn anew: see `redraw.ts`. */
  below(outbox: string): Promise<Message['blocks']>;
};

/** A slash command; `text` is cleaned, with mentions as `<@U123>`. */
export type CommandCall = Call & {
  text: string;
  channel: string;
  /** Answers so that only this person sees it. */
  reply(message: Message): Promise<void>;
  /** For `answer` of a form opened from here. */
  replyTo: string;
  open(view: ModalView): Promise<void>;
};

/** A click or a choice in a message, a modal or on the Home tab. */
export type ActionCall = Call & {
  /** The button's value, or what was chosen; '' for none. */
  value: string;
  view: z.infer<typeof viewPayload>['view'] | null;
  /** The message clicked on; null in a view and for a message that only this person sees. */
  message: { channel: string; ts: string } | null;
  reply(message: Message): Promise<void>;
  /** For `answer` of a form opened from here; '' for a click in a view. */
  replyTo: string;
  /** Replaces the message clicked on. */
  replace(message: Message): Promise<void>;
  /** Opens a modal, on top of the one clicked in. */
  open(view: ModalView): Promise<void>;
  /** Replaces the modal clicked in, unless it has changed meanwhile. */
  update(view: ModalView): Promise<void>;
};

/** A shortcut picked from the menu of a message, whose text is cleaned, with mentions as `<@U123>`. */
export type ShortcutCall = Call & {
  /** `author`: whose message it is; null for an app's. */
  said: { channel: string; ts: string; text: string; author: string | null };
  /** Answers so that only this person sees it. */
  reply(message: Message): Promise<void>;
  /** For `answer` of a form opened from here. */
  replyTo: string;
  open(view: ModalView): Promise<void>;
};

/** A form while it is filled in: what is in it by now, and its blocks as they stand before somebody. */
type ChangeCall = Call & {
  values: FormValues;
  metadata: string;
  blocks: readonly KnownBlock[];
  /**
   * Draws the form anew, unless it was sent or closed meanwhile. What is typed in a field stays, and goes on being typed,
   * where its `block_id` and `action_id` stay.
   */
  update(view: ModalView): Promise<void>;
};

export type SubmitCall = Call & {
  metadata: string;
  values: FormValues;
  /**
   * Answers the command or click that the form was opened from, whose `replyTo` its metadata kept, so that only this person
   * sees it; `replace` puts the answer in the place of the message clicked on. Where that cannot be, it is a DM.
   */
  answer(replyTo: string, message: Message, how?: { replace: boolean }): Promise<void>;
  /** Runs `effect` in a transaction, the first time this submission is delivered; null for any further time. */
  once<T>(effect: (tx: Db) => Promise<T>): Promise<T | null>;
};

/**
 * What a submission leads to: the modal closes, shows errors under its fields, or becomes another.
 * `after` runs once Slack has been answered.
 */
export type Submitted = {
  errors?: Record<string, string>;
  view?: ModalView;
  closeAll?: boolean;
  after?: () => Promise<void>;
};

type EventCall<T> = Call & { event: T };

/** How rooms take part in Slack: each name is registered once. */
export type Listen = {
  command(name: string, handle: (call: CommandCall) => Promise<void>): void;
  action(name: string, handle: (call: ActionCall) => Promise<void>): void;
  /** `callback` is that of a shortcut in the menu of messages. */
  shortcut(callback: string, handle: (call: ShortcutCall) => Promise<void>): void;
  /**
   * Fields whose `dispatch` is `name` tell of each change; where somebody types, `handle` waits until they pause. Nobody
   * waits for it, and it writes nothing: the same may be looked at more than once.
   */
  change(name: string, handle: (call: ChangeCall) => Promise<void>): void;
  submission<T>(
    callback: string,
    form: z.ZodType<T>,
    handle: (call: SubmitCall, data: T) => Promise<Submitted>,
  ): void;
  /** `name` is that of the subscription; of `message.im` and its like the payload says by its channel_type which one it is. */
  event<T>(
    name: string,
    payload: z.ZodType<T>,
    user: (event: T) => string,
    handle: (call: EventCall<T>) => Promise<void>,
    /** Shows whoever caused the event what went wrong; without it, nobody waits for an answer. */
    tell?: (call: EventCall<T>, words: Message) => Promise<void>,
  ): void;
  /** An event that only says where to look: it keeps no receipt, as looking once more does no harm. */
  hint<T>(name: string, payload: z.ZodType<T>, handle: (event: T) => Promise<void>): void;
  /** What has been registered: the manifest names the first three, tests go through all of it. */
  registered: Readonly<
    Record<'commands' | 'shortcuts' | 'events' | 'actions' | 'submissions', Set<string>>
  >;
};

import { randomBytes } from 'node:crypto';
import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { Clock } from '../time/clock.ts';
import { failureOf, stackOf } from './failure.ts';
import { type FormValues, fieldErrors } from './form.ts';
import type { Message } from './message.ts';
import { actionPayload, commandPayload, eventPayload, viewPayload } from './payload.ts';
import { firstTime } from './receipt.store.ts';
import { apology, respond } from './respond.ts';
import { fromCommand, plain } from './text.ts';
import { answerUnknown } from './unknown.ts';
import { UserError } from './user-error.ts';

/** What every listener is given: who did something, when, and what it takes to act on it. */
export type Call = {
  workspace: string;
  user: string;
  now: Temporal.Instant;
  db: Db;
  /** The interactive client; messages that may wait go through the outbox instead. */
  slack: WebClient;
  log: Logger;
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

export type EventCall<T> = Call & { event: T };

/** How rooms take part in Slack: each name is registered once. */
export type Listen = {
  command(name: string, handle: (call: CommandCall) => Promise<void>): void;
  action(name: string, handle: (call: ActionCall) => Promise<void>): void;
  submission<T>(
    callback: string,
    form: z.ZodType<T, unknown>,
    handle: (call: SubmitCall, data: T) => Promise<Submitted>,
  ): void;
  event<T>(
    name: string,
    payload: z.ZodType<T, unknown>,
    user: (event: T) => string,
    handle: (call: EventCall<T>) => Promise<void>,
  ): void;
  /** What has been registered, to hold against the manifest. */
  registered: Readonly<{ commands: Set<string>; events: Set<string> }>;
};

export type ListenOptions = {
  bolt: App;
  workspace: string;
  db: Db;
  clock: Clock;
  log: Logger;
  apiUrl: string;
  slack: WebClient;
  /** Called after every listener: what it put into the outbox can go, and what this person sees may have changed. */
  afterwards(user: string): void;
};

export function createListen(options: ListenOptions): Listen {
  const { bolt, workspace, db, clock, log, apiUrl, slack } = options;
  const commands = new Set<string>();
  const actions = new Set<string>();
  const callbacks = new Set<string>();
  const events = new Set<string>();

  function callOf(user: string): Call {
    return { workspace, user, now: clock.now(), db, slack, log };
  }

  /** Runs a listener's work; an error is shown to the person, by its words or by an id that the log has too. */
  async function work(
    what: string,
    user: string,
    run: () => Promise<void>,
    tell: (error: UserError) => Promise<void>,
  ): Promise<void> {
    try {
      await run();
    } catch (error) {
      await tell(shown(what, error)).catch((cause: unknown) =>
        log.warn({ what, failure: failureOf(cause) }, 'the error could not be shown'),
      );
    } finally {
      options.afterwards(user);
    }
  }

  function shown(what: string, error: unknown): UserError {
    if (error instanceof UserError) return error;
    const id = randomBytes(4).toString('hex');
    log.error({ id, what, failure: failureOf(error), stack: stackOf(error) }, 'listener failed');
    return apology(id);
  }

  /** Slack answered in time, or would deliver again: either way the work goes on, its receipt holds it to once. */
  async function acknowledge(what: string, ack: () => Promise<void>): Promise<void> {
    await ack().catch((error: unknown) =>
      log.warn({ what, failure: failureOf(error) }, 'not acked'),
    );
  }

  async function ephemeral(
    url: string | undefined,
    user: string,
    channel: string | undefined,
    message: Message,
    replaces = false,
  ) {
    try {
      if (!url) throw new Error('no response_url');
      await respond(url, apiUrl, {
        response_type: 'ephemeral',
        replace_original: replaces,
        ...message,
      });
    } catch (error) {
      log.warn({ reason: messageOf(error) }, 'response_url failed, falling back');
      const direct = () => slack.chat.postMessage({ channel: user, ...message });
      if (channel) await slack.chat.postEphemeral({ channel, user, ...message }).catch(direct);
      else await direct();
    }
  }

  const listen: Listen = {
    registered: { commands, events },

    command(name, handle) {
      register(commands, name);
      bolt.command(name, async ({ body, ack }) => {
        await acknowledge(name, ack);
        const payload = commandPayload.parse(body);
        const call = callOf(payload.user_id);
        const reply = (message: Message) =>
          ephemeral(payload.response_url, call.user, payload.channel_id, message);
        await work(
          name,
          call.user,
          async () => {
            const key = `command ${payload.trigger_id}`;
            if (!(await firstTime(db, workspace, key, call.now))) return;
            await handle({
              ...call,
              text: fromCommand(payload.text),
              channel: payload.channel_id,
              reply,
              replyTo: payload.response_url,
              open: (view) => openView(payload.trigger_id, view),
            });
          },
          (error) => reply(errorMessage(error)),
        );
      });
    },

    action(name, handle) {
      register(actions, name);
      bolt.action<BlockAction>(name, async ({ body, ack, action }) => {
        await acknowledge(name, ack);
        const payload = actionPayload.parse(body);
        const call = callOf(payload.user.id);
        const clicked =
          payload.actions.find((a) => a.action_id === action.action_id) ?? payload.actions[0];
        if (!clicked) return;
        const { container, view } = payload;
        const message =
          container.type === 'message' &&
          !container.is_ephemeral &&
          container.channel_id &&
          container.message_ts
            ? { channel: container.channel_id, ts: container.message_ts }
            : null;
        const reply = (words: Message) =>
          ephemeral(payload.response_url, call.user, container.channel_id, words);
        await work(
          name,
          call.user,
          async () => {
            const key = `action ${call.user} ${clicked.action_ts} ${name}`;
            if (!(await firstTime(db, workspace, key, call.now))) return;
            await handle({
              ...call,
              value:
                clicked.selected_option?.value ??
                clicked.selected_user ??
                clicked.selected_conversation ??
                clicked.value ??
                '',
              view: view ?? null,
              message,
              reply,
              replyTo: payload.response_url ?? '',
              replace: (words) =>
                replace(message, payload.response_url, words).catch((error: unknown) => {
                  log.warn({ what: name, failure: failureOf(error) }, 'message not replaced');
                  return reply(words);
                }),
              open: (next) =>
                view?.type === 'modal'
                  ? pushView(payload.trigger_id, next)
                  : openView(payload.trigger_id, next),
              update: async (next) => {
                if (view)
                  await slack.views.update({ view_id: view.id, hash: view.hash, view: next });
              },
            });
          },
          (error) =>
            view?.type === 'modal'
              ? pushView(payload.trigger_id, errorView(error))
              : view
                ? openView(payload.trigger_id, errorView(error))
                : reply(errorMessage(error)),
        );
      });
    },

    submission(callback, form, handle) {
      register(callbacks, callback);
      bolt.view({ callback_id: callback, type: 'view_submission' }, async ({ body, ack }) => {
        const payload = viewPayload.parse(body);
        const { view } = payload;
        const call = callOf(payload.user.id);
        const values = view.state ?? {};
        let after: (() => Promise<void>) | undefined;
        try {
          const read = form.safeParse(values);
          const submitted: Submitted = read.success
            ? await handle(
                {
                  ...call,
                  values,
                  metadata: view.private_metadata,
                  answer: async (replyTo, message, how) => {
                    if (replyTo)
                      await ephemeral(replyTo, call.user, undefined, message, how?.replace);
                    else await slack.chat.postMessage({ channel: call.user, ...message });
                  },
                  once: (effect) =>
                    db.transaction().execute(async (tx) => {
                      const key = `view ${view.id} ${view.hash}`;
                      return (await firstTime(tx, workspace, key, call.now)) ? effect(tx) : null;
                    }),
                },
                read.data,
              )
            : { errors: fieldErrors(read.error) };
          after = submitted.after;
          await acknowledge(callback, () => ack(responseTo(submitted)));
        } catch (error) {
          const [firstField] = Object.keys(values);
          const text = shown(callback, error).message;
          await acknowledge(callback, () =>
            ack(
              firstField
                ? { response_action: 'errors', errors: { [firstField]: text } }
                : { response_action: 'push', view: errorView(new UserError(text)) },
            ),
          );
        }
        await work(
          callback,
          call.user,
          async () => after?.(),
          async (error) => {
            await slack.chat.postMessage({ channel: call.user, ...errorMessage(error) });
          },
        );
      });
    },

    event(name, payloadSchema, userOf, handle) {
      register(events, name);
      bolt.event(name, async ({ body }) => {
        const payload = eventPayload.parse(body);
        const read = payloadSchema.safeParse(payload.event);
        if (!read.success) return;
        const call = callOf(userOf(read.data));
        await work(
          name,
          call.user,
          async () => {
            const key = `event ${payload.event_id}`;
            if (!(await firstTime(db, workspace, key, call.now))) return;
            await handle({ ...call, event: read.data });
          },
          async () => {},
        );
      });
    },
  };

  async function openView(trigger: string, view: ModalView): Promise<void> {
    await tooLate(slack.views.open({ trigger_id: trigger, view }));
  }

  async function pushView(trigger: string, view: ModalView): Promise<void> {
    await tooLate(slack.views.push({ trigger_id: trigger, view }));
  }

  async function replace(
    message: { channel: string; ts: string } | null,
    url: string | undefined,
    words: Message,
  ): Promise<void> {
    if (message) {
      await slack.chat.update({ ...message, ...words });
    } else if (url) {
      await respond(url, apiUrl, { replace_original: true, ...words });
    }
  }

  answerUnknown(bolt, { commands, actions, callbacks }, log);
  return listen;
}

/** A form that cannot be opened because its click is more than 3 s old asks for another click. */
async function tooLate(opening: Promise<unknown>): Promise<void> {
  try {
    await opening;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'refused' && /trigger/.test(failure.code)) {
      throw new UserError('That took too long to open. Please try once more.');
    }
    throw error;
  }
}

function responseTo({ errors, view, closeAll }: Submitted) {
  if (errors && Object.keys(errors).length > 0)
    return { response_action: 'errors', errors } as const;
  if (view) return { response_action: 'update', view } as const;
  if (closeAll) return { response_action: 'clear' } as const;
  return undefined as never;
}

function errorMessage(error: UserError): Message {
  return { text: error.message, blocks: [{ type: 'section', text: plain(error.message) }] };
}

function errorView(error: UserError): ModalView {
  return {
    type: 'modal',
    title: plain('That did not work'),
    close: plain('Back'),
    blocks: [{ type: 'section', text: plain(error.message) }],
  };
}

function register(names: Set<string>, name: string): void {
  if (names.has(name)) throw new Error(`${name} is registered twice`);
  names.add(name);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { randomBytes } from 'node:crypto';
import type { App, BlockAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import type { Clock, Timer } from '../time/clock.ts';
import { createAnswers, errorMessage, errorView, responseTo } from './answer.ts';
import type { Call, Listen, Submitted } from './call.ts';
import { digestOf } from './digest.ts';
import { failureOf, stackOf } from './failure.ts';
import { fieldErrors } from './form.ts';
import { createLive } from './live.ts';
import type { Message } from './message.ts';
import {
  actionPayload,
  changePayload,
  commandPayload,
  eventPayload,
  shortcutPayload,
  viewPayload,
} from './payload.ts';
import { firstTime } from './receipt.store.ts';
import { drawClicked } from './redraw.ts';
import { apology, slowDown } from './respond.ts';
import { fromCommand } from './text.ts';
import { answerUnknown } from './unknown.ts';
import { UserError } from './user-error.ts';

export type ListenOptions = {
  bolt: App;
  workspace: string;
  db: Db;
  clock: Clock;
  log: Logger;
  apiUrl: string;
  slack: WebClient;
  below: Call['below'];
  /** Measures the pauses of people who type. */
  timer: Timer;
  /** Work that nobody waits for. */
  start(what: string, chore: Promise<void>): void;
  /** Called after every listener: what it put into the outbox can go, and what this person sees may have changed. */
  afterwards(user: string): void;
};

/** `stop`: what waits for a pause in typing is not done any more. */
export function createListen(options: ListenOptions): { listen: Listen; stop(): void } {
  const { bolt, workspace, db, clock, log, apiUrl, slack } = options;
  const answers = createAnswers({
    slack,
    apiUrl,
    log,
    draw: (user, at, words) => drawClicked(callOf(user), at, words),
  });
  const live = createLive(options);
  const commands = new Set<string>();
  const shortcuts = new Set<string>();
  const actions = new Set<string>();
  const submissions = new Set<string>();
  const events = new Set<string>();

  function callOf(user: string): Call {
    return { workspace, user, now: clock.now(), db, slack, log, below: options.below };
  }

  /** Runs a listener's work; an error is shown to the person, by its words or by an id that the log has too. One line says what was done. */
  async function work(
    what: string,
    delivery: string,
    user: string,
    run: () => Promise<void>,
    tell: (error: UserError) => Promise<void>,
  ): Promise<void> {
    const began = performance.now();
    try {
      await run();
      const line = { what, delivery, ms: Math.round(performance.now() - began) };
      if (events.has(what)) log.debug(line, 'heard');
      else log.info(line, 'answered');
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
    const failure = failureOf(error);
    if (failure.kind === 'not-now') {
      log.warn({ what, failure }, 'Slack asked to wait');
      return slowDown(failure.seconds);
    }
    const id = randomBytes(4).toString('hex');
    log.error({ id, what, failure, stack: stackOf(error) }, 'listener failed');
    return apology(id);
  }

  /** Slack answered in time, or would deliver again: either way the work goes on, its receipt holds it to once. */
  async function acknowledge(what: string, ack: () => Promise<void>): Promise<void> {
    await ack().catch((error: unknown) =>
      log.warn({ what, failure: failureOf(error) }, 'not acked'),
    );
  }

  const listen: Listen = {
    registered: { commands, shortcuts, events, actions, submissions },

    command(name, handle) {
      register(commands, name);
      bolt.command(name, async ({ body, ack }) => {
        await acknowledge(name, ack);
        const payload = commandPayload.parse(body);
        const call = callOf(payload.user_id);
        const whom = {
          user: call.user,
          responseUrl: payload.response_url,
          channel: payload.channel_id,
        };
        const reply = (message: Message) => answers.privately(whom, message);
        await work(
          name,
          payload.trigger_id,
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
              open: (view) => answers.openView(payload.trigger_id, view),
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
        const whom = {
          user: call.user,
          responseUrl: payload.response_url ?? '',
          channel: container.channel_id,
        };
        const reply = (words: Message) => answers.privately(whom, words);
        await work(
          name,
          clicked.action_ts,
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
              replace: (words) => answers.replace(whom, message, words),
              open: (next) =>
                view?.type === 'modal'
                  ? answers.pushView(payload.trigger_id, next)
                  : answers.openView(payload.trigger_id, next),
              update: async (next) => {
                if (view)
                  await slack.views.update({ view_id: view.id, hash: view.hash, view: next });
              },
            });
          },
          (error) =>
            view?.type === 'modal'
              ? answers.pushView(payload.trigger_id, errorView(error))
              : view
                ? answers.openView(payload.trigger_id, errorView(error))
                : reply(errorMessage(error)),
        );
      });
    },

    shortcut(callback, handle) {
      register(shortcuts, callback);
      bolt.shortcut({ callback_id: callback, type: 'message_action' }, async ({ body, ack }) => {
        await acknowledge(callback, ack);
        const payload = shortcutPayload.parse(body);
        const { channel, message } = payload;
        const call = callOf(payload.user.id);
        const whom = {
          user: call.user,
          responseUrl: payload.response_url,
          channel: channel.id,
        };
        const reply = (words: Message) => answers.privately(whom, words);
        await work(
          callback,
          payload.trigger_id,
          call.user,
          async () => {
            const key = `shortcut ${payload.trigger_id}`;
            if (!(await firstTime(db, workspace, key, call.now))) return;
            await handle({
              ...call,
              said: {
                channel: channel.id,
                ts: message.ts,
                text: fromCommand(message.text),
                author: message.bot_id === undefined ? (message.user ?? null) : null,
              },
              reply,
              replyTo: payload.response_url,
              open: (view) => answers.openView(payload.trigger_id, view),
            });
          },
          (error) => reply(errorMessage(error)),
        );
      });
    },

    change(name, handle) {
      register(actions, name);
      bolt.action<BlockAction>(name, async ({ body, ack }) => {
        await acknowledge(name, ack);
        const read = changePayload.safeParse(body);
        if (!read.success) return;
        const { user, view, actions: changed } = read.data;
        live.heard(view, {
          isTyped: changed.every(({ type }) => type === 'plain_text_input'),
          run: async ({ state, private_metadata: metadata, blocks }, update) => {
            try {
              await handle({ ...callOf(user.id), values: state, metadata, blocks, update });
            } catch (error) {
              shown(name, error);
            }
          },
        });
      });
    },

    submission(callback, form, handle) {
      register(submissions, callback);
      bolt.view({ callback_id: callback, type: 'view_submission' }, async ({ body, ack }) => {
        const payload = viewPayload.parse(body);
        const { view } = payload;
        live.sent(view.id);
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
                  answer: (responseUrl, message, how) =>
                    answers.privately({ user: call.user, responseUrl }, message, how?.replace),
                  once: (effect) =>
                    db.transaction().execute(async (tx) => {
                      const key = `view ${view.id} ${view.hash}`;
                      const typed = `${key} ${digestOf(values)}`;
                      if (await firstTime(tx, workspace, key, call.now)) {
                        await firstTime(tx, workspace, typed, call.now);
                        return effect(tx);
                      }
                      // Sent again by Slack, or by somebody who read that it had failed and changed it meanwhile.
                      if (await firstTime(tx, workspace, typed, call.now)) throw savedBefore();
                      return null;
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
          view.id,
          call.user,
          async () => after?.(),
          async (error) => {
            await slack.chat.postMessage({ channel: call.user, ...errorMessage(error) });
          },
        );
      });
    },

    event(name, payloadSchema, userOf, handle, tell) {
      register(events, name);
      bolt.event(inBolt(name), async ({ body }) => {
        const payload = eventPayload.parse(body);
        const read = payloadSchema.safeParse(payload.event);
        if (!read.success) return;
        const call = { ...callOf(userOf(read.data)), event: read.data };
        await work(
          name,
          payload.event_id,
          call.user,
          async () => {
            const key = `event ${payload.event_id}`;
            if (!(await firstTime(db, workspace, key, call.now))) return;
            await handle(call);
          },
          async (error) => tell?.(call, errorMessage(error)),
        );
      });
    },

    hint(name, payloadSchema, handle) {
      register(events, name);
      bolt.event(inBolt(name), async ({ body }) => {
        const read = payloadSchema.safeParse(eventPayload.parse(body).event);
        if (!read.success) return;
        try {
          await handle(read.data);
        } catch (error) {
          shown(name, error);
        }
      });
    },
  };

  answerUnknown(bolt, { commands, shortcuts, actions, callbacks: submissions }, log);
  return { listen, stop: () => live.stop() };
}

/** Bolt, as Slack's payloads, knows one event for the messages of all sorts of conversations. */
function inBolt(name: string): string {
  return name.replace(/^message\..*/, 'message');
}

function savedBefore(): UserError {
  return new UserError(
    'This was saved a moment ago, as you first sent it. Copy what you changed, close this, and change it from there.',
  );
}

function register(names: Set<string>, name: string): void {
  if (names.has(name)) throw new Error(`${name} is registered twice`);
  names.add(name);
}

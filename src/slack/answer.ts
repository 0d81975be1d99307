import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Submitted } from './call.ts';
import { failureOf } from './failure.ts';
import type { Message } from './message.ts';
import { respond } from './respond.ts';
import { plain } from './text.ts';
import { UserError } from './user-error.ts';

/** Where an answer goes that only one person sees. */
type Whom = { user: string; responseUrl: string; channel?: string | undefined };

/** The ways in which a listener answers the person who did something. */
export type Answers = {
  /** By response_url, else as an ephemeral message where they are, else as a DM. `replace`: in place of the message. */
  privately(whom: Whom, message: Message, replace?: boolean): Promise<void>;
  /** Puts other words into a message; one that only they see (`message` null) is reached by its response_url. */
  replace(
    whom: Whom,
    message: { channel: string; ts: string } | null,
    words: Message,
  ): Promise<void>;
  openView(trigger: string, view: ModalView): Promise<void>;
  pushView(trigger: string, view: ModalView): Promise<void>;
};

type AnswersOptions = {
  slack: WebClient;
  apiUrl: string;
  log: Logger;
  /** Draws the message anew that stands before somebody at a place. */
  draw(user: string, at: { channel: string; ts: string }, words: Message): Promise<void>;
};

export function createAnswers(options: AnswersOptions): Answers {
  const { slack, apiUrl, log } = options;

  const answers: Answers = {
    async privately({ user, responseUrl, channel }, message, replace = false) {
      const direct = () => slack.chat.postMessage({ channel: user, ...message });
      if (responseUrl) {
        const body = { response_type: 'ephemeral', replace_original: replace, ...message };
        try {
          return await respond(responseUrl, apiUrl, body);
        } catch (error) {
          log.warn({ failure: failureOf(error) }, 'response_url failed, answering another way');
        }
      }
      if (channel) await slack.chat.postEphemeral({ channel, user, ...message }).catch(direct);
      else await direct();
    },

    async replace(whom, message, words) {
      try {
        if (message) await options.draw(whom.user, message, words);
        else await respond(whom.responseUrl, apiUrl, { replace_original: true, ...words });
      } catch (error) {
        log.warn({ failure: failureOf(error) }, 'message not replaced, answering beside it');
        await answers.privately(whom, words);
      }
    },

    openView: (trigger, view) => inTime(slack.views.open({ trigger_id: trigger, view })),
    pushView: (trigger, view) => inTime(slack.views.push({ trigger_id: trigger, view })),
  };
  return answers;
}

/** A form that cannot be opened because its click is more than 3 s old asks for another click. */
async function inTime(opening: Promise<unknown>): Promise<void> {
  try {
    await opening;
  } catch (error) {
    const failure = failureOf(error);
    // A trigger works once, and each is ours alone: it was our own first try that worked, and its answer was lost.
    if (failure.kind === 'refused' && failure.code === 'exchanged_trigger_id') return;
    if (failure.kind === 'refused' && /trigger/.test(failure.code)) {
      throw new UserError('That took too long to open. Please try once more.');
    }
    throw error;
  }
}

/** A submission's outcome in Slack's words; nothing closes the form. */
export function responseTo({ errors, view, closeAll }: Submitted) {
  if (errors && Object.keys(errors).length > 0)
    return { response_action: 'errors', errors } as const;
  if (view) return { response_action: 'update', view } as const;
  if (closeAll) return { response_action: 'clear' } as const;
  return undefined as never;
}

export function errorMessage(error: UserError): Message {
  return { text: error.message, blocks: [{ type: 'section', text: plain(error.message) }] };
}

export function errorView(error: UserError): ModalView {
  return {
    type: 'modal',
    title: plain('That did not work'),
    close: plain('Back'),
    blocks: [{ type: 'section', text: plain(error.message) }],
  };
}

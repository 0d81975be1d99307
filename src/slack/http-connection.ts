import { HTTPReceiver, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Routes } from './http-server.ts';
import type { Inbox } from './inbox.ts';

/** Largest body that Slack has reason to send. */
const bodyLimit = 256 * 1024;
/** Bolt refuses what is older than this, but lets a signed future through. */
const skewSeconds = 5 * 60;

type Options = {
  signingSecret: string;
  inbox: Inbox;
  log: Logger;
  slackLog: SlackLogger;
  /** Real time in seconds since the epoch: signatures are about the real world, whatever clock the coach lives by. */
  realSeconds(): number;
};

/** The route on which Slack delivers over HTTP, signatures checked. */
export function slackEventsRoute(options: Options): Routes[string] {
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret,
    endpoints: ['/slack/events'],
    bodyLimit,
    logger: options.slackLog,
    unhandledRequestTimeoutMillis: 2_900,
  });
  // A receiver knows its app by one method only.
  receiver.init({ processEvent: options.inbox.processEvent } as Parameters<
    typeof receiver.init
  >[0]);

  return (request, response) => {
    const stamp = Number(request.headers['x-slack-request-timestamp']);
    const fromTheFuture = stamp > options.realSeconds() + skewSeconds;
    const tooLarge = Number(request.headers['content-length'] ?? 0) > bodyLimit;
    if (!Number.isFinite(stamp) || fromTheFuture || tooLarge || request.method !== 'POST') {
      const status = request.method !== 'POST' ? 405 : tooLarge ? 413 : 401;
      options.log.warn({ status }, 'request refused');
      response.writeHead(status, { connection: 'close' }).end(() => request.destroy());
      return;
    }
    receiver.requestListener(request, response);
  };
}

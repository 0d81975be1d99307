import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions as http, HTTPReceiver, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Routes } from './http-server.ts';
import type { Inbox } from './inbox.ts';

/** Largest body that Slack has reason to send. */
const bodyLimit = 256 * 1024;
/** Bolt refuses what is older than this, but lets a signed future through. */
const skewSeconds = 5 * 60;

/** A request whose body has been read. */
type BufferedRequest = Awaited<ReturnType<typeof http.parseAndVerifyHTTPRequest>>;

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

  function refuse(status: number, request: IncomingMessage, response: ServerResponse): void {
    options.log.warn({ status }, 'request refused');
    response.writeHead(status, { connection: 'close' }).end(() => request.destroy());
  }

  /** Hands on what is signed and an object; Bolt ends the process over `null`, and would wait for an ack of a number. */
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let buffered: BufferedRequest;
    try {
      const { signingSecret } = options;
      buffered = await http.parseAndVerifyHTTPRequest({ signingSecret, bodyLimit }, request);
    } catch (error) {
      return refuse(http.isRawBodyError(error) ? error.statusCode : 401, request, response);
    }
    if (!isObject(buffered)) return refuse(400, request, response);
    receiver.requestListener(buffered, response);
  }

  return (request, response) => {
    const stamp = Number(request.headers['x-slack-request-timestamp']);
    const fromTheFuture = stamp > options.realSeconds() + skewSeconds;
    const tooLarge = Number(request.headers['content-length'] ?? 0) > bodyLimit;
    if (!Number.isFinite(stamp) || fromTheFuture || tooLarge || request.method !== 'POST') {
      refuse(request.method !== 'POST' ? 405 : tooLarge ? 413 : 401, request, response);
      return;
    }
    void take(request, response);
  };
}

/** Whether a body is what all of Slack's deliveries are. */
function isObject(request: BufferedRequest): boolean {
  try {
    const body: unknown = http.parseHTTPRequestBody(request);
    return typeof body === 'object' && body !== null && !Array.isArray(body);
  } catch {
    return false;
  }
}

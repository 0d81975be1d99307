import { type Logger as SlackLogger, LogLevel } from '@slack/bolt';
import { type DestinationStream, type Logger, pino } from 'pino';
import { failureOf } from './slack/failure.ts';

/**
 * The one logger. Lines carry ids, kinds and codes: never what somebody typed, a name or a token.
 * Where fields are handed over whole, what could hold such things is cut out here once more. Standard output, unless told.
 */
export function createLog(level: string, to?: DestinationStream): Logger {
  const paths = ['*.token', '*.text', '*.blocks', '*.values', 'token', 'text'];
  const options = { level, base: null, redact: { paths, remove: true } };
  return to ? pino(options, to) : pino(options);
}

/**
 * Slack's libraries log through ours. Their debug lines quote whole payloads, so they are never written; their other lines
 * are about connections and status codes, and what they quote is cut out.
 */
export function slackLogger(log: Logger): SlackLogger {
  const line = (args: unknown[]) => args.map(withoutQuotes).join(' ').slice(0, 300);
  const child = log.child({ from: 'slack' });
  return {
    debug: () => {},
    info: (...args) => child.debug(line(args)),
    warn: (...args) => child.warn(line(args)),
    error: (...args) => child.error(line(args)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

/** An error by its name and code; a text without what stands between its first quotation mark and its last, or a token. */
function withoutQuotes(said: unknown): string {
  if (said instanceof Error) return failureOf(said).code;
  return String(said)
    .replaceAll(/["'`].*["'`]/gs, '…')
    .replaceAll(/\b(xox[a-z]|xapp)-\S+/g, '…');
}

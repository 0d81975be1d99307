import { type Logger as SlackLogger, LogLevel } from '@slack/bolt';
import { type Logger, pino } from 'pino';

/**
 * The one logger. Lines carry ids, kinds and codes: never what somebody typed, a name or a token.
 * Where fields are handed over whole, what could hold such things is cut out here once more.
 */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: { paths: ['*.token', '*.text', '*.blocks', '*.values', 'token', 'text'], remove: true },
  });
}

/**
 * Slack's libraries log through ours. Their debug lines quote whole payloads, so they are never written;
 * their other lines are about connections and status codes.
 */
export function slackLogger(log: Logger): SlackLogger {
  const line = (args: unknown[]) => args.map(String).join(' ');
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

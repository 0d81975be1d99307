import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';

export type SlackConfig = {
  botToken: string;
  /** Ends with a slash. */
  apiUrl: string;
  connection: { mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string };
  /** How long a Web API call may take, in milliseconds. */
  timeoutMs: number;
};

export type Config = {
  /** Null: no tokens, so the app runs on the sandbox. */
  slack: SlackConfig | null;
  port: number;
  databaseFile: string;
  logLevel: string;
  /** Where Slack reaches the app over HTTP, without a path; null when nobody said. */
  publicUrl: string | null;
  /** How many daily backups are kept; 0: none are made. */
  backupKeep: number;
  /** How many days after somebody was deactivated, or the app removed, what is kept of them goes; 0: never. */
  forgetAfterDays: number;
  /** Where metrics are served; null: nowhere. */
  metrics: { port: number; host: string } | null;
};

/** The environment is not usable; `message` is one sentence that names the variable and the fix. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(
      /^xoxb-\S+$/,
      'must be the bot token, which begins with xoxb- (api.slack.com/apps, OAuth & Permissions)',
    )
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(
      /^xapp-\S+$/,
      'must be the app-level token, which begins with xapp- (api.slack.com/apps, Basic Information, App-Level Tokens)',
    )
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(
      /^[0-9a-f]{16,}$/i,
      'must be the signing secret, a line of hexadecimal digits (api.slack.com/apps, Basic Information)',
    )
    .optional(),
  SLACK_API_URL: z
    .string()
    .refine(
      isApiUrl,
      'must be an https address, or an http one on this machine; leave it out to use Slack',
    )
    .default('https://slack.com/api/'),
  SLACK_TIMEOUT_MS: wholeNumber(100, 60_000).default(10_000),
  PORT: wholeNumber(0, 65_535).default(3000),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => !/^postgres(ql)?:/.test(url),
      'names a PostgreSQL database, which this version does not support yet; use sqlite:./data/both-hats.db',
    )
    .refine((url) => /^sqlite:.+/.test(url), 'must look like sqlite:./data/both-hats.db')
    .default('sqlite:./data/both-hats.db'),
  PUBLIC_URL: z
    .string()
    .refine(
      isBaseUrl,
      'must be the https address at which Slack reaches the app, such as https://coach.example.com',
    )
    .optional(),
  BACKUP_KEEP: wholeNumber(0, 365).default(0),
  FORGET_AFTER_DAYS: wholeNumber(0, 3650).default(30),
  METRICS_PORT: wholeNumber(0, 65_535).optional(),
  METRICS_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(', ')}`).default('info'),
  NODE_ENV: z.string().optional(),
});

/** Puts `.env` of the working directory into the environment; what is set already wins. */
export function readEnvFile(file = '.env'): void {
  if (existsSync(file)) loadEnvFile(file);
}

/** Reads the configuration from `env`. Throws ConfigError. */
export function readConfig(env: Environment): Config {
  const e = read(env, environment);
  return {
    slack: slackOf(e),
    port: e.PORT,
    databaseFile: fileOf(e.DATABASE_URL),
    logLevel: e.LOG_LEVEL,
    publicUrl: e.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    backupKeep: e.BACKUP_KEEP,
    forgetAfterDays: e.FORGET_AFTER_DAYS,
    metrics: e.METRICS_PORT === undefined ? null : { port: e.METRICS_PORT, host: e.METRICS_HOST },
  };
}

/** Reads the database file alone, for what needs no Slack. Throws ConfigError. */
export function readDatabaseFile(env: Environment): string {
  return fileOf(read(env, environment.pick({ DATABASE_URL: true })).DATABASE_URL);
}

function fileOf(url: string): string {
  return url.replace(/^sqlite:(\/\/)?/, '');
}

function read<T extends z.ZodObject>(env: Environment, schema: T): z.infer<T> {
  for (const name of Object.keys(schema.shape)) {
    if (name !== 'NODE_ENV' && env[name]?.trim() === '') {
      throw new ConfigError(
        `${name} is empty: give it a value, or remove the line to leave it out.`,
      );
    }
  }
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${String(issue?.path[0])} ${issue?.message}.`);
}

function slackOf(e: z.infer<typeof environment>): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = e;
  const signingSecret = e.SLACK_SIGNING_SECRET;
  if (!botToken && !appToken && !signingSecret) {
    if (e.NODE_ENV !== 'production') return null;
    throw new ConfigError(
      'SLACK_BOT_TOKEN is missing: set it to the bot token from api.slack.com/apps (OAuth & Permissions); the practice sandbox does not run with NODE_ENV=production.',
    );
  }
  if (!botToken) {
    throw new ConfigError(
      'SLACK_BOT_TOKEN is missing: set it to the bot token from api.slack.com/apps (OAuth & Permissions).',
    );
  }
  if (appToken && signingSecret) {
    throw new ConfigError(
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: keep the first for Socket Mode or the second for HTTP, and remove the other.',
    );
  }
  const shared = {
    botToken,
    apiUrl: e.SLACK_API_URL.endsWith('/') ? e.SLACK_API_URL : `${e.SLACK_API_URL}/`,
    timeoutMs: e.SLACK_TIMEOUT_MS,
  };
  if (appToken) return { ...shared, connection: { mode: 'socket', appToken } };
  if (signingSecret) return { ...shared, connection: { mode: 'http', signingSecret } };
  throw new ConfigError(
    'SLACK_APP_TOKEN is missing: set it for Socket Mode (api.slack.com/apps, Basic Information, App-Level Tokens), or set SLACK_SIGNING_SECRET for HTTP.',
  );
}

function wholeNumber(from: number, to: number) {
  const message = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .refine((n) => n >= from && n <= to, message);
}

/** An address for Slack to call: https, or http on this machine, and nothing after the host. */
function isBaseUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !isApiUrl(text)) return false;
  return url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
}

function isApiUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url) return false;
  const onThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && onThisMachine);
}

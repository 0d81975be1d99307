import type { SlackConfig } from './config.ts';
import { tokenRefused } from './slack/access.ts';
import { failureOf } from './slack/failure.ts';
import { ConnectionLost } from './slack/inbox.ts';

/** The start failed for a reason that the operator can mend; `message` says it in a sentence. */
export class StartError extends Error {
  override name = 'StartError';
  readonly code: 'bad_token' | 'port_taken' | 'no_answer' | 'no_data';

  constructor(code: StartError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** What the operator is told of an error at the start; any other error stays as it is. */
export function startErrorFrom(error: unknown, config: SlackConfig): unknown {
  const failure = failureOf(error);
  if (error instanceof ConnectionLost && error.code !== 'no_connection') {
    return new StartError(
      'bad_token',
      `Slack refuses the app-level token (${error.code}): copy SLACK_APP_TOKEN again from api.slack.com/apps (Basic Information, App-Level Tokens; it needs connections:write).`,
    );
  }
  if (failure.kind === 'refused' && tokenRefused.has(failure.code)) {
    return new StartError(
      'bad_token',
      `Slack refuses the token (${failure.code}): copy SLACK_BOT_TOKEN${config.connection.mode === 'socket' ? ' and SLACK_APP_TOKEN' : ''} again from api.slack.com/apps.`,
    );
  }
  if (failure.code === 'EADDRINUSE') {
    return new StartError(
      'port_taken',
      'The port is taken: set PORT to a free one, or stop what listens there.',
    );
  }
  if (['no_answer', 'no_connection'].includes(failure.code) || failure.code.startsWith('http_')) {
    return new StartError(
      'no_answer',
      `Slack does not answer at ${config.apiUrl}: check this machine's network, or SLACK_API_URL.`,
    );
  }
  return error;
}

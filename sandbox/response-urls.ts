import { randomBytes } from 'node:crypto';
import type { Context, Limits } from './context.ts';
import { flag, text } from './args.ts';
import { SlackError } from './errors.ts';
import { deleteMessage, postEphemeral, postMessage, updateMessage } from './messages.ts';
import { findMessage, isObj, metadataIn, objectsIn, type Obj } from './state.ts';
import { problemsInMessage } from './validation.ts';

export type ResponseTarget = {
  channel: string;
  user: string;
  /** The message the interaction came from, if any. */
  original: { ts: string; ephemeral: boolean } | null;
};

type Known = { target: ResponseTarget; until: number; uses: number };

/** How many addresses are remembered before the expired ones are forgotten. */
const REMEMBERED = 10_000;

/** The addresses for late answers: five uses within thirty minutes. */
export class ResponseUrls {
  readonly #limits: Limits;
  readonly #known = new Map<string, Known>();
  #n = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** A new path, such as /actions/T…/1/abc. */
  issue(kind: 'commands' | 'actions' | 'app', team: string, target: ResponseTarget): string {
    this.#n += 1;
    this.#forgetOld();
    const path = `/${kind}/${team}/${this.#n}/${randomBytes(12).toString('hex')}`;
    this.#known.set(path, {
      target,
      until: performance.now() + this.#limits.responseUrlMs,
      uses: 0,
    });
    return path;
  }

  /** Whether the path is, or looks like, a response_url. */
  owns(path: string): boolean {
    return /^\/(commands|actions|app)\//.test(path);
  }

  /** Counts a use, or says why there is none left. */
  use(path: string): ResponseTarget | 'expired_url' | 'used_url' {
    const known = this.#known.get(path);
    if (known === undefined || performance.now() > known.until) return 'expired_url';
    if (known.uses >= this.#limits.responseUrlUses) return 'used_url';
    known.uses += 1;
    return known.target;
  }

  #forgetOld(): void {
    if (this.#known.size < REMEMBERED) return;
    const now = performance.now();
    for (const [path, known] of this.#known) if (now > known.until) this.#known.delete(path);
  }
}

/** Does what the app posted to a response_url, and says how it is answered. */
export function respondTo(
  context: Context,
  path: string,
  body: Obj,
): { status: number; body: Obj } {
  const target = context.responseUrls.use(path);
  if (typeof target === 'string') return { status: 404, body: { ok: false, error: target } };
  const problems = problemsInMessage(context, body);
  if (problems.length > 0) {
    const error =
      isObj(body) && body['blocks'] !== undefined ? 'invalid_blocks' : 'invalid_payload';
    const messages = problems.map((problem) => `[ERROR] ${problem}`);
    return { status: 400, body: { ok: false, error, response_metadata: { messages } } };
  }
  try {
    apply(context, target, body);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return { status: 200, body: { ok: false, error: error.error, ...error.extra } };
  }
  return { status: 200, body: { ok: true } };
}

/** Shows an answer given with an ack or through a response_url: to its person only unless it says in_channel. */
export function showAnswer(context: Context, target: ResponseTarget, body: Obj): void {
  const draft = {
    user: context.state.app.bot_user_id,
    text: text(body, 'text') ?? '',
    blocks: objectsIn(body['blocks']),
    attachments: objectsIn(body['attachments']),
    metadata: metadataIn(body['metadata']),
    thread_ts: text(body, 'thread_ts'),
  };
  const channel = context.state.channels[target.channel];
  if (body['response_type'] === 'in_channel' && channel) postMessage(context, channel, draft);
  else postEphemeral(context, target.channel, target.user, draft);
}

function apply(context: Context, target: ResponseTarget, body: Obj): void {
  const wantsDelete = flag(body, 'delete_original');
  const wantsReplace = flag(body, 'replace_original');
  if (!target.original || (!wantsDelete && !wantsReplace)) {
    showAnswer(context, target, body);
    return;
  }
  if (target.original.ephemeral) changeEphemeral(context, target, wantsDelete, body);
  else changeMessage(context, target, wantsDelete, body);
}

function changeEphemeral(
  context: Context,
  target: ResponseTarget,
  wantsDelete: boolean,
  body: Obj,
): void {
  const { state } = context;
  const found = state.ephemerals.find(
    (each) => each.ts === target.original?.ts && each.to === target.user,
  );
  if (!found) return;
  if (wantsDelete) {
    state.ephemerals = state.ephemerals.filter((each) => each !== found);
    context.changed({ what: 'ephemeral', channel: found.channel, user: found.to });
    return;
  }
  updateMessage(context, found.channel, found, replacement(body));
}

function changeMessage(
  context: Context,
  target: ResponseTarget,
  wantsDelete: boolean,
  body: Obj,
): void {
  const channel = context.state.channels[target.channel];
  const message = findMessage(context.state, target.channel, target.original?.ts ?? '');
  if (!channel || !message) throw new SlackError('message_not_found');
  if (wantsDelete) deleteMessage(context, channel, message);
  else updateMessage(context, channel.id, message, replacement(body));
}

/** A replacement is whole: blocks that are not given again are gone. */
function replacement(body: Obj): { text: string; blocks: Obj[]; attachments: Obj[] } {
  return {
    text: text(body, 'text') ?? '',
    blocks: objectsIn(body['blocks']) ?? [],
    attachments: objectsIn(body['attachments']) ?? [],
  };
}

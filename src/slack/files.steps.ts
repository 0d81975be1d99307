import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import { type Planner, removeSchedule, setSchedule } from '../schedule/schedule.store.ts';
import { tokenRefused } from './access.ts';
import { failureOf } from './failure.ts';
import {
  addFileRequest,
  type FileRequest,
  keepFiles,
  readFileRequest,
  removeFileRequest,
  type Which,
} from './files.store.ts';
import type { FileToSend, Message } from './message.ts';
import { enqueue } from './outbox.store.ts';
import { upload } from './upload.ts';

/*
 * Files for one person, in their direct messages. They are a row from the moment they are asked for until Slack has said that
 * they are there. They are sent at once; when that is cut short, their schedule comes back to them. Slack takes no id of ours with a file, so what was sent is known by the ids
 * that Slack gave to the files: they are kept before Slack is told to show them, and looked for in the direct messages before
 * anything is sent again. One gap is left: files that Slack shows later than the first time they are looked for, after a lost
 * answer, come twice.
 */

export type FilesDeps = { db: Db; slack: WebClient; log: Logger };

/** A kind of files that somebody can ask for. */
export type Delivery = {
  /** Tells it from others; its schedules are of this kind. */
  kind: string;
  /** Makes them when they are sent: what stands in them, and what is said above them. */
  compose(
    deps: FilesDeps,
    request: FileRequest,
    now: Temporal.Instant,
  ): Promise<{ files: readonly FileToSend[]; comment: string }>;
  /** What whoever waits reads when they do not come. `code` is Slack's, or `gave_up`. */
  failed(code: string): Message;
};

type Whose = { workspace: string; user: string };

/** More than one sending takes, with every call tried as often as it is. */
const lease = Temporal.Duration.from({ minutes: 5 });
const patience = Temporal.Duration.from({ hours: 24 });
/** Whoever started it goes on after this long, and the sending behind them. */
const waitedForMs = 20_000;
/** How far Slack's clock may be behind ours. */
const clockSkew = Temporal.Duration.from({ minutes: 5 });

const scheduleOf = ({ kind, user }: { kind: string; user: string }) => `${kind}:${user}`;

/** Requests that this process is sending. */
const underWay = new Set<string>();

/** Writes down that somebody wants files of a kind, `asks` says which; false when some are on their way already. */
export async function requestFiles(
  db: Db,
  { kind }: Delivery,
  { workspace, user, asks = '' }: Whose & { asks?: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const which = { workspace, user, kind };
  return db.transaction().execute(async (tx) => {
    if (!(await addFileRequest(tx, which, asks, now))) return false;
    await setSchedule(tx, {
      ...which,
      id: scheduleOf(which),
      next: { slot: '1', at: now.add(lease) },
    });
    return true;
  });
}

/** Comes back to files whose sending was cut short, ever more rarely, until they are given up after a day. */
export function filesPlanner(deps: FilesDeps, delivery: Delivery): Planner {
  return async (tx, due, now, after) => {
    const whose = { workspace: due.workspace_id, user: due.user_id };
    const request = await readFileRequest(tx, whichOf(delivery, whose));
    if (!request) return null;
    if (Temporal.Instant.compare(now, request.askedAt.add(patience)) >= 0) {
      await giveUp(tx, delivery, request, 'gave_up', now);
      return null;
    }
    after?.(() => sendFiles(deps, delivery, whose, now));
    const tries = Number(due.slot);
    const minutes = Math.min(60, lease.total('minutes') * 2 ** tries);
    return { slot: String(tries + 1), at: now.add({ minutes }) };
  };
}

/** Sends what somebody waits for. Failures are logged, and left to the schedule. */
export async function sendFiles(
  deps: FilesDeps,
  delivery: Delivery,
  whose: Whose,
  now: Temporal.Instant,
): Promise<void> {
  const request = await readFileRequest(deps.db, whichOf(delivery, whose));
  if (!request || underWay.has(request.id)) return;
  underWay.add(request.id);
  const sending = send(deps, delivery, request, now)
    .catch((error: unknown) => failed(deps, delivery, request, error, now))
    .finally(() => underWay.delete(request.id));
  await Promise.race([sending, sleep(waitedForMs, undefined, { ref: false })]);
}

function whichOf({ kind }: Delivery, { workspace, user }: Whose): Which {
  return { workspace, user, kind };
}

async function send(
  deps: FilesDeps,
  delivery: Delivery,
  request: FileRequest,
  now: Temporal.Instant,
): Promise<void> {
  const { db, slack, log } = deps;
  const opened = await slack.conversations.open({ users: request.user });
  const channel = opened.channel?.id;
  if (!channel) throw new Error('conversations.open named no channel');
  if (await isThere(slack, channel, request)) {
    log.info(line(request), 'export was there already');
    return done(db, request);
  }
  const { files: composed, comment } = await delivery.compose(deps, request, now);
  const files: { id: string; title: string }[] = [];
  for (const file of composed) {
    files.push({ id: await upload(slack, file), title: file.title });
  }
  const [first, ...others] = files;
  const isWanted = await keepFiles(
    db,
    request,
    files.map((file) => file.id),
  );
  if (!isWanted || !first) return;
  try {
    await slack.files.completeUploadExternal({
      files: [first, ...others],
      channel_id: channel,
      initial_comment: comment,
    });
  } catch (error) {
    // Refused may mean that an earlier try of this call worked: the next one looks before it sends.
    log.warn(
      { ...line(request), failure: failureOf(error) },
      'nobody knows whether the export is there',
    );
    return;
  }
  await done(db, request);
  log.info(line(request), 'export sent');
}

/** What the log says of a request: never what was asked for. */
function line({ kind, id }: FileRequest): { kind: string; export: string } {
  return { kind, export: id };
}

/** Whether a message in the direct messages shows the files that Slack was given last. */
async function isThere(
  slack: WebClient,
  channel: string,
  { files, askedAt }: FileRequest,
): Promise<boolean> {
  if (files.length === 0) return false;
  const oldest = String(askedAt.subtract(clockSkew).epochMilliseconds / 1000);
  const page = { channel, oldest, limit: 200 };
  let cursor = '';
  do {
    const answer = await slack.conversations.history(cursor === '' ? page : { ...page, cursor });
    for (const message of answer.messages ?? []) {
      if (message.files?.some((file) => file.id !== undefined && files.includes(file.id)))
        return true;
    }
    cursor = answer.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return false;
}

async function done(db: Db, request: FileRequest): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await removeFileRequest(tx, request);
    await removeSchedule(tx, request.workspace, scheduleOf(request));
  });
}

/** What Slack refuses is given up, in words; anything else is tried again. */
async function failed(
  { db, log }: FilesDeps,
  delivery: Delivery,
  request: FileRequest,
  error: unknown,
  now: Temporal.Instant,
): Promise<void> {
  const failure = failureOf(error);
  log.warn({ ...line(request), failure }, 'export not sent');
  if (failure.kind !== 'refused' || tokenRefused.has(failure.code)) return;
  await db.transaction().execute(async (tx) => {
    await giveUp(tx, delivery, request, failure.code, now);
    await removeSchedule(tx, request.workspace, scheduleOf(request));
  });
}

async function giveUp(
  tx: Db,
  delivery: Delivery,
  request: FileRequest,
  code: string,
  now: Temporal.Instant,
): Promise<void> {
  const { workspace, user } = request;
  await removeFileRequest(tx, request);
  const message = delivery.failed(code);
  await enqueue(tx, { workspace, to: { user }, kind: 'reply', message, dueAt: now }, now);
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import { glimpseOf } from '../people/index.ts';
import { type Planner, removeSchedule, setSchedule } from '../schedule/schedule.store.ts';
import { tokenRefused } from '../slack/access.ts';
import { failureOf } from '../slack/failure.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { upload } from '../slack/upload.ts';
import { exportFiles } from './export-files.ts';
import {
  addExportRequest,
  type ExportRequest,
  keepFiles,
  readEverything,
  readExportRequest,
  removeExportRequest,
} from './export.store.ts';
import type { Whose } from './forgetting.ts';
import { exportComment, exportFailed } from './privacy.view.ts';

/*
 * An export is a row from the moment it is asked for until Slack has said that the files are there. It is sent at once; when
 * that is cut short, its schedule comes back to it. Slack takes no id of ours with a file, so what was sent is known by the ids
 * that Slack gave to the files: they are kept before Slack is told to show them, and looked for in the direct messages before
 * anything is sent again. One gap is left: files that Slack shows later than the first time they are looked for, after a lost
 * answer, come twice.
 */

export type ExportDeps = { db: Db; slack: WebClient; log: Logger };

/** More than one sending takes, with every call tried as often as it is. */
const lease = Temporal.Duration.from({ minutes: 5 });
const patience = Temporal.Duration.from({ hours: 24 });
/** Whoever started it goes on after this long, and the sending behind them. */
const waitedForMs = 20_000;
/** How far Slack's clock may be behind ours. */
const clockSkew = Temporal.Duration.from({ minutes: 5 });

const kind = 'export';
const scheduleOf = (user: string) => `export:${user}`;

/** Requests that this process is sending. */
const underWay = new Set<string>();

/** Writes down that somebody wants their files; false when these are on their way already. */
export async function requestExport(
  db: Db,
  { workspace, user }: Whose,
  now: Temporal.Instant,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await addExportRequest(tx, workspace, user, now))) return false;
    await setSchedule(tx, {
      workspace,
      id: scheduleOf(user),
      user,
      kind,
      next: { slot: '1', at: now.add(lease) },
    });
    return true;
  });
}

/** Comes back to an export that was cut short, ever more rarely, until it is given up after a day. */
export function exportPlanner(deps: ExportDeps): Planner {
  return async (tx, due, now, after) => {
    const whose = { workspace: due.workspace_id, user: due.user_id };
    const request = await readExportRequest(tx, whose.workspace, whose.user);
    if (!request) return null;
    if (Temporal.Instant.compare(now, request.askedAt.add(patience)) >= 0) {
      await giveUp(tx, request, 'gave_up', now);
      return null;
    }
    after?.(() => sendExport(deps, whose, now));
    const tries = Number(due.slot);
    const minutes = Math.min(60, lease.total('minutes') * 2 ** tries);
    return { slot: String(tries + 1), at: now.add({ minutes }) };
  };
}

/** Sends what somebody waits for. Failures are logged, and left to the schedule. */
export async function sendExport(
  deps: ExportDeps,
  whose: Whose,
  now: Temporal.Instant,
): Promise<void> {
  const request = await readExportRequest(deps.db, whose.workspace, whose.user);
  if (!request || underWay.has(request.id)) return;
  underWay.add(request.id);
  const sending = send(deps, request, now)
    .catch((error: unknown) => failed(deps, request, error, now))
    .finally(() => underWay.delete(request.id));
  await Promise.race([sending, sleep(waitedForMs, undefined, { ref: false })]);
}

async function send(
  deps: ExportDeps,
  request: ExportRequest,
  now: Temporal.Instant,
): Promise<void> {
  const { db, slack, log } = deps;
  const opened = await slack.conversations.open({ users: request.user });
  const channel = opened.channel?.id;
  if (!channel) throw new Error('conversations.open named no channel');
  if (await isThere(slack, channel, request)) {
    log.info({ export: request.id }, 'export was there already');
    return done(db, request);
  }
  const { workspace, user } = request;
  const profile = await glimpseOf({ db, slack, workspace, now }, user).catch(() => null);
  const everything = await readEverything(db, workspace, user, profile?.zone ?? 'UTC');
  const files: { id: string; title: string }[] = [];
  for (const file of exportFiles(everything, now)) {
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
      initial_comment: exportComment(),
    });
  } catch (error) {
    // Refused may mean that an earlier try of this call worked: the next one looks before it sends.
    log.warn(
      { export: request.id, failure: failureOf(error) },
      'nobody knows whether the export is there',
    );
    return;
  }
  await done(db, request);
  log.info({ export: request.id }, 'export sent');
}

/** Whether a message in the direct messages shows the files that Slack was given last. */
async function isThere(
  slack: WebClient,
  channel: string,
  { files, askedAt }: ExportRequest,
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

async function done(db: Db, request: ExportRequest): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await removeExportRequest(tx, request);
    await removeSchedule(tx, request.workspace, scheduleOf(request.user));
  });
}

/** What Slack refuses is given up, in words; anything else is tried again. */
async function failed(
  { db, log }: ExportDeps,
  request: ExportRequest,
  error: unknown,
  now: Temporal.Instant,
): Promise<void> {
  const failure = failureOf(error);
  log.warn({ export: request.id, failure }, 'export not sent');
  if (failure.kind !== 'refused' || tokenRefused.has(failure.code)) return;
  await db.transaction().execute(async (tx) => {
    await giveUp(tx, request, failure.code, now);
    await removeSchedule(tx, request.workspace, scheduleOf(request.user));
  });
}

async function giveUp(
  tx: Db,
  request: ExportRequest,
  code: string,
  now: Temporal.Instant,
): Promise<void> {
  const { workspace, user } = request;
  await removeExportRequest(tx, request);
  const message = exportFailed(code);
  await enqueue(tx, { workspace, to: { user }, kind: 'reply', message, dueAt: now }, now);
}

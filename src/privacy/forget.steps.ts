import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Db } from '../db/schema.ts';
import { scrub } from '../db/scrub.ts';
import { tokenRefused } from '../slack/access.ts';
import { failureOf } from '../slack/failure.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { deleteFiles } from '../slack/upload.ts';
import { forgetPerson, forgetWorkspace } from './forget.store.ts';
import type { Whose } from './forgetting.ts';
import { deactivatedBefore, isGone, lostBefore } from './grace.store.ts';
import { unownedMessage } from './privacy.view.ts';

/** Deletes everything about somebody, and tells whoever counted on them for something that is still open. */
export async function forget(tx: Db, whose: Whose, now: Temporal.Instant): Promise<void> {
  const { workspace } = whose;
  for (const { manager, outcome } of await forgetPerson(tx, whose, now)) {
    const message = unownedMessage(outcome);
    const to = { user: manager };
    await enqueue(tx, { workspace, to, kind: 'delegation-unowned', message, dueAt: now }, now);
  }
}

export type GraceDeps = {
  slack: WebClient;
  /** The workspace to which the token belongs. */
  workspace: string;
  log: Logger;
  /** 0: nobody is forgotten by themselves. */
  forgetAfterDays: number;
  /** Files in Slack that show something about somebody to nobody but them; they go as well. */
  filesOf(db: Db, whose: Whose): Promise<readonly string[]>;
};

const atOnce = 100;

/** Forgets those who left, and workspaces that have removed the app, once the grace is over; then empties the log. */
export async function forgetWhoLeft(deps: GraceDeps, db: Db, now: Temporal.Instant): Promise<void> {
  const { forgetAfterDays: days, log } = deps;
  if (days > 0) {
    const before = now.subtract({ hours: days * 24 });
    for (const whose of await deactivatedBefore(db, before, atOnce)) {
      const files = await db.transaction().execute(async (tx) => {
        if (!(await isGone(tx, whose, before))) return [];
        const found = await deps.filesOf(tx, whose);
        await forget(tx, whose, now);
        return found;
      });
      if (whose.workspace === deps.workspace) await deleteFiles(deps, files);
      log.info({ workspace: whose.workspace }, 'somebody deactivated was forgotten');
    }
    for (const workspace of await lostBefore(db, before)) {
      if (!(await isStillLost(deps, workspace))) continue;
      const deleted = await db.transaction().execute((tx) => forgetWorkspace(tx, workspace));
      if (deleted)
        log.warn({ workspace }, 'the data of a workspace that removed the app was deleted');
    }
  }
  if (!(await scrub(db)))
    log.info({}, 'the write-ahead log is being read, and emptied the next time');
}

/** Asked once more before anything is deleted: the app may be back without having heard of it. */
async function isStillLost(
  { slack, workspace: own }: GraceDeps,
  workspace: string,
): Promise<boolean> {
  if (workspace !== own) return true;
  try {
    await slack.auth.test();
    return false;
  } catch (error) {
    const failure = failureOf(error);
    return failure.kind === 'refused' && tokenRefused.has(failure.code);
  }
}

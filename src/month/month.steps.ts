import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { type Manager, readManager } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { readPeople } from '../people/index.ts';
import type { Visit } from '../room.ts';
import { failureOf } from '../slack/failure.ts';
import { deleteFiles, upload } from '../slack/upload.ts';
import { drawPng } from './draw.steps.ts';
import { isEmpty, type Month, monthAt, monthFrom, type Record, spanOf } from './month.ts';
import { keepPicture, type Picture, readPicture, removePicture, setState } from './month.store.ts';
import type { Shown } from './month.view.ts';
import { monthPicture } from './picture.ts';
import { sayMonth } from './month.view.ts';

type Whose = { workspace: string; user: string };

export type MonthOptions = {
  slack: WebClient;
  log: Logger;
  /** What the rooms know of somebody since then. */
  recordOf(db: Db, whose: Whose, since: Temporal.Instant): Promise<Record>;
  /** When the first of it was written down; null for nothing yet. */
  firstOf(db: Db, whose: Whose): Promise<Temporal.Instant | null>;
  /** Draws the Home tab again for somebody who has it before them. */
  redrawHome(user: string, now: Temporal.Instant): Promise<void>;
  /** Does something in so many milliseconds, unless the app stops before. */
  later(ms: number, what: string, work: (now: Temporal.Instant) => Promise<void>): void;
};

/** Slack takes a second or two with a picture before it can show it, and refuses it until then. */
const readyInMs = 3_000;
/** It is shown again so often, each time after twice as long; then the words have to do. */
const tries = 4;
/** A month that somebody turned to stays for as long; then the tab shows this month again. */
const turnedFor = Temporal.Duration.from({ hours: 1 });
/** After Slack did not take one, none is handed over for as long. */
const pauseAfterFailure = Temporal.Duration.from({ minutes: 1 });
const mostTurned = 10_000;

/** A month that is looked at, with the hash of its picture, and that picture as far as Slack has it. */
type Looked = { shown: Shown; hash: string; kept: Picture | null };

/** Months as pictures: read, drawn, handed to Slack once for each that is different, and shown. */
export type Months = {
  /** The month that somebody looks at on the Home tab; null for whoever is no manager. */
  look(visit: Visit): Promise<Looked | null>;
  /** A month of somebody's choice; null for whoever is no manager. */
  read(visit: Visit, month: Temporal.PlainYearMonth): Promise<Looked | null>;
  /** They turn to another month. */
  turnTo(user: string, month: Temporal.PlainYearMonth, now: Temporal.Instant): void;
  /** Hands the picture over where Slack does not have it yet; null when that does not work. */
  make(visit: Visit, looked: Looked): Promise<Picture | null>;
  /** The tab was drawn: makes what is missing, and shows it once that can be. */
  drawn(visit: Visit, pictures: 'none' | 'shown' | 'refused'): Promise<void>;
};

/** From when on Slack shows a picture. */
export function readyAt({ uploadedAt }: Picture): Temporal.Instant {
  return uploadedAt.add({ milliseconds: readyInMs });
}

export function createMonths(options: MonthOptions): Months {
  const { slack, log } = options;
  const turned = new Map<string, { month: Temporal.PlainYearMonth; until: Temporal.Instant }>();
  const making = new Map<string, Promise<Picture | null>>();
  const waiting = new Set<string>();
  /** By file: how often Slack would not show it. */
  const refusals = new Map<string, number>();
  let notBefore: Temporal.Instant | null = null;

  function showLater(user: string, ms: number): void {
    if (waiting.has(user)) return;
    waiting.add(user);
    options.later(ms, 'showing a month', async (now) => {
      waiting.delete(user);
      await options.redrawHome(user, now);
    });
  }

  async function read(visit: Visit, month: Temporal.PlainYearMonth): Promise<Looked | null> {
    const manager = await readManager(visit.db, visit.workspace, visit.user);
    return manager && readFor(manager, visit, month);
  }

  async function readFor(
    manager: Manager,
    { db, workspace, user, now }: Visit,
    month: Temporal.PlainYearMonth,
  ): Promise<Looked> {
    const { zone } = manager;
    const thisMonth = monthAt(now, zone);
    const firstDeed = await options.firstOf(db, { workspace, user });
    const first = [manager.beganAt, firstDeed]
      .flatMap((at) => (at ? [monthAt(at, zone)] : []))
      .reduce((a, b) => (Temporal.PlainYearMonth.compare(a, b) < 0 ? a : b), thisMonth);
    const isAfter = (a: Temporal.PlainYearMonth, b: Temporal.PlainYearMonth) =>
      Temporal.PlainYearMonth.compare(a, b) > 0;
    const record = await options.recordOf(db, { workspace, user }, spanOf(month, zone).since);
    const found: Month = monthFrom(record, month, zone);
    const people = await readPeople(db, workspace, found.thanked);
    const hash = createHash('sha256').update(monthPicture(found)).digest('hex');
    const kept = await readPicture(db, { workspace, user }, month);
    return {
      hash,
      kept,
      shown: {
        month: found,
        picture: null,
        names: new Map(people.map(({ id, name }) => [id, name])),
        isThisMonth: month.equals(thisMonth),
        earlier: isAfter(month, first) ? month.subtract({ months: 1 }) : null,
        later: isAfter(thisMonth, month) ? month.add({ months: 1 }) : null,
      },
    };
  }

  async function look(visit: Visit): Promise<Looked | null> {
    const { db, workspace, user, now } = visit;
    const manager = await readManager(db, workspace, user);
    if (!manager) return null;
    const choice = turned.get(user);
    if (choice && Temporal.Instant.compare(now, choice.until) >= 0) turned.delete(user);
    const month = turned.get(user)?.month ?? monthAt(now, manager.zone);
    const looked = await readFor(manager, visit, month);
    return { ...looked, shown: { ...looked.shown, picture: showable(looked, now) } };
  }

  /** The picture of what is looked at, where Slack can show it. */
  function showable({ kept, hash }: Looked, now: Temporal.Instant): string | null {
    if (kept?.hash !== hash || kept.state === 'refused') return null;
    return Temporal.Instant.compare(now, readyAt(kept)) >= 0 ? kept.file : null;
  }

  async function make(visit: Visit, looked: Looked): Promise<Picture | null> {
    const { kept, hash } = looked;
    if (kept?.hash === hash) return kept;
    const { user, now } = visit;
    if (notBefore && Temporal.Instant.compare(now, notBefore) < 0) return null;
    const key = `${user} ${hash}`;
    const underWay = making.get(key);
    if (underWay) return underWay;
    const made = handOver(visit, looked)
      .catch((error: unknown) => {
        log.warn({ failure: failureOf(error) }, 'a month has no picture this time');
        notBefore = now.add(pauseAfterFailure);
        return null;
      })
      .finally(() => making.delete(key));
    making.set(key, made);
    return made;
  }

  async function handOver(visit: Visit, { shown, hash, kept }: Looked): Promise<Picture> {
    const { db, workspace, user, now } = visit;
    const { month } = shown.month;
    const content = await drawPng(monthPicture(shown.month));
    const file = await upload(slack, { name: `both-hats-${month.toString()}.png`, content });
    const title = sayMonth(month);
    await slack.files.completeUploadExternal({ files: [{ id: file, title }] });
    await keepPicture(db, { workspace, user }, { month, hash, file }, now);
    if (kept && !kept.isSent) await deleteFiles(options, [kept.file]);
    return { month, hash, file, state: 'new', uploadedAt: now, isSent: false };
  }

  /** Slack was not done with it, or does not show such pictures at all. */
  async function tryAgain(whose: Whose, db: Db, kept: Picture): Promise<void> {
    const n = (refusals.get(kept.file) ?? 0) + 1;
    refusals.set(kept.file, n);
    if (n < tries) return showLater(whose.user, readyInMs * 2 ** n);
    refusals.delete(kept.file);
    log.warn({}, 'Slack does not show the picture of a month');
    return setState(db, whose, kept, 'refused');
  }

  /** Makes the picture, and draws the tab again once Slack can show it. */
  async function makeSoon(visit: Visit, looked: Looked): Promise<void> {
    const picture = await make(visit, looked);
    if (picture?.state !== 'new') return;
    const wait = readyAt(picture).since(visit.now).total('milliseconds');
    if (wait > 0) showLater(visit.user, wait);
  }

  return {
    look,
    read,
    make,
    turnTo(user, month, now) {
      if (turned.size >= mostTurned) turned.clear();
      turned.set(user, { month, until: now.add(turnedFor) });
    },
    async drawn(visit, pictures) {
      const { db, workspace, user } = visit;
      const looked = await look(visit);
      if (!looked || isEmpty(looked.shown.month)) return;
      const whose = { workspace, user };
      const { kept } = looked;
      const isOffered = looked.shown.picture !== null;
      if (isOffered && kept && pictures === 'shown') {
        refusals.delete(kept.file);
        if (kept.state === 'new') await setState(db, whose, kept, 'shown');
        return;
      }
      if (isOffered && kept && pictures === 'refused') {
        if (kept.state === 'new') return tryAgain(whose, db, kept);
        // It was there before: somebody deleted it, or Slack keeps files for so long only.
        await removePicture(db, whose, kept);
        return makeSoon(visit, { ...looked, kept: null });
      }
      await makeSoon(visit, looked);
    },
  };
}

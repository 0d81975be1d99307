import type { Db } from '../db/schema.ts';
import { readPeople } from '../people/index.ts';
import type { Call, SubmitCall } from '../slack/call.ts';
import { failureOf } from '../slack/failure.ts';
import { amend, enqueue, type OutboxRow, sentMessage, wasDeleted } from '../slack/outbox.store.ts';
import { quietly } from '../slack/quietly.ts';
import { drawAnew, redraw, type Redraw } from '../slack/redraw.ts';
import { mentions } from '../slack/text.ts';
import { mentionsForNames } from '../slack/typed.ts';
import { UserError } from '../slack/user-error.ts';
import type { Celebration, Content } from './celebration.ts';
import {
  celebrationOfMessage,
  markShared,
  markUnshared,
  readCelebration,
  setAnswers,
} from './celebration.store.ts';
import { limits, peopleLimit } from './draft.ts';
import {
  celebrationPost,
  type Changed,
  draftAgainMessage,
  failedMessage,
  notArrivedMessage,
  sharedMessage,
} from './post.view.ts';

export const notFound = "I can't find that celebration any more.";

/** For the rooms whose practices are answered by celebrating. */
export type AnsweredBy = {
  /** What a celebration answers is done, in the transaction of what was done. */
  answered(tx: Db, call: Call, answers: string): Promise<void>;
  /** The same, once Slack has been answered. */
  afterAnswered(call: Call, answers: string): Promise<void>;
};

/** A celebration of whoever called. Throws a UserError when there is none. */
export async function mine(call: Call, id: string, db = call.db): Promise<Celebration> {
  const found = await readCelebration(db, call, id);
  if (!found) throw new UserError(notFound);
  return found;
}

/**
 * What was typed, with mentions where "@ana" names somebody who is chosen or was mentioned before. The author is not among
 * those whom they thank.
 */
export async function contentFrom(
  call: Call,
  before: Celebration,
  typed: Content,
): Promise<Content> {
  const people = typed.people.filter((person) => person !== call.user);
  const known = await readPeople(call.db, call.workspace, namedIn({ ...before, people }));
  const withMentions = (key: 'setOut' | 'did' | 'learned' | 'thanks') =>
    mentionsForNames(typed[key], known, limits[key]);
  return {
    channel: before.state === 'shared' ? before.channel : typed.channel,
    title: typed.title,
    setOut: withMentions('setOut'),
    did: withMentions('did'),
    learned: withMentions('learned'),
    people,
    thanks: withMentions('thanks'),
  };
}

/** Everybody whose name stands in a celebration, or is to. */
export function namedIn(of: Celebration): string[] {
  const { setOut, did, learned, thanks, people } = of;
  return [...new Set([...people, ...mentions([setOut, did, learned, thanks].join('\n'))])].slice(
    0,
    2 * peopleLimit,
  );
}

/** Posts a draft, in a transaction. Throws a UserError when it is none any more. */
export async function post(
  tx: Db,
  call: SubmitCall,
  id: string,
  { answered }: AnsweredBy,
): Promise<Celebration> {
  const { workspace, user, now } = call;
  const draft = await mine(call, id, tx);
  if (draft.state === 'shared') throw new UserError('You shared this already. Close this form.');
  if (draft.channel === null) throw new UserError('Choose a channel first.');
  const to = { channel: draft.channel };
  const message = celebrationPost(draft);
  const outbox = await enqueue(
    tx,
    { workspace, to, kind: 'celebration', message, dueAt: now },
    now,
  );
  if (!outbox) throw new Error('a celebration did not get into the outbox');
  const told = await enqueue(
    tx,
    { workspace, to: { user }, kind: 'reply', message: sharedMessage(draft), dueAt: now },
    now,
  );
  await markShared(tx, call, id, { outbox, told, now });
  await markAnswered(tx, call, draft, answered);
  return draft;
}

/** What a draft answers is done, once. */
export async function markAnswered(
  tx: Db,
  call: Call,
  { id, answers }: Celebration,
  answered: AnsweredBy['answered'],
): Promise<void> {
  if (answers === null) return;
  await setAnswers(tx, call, id, null);
  await answered(tx, call, answers);
}

/**
 * Lets the post say what its author has changed, and returns what became of it. Where somebody has deleted it, the celebration
 * is a draft again.
 */
export async function changePost(call: Call, of: Celebration): Promise<Changed> {
  const { db, workspace } = call;
  const { outbox } = of;
  if (outbox === null) return { became: 'unchanged', why: null };
  const message = celebrationPost(of);
  if (await amend(db, workspace, outbox, message)) return { became: 'changed' };
  const place = await sentMessage(db, workspace, outbox);
  if (!place) return { became: 'unchanged', why: null };
  try {
    await drawAnew(call, place, message, outbox);
    return { became: 'changed' };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'refused' && failure.code === 'message_not_found') {
      await db.transaction().execute(async (tx) => {
        await wasDeleted(tx, workspace, outbox);
        await markUnshared(tx, workspace, outbox);
      });
      return { became: 'draft' };
    }
    call.log.warn({ failure }, 'a celebration was not changed');
    return { became: 'unchanged', why: failure.kind === 'refused' ? failure.code : null };
  }
}

/** The message that tells its author of the post says what became of it. */
export async function drawTold(call: Call, of: Celebration, { became }: Changed): Promise<void> {
  if (of.told === null) return;
  const message = became === 'draft' ? draftAgainMessage(of) : sharedMessage(of);
  await quietly(call, redraw(call, [{ outbox: of.told, message }]));
}

/** Slack refused the post: it is a draft again, and its author reads why, with their words. */
export async function postRefused(
  redrawn: (changes: readonly Redraw[]) => Promise<void>,
  tx: Db,
  row: OutboxRow,
  {
    code,
    now,
    after,
  }: {
    code: string;
    now: Temporal.Instant;
    after: (effect: () => Promise<void>) => void;
  },
): Promise<void> {
  const workspace = row.workspace_id;
  const of = await celebrationOfMessage(tx, workspace, row.id);
  if (!of) return;
  await markUnshared(tx, workspace, row.id);
  const { told } = of;
  if (told !== null) {
    const message = notArrivedMessage(of);
    if (!(await amend(tx, workspace, told, message))) {
      after(() => redrawn([{ outbox: told, message }]));
    }
  }
  const to = { user: of.author };
  const message = failedMessage(of, code);
  await enqueue(tx, { workspace, to, kind: 'celebration-failed', message, dueAt: now }, now);
}

import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { readPeople } from '../people/index.ts';
import type { ActionCall, Call, Listen, SubmitCall } from '../slack/call.ts';
import { enter } from '../slack/channel.ts';
import { cannotRead, mayRead } from '../slack/may-read.ts';
import { enqueue, type OutboxRow, sentMessage } from '../slack/outbox.store.ts';
import { permalinkTo } from '../slack/permalink.ts';
import { isNews } from '../slack/postable.ts';
import { quietly } from '../slack/quietly.ts';
import { soon } from '../slack/soon.ts';
import { mentions, somebodyWhoLeft } from '../slack/text.ts';
import { repliesOf } from '../slack/thread.store.ts';
import { UserError } from '../slack/user-error.ts';
import { keepDraft, removeDraft, wordsBefore } from './draft.store.ts';
import { editCallback, kudosForm } from './form.view.ts';
import { fromList, type KudosOptions, listOf, openListOf, showPage } from './given.steps.ts';
import { openKudosForm, peopleProblem, viewOf, wordsFrom } from './giving.listeners.ts';
import { addedView, takeBackCallback, takeBackView } from './kudos-list.view.ts';
import { editFormSchema, type Kept, type Origin, readOrigin, type Tab, tabs } from './kudos.ts';
import { change, notFound, post, saysTheSame, takeKudosBack } from './kudos.steps.ts';
import { kudosOfMessage, readKudos, readSeen } from './kudos.store.ts';
import {
  changedMessage,
  does,
  failedMessage,
  notChangedMessage,
  sentAgainMessage,
  takenBackMessage,
} from './kudos.view.ts';
import { missingIn } from './missing.ts';

/** What becomes of kudos that were given: the lists, and how their giver changes them or takes them back. */
export function listenForGiven(on: Listen, options: KudosOptions): void {
  on.action(does.all, async (call) =>
    call.open(await listOf(call, options, { replyTo: call.replyTo })),
  );
  const turn = async (call: ActionCall, to: { tab?: Tab; page: number }) => {
    const list = openListOf(call);
    if (list) await showPage(call, options, { ...list, ...to });
  };
  for (const tab of tabs) on.action(does[tab], (call) => turn(call, { tab, page: 0 }));
  for (const name of [does.newer, does.older]) {
    on.action(name, (call) => turn(call, { page: Number(call.value) || 0 }));
  }

  on.action(does.edit, (call) => edit(call, call.value));
  on.action(does.undoEdit, (call) => undoEdit(call, call.value));
  on.action(does.takeBack, (call) => askToTakeBack(call, call.value));
  on.action(does.again, (call) => tryAgain(call, call.value));
  on.action(does.elsewhere, (call) => elsewhere(call, call.value));
  on.action(does.more, async (call) => {
    const [verb, id = '', ts = ''] = call.value.split(' ');
    if (verb === 'edit') await edit(call, id);
    else if (verb === 'undo-edit') await undoEdit(call, id);
    else if (verb === 'take-back') await askToTakeBack(call, id);
    else if (verb === 'again') await tryAgain(call, id);
    else if (verb === 'elsewhere') await elsewhere(call, id);
    else if (verb === 'added') await showAdded(call, id);
    else if (verb === 'take-out') await takeOut(call, { channel: id, ts });
  });
  on.action(does.added, (call) => showAdded(call, call.value));

  async function showAdded(call: ActionCall, id: string): Promise<void> {
    const { db, workspace } = call;
    const kudos = await readSeen(db, call, id);
    if (!kudos) throw new UserError(notFound);
    const { channel } = kudos;
    if (!(await mayRead(call.slack, call.user, [channel])).has(channel)) {
      throw new UserError(cannotRead);
    }
    const replies = await repliesOf(db, workspace, [kudos.outbox]);
    const place = await sentMessage(db, workspace, kudos.outbox);
    const others = replies.filter(({ user }) => user !== somebodyWhoLeft);
    await call.open(addedView(kudos, others, place && (await permalinkTo(call.slack, place))));
  }

  /** What somebody wrote in a weekly thread, or is thanked by there, is no kudos any more; the way back is in the answer. */
  async function takeOut(call: ActionCall, at: { channel: string; ts: string }): Promise<void> {
    const message = await options.inThreads.takeOut(call, at);
    if (!message) throw new UserError(notFound);
    const list = openListOf(call);
    if (list) await quietly(call, showPage(call, options, list));
    await quietly(call, call.reply(message));
  }

  async function edit(call: ActionCall, id: string): Promise<void> {
    const kudos = await mine(call, id);
    if (kudos.failed) return elsewhere(call, id);
    const named = [...kudos.people, ...mentions(`${kudos.did} ${kudos.effect}`)];
    await call.open(
      kudosForm({
        origin: { kudos: id, ...fromList(call) },
        from: kudos,
        channel: kudos.channel,
        known: await readPeople(call.db, call.workspace, [...new Set(named)]),
        missing: missingIn(kudos, 'whole'),
      }),
    );
  }

  on.submission(editCallback, editFormSchema, async (call, typed) => {
    const origin = readOrigin(call.metadata);
    const kudos = await mine(call, origin.kudos ?? '');
    const people = await peopleProblem(call, typed.people, kudos.people);
    if ('problem' in people) return { errors: { people: people.problem } };
    const named = await readPeople(call.db, call.workspace, origin.named ?? []);
    const words = wordsFrom(typed, [...people.known, ...named]);
    if (saysTheSame(kudos, words)) return {};
    const changing = change(call, kudos, words, { keepsBefore: true });
    // A refusal comes at once, and the form keeps what was typed; what takes longer is told afterwards.
    await soon(changing);
    return {
      after: async () => {
        try {
          const changed = await changing;
          await quietly(
            call,
            show(call, origin, () => changedMessage(changed, 'changed')),
          );
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          await call.answer('', notChangedMessage({ ...kudos, ...words }, error.message));
        }
      },
    };
  });

  async function undoEdit(call: ActionCall, id: string): Promise<void> {
    const kudos = await mine(call, id);
    const before = await wordsBefore(call.db, call, id, call.now);
    if (!before) {
      throw new UserError('What it said before is not kept any more. You can still edit it.');
    }
    const changed = await change(call, kudos, before.words, { keepsBefore: false });
    await removeDraft(call.db, call, before.id);
    await redrawAfter(call, () => changedMessage(changed, 'changed back'));
  }

  async function askToTakeBack(call: ActionCall, id: string): Promise<void> {
    await call.open(takeBackView(await mine(call, id), { kudos: id, ...fromList(call) }));
  }

  on.submission(takeBackCallback, z.looseObject({}), async (call) => {
    const origin = readOrigin(call.metadata);
    const kudos = await mine(call, origin.kudos ?? '');
    const taking = takeKudosBack(call, kudos);
    await soon(taking);
    const { channel } = kudos;
    return {
      after: async () => {
        const taken = await taking;
        const message = takenBackMessage({ channel, ...taken });
        await quietly(
          call,
          show(call, origin, () => message),
        );
        // The list does not have it any more, so the way back stands beside it.
        if (origin.from && origin.replyTo) await call.answer(origin.replyTo, message);
      },
    };
  });

  async function tryAgain(call: ActionCall, id: string): Promise<void> {
    const kudos = await mine(call, id);
    if (kudos.failed) {
      const look = await enter(call.slack, kudos.channel, (of) => isNews(of, undefined));
      if (look.problem) throw new UserError(look.problem.says);
      // Who reads it there may have changed, and nobody has looked since.
      if (!look.postable || isNews(look.postable, undefined)) {
        const draft = await keepDraft(call.db, call, kudos, { now: call.now });
        const origin = { ...sentAgainFrom(call, id), draft };
        return call.open(viewOf(call, origin, kudos, look, look.postable ? 'posting' : 'first'));
      }
      await call.db.transaction().execute((tx) => post(tx, call, kudos, { again: id }));
    }
    await redrawAfter(call, () => sentAgainMessage(kudos.channel));
  }

  async function elsewhere(call: ActionCall, id: string): Promise<void> {
    const kudos = await mine(call, id);
    if (!kudos.failed) return redrawAfter(call, () => sentAgainMessage(kudos.channel));
    await openKudosForm(call, options, kudos, sentAgainFrom(call, id));
  }

  /** What was clicked in shows what became of it; the Home tab is drawn again anyway. */
  async function redrawAfter(
    call: ActionCall,
    message: () => ReturnType<typeof sentAgainMessage>,
  ): Promise<void> {
    const list = openListOf(call);
    if (list) await quietly(call, showPage(call, options, list));
    else if (!call.view) await quietly(call, call.replace(message()));
  }

  async function show(
    call: SubmitCall,
    { from, replyTo }: Origin,
    message: () => ReturnType<typeof sentAgainMessage>,
  ): Promise<void> {
    if (from) await quietly(call, showPage(call, options, from));
    else if (replyTo) await call.answer(replyTo, message(), { replace: true });
  }
}

/** Where a view goes back to that sends a kudos again. */
function sentAgainFrom(call: ActionCall, again: string): Origin {
  const failed = call.message ?? undefined;
  return { ...fromList(call), again, ...(failed && { failed }) };
}

/** A kudos of whoever clicked. */
async function mine(call: Call, id: string): Promise<Kept> {
  const kudos = await readKudos(call.db, call.workspace, call.user, id);
  if (!kudos) throw new UserError(notFound);
  return kudos;
}

/** Tells the giver that Slack refused the post, with their words. */
export async function kudosRefused(
  tx: Db,
  row: OutboxRow,
  code: string,
  now: Temporal.Instant,
): Promise<void> {
  const workspace = row.workspace_id;
  const kudos = await kudosOfMessage(tx, workspace, row.id);
  if (!kudos) return;
  await enqueue(
    tx,
    {
      workspace,
      to: { user: kudos.giver },
      kind: 'kudos-failed',
      message: failedMessage(kudos, code),
      dueAt: now,
    },
    now,
  );
}

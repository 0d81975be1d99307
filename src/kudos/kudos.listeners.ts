import type { Db } from '../db/schema.ts';
import { checkPeople, knownPeople } from '../people/index.ts';
import type { ActionCall, Listen, SubmitCall } from '../slack/call.ts';
import { enqueue, type OutboxRow } from '../slack/outbox.store.ts';
import { mentionsForNames } from '../slack/typed.ts';
import { UserError } from '../slack/user-error.ts';
import { channelProblem } from './kudos.channel.ts';
import {
  type Kudos,
  kudosFormSchema,
  type Origin,
  readOrigin,
  type Shareable,
  textFrom,
  textLimit,
} from './kudos.ts';
import { addKudos, kudosOfMessage, readKudos, removeKudos } from './kudos.store.ts';
import {
  againAction,
  failedMessage,
  formCallback,
  kudosForm,
  kudosPost,
  onItsWay,
  threadOpener,
} from './kudos.view.ts';

export type KudosOptions = {
  /** The channel of somebody's team, which the form offers first. */
  teamChannel(db: Db, workspace: string, user: string): Promise<string | null>;
};

const notFound = "I can't find that kudos any more.";

/** Opens the form that makes a kudos of a win. */
export async function shareWin(
  call: ActionCall,
  win: Shareable,
  options: KudosOptions,
): Promise<void> {
  await openForm(call, options, { win: win.id }, { text: textFrom(win), people: win.people });
}

async function openForm(
  call: ActionCall,
  options: KudosOptions,
  origin: Origin,
  from: Pick<Kudos, 'text' | 'people'>,
): Promise<void> {
  const { db, workspace, user, replyTo } = call;
  const view = kudosForm({
    origin: { ...origin, ...(replyTo && { replyTo }) },
    from: { ...from, people: from.people.filter((person) => person !== user) },
    channel: await options.teamChannel(db, workspace, user),
    known: await knownPeople(db, workspace, from.people),
  });
  await call.open(view);
}

export function listenForKudos(on: Listen, options: KudosOptions): void {
  on.action(againAction, async (call) => {
    const kudos = await readKudos(call.db, call.workspace, call.user, call.value);
    if (!kudos) throw new UserError(notFound);
    await openForm(call, options, { again: kudos.id }, kudos);
  });

  on.submission(formCallback, kudosFormSchema, async (call, typed) => {
    const origin = readOrigin(call.metadata);
    if (typed.people.includes(call.user)) {
      return { errors: { people: 'Kudos are for others: leave yourself out here.' } };
    }
    const [checked, channel] = await Promise.all([
      // The giver as well: their hours decide when they can be told that Slack refused it.
      checkPeople(call, [...typed.people, call.user]),
      channelProblem(call.slack, typed.channel),
    ]);
    if ('problem' in checked || channel) {
      return {
        errors: {
          ...('problem' in checked && { people: checked.problem }),
          ...(channel && { channel }),
        },
      };
    }
    const kudos = {
      giver: call.user,
      channel: typed.channel,
      text: mentionsForNames(typed.text, checked.people, textLimit),
      people: typed.people,
    };
    const posted = await call.once((tx) => post(tx, call, kudos, origin));
    return {
      after: async () => {
        if (posted) await call.answer(origin.replyTo ?? '', onItsWay(kudos.channel));
      },
    };
  });
}

/** Puts the post and its thread's first reply into the outbox. */
async function post(
  tx: Db,
  call: SubmitCall,
  kudos: Omit<Kudos, 'id' | 'win'>,
  origin: Origin,
): Promise<true> {
  const { workspace, now } = call;
  let win = origin.win ?? null;
  if (origin.again) {
    const before = await readKudos(tx, workspace, call.user, origin.again);
    if (!before) throw new UserError(`${notFound} Copy your text to share it anew.`);
    win = before.win;
    await removeKudos(tx, workspace, call.user, origin.again);
  }
  const message = { workspace, to: { channel: kudos.channel }, dueAt: now };
  const outbox = await enqueue(tx, { ...message, kind: 'kudos', message: kudosPost(kudos) }, now);
  if (!outbox) throw new Error('a kudos did not get into the outbox');
  await enqueue(
    tx,
    { ...message, kind: 'kudos-thread', message: threadOpener(), threadOf: outbox },
    now,
  );
  await addKudos(tx, workspace, { ...kudos, win, outbox }, now);
  return true;
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

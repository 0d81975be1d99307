import { checkPeople, knownPeople, peopleOf, whyNot } from '../people/index.ts';
import type { ModalView } from '@slack/types';
import type { Db } from '../db/schema.ts';
import type { Visit } from '../room.ts';
import { failureOf } from '../slack/failure.ts';
import type { ActionCall, Call, CommandCall, Listen, SubmitCall } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { UserError } from '../slack/user-error.ts';
import {
  draftFrom,
  type Origin,
  readOrigin,
  readWinCommand,
  type Win,
  type WinDraft,
  winFormSchema,
} from './win.ts';
import {
  addWin,
  changeWin,
  countWins,
  listWins,
  putWinBack,
  readWin,
  undoWin,
} from './win.store.ts';
import {
  does,
  formCallback,
  helpMessage,
  keptMessage,
  listView,
  pageLength,
  pageShown,
  removedMessage,
  tooLongMessages,
  winForm,
} from './win.view.ts';

export type WinsOptions = {
  /** The zone in which somebody reads dates. */
  zoneOf(visit: Visit): Promise<string>;
  /** Opens the form that makes a kudos of a win. */
  share(call: ActionCall, win: Win): Promise<void>;
  /** A nudge was answered with a win, in the transaction that records it. */
  recorded?(tx: Db, call: SubmitCall, answer: { win: Win; nudge: string }): Promise<void>;
  /** The same, once Slack has been answered. */
  afterRecorded?(call: SubmitCall, answer: { nudge: string }): Promise<void>;
};

const notFound = "I can't find that win any more.";

/** Opens the form for a new win from a command or a click; `nudge` is the nudge that it answers. */
export async function openWinForm(
  call: { replyTo: string; open(view: ModalView): Promise<void> },
  options: { nudge?: string; text?: string } = {},
): Promise<void> {
  const { nudge, text } = options;
  await call.open(
    winForm({
      origin: { ...(nudge && { nudge }), ...(call.replyTo && { replyTo: call.replyTo }) },
      ...(text && { from: { text, why: '', people: [] } }),
    }),
  );
}

export function listenForWins(on: Listen, options: WinsOptions): void {
  on.command('/win', async (call) => {
    const command = readWinCommand(call.text);
    switch (command.asks) {
      case 'form':
        return openWinForm(call);
      case 'list':
        return call.open(await listAt(call, 1));
      case 'help':
        return call.reply(helpMessage());
      case 'too-long':
        for (const message of tooLongMessages(command.text)) await call.reply(message);
        return;
      case 'record':
        return record(call, command.draft);
    }
  });

  on.action(does.record, async (call) => {
    const list = listOf(call);
    if (list) await call.open(winForm({ origin: { list } }));
    else await openWinForm(call);
  });
  on.action(does.all, async (call) => call.open(await listAt(call, 1)));
  for (const turn of [does.newer, does.older]) {
    on.action(turn, (call) => showPage(call, call.view?.id, Number(call.value) || 1));
  }

  on.action(does.edit, (call) => edit(call, call.value));
  on.action(does.share, (call) => share(call, call.value));
  on.action(does.undo, (call) => undo(call, call.value));
  on.action(does.putBack, async (call) => {
    const win = await putWinBack(call.db, call, call.value, call.now);
    if (!win) throw new UserError(notFound);
    await show(call, keptMessage(win, 'back'));
  });
  on.action(does.more, async (call) => {
    const [verb, id = ''] = call.value.split(' ');
    if (verb === 'edit') await edit(call, id);
    else if (verb === 'share') await share(call, id);
    else if (verb === 'undo') await undo(call, id);
  });

  on.submission(formCallback, winFormSchema, async (call, typed) => {
    const origin = readOrigin(call.metadata);
    const checked = await checkPeople(call, typed.people);
    if ('problem' in checked) return { errors: { people: checked.problem } };
    const draft = draftFrom(typed, checked.people);
    const win = await call.once((tx) => keep(tx, call, draft, origin));
    return { after: async () => (win ? afterKept(call, win, origin) : undefined) };
  });

  async function keep(tx: Db, call: SubmitCall, draft: WinDraft, origin: Origin): Promise<Win> {
    if (origin.win) {
      const changed = await changeWin(tx, call, origin.win, draft);
      if (!changed) throw new UserError(`${notFound} Copy your text to record it anew.`);
      return changed;
    }
    const win = await addWin(tx, call, draft, call.now);
    if (origin.nudge) await options.recorded?.(tx, call, { win, nudge: origin.nudge });
    return win;
  }

  async function afterKept(call: SubmitCall, win: Win, origin: Origin): Promise<void> {
    const { list, nudge, replyTo } = origin;
    if (nudge) await options.afterRecorded?.(call, { nudge });
    if (list) await showPage(call, list.view, list.page);
    // A form without either was opened on the Home tab, which is drawn again and shows the win.
    if (!replyTo) return;
    const message = keptMessage(win, origin.win ? 'changed' : 'recorded');
    await call.answer(replyTo, message, { replace: origin.win !== undefined });
  }

  async function share(call: ActionCall, id: string): Promise<void> {
    await options.share(call, await mine(call, id));
  }

  async function undo(call: ActionCall, id: string): Promise<void> {
    const win = await undoWin(call.db, call, id, call.now);
    if (!win) throw new UserError(notFound);
    await show(call, removedMessage(win));
  }

  /** In the list what changed shows there; the Home tab is drawn again anyway. */
  async function show(call: ActionCall, message: Message): Promise<void> {
    const list = listOf(call);
    if (list) await showPage(call, list.view, list.page);
    else if (!call.view) await call.replace(message);
  }

  /** Draws a list anew. Nothing is typed in one, so whichever of two quick clicks comes last may win. */
  async function showPage(call: Call, view: string | undefined, page: number): Promise<void> {
    if (!view) return;
    await call.slack.views.update({ view_id: view, view: await listAt(call, page) });
  }

  async function listAt(call: Call, wanted: number): Promise<ModalView> {
    const { db, now } = call;
    const { wins: total, listed } = await countWins(db, call, now);
    const pages = Math.max(1, Math.ceil(listed / pageLength));
    const page = Math.min(Math.max(1, wanted), pages);
    const offset = (page - 1) * pageLength;
    const wins = await listWins(db, call, { limit: pageLength, offset, removed: { now } });
    const zone = await options.zoneOf(call);
    return listView({ wins, page, pages, total }, { now, zone });
  }
}

async function record(call: CommandCall, mentioned: WinDraft): Promise<void> {
  const draft = { ...mentioned, people: await realPeople(call, mentioned.people) };
  const win = await call.db.transaction().execute((tx) => addWin(tx, call, draft, call.now));
  await call.reply(keptMessage(win, 'recorded'));
}

/** Those mentioned who are people; everybody when Slack cannot say, since a win is never lost for that. */
async function realPeople(call: Call, mentioned: readonly string[]): Promise<readonly string[]> {
  try {
    const people = await peopleOf(call, mentioned);
    return people.filter((person) => whyNot(person) === null).map((person) => person.id);
  } catch (error) {
    call.log.warn({ failure: failureOf(error) }, 'people of a win not checked');
    return mentioned;
  }
}

async function edit(call: ActionCall, id: string): Promise<void> {
  const win = await mine(call, id);
  const list = listOf(call);
  await call.open(
    winForm({
      origin: {
        win: win.id,
        ...(list && { list }),
        ...(call.replyTo && { replyTo: call.replyTo }),
      },
      from: win,
      known: await knownPeople(call.db, call.workspace, win.people),
    }),
  );
}

/** A win of whoever clicked, still in the record. */
async function mine(call: Call, id: string): Promise<Win> {
  const win = await readWin(call.db, call, id);
  if (!win || win.undoneAt) throw new UserError(notFound);
  return win;
}

/** The list that was clicked in; null elsewhere. */
function listOf(call: ActionCall): { view: string; page: number } | null {
  if (call.view?.type !== 'modal') return null;
  return { view: call.view.id, page: pageShown(call.view.private_metadata) };
}

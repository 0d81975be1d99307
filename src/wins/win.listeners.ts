import { checkPeople, knownPeople, personOf, whyNot } from '../people/index.ts';
import type { ModalView } from '@slack/types';
import type { Db } from '../db/schema.ts';
import { failureOf } from '../slack/failure.ts';
import { quietly } from '../slack/quietly.ts';
import type { ActionCall, Call, CommandCall, Listen, SubmitCall } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { mustFit } from '../slack/said.ts';
import { mentions, type Typed } from '../slack/text.ts';
import { UserError } from '../slack/user-error.ts';
import {
  draftFrom,
  type Origin,
  peopleLimit,
  readOrigin,
  readWinCommand,
  textLimit,
  type Win,
  type WinDraft,
  winFormSchema,
} from './win.ts';
import { addWin, changeWin, putWinBack, readWin, undoWin } from './win.store.ts';
import {
  does,
  formCallback,
  helpMessage,
  keptMessage,
  type Posts,
  postsNotChangedMessage,
  removedMessage,
  sayShared,
  sayWhere,
  tooLongMessages,
  winForm,
} from './win.view.ts';
import { listAt, listOf, type OpenList, shown, type Showing, showPage, whenFor } from './shown.ts';

export type WinsOptions = Showing & {
  /** Opens the form that makes a kudos of a win. `already`: where it was shared before, in words; `list`: where it was clicked. */
  share(
    call: ActionCall,
    win: Win,
    from: { already: string; list: OpenList | null },
  ): Promise<void>;
  /** Lets everything that was posted of a win say what it says now; false when something could not be changed. */
  changePosts(call: Call, win: Win): Promise<boolean>;
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
        return call.open(await listAt(call, 1, options));
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
  on.action(does.all, async (call) => call.open(await listAt(call, 1, options)));
  for (const turn of [does.newer, does.older]) {
    on.action(turn, (call) =>
      showPage(call, { view: call.view?.id ?? '', page: Number(call.value) || 1 }, options),
    );
  }

  on.action(does.edit, (call) => edit(call, call.value));
  on.action(does.share, (call) => share(call, call.value));
  on.action(does.undo, (call) => undo(call, call.value));
  on.action(does.putBack, async (call) => {
    const win = await putWinBack(call.db, call, call.value, call.now);
    if (!win) throw new UserError(notFound);
    await show(call, async () => keptMessage(win, 'back', await sharedIn(call, win)));
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
    const change = typed.post === 'change';
    return {
      after: async () => (win ? quietly(call, afterKept(call, win, origin, change)) : undefined),
    };
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

  async function afterKept(
    call: SubmitCall,
    win: Win,
    origin: Origin,
    change: boolean,
  ): Promise<void> {
    const { list, nudge, replyTo } = origin;
    if (nudge) await quietly(call, options.afterRecorded?.(call, { nudge }) ?? Promise.resolve());
    const changed = change && (await options.changePosts(call, win));
    if (list) await quietly(call, showPage(call, list, options));
    const posts = changed ? 'changed' : change ? 'failed' : 'kept';
    const shared = await sharedIn(call, win, posts);
    if (replyTo) {
      const message = keptMessage(win, origin.win ? 'changed' : 'recorded', shared);
      await call.answer(replyTo, message, { replace: origin.win !== undefined });
    } else if (change && !changed) {
      // A form without an answer was opened in the list or on the Home tab, which are drawn again and show the win.
      await call.answer('', postsNotChangedMessage(win, shared));
    }
  }

  /** Where others see a win, in words. */
  async function sharedIn(call: Call, win: Win, posts?: Posts): Promise<string> {
    const { shares } = await shown(call, win, options);
    return shares.length > 0 ? sayShared(shares, await whenFor(call, options), posts) : '';
  }

  async function share(call: ActionCall, id: string): Promise<void> {
    const { shares, ...win } = await shown(call, await mine(call, id), options);
    const already = shares.length > 0 ? sayWhere(shares, await whenFor(call, options)) : '';
    await options.share(call, win, { already, list: listOf(call) });
  }

  async function undo(call: ActionCall, id: string): Promise<void> {
    const win = await undoWin(call.db, call, id, call.now);
    if (!win) throw new UserError(notFound);
    await show(call, async () => removedMessage(await shown(call, win, options)));
  }

  async function edit(call: ActionCall, id: string): Promise<void> {
    const win = await shown(call, await mine(call, id), options);
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
        shared: win.shares.length > 0 ? sayWhere(win.shares, await whenFor(call, options)) : null,
      }),
    );
  }

  /** In the list what changed shows there; the Home tab is drawn again anyway. */
  async function show(call: ActionCall, message: () => Promise<Message>): Promise<void> {
    const list = listOf(call);
    if (list) await quietly(call, showPage(call, list, options));
    else if (!call.view) await quietly(call, message().then(call.replace));
  }
}

async function record(call: CommandCall, mentioned: WinDraft): Promise<void> {
  const draft = { ...mentioned, people: await realPeople(call, mentioned.people) };
  const win = await call.db.transaction().execute((tx) => addWin(tx, call, draft, call.now));
  await quietly(call, call.reply(keptMessage(win, 'recorded')));
}

/**
 * Records what was said in words, with the people mentioned, and returns what is said to that. `once` runs the recording in
 * a transaction, and throws when it was recorded before.
 */
export async function recordWords(
  call: Call,
  text: Typed,
  once: <T>(effect: (tx: Db) => Promise<T>) => Promise<T>,
): Promise<Message> {
  mustFit(text, textLimit);
  const people = await realPeople(call, mentions(text).slice(0, peopleLimit));
  const win = await once((tx) => addWin(tx, call, { text, why: '', people }, call.now));
  return keptMessage(win, 'recorded');
}

/** Those mentioned who are people; also whom Slack does not tell of, since a win is never lost for that. */
async function realPeople(call: Call, mentioned: readonly string[]): Promise<readonly string[]> {
  const isPerson = async (user: string): Promise<boolean> => {
    try {
      const person = await personOf(call, user);
      return person !== null && whyNot(person) === null;
    } catch (error) {
      call.log.warn({ failure: failureOf(error) }, 'somebody in a win not checked');
      return true;
    }
  };
  const real = await Promise.all(mentioned.map(isPerson));
  return mentioned.filter((_, at) => real[at]);
}

/** A win of whoever clicked, still in the record. */
async function mine(call: Call, id: string): Promise<Win> {
  const win = await readWin(call.db, call, id);
  if (!win || win.undoneAt) throw new UserError(notFound);
  return win;
}

import type { ModalView } from '@slack/types';
import type { Db } from '../db/schema.ts';
import { checkPeople } from '../people/index.ts';
import { quietly } from '../slack/quietly.ts';
import type { ActionCall, Call, CommandCall, Listen, SubmitCall } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { mustFit } from '../slack/said.ts';
import type { Typed } from '../slack/text.ts';
import { UserError } from '../slack/user-error.ts';
import { draftFrom, namesFor, realPeople, withMentioned, withMentions } from './names.steps.ts';
import {
  offeredBy,
  type Origin,
  readOrigin,
  readWinCommand,
  textLimit,
  type Win,
  type WinDraft,
  winFormSchema,
} from './win.ts';
import {
  addWin,
  changeWin,
  putWinBack,
  readWin,
  takeBackChange,
  undoWin,
  wordsPosted,
} from './win.store.ts';
import { sendWins } from './win-export.steps.ts';
import { formCallback, winForm } from './win-form.view.ts';
import { recordMessage } from './from-message.steps.ts';
import { listenForList } from './win-list.listeners.ts';
import {
  does,
  helpMessage,
  keptMessage,
  type Posts,
  postsNotChangedMessage,
  removedMessage,
  sayShared,
  sayWhere,
  tooLongMessages,
} from './win.view.ts';
import {
  coverList,
  drawCovered,
  drawList,
  listAt,
  listOf,
  lookingFor,
  type OpenList,
  shown,
  type Showing,
  whenFor,
} from './shown.ts';

export type WinsOptions = Showing & {
  /** Opens the form that makes a kudos of a win. `already`: where it was shared before, in words; `list`: where it was clicked. */
  share(
    call: ActionCall,
    win: Win,
    from: { already: string; list: OpenList | null },
  ): Promise<void>;
  /** Lets what was posted of a win follow it. `said`: what it said when something was posted, by the moment of that. */
  changePosts(call: Call, win: Win, said: (at: Temporal.Instant) => WinDraft): Promise<Posts>;
  /** Lets it say again what it said before it followed the change of that moment. */
  changePostsBack(call: Call, win: Win, changedAt: Temporal.Instant): Promise<Posts>;
  /** A nudge was answered with a win, in the transaction that records it. */
  recorded?(tx: Db, call: SubmitCall, answer: { win: Win; nudge: string }): Promise<void>;
  /** The same, once Slack has been answered. */
  afterRecorded?(call: SubmitCall, answer: { nudge: string }): Promise<void>;
};

const notFound = "I can't find that win any more.";

/** Opens the form for a new win from a command or a click; `nudge` is the nudge that it answers. */
export async function openWinForm(
  call: { replyTo: string; open(view: ModalView): Promise<void> },
  options: { nudge?: string; people?: readonly string[] } = {},
): Promise<void> {
  const { nudge, people = [] } = options;
  const from = { text: '', why: '', people };
  await call.open(
    winForm({
      origin: {
        ...(nudge && { nudge }),
        ...(call.replyTo && { replyTo: call.replyTo }),
        offered: offeredBy(from),
      },
      from,
    }),
  );
}

export function listenForWins(on: Listen, options: WinsOptions): void {
  listenForList(on, options);

  on.command('/win', async (call) => {
    const command = readWinCommand(call.text);
    switch (command.asks) {
      case 'form':
        return openWinForm(call, { people: await realPeople(call, command.people) });
      case 'list': {
        const { words } = command;
        return call.open(
          await listAt(call, { page: 1, words, isFromCommand: words !== '' }, options),
        );
      }
      case 'find': {
        // "Find a flat" is a win, "find ana last month" is not.
        const { words, orRecord } = command;
        const { isSure } = await lookingFor(call, words, options);
        if (!isSure) return record(call, orRecord);
        return call.open(await listAt(call, { page: 1, words }, options));
      }
      case 'export': {
        const { words, orRecord } = command;
        const isWin = orRecord && !(await lookingFor(call, words, options)).isSure;
        return isWin ? record(call, orRecord) : sendWins(call, words, options);
      }
      case 'help':
        return call.reply(helpMessage());
      case 'too-long':
        for (const message of tooLongMessages(command.text)) await call.reply(message);
        return;
      case 'record':
        return record(call, command.text);
    }
  });

  on.shortcut('wins.from-message', recordMessage);

  on.action(does.record, async (call) => {
    const list = await coverList(call);
    if (list) await call.open(winForm({ origin: { list } }));
    else await openWinForm(call);
  });

  on.action(does.edit, (call) => edit(call, call.value));
  on.action(does.share, (call) => share(call, call.value));
  on.action(does.undo, (call) => undo(call, call.value));
  on.action(does.putBack, async (call) => {
    const win = await putWinBack(call.db, call, call.value, call.now);
    if (!win) throw new UserError(notFound);
    await show(call, async () => keptMessage(win, 'back', await sharedIn(call, win)));
  });
  on.action(does.asBefore, (call) => asBefore(call, call.value));
  on.action(does.more, async (call) => {
    const [verb, id = ''] = call.value.split(' ');
    if (verb === 'edit') await edit(call, id);
    else if (verb === 'share') await share(call, id);
    else if (verb === 'undo') await undo(call, id);
    else if (verb === 'as-before') await asBefore(call, id);
  });

  on.submission(formCallback, winFormSchema, async (call, typed) => {
    const origin = readOrigin(call.metadata);
    const before = origin.win ? await readWin(call.db, call, origin.win) : null;
    const checked = await checkPeople(call, typed.people, before?.people);
    if ('problem' in checked) return { errors: { people: checked.problem } };
    const change = typed.post === 'change';
    const draft = { ...(await draftFrom(call, typed, checked.people, origin)), posts: change };
    const said = change && before ? await wordsPosted(call.db, call, before.id) : null;
    const win = await call.once((tx) => keep(tx, call, draft, origin));
    return {
      after: async () => (win ? quietly(call, afterKept(call, win, origin, said)) : undefined),
    };
  });

  async function keep(
    tx: Db,
    call: SubmitCall,
    draft: WinDraft & { posts: boolean },
    origin: Origin,
  ): Promise<Win> {
    if (origin.win) {
      const changed = await changeWin(tx, call, origin.win, draft, call.now);
      if (!changed) throw new UserError(`${notFound} Copy your text to record it anew.`);
      return changed;
    }
    const { posts: _, ...said } = draft;
    const win = await addWin(tx, call, { ...said, link: origin.link ?? null }, call.now);
    if (origin.nudge) await options.recorded?.(tx, call, { win, nudge: origin.nudge });
    return win;
  }

  async function afterKept(
    call: SubmitCall,
    win: Win,
    origin: Origin,
    said: Awaited<ReturnType<typeof wordsPosted>>,
  ): Promise<void> {
    const { list, nudge, replyTo } = origin;
    if (nudge) await quietly(call, options.afterRecorded?.(call, { nudge }) ?? Promise.resolve());
    const posts = said ? await options.changePosts(call, win, said) : 'kept';
    if (list) await quietly(call, drawCovered(call, list, options));
    const shared = await sharedIn(call, win, posts);
    if (replyTo) {
      const message = keptMessage(win, origin.win ? 'changed' : 'recorded', shared);
      await call.answer(replyTo, message, { replace: origin.win !== undefined });
    } else if (isToldAlways(posts)) {
      // A form without an answer was opened in the list or on the Home tab, which are drawn again and show the win.
      await call.answer('', postsNotChangedMessage(win, shared, 'changed'));
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
    await options.share(call, win, { already, list: await coverList(call) });
  }

  async function undo(call: ActionCall, id: string): Promise<void> {
    const win = await undoWin(call.db, call, id, call.now);
    if (!win) throw new UserError(notFound);
    await show(call, async () => removedMessage(await shown(call, win, options)));
  }

  /** Takes back the last change, in what was posted of it as well where that had followed. */
  async function asBefore(call: ActionCall, id: string): Promise<void> {
    const taken = await call.db
      .transaction()
      .execute((tx) => takeBackChange(tx, call, id, call.now));
    if (!taken) throw new UserError('That change can’t be taken back any more. Edit it instead.');
    const { win, at } = taken;
    const posts = taken.posts ? await options.changePostsBack(call, win, at) : 'kept';
    const shared = () => sharedIn(call, win, posts);
    await show(call, async () => keptMessage(win, 'as-before', await shared()));
    if (call.view && isToldAlways(posts)) {
      await quietly(
        call,
        shared().then((where) => call.reply(postsNotChangedMessage(win, where, 'as before'))),
      );
    }
  }

  async function edit(call: ActionCall, id: string): Promise<void> {
    const win = await shown(call, await mine(call, id), options);
    const list = await coverList(call);
    const offered = offeredBy(win);
    await call.open(
      winForm({
        origin: {
          win: win.id,
          offered,
          ...(list && { list }),
          ...(call.replyTo && { replyTo: call.replyTo }),
        },
        from: win,
        ...(win.link && { link: win.link }),
        known: await namesFor(call, win.text, offered),
        shared: win.shares.length > 0 ? sayWhere(win.shares, await whenFor(call, options)) : null,
      }),
    );
  }

  /** In the list what changed shows there; the Home tab is drawn again anyway. */
  async function show(call: ActionCall, message: () => Promise<Message>): Promise<void> {
    const list = await listOf(call);
    if (list) await quietly(call, drawList(call, list, options));
    else if (!call.view) await quietly(call, message().then(call.replace));
  }
}

async function record(call: CommandCall, typed: Typed): Promise<void> {
  const { text, mentioned } = await withMentions(call, typed);
  const draft = { text, why: '', people: await withMentioned(call, [], mentioned) };
  const win = await call.db.transaction().execute((tx) => addWin(tx, call, draft, call.now));
  await quietly(call, call.reply(keptMessage(win, 'recorded')));
}

/**
 * Records what was said in words, with the people mentioned, and returns what is said to that. `once` runs the recording in
 * a transaction, and throws when it was recorded before.
 */
export async function recordWords(
  call: Call,
  words: Typed,
  once: <T>(effect: (tx: Db) => Promise<T>) => Promise<T>,
): Promise<Message> {
  mustFit(words, textLimit);
  const { text, mentioned } = await withMentions(call, words);
  const people = await withMentioned(call, [], mentioned);
  const win = await once((tx) => addWin(tx, call, { text, why: '', people }, call.now));
  return keptMessage(win, 'recorded');
}

/** What became of posts is also told where the win is seen anyway, unless it is what was asked for. */
function isToldAlways(posts: Posts): boolean {
  return posts === 'failed' || posts === 'own' || posts === 'left';
}

/** A win of whoever clicked, still in the record. */
async function mine(call: Call, id: string): Promise<Win> {
  const win = await readWin(call.db, call, id);
  if (!win || win.undoneAt) throw new UserError(notFound);
  return win;
}

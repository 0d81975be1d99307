import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { readPeople } from '../people/index.ts';
import { type Practice, practiceByKey } from '../practices/index.ts';
import type { Subcommand } from '../room.ts';
import type { SharingRoom } from '../sharing/index.ts';
import type { ActionCall, Call, CommandCall, Listen, SubmitCall } from '../slack/call.ts';
import { quietly } from '../slack/quietly.ts';
import { unlessChanged } from '../slack/redraw.ts';
import { mentions } from '../slack/text.ts';
import { mentionsForNames, namesForMentions } from '../slack/typed.ts';
import { UserError } from '../slack/user-error.ts';
import { answered, answerLength, type Answers } from './answers.view.ts';
import {
  asText,
  type Entry,
  firstPage,
  type OnEntry,
  type Open,
  type Place,
  readOnEntry,
  readOpen,
  readPlace,
  writeOpen,
} from './journal.ts';
import {
  changeEntry,
  countEntries,
  listEntries,
  practicesInJournal,
  readEntry,
} from './journal.store.ts';
import {
  all,
  deleteCallback,
  deleteForm,
  does,
  editCallback,
  editForm,
  journalView,
  pageLength,
} from './journal.view.ts';
import { answersOf } from './nudge.listeners.ts';
import type { Nudges } from './nudge.steps.ts';
import { managerOf } from './settings.steps.ts';

/** What the journal needs of others. */
export type JournalOptions = {
  nudges: Nudges;
  sharing: Pick<SharingRoom, 'share' | 'sharesOf' | 'forget'>;
};

/** Takes part in Slack, and returns the words after /coach. */
export function listenForJournal(on: Listen, options: JournalOptions): Record<string, Subcommand> {
  const { sharing } = options;

  on.action(does.open, openJournal);
  for (const turn of [does.newer, does.older]) {
    on.action(turn, (call) =>
      turnTo(call, (shown) => ({ ...shown, page: Number(call.value) || 1 })),
    );
  }
  on.action(does.filter, (call) =>
    turnTo(call, () => ({ page: 1, practice: call.value === all ? null : call.value })),
  );

  on.action(does.share, (call) => share(call, call.value));
  on.action(does.more, async (call) => {
    const [verb, id = ''] = call.value.split(' ');
    if (verb === 'edit') await edit(call, id);
    else if (verb === 'share') await share(call, id);
    else if (verb === 'delete') await askToDelete(call, id);
  });

  on.submission(editCallback, z.record(z.string(), z.unknown()), async (call, _values) => {
    const form = readOnEntry(call.metadata);
    const entry = await mine(call, form.entry);
    const practice = knownPractice(entry);
    const read = answersOf(practice, call.values);
    if ('errors' in read) return read;
    const known = await readPeople(call.db, call.workspace, form.people);
    const answers = typedIn(practice, read.answers, (text, max) =>
      mentionsForNames(text, known, max),
    );
    await call.once((tx) => changeEntry(tx, call, entry.id, answers));
    return { after: () => showChanged(call, entry, form.from, options) };
  });

  on.submission(deleteCallback, z.record(z.string(), z.unknown()), async (call, _values) => {
    const form = readOnEntry(call.metadata);
    const entry = await readEntry(call.db, call, form.entry);
    await call.once(async (tx) => {
      await sharing.forget(tx, call, form.entry);
      await changeEntry(tx, call, form.entry, {});
    });
    return {
      after: async () => (entry ? showChanged(call, entry, form.from, options) : undefined),
    };
  });

  return {
    journal: {
      help: '`/coach journal`: what you wrote in answer to nudges, to look back on',
      alone:
        '`/coach journal` shows all that you wrote, newest first. Choose one habit in it; a month it cannot pick out.',
      run: openJournal,
    },
  };

  async function openJournal(call: CommandCall | ActionCall): Promise<void> {
    await call.open(await viewAt(call, firstPage, options));
  }

  async function turnTo(call: ActionCall, change: (shown: Place) => Place): Promise<void> {
    const shown = openIn(call);
    if (shown) await unlessChanged(call.update(await viewAt(call, change(shown), options)));
  }

  async function edit(call: ActionCall, id: string): Promise<void> {
    const entry = await mine(call, id);
    const practice = knownPractice(entry);
    const people = Object.values(entry.answers).flatMap(mentions);
    const known = await readPeople(call.db, call.workspace, people);
    const answers = typedIn(practice, entry.answers, (text, max) => {
      const named = namesForMentions(text, known);
      return named.length <= max ? named : text;
    });
    const named = known.map((person) => person.id);
    await call.open(editForm(onEntry(call, entry, named), practice, answers));
  }

  async function askToDelete(call: ActionCall, id: string): Promise<void> {
    const entry = await mine(call, id);
    const shares = await sharing.sharesOf(call, [id]);
    await call.open(deleteForm(onEntry(call, entry), { ...entry, shares }));
  }

  async function share(call: ActionCall, id: string): Promise<void> {
    const entry = await mine(call, id);
    const from = openIn(call);
    const text = asText(knownPractice(entry), entry.answers);
    await sharing.share(call, { entry: id, text, from: from && writeOpen(from) });
  }
}

/** What is shared of an entry has changed: shows it in the nudge's message, and in the journal that it was clicked in. */
export async function showShares(
  call: ActionCall | SubmitCall,
  id: string,
  from: string | null,
  options: JournalOptions,
): Promise<void> {
  const entry = await readEntry(call.db, call, id);
  const open = from === null ? ('view' in call ? openIn(call) : null) : readOpen(from);
  if (entry) await showChanged(call, entry, open, options);
}

async function showChanged(
  call: Call,
  { nudge }: Entry,
  open: Open | null,
  options: JournalOptions,
): Promise<void> {
  if (nudge) await quietly(call, options.nudges.redraw(call, nudge));
  if (!open) return;
  const view = await viewAt(call, open, options);
  await quietly(call, call.slack.views.update({ view_id: open.view, view }));
}

/** One page; all habits when nothing of the one that was chosen is left. */
async function viewAt(
  call: Call,
  { page: wanted, practice: chosen }: Place,
  { sharing }: JournalOptions,
): Promise<ModalView> {
  const { db, now } = call;
  const { zone } = await managerOf(call);
  const practices = await practicesInJournal(db, call);
  const practice = practices.find((key) => key === chosen) ?? null;
  const total = await countEntries(db, call, practice);
  const pages = Math.max(1, Math.ceil(total / pageLength));
  const page = Math.min(Math.max(1, wanted), pages);
  const offset = (page - 1) * pageLength;
  const entries = await listEntries(db, call, { practice, limit: pageLength, offset });
  const shares = await sharing.sharesOf(
    call,
    entries.map(({ id }) => id),
  );
  const written = entries.map((entry) => ({
    ...entry,
    shares: shares.filter((share) => share.entry === entry.id),
  }));
  const shown = { entries: written, page, pages, total, practice, practices };
  return journalView(shown, { now, zone });
}

/** The journal that was clicked in; null elsewhere. */
function openIn({ view }: ActionCall): Open | null {
  if (view?.type !== 'modal' || view.callback_id !== 'journal.list') return null;
  return { view: view.id, ...readPlace(view.private_metadata) };
}

function onEntry(call: ActionCall, { id }: Entry, people: string[] = []): OnEntry {
  return { entry: id, from: openIn(call), people };
}

/** An entry of whoever called. */
async function mine(call: Call, id: string): Promise<Entry> {
  const entry = await readEntry(call.db, call, id);
  if (!entry) throw new UserError("I can't find that entry any more.");
  return entry;
}

function knownPractice({ practice: key }: Entry): Practice {
  const practice = practiceByKey(key);
  if (!practice) throw new UserError("I don't know that habit any more.");
  return practice;
}

/** The answers with what was typed in them changed; `max` is what its field holds. */
function typedIn(
  practice: Practice,
  answers: Answers,
  change: (text: string, max: number) => string,
): Answers {
  const changed = answered(practice, answers).map(([of, answer]) => {
    const isTyped = of.kind === 'line' || of.kind === 'paragraph';
    return [of.key, isTyped ? change(answer, answerLength[of.kind]) : answer] as const;
  });
  return Object.fromEntries(changed);
}

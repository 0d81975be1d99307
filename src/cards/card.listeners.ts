import type { ModalView } from '@slack/types';
import { readTeam } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import {
  glimpseOf,
  readPeople,
  peopleNamed,
  type Person,
  personOf,
  readPerson,
  whoLeft,
} from '../people/index.ts';
import type { Subcommand, Visit } from '../room.ts';
import type { ActionCall, Call, CommandCall, Listen } from '../slack/call.ts';
import { quietly } from '../slack/quietly.ts';
import { unlessChanged } from '../slack/redraw.ts';
import { mentions, shorten, somebodyWhoLeft } from '../slack/text.ts';
import { UserError } from '../slack/user-error.ts';
import {
  blank,
  cardForm,
  chooseForm,
  isBlank,
  type Known,
  notForCard,
  noteIn,
  type Origin,
  readOrigin,
  tellingPractices,
  type Whose,
  writeOrigin,
} from './card.ts';
import { keepCard, readCard, readCards, takeBackChange } from './card.store.ts';
import {
  callbacks,
  cardView,
  chooseView,
  clearedView,
  does,
  keptMessage,
  leftView,
  type Noted,
  undoneMessage,
} from './card.view.ts';
import { listCallback, listView, nobodyView } from './list.view.ts';

export type CardsOptions = {
  /** The zone in which somebody reads dates. */
  zoneOf(visit: Visit): Promise<string>;
  /** When each person was last thanked by a manager, as the coach counts it. */
  lastThanked(db: Db, whose: Whose): Promise<ReadonlyMap<string, Temporal.Instant>>;
  /** What a manager wrote in their journal in answer to some practices, the oldest first. */
  entriesIn(
    db: Db,
    whose: Whose,
    span: { from: Temporal.Instant; until: Temporal.Instant },
    practices: readonly string[],
  ): Promise<
    readonly { practice: string; answers: Readonly<Record<string, string>>; at: Temporal.Instant }[]
  >;
};

/** What was written in the journal longer ago is not shown on a card, and only so many notes are. */
const notesOver = Temporal.Duration.from({ hours: 26 * 7 * 24 });
const mostNotes = 3;

type Below = Omit<Origin, 'person'>;

/** The list of a manager's people, and the card of each. */
export function listenForCards(on: Listen, options: CardsOptions): void {
  on.action(does.list, async (call) => call.open(await peopleShown(call, 1, options)));
  for (const turn of [does.back, does.page]) {
    on.action(turn, async (call) =>
      unlessChanged(call.update(await peopleShown(call, Number(call.value), options))),
    );
  }

  on.action(does.open, async (call) =>
    call.open(await cardShown(call, call.value, belowOf(call), options)),
  );
  on.action(does.choose, async (call) => {
    await call.open(chooseView(writeOrigin({ person: '', ...belowOf(call) })));
  });
  on.submission(callbacks.choose, chooseForm, async (call, { who }) => {
    const { person: _, ...below } = readOrigin(call.metadata);
    const problem = notForCard(call.user, who, await seen(call, who));
    if (problem !== null && !(await readCard(call.db, call, who, call.now))) {
      return { errors: { who: problem } };
    }
    return { view: await cardShown(call, who, below, options) };
  });

  on.submission(callbacks.form, cardForm, async (call, content) => {
    const { person, list, replyTo, replaces = false } = readOrigin(call.metadata);
    const problem = notForCard(call.user, person, await personOf(call, person));
    if (problem !== null && !(await readCard(call.db, call, person, call.now))) {
      return { errors: { strengths: `${problem} Copy your words if you need them.` } };
    }
    await call.once((tx) => keepCard(tx, call, person, content, call.now));
    return {
      after: async () => {
        if (list) await quietly(call, drawList(call, list, options));
        if (!replyTo) return;
        const message = keptMessage(person, isBlank(content));
        await call.answer(replyTo, message, { replace: replaces });
      },
    };
  });

  on.action(does.clear, async (call) => {
    const { value: person, now } = call;
    await call.db.transaction().execute((tx) => keepCard(tx, call, person, blank, now));
    const metadata = call.view?.private_metadata ?? writeOrigin({ person });
    await unlessChanged(call.update(clearedView(person, metadata)));
    await drawBelow(call, options);
  });

  on.action(does.undo, async (call) => {
    const { value: person, now } = call;
    const isBack = await call.db
      .transaction()
      .execute((tx) => takeBackChange(tx, call, person, now));
    if (!isBack) throw new UserError('That can’t be taken back any more. Open the card instead.');
    if (!call.view) return call.replace(undoneMessage(person));
    if (call.view.callback_id === listCallback) {
      const page = Number(call.view.private_metadata);
      return unlessChanged(call.update(await peopleShown(call, page, options)));
    }
    await unlessChanged(call.update(await cardShown(call, person, belowOf(call), options)));
    await drawBelow(call, options);
  });
}

/** `/coach people`, and `/coach people @ana`. */
export function peopleWords(options: CardsOptions): Subcommand {
  return {
    help: '`/coach people`: a card for each of your people, for you alone; `/coach people @ana` opens one',
    async run(call: CommandCall) {
      if (call.text === '') return call.open(await peopleShown(call, 1, options));
      const person = await personIn(call);
      await call.open(await cardShown(call, person, { replyTo: call.replyTo }, options));
    },
  };
}

/** The person whom a command names. */
async function personIn(call: CommandCall): Promise<string> {
  const { db, workspace, text } = call;
  const [mentioned] = mentions(text);
  if (mentioned) return mentioned;
  const name = text.replace(/^@/, '');
  const [named] = await peopleNamed(db, workspace, `@${name}`);
  if (named) return named.id;
  // Slack offers nobody who has left, and they may have a card.
  const cards = await readCards(db, call, call.now);
  const noted = await readPeople(
    db,
    workspace,
    cards.map(({ person }) => person),
  );
  const left = noted.filter((person) => person.name.toLowerCase() === name.toLowerCase());
  if (left[0] && left.length === 1) return left[0].id;
  throw new UserError(
    `I know nobody called “${shorten(text, 100)}”. Pick them from the list that opens after an @: \`/coach people @ana\`. \`/coach people\` shows everybody.`,
  );
}

/** The card about somebody, to be written; where they cannot get one, to be read. Throws a UserError where there is none either. */
async function cardShown(
  call: Call,
  person: string,
  below: Below,
  options: CardsOptions,
): Promise<ModalView> {
  const { now } = call;
  const card = await readCard(call.db, call, person, now);
  const noted = card && !isBlank(card) ? card : null;
  const problem = notForCard(call.user, person, await seen(call, person));
  const metadata = writeOrigin({ person, ...below });
  if (problem === null)
    return cardView(person, noted, metadata, await notedOf(call, person, options));
  if (noted) return leftView(person, noted, metadata);
  if (card) return clearedView(person, metadata);
  throw new UserError(problem);
}

/** What the journal has about somebody, the newest first. */
async function notedOf(call: Call, person: string, options: CardsOptions): Promise<Noted> {
  const { db, workspace, user, now } = call;
  const span = { from: now.subtract(notesOver), until: now.add({ milliseconds: 1 }) };
  const entries = await options.entriesIn(db, { workspace, user }, span, tellingPractices);
  const notes = entries
    .map(({ practice, answers, at }) => ({ text: noteIn(practice, answers, person), at }))
    .filter(({ text }) => text !== '');
  return { notes: notes.slice(-mostNotes).toReversed(), now, zone: await options.zoneOf(call) };
}

/** Somebody, for looking: that reads and keeps no profile anew. */
async function seen(call: Call, user: string): Promise<Person | null> {
  const kept = await readPerson(call.db, call.workspace, user);
  return kept?.person ?? glimpseOf(call, user);
}

async function peopleShown(call: Call, page: number, options: CardsOptions): Promise<ModalView> {
  const people = await peopleOf(call, options);
  const when = { now: call.now, zone: await options.zoneOf(call) };
  return people.length > 0 ? listView(people, page, when) : nobodyView();
}

/** A manager's team and whoever has a card of theirs, by name; of those who left, whoever has a card. */
async function peopleOf(call: Call, options: CardsOptions): Promise<Known[]> {
  const { db, workspace, user, now } = call;
  const cards = new Map((await readCards(db, call, now)).map((card) => [card.person, card]));
  const team = await readTeam(db, workspace, user);
  const all = [...new Set([...team, ...cards.keys()])].filter((id) => id !== somebodyWhoLeft);
  const gone = await whoLeft(db, workspace, all);
  const known = await readPeople(db, workspace, all);
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const foreign = new Set(known.filter(({ isForeign }) => isForeign).map(({ id }) => id));
  const hasLeft = (person: string) => gone.has(person) || foreign.has(person);
  const thanked = await options.lastThanked(db, { workspace, user });
  return all
    .filter((person) => cards.has(person) || !hasLeft(person))
    .map((person) => ({
      person,
      name: names.get(person) ?? person,
      hasLeft: hasLeft(person),
      card: cards.get(person) ?? null,
      thanked: thanked.get(person) ?? null,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** What lies below a view that a click opens: the list, or what lay below the view that was clicked in. */
function belowOf({ view, replyTo }: ActionCall): Below {
  if (view?.type !== 'modal') return replyTo ? { replyTo, replaces: true } : {};
  if (view.callback_id === listCallback) {
    return { list: { view: view.id, page: Number(view.private_metadata) || 1 } };
  }
  const { person: _, ...below } = readOrigin(view.private_metadata);
  return below;
}

/** Draws the list below the card that was clicked in, where there is one. */
async function drawBelow(call: ActionCall, options: CardsOptions): Promise<void> {
  const { list } = belowOf(call);
  if (list) await quietly(call, drawList(call, list, options));
}

async function drawList(
  call: Call,
  { view, page }: NonNullable<Origin['list']>,
  options: CardsOptions,
): Promise<void> {
  await call.slack.views.update({ view_id: view, view: await peopleShown(call, page, options) });
}

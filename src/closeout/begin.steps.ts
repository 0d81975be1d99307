import type { ModalView } from '@slack/types';
import type { Db } from '../db/schema.ts';
import { readPeople } from '../people/index.ts';
import type { Subcommand } from '../room.ts';
import type { ActionCall, Call, CommandCall } from '../slack/call.ts';
import { unlessChanged } from '../slack/redraw.ts';
import { localDate } from '../time/wall.ts';
import { type Celebration, type Origin, readOrigin } from './celebration.ts';
import { newest, readCelebration, setAnswers } from './celebration.store.ts';
import { beginView, chooseView, type When } from './choose.view.ts';
import { isPreselected, keyOf, type Source, spanOfProject, writeSource } from './closeout.ts';
import { type AnsweredBy, namedIn } from './closeout.steps.ts';
import { gatherFor, type Gathering } from './gather.steps.ts';
import { whichMonth } from './home.view.ts';
import { aliveMonth, readMonth } from './month.ts';
import { writeView } from './write.view.ts';

/** What this room needs of others. */
export type CloseoutOptions = Gathering &
  AnsweredBy & {
    /** What somebody's practice of closing out is about: a piece of work; null for none. */
    workAnswered(db: Db, whose: Call, answers: string): Promise<string | null>;
    /** What closing out a piece of work of one's own accord answers; null for whoever has no coach. */
    answersFor(call: Call, work: string): Promise<string | null>;
    /** Opens the form for a win. */
    recordWin(call: ActionCall): Promise<void>;
  };

/** So many drafts are shown where one can go on with them. */
const draftsShown = 5;
/** So many pieces of work that are done lately. */
const worksShown = 6;
/** Opens the celebration of a piece of work, a month or a project: the draft that there is, or what can go into one. */
export async function begin(
  call: CommandCall | ActionCall,
  source: Source,
  answers: string | null,
  options: CloseoutOptions,
): Promise<void> {
  const { db } = call;
  const [draft] = await newest(db, call, { state: 'draft', limit: 1, source });
  if (!draft) {
    const origin = answers === null ? {} : { answers };
    return show(call, await choosing(call, origin, source, options));
  }
  if (answers !== null) await setAnswers(db, call, draft.id, answers);
  await show(call, await writing(call, draft, options));
}

/** The form of a celebration. */
export async function writing(
  call: Call,
  of: Celebration,
  options: CloseoutOptions,
  {
    failed,
    note = null,
    look,
  }: Pick<Origin, 'failed'> & {
    note?: string | null;
    look?: Parameters<typeof writeView>[0]['look'];
  } = {},
): Promise<ModalView> {
  const { db, workspace, user } = call;
  return writeView({
    celebration: of,
    channel: (await options.teamOf(db, workspace, user))?.channel ?? null,
    known: await readPeople(db, workspace, namedIn(of)),
    ...(failed && { failed }),
    ...(look && { look }),
    note,
  });
}

/** The words after /coach: a month, or nothing for what was begun or the month that has most to tell. */
export function celebrateWord(options: CloseoutOptions): Subcommand {
  return {
    help: '`/coach celebrate march`: gather the wins of a month, or of work that is done, into a post for your team',
    run: async (call) => {
      const today = localDate(call.now, await options.zoneOf(call));
      const drafts = await newest(call.db, call, { state: 'draft', limit: draftsShown });
      if (call.text === '' && drafts.length > 0) {
        return call.open(await beginning(call, {}, options));
      }
      const month = call.text === '' ? aliveMonth(today) : readMonth(call.text, today);
      if (month === null || month === 'ahead') {
        return call.reply(whichMonth(call.text, month === 'ahead'));
      }
      await begin(call, { kind: 'month', month }, null, options);
    },
  };
}

/** The form of the practice: of the work that it is about, or of what its author chooses. */
export async function openCloseout(
  call: CommandCall | ActionCall,
  answers: string,
  options: CloseoutOptions,
): Promise<void> {
  const id = await options.workAnswered(call.db, call, answers);
  const work = id === null ? null : await options.workOf(call.db, call, id);
  if (work) return begin(call, { kind: 'delegation', id: work.id }, answers, options);
  await call.open(await beginning(call, { answers }, options));
}

/** What there is to go on with, and to begin. */
async function beginning(call: Call, origin: Origin, options: CloseoutOptions): Promise<ModalView> {
  const zone = await options.zoneOf(call);
  const month = localDate(call.now, zone).toPlainYearMonth();
  const works = await options.workDoneIn(call.db, call, spanOfProject(call.now));
  return beginView(
    {
      origin,
      drafts: await newest(call.db, call, { state: 'draft', limit: draftsShown }),
      works: works.toReversed().slice(0, worksShown),
      months: [month, month.subtract({ months: 1 })],
      withProject: true,
    },
    { now: call.now, zone },
  );
}

export async function choosing(
  call: Call,
  origin: Origin,
  source: Source,
  options: CloseoutOptions,
): Promise<ModalView> {
  const { gathered, telling, subject } = await gatherFor(call, source, options);
  const draft = origin.id ? await readCelebration(call.db, call, origin.id) : null;
  const isTicked = draft
    ? (key: string) => draft.chosen.includes(key)
    : (key: string) =>
        gathered.pieces.some(
          (piece) => keyOf(piece) === key && isPreselected(piece, call.user, source),
        );
  const [shared = null] =
    source.kind === 'project'
      ? []
      : await newest(call.db, call, { state: 'shared', limit: 1, source });
  const when: When = { now: call.now, zone: await options.zoneOf(call) };
  return chooseView(
    {
      origin: { ...origin, source: writeSource(source) },
      subject,
      gathered,
      ticked: new Set(gathered.pieces.map(keyOf).filter(isTicked)),
      author: call.user,
      known: telling.known,
      shared,
    },
    when,
  );
}

/** What the view that was clicked in was opened for; nothing elsewhere. */
export function originOf({ view }: ActionCall): Origin {
  const isOurs = view?.type === 'modal' && view.callback_id.startsWith('closeout.');
  return isOurs && view.private_metadata !== '' ? readOrigin(view.private_metadata) : {};
}

export function answersIn(call: ActionCall): string | null {
  return originOf(call).answers ?? null;
}

/** Where somebody is in a form of ours it becomes the next one; elsewhere one opens. */
export async function show(call: CommandCall | ActionCall, view: ModalView): Promise<void> {
  const isWithin =
    'view' in call && call.view?.type === 'modal' && call.view.callback_id.startsWith('closeout.');
  if (isWithin) await unlessChanged(call.update(view));
  else await call.open(view);
}

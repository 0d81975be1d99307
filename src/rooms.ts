import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { cardsRoom, strengthsFor } from './cards/index.ts';
import { celebrated, closeoutRoom } from './closeout/index.ts';
import {
  answersOwnAccord,
  type CoachRoom,
  coachRoom,
  createAnswered,
  createNudges,
  type Deeds,
  entriesBetween,
  type Events,
  followZone,
  habitsDone,
  hoursOfPerson,
  isPausedOn,
  keepManager,
  mayReach,
  type Manager,
  planIntentions,
  planNudges,
  type PlanningOptions,
  planReturn,
  privatelyThanked,
  readEntry,
  readManager,
  readThanked,
  type Replanned,
  subjectAnswered,
  takesMessages,
  whenReaches,
} from './coach/index.ts';
import { contactRoom, introduce, introduced } from './contact/index.ts';
import type { Db } from './db/schema.ts';
import {
  checkInOf,
  countOpen,
  delegateInWords,
  delegationNamed,
  delegationsOf,
  delegationsRoom,
  delegationsSeen,
  doneWorkIn,
  doneWorkOf,
  handedOver,
  moveCheckIns,
  nextCheckIns,
  openDelegateForm,
  talkButtons,
  tellLeft,
  tellUnreachable,
} from './delegations/index.ts';
import { digestRoom, planDigest } from './digest/index.ts';
import { doneRoom, exerciseOf, openDone, planDone } from './done/index.ts';
import { createHome, type Home, homeRoom } from './home/index.ts';
import {
  kudosBetween,
  kudosGiven,
  type KudosRoom,
  kudosRoom,
  thanked,
  thanksGiven,
  thanksTo,
} from './kudos/index.ts';
import { type MonthRecord, monthRoom, picturesOf } from './month/index.ts';
import {
  daysOffRoom,
  glimpseOf,
  peopleRoom,
  personOf,
  readOwnHours,
  readPerson,
} from './people/index.ts';
import { privacyRoom } from './privacy/index.ts';
import type { Room, Visit } from './room.ts';
import { askAgain, type OutboxRow, readOutbox } from './slack/outbox.store.ts';
import { redraw } from './slack/redraw.ts';
import type { Verdict } from './slack/sender.ts';
import { sharesBy, type SharingRoom, sharingRoom } from './sharing/index.ts';
import { talkRoom } from './talk/index.ts';
import { thanksRoom } from './thanks/index.ts';
import {
  channelsThanking,
  givenInThreads,
  listGivenInThreads,
  listReceivedInThreads,
  saidInThreads,
  thankedInThreads,
  thanksBetween,
  thanksInThreads,
  threadsRoom,
} from './threads/index.ts';
import { localDate } from './time/wall.ts';
import {
  lastVisionNote,
  nextVision,
  nextVisionReminder,
  notesWritten,
  openVision,
  planVision,
  visionAhead,
  visionDates,
  visionNoteOf,
  visionReminderOf,
  visionRoom,
  visionUntil,
} from './vision/index.ts';
import {
  firstWin,
  openWinForm,
  recordWords,
  winsBetween,
  winsRecorded,
  winsRoom,
  winsWith,
} from './wins/index.ts';

type Whose = { workspace: string; user: string };

type Deps = {
  db: Db;
  slack: WebClient;
  workspace: string;
  log: Logger;
  /** 0: never. */
  forgetAfterDays: number;
  /** Does something in so many milliseconds, unless the app stops before. */
  later(ms: number, what: string, work: (now: Temporal.Instant) => Promise<void>): void;
};

/** All rooms and what they make together; what one offers another is passed here. */
export type Rooms = {
  all: readonly Room[];
  planners: NonNullable<Room['planners']>;
  undeliverable: NonNullable<Room['undeliverable']>;
  threads: NonNullable<Room['threads']>;
  gate(row: OutboxRow, now: Temporal.Instant): Promise<Verdict>;
  /** What stands below a message besides, asked when it is sent. */
  below(row: OutboxRow): Promise<KnownBlock[]>;
  /** The same when it is drawn anew. */
  stillBelow(outbox: string): Promise<KnownBlock[]>;
  /** Draws the Home tab again for somebody who has it before them. */
  redrawHome(user: string, now: Temporal.Instant): Promise<void>;
};

export function roomsOf(deps: Deps): Rooms {
  const zoneOf = zones(deps);
  const stillBelow = async (outbox: string) => {
    const row = await readOutbox(deps.db, deps.workspace, outbox);
    return [
      ...(row ? await digest.below(deps.db, row) : []),
      ...(await introduced(deps.db, deps.workspace, outbox)),
    ];
  };
  const kudos: KudosRoom = kudosRoom({
    teamChannel,
    zoneOf,
    inThreads: {
      given: listGivenInThreads,
      received: listReceivedInThreads,
      channels: channelsThanking,
    },
    shared: (call, from) => wins.showShared(call, from),
    answered: (tx, call, answers) => answered.markDone(tx, call, answers),
    afterAnswered: (call, answers) => answered.redraw(call, answers),
    instead: (call, answers) => coach.openOwnForm(call, answers),
  });
  const wins = winsRoom(deps, {
    zoneOf,
    share: kudos.share,
    sharesOf: kudos.sharesOf,
    changePosts: kudos.changePosts,
    recorded: (tx, call, { nudge }) => answered.markDone(tx, call, nudge),
    afterRecorded: (call, { nudge }) => answered.redraw(call, nudge),
  });
  const delegations = delegationsRoom({
    zoneOf,
    strengthsFor,
    redrawHome: (user, now) => home.redraw(user, now),
    reaches,
    thank: (call, of) => kudos.thank(call, of),
    handedOver: (tx, call, { answers }) => answered.markDone(tx, call, answers),
    afterHandedOver: (call, { answers }) => answered.redraw(call, answers),
  });
  const done = doneRoom({
    reaches,
    buttons: async (db, { workspace, delegation, ...question }, side, now) =>
      delegation === null
        ? []
        : talkButtons(db, { workspace, user: question[side] }, delegation, now),
    redraw: (changes) => redraw({ ...deps, below: stillBelow }, changes),
    answered: (tx, call, nudge) => answered.markDone(tx, call, nudge),
    afterAnswered: (call, nudge) => answered.redraw(call, nudge),
  });
  const threads = threadsRoom({
    answered: (tx, call, nudge) => answered.markDone(tx, call, nudge),
    afterAnswered: (call, nudge) => answered.redraw(call, nudge),
    instead: (call, nudge) => coach.openOwnForm(call, nudge),
  });
  const closeout = closeoutRoom({
    zoneOf,
    teamOf: async (db, workspace, user) => {
      const manager = await readManager(db, workspace, user);
      return manager && { channel: manager.teamChannel, purpose: manager.purpose };
    },
    winsIn: winsBetween,
    kudosIn: async (...asked) =>
      (await Promise.all([kudosBetween(...asked), thanksBetween(...asked)])).flat(),
    workDoneIn: doneWorkIn,
    workOf: doneWorkOf,
    entriesIn: entriesBetween,
    workAnswered: async (db, whose, answers) =>
      (await subjectAnswered(db, whose, answers, 'delegation-ended'))?.id ?? null,
    answersFor: (call, id) => {
      const about = { subject: 'delegation-ended' as const, person: null, id };
      return answersOwnAccord(call, 'project-close-out', about, planning);
    },
    recordWin: (call) => openWinForm(call),
    answered: (tx, call, answers) => answered.markDone(tx, call, answers),
    afterAnswered: (call, answers) => answered.redraw(call, answers),
    redraw: (changes) => redraw({ ...deps, below: stillBelow }, changes),
  });
  const thanks = thanksRoom({
    lastThanked: (db, whose) => readThanked(db, planning.sources, whose),
    given: thanksSince,
    kudosTo: async (db, whose, person, limit) => [
      ...(await thanksTo(db, whose, person, limit)),
      ...(await saidInThreads(db, whose.workspace, person, limit)),
    ],
    wordsTo: async (db, whose, person) =>
      (await privatelyThanked(db, whose)).filter((each) => each.person === person),
    winsWith,
    thank: (call, of) => kudos.thank(call, of),
  });
  const cards = cardsRoom({
    zoneOf,
    entriesIn: entriesBetween,
    lastThanked: (db, whose) => readThanked(db, planning.sources, whose),
  });
  const month = monthRoom({
    ...deps,
    recordOf: monthRecord,
    firstOf: firstWin,
    redrawHome: (user, now) => home.redraw(user, now),
  });
  const vision = visionRoom({ keep });
  const privacy = privacyRoom({ ...deps, filesOf: picturesOf });
  const contact = contactRoom({ zoneOf, hoursChanged: moveCheckIns, stopped: tellUnreachable });
  const daysOff = daysOffRoom({
    zoneOf,
    hoursOf: hoursOfPerson,
    replan: replanFor,
    redraw: (changes) => redraw({ ...deps, below: stillBelow }, changes),
  });
  const sharing: SharingRoom = sharingRoom({
    teamChannel,
    isKept: async (...which) => (await readEntry(...which)) !== null,
    takes: takesMessages,
    reaches,
    changed: (call, entry, from) => coach.showShares(call, entry, from),
    redraw: async (whose, entry, now) => {
      const drawn = await coach.drawEntry(deps.db, whose, entry, now);
      if (drawn) await redraw({ ...deps, below: stillBelow }, [drawn]);
    },
  });
  const coach: CoachRoom = coachRoom({
    sharing,
    keep,
    nextVision,
    ...planning,
    nudges,
    events,
    deeds,
    visionAhead,
    visionUntil,
    redraw: (changes) => redraw({ ...deps, below: stillBelow }, changes),
    openDelegations,
    subcommands: {
      ...daysOff.subcommands,
      ...contact.subcommands,
      ...threads.subcommands,
      ...vision.subcommands,
      ...closeout.subcommands,
      ...thanks.subcommands,
      ...cards.subcommands,
      ...privacy.subcommands,
    },
    forms: {
      'celebrate-small-win': (call, nudge) => openWinForm(call, { nudge }),
      'delegate-ownership': (call, answers) =>
        openDelegateForm(call, { answers }, { zoneOf, strengthsFor }),
      'vision-time': openVision,
      'done-looks-like': openDone,
      'project-close-out': closeout.open,
      'kudos-thread': threads.open,
      'thank-the-unthanked': async (call, answers) => {
        const about = await subjectAnswered(call.db, call, answers, 'unthanked');
        if (!about?.person) return false;
        return kudos.thank(call, { text: '', people: [about.person], answers });
      },
    },
    words: {
      'celebrate-small-win': (said, also) =>
        recordWords(said, said.text, (effect) =>
          said.once(async (tx) => {
            await also(tx);
            return effect(tx);
          }),
        ),
    },
  });
  const digest = digestRoom([delegations, wins, thanks, threads, coach]);
  const talk = talkRoom({
    words: Object.assign({}, ...[coach, vision, delegations, done].map((room) => room.words)),
    coached: async ({ db, workspace, user, now }) => {
      const manager = await readManager(db, workspace, user);
      const isPaused = manager !== null && isPausedOn(manager, localDate(now, manager.zone));
      const takes = await takesMessages(db, workspace, user);
      return { isManager: manager !== null, isPaused, takes };
    },
    recordWin: recordWords,
    thank: kudos.thankInWords,
    delegate: (call, text) => delegateInWords(call, text, { zoneOf, strengthsFor }),
  });
  const home: Home = createHome(deps, [
    coach,
    vision,
    wins,
    closeout,
    kudos,
    threads,
    thanks,
    cards,
    month,
    delegations,
    contact,
    privacy,
  ]);
  const all = [
    peopleRoom(deps, {
      zoneChanged: async (tx, workspace, person, now) => {
        await followZone(tx, replan, { workspace, person }, now);
        await moveCheckIns(tx, workspace, person.id, now);
      },
      left: (tx, workspace, person, now) => tellLeft(tx, workspace, person.id, now),
      awayChanged: async (tx, workspace, person, now) => {
        await replanFor(tx, workspace, person.id, now);
      },
    }),
    daysOff,
    coach,
    vision,
    wins,
    kudos,
    threads,
    thanks,
    cards,
    month,
    delegations,
    closeout,
    contact,
    privacy,
    sharing,
    digest,
    done,
    talk,
    homeRoom(home),
  ];
  return {
    all,
    planners: Object.assign({}, ...all.map((room) => room.planners)),
    undeliverable: Object.assign({}, ...all.map((room) => room.undeliverable)),
    threads: Object.assign({}, ...all.map((room) => room.threads)),
    gate: (row, now) => gate(deps, row, now),
    below: async (row) => [
      ...(await digest.below(deps.db, row)),
      ...(await introduce(deps.db, row)),
    ],
    stillBelow,
    redrawHome: (user, now) => home.redraw(user, now),
  };
}

/** What the coach looks at that other rooms keep. */
export const planning: PlanningOptions = {
  sources: {
    delegations: delegationsSeen,
    thanked: thankedAnywhere,
    lastVisionNote,
    exercise: exerciseOf,
    visionDates,
  },
  records: { delegationOf: delegationNamed, visionNoteOf },
};

/** When somebody last thanked each person, by kudos of their own or in a weekly thread. */
async function thankedAnywhere(
  db: Db,
  whose: { workspace: string; user: string },
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const last = new Map(await thanked(db, whose));
  for (const [person, at] of await thankedInThreads(db, whose)) {
    const known = last.get(person);
    if (!known || Temporal.Instant.compare(known, at) < 0) last.set(person, at);
  }
  return last;
}

/** Everything that counts as having done something, besides the answers to nudges. */
const deeds: Deeds = async (...asked) => {
  const found = await Promise.all(
    [winsRecorded, kudosGiven, thanksInThreads, celebrated, handedOver, notesWritten].map((read) =>
      read(...asked),
    ),
  );
  return found.flat();
};

/** What a month is looked back on by. */
async function monthRecord(...asked: Parameters<Deeds>): Promise<MonthRecord> {
  const [habits, wins, given, inThreads, delegations, visionNotes, thanked] = await Promise.all([
    habitsDone(...asked),
    winsRecorded(...asked),
    kudosGiven(...asked),
    thanksInThreads(...asked),
    handedOver(...asked),
    notesWritten(...asked),
    thanksSince(...asked),
  ]);
  const kudos = [...given, ...inThreads];
  return { habits, wins, kudos, delegations, visionNotes, thanks: thanked };
}

/** Whom somebody thanked since then, in public or by their own word. */
async function thanksSince(db: Db, whose: Whose, since: Temporal.Instant) {
  const inPublic = [
    ...(await thanksGiven(db, whose, since)),
    ...(await givenInThreads(db, whose, since)),
  ];
  const byWord = await privatelyThanked(db, whose);
  return [
    ...inPublic.map(({ person, at, text }) => ({ person, at, words: text })),
    ...byWord.filter(({ at }) => Temporal.Instant.compare(at, since) >= 0),
  ];
}

/** What a when-then plan can follow. */
const events: Events = {
  next: async (db, manager, now) => ({
    vision: await nextVisionReminder(db, manager, now),
    checkIns: await nextCheckIns(db, manager),
  }),
  momentOf: async (db, manager, event, now) =>
    event.kind === 'vision'
      ? visionReminderOf(db, manager, event.week, now)
      : checkInOf(db, manager, event),
};

async function teamChannel(db: Db, workspace: string, user: string): Promise<string | null> {
  return (await readManager(db, workspace, user))?.teamChannel ?? null;
}

/** When a message of now reaches somebody; null where that cannot be told. */
function reaches(
  db: Db,
  workspace: string,
  user: string,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  return whenReaches(db, visionUntil, { workspace, user }, now);
}

const nudges = createNudges({ ...planning, deeds, sharesOf: sharesBy(reaches) });
const answered = createAnswered(nudges, planning);

/** Keeps settings that their owner has changed. */
async function keep(tx: Db, manager: Manager, now: Temporal.Instant): Promise<Replanned> {
  const changed = { ...manager, changedAt: now };
  await keepManager(tx, changed, now);
  return replan(tx, changed, now);
}

/** Plans whatever hangs on a manager's settings. */
async function replan(tx: Db, manager: Manager, now: Temporal.Instant): Promise<Replanned> {
  const replanned = await planVision(tx, manager, now);
  await planNudges(tx, planning.sources, manager, now);
  await planReturn(tx, manager, now);
  await planDigest(tx, manager, now);
  await planDone(tx, manager, now);
  await askAgain(tx, manager.workspace, manager.user, now);
  await moveCheckIns(tx, manager.workspace, manager.user, now);
  const plans = { events, visionUntil, drawNudge: nudges.draw };
  const moved = await planIntentions(tx, plans, manager, now);
  return { ...replanned, redraws: [...replanned.redraws, ...moved] };
}

/** The same for whoever is at work on other days now; what is planned for others than managers asks the gate when it is due. */
async function replanFor(
  tx: Db,
  workspace: string,
  user: string,
  now: Temporal.Instant,
): Promise<Replanned> {
  const manager = await readManager(tx, workspace, user);
  if (manager) return replan(tx, manager, now);
  await askAgain(tx, workspace, user, now);
  return { redraws: [], said: [] };
}

/** What a manager finds open who was away: the first few delegations. */
async function openDelegations(db: Db, workspace: string, manager: string) {
  const wanted = { openOnly: true, limit: 3 };
  const found = await delegationsOf(db, workspace, manager, 'manager', wanted);
  return {
    first: found.map(({ outcome, delegate }) => ({ outcome, delegate })),
    count: await countOpen(db, workspace, manager, 'manager'),
  };
}

/** Somebody whom no row tells of yet is looked up first: their zone decides when a message may come. */
async function gate(deps: Deps, row: OutboxRow, now: Temporal.Instant): Promise<Verdict> {
  const { db, slack, workspace } = deps;
  if (row.user_id !== null) {
    const kept = (await readPerson(db, workspace, row.user_id))?.person;
    const asking = { db, slack, workspace, now };
    const reader = kept ?? (await personOf(asking, row.user_id).catch(() => null));
    if (reader?.isDeactivated) return { verdict: 'drop', reason: 'deactivated' };
  }
  return mayReach(db, visionUntil, row, now);
}

/** How long the zone of somebody is remembered of whom nothing is kept, and of how many. */
const glimpsedFor = Temporal.Duration.from({ hours: 24 });
const mostGlimpses = 10_000;

/**
 * The zone in which somebody reads dates: the one they set up, or that of their Slack profile. Looking at something is no
 * reason to keep a profile, so that of a stranger is remembered until the process ends, and written nowhere.
 */
function zones(deps: Deps): (visit: Visit) => Promise<string> {
  const glimpses = new Map<string, { zone: string; until: Temporal.Instant }>();
  return async (visit) => {
    const { db, workspace, user, now } = visit;
    const manager = await readManager(db, workspace, user);
    if (manager) return manager.zone;
    const own = await readOwnHours(db, workspace, user);
    if (own?.zone) return own.zone;
    const seen = glimpses.get(user);
    if (seen && Temporal.Instant.compare(now, seen.until) < 0) {
      return (await readPerson(db, workspace, user))?.person.zone ?? seen.zone;
    }
    const person = await glimpseOf({ ...visit, slack: deps.slack }, user).catch(() => null);
    if (!person) return 'UTC';
    if (glimpses.size >= mostGlimpses) glimpses.clear();
    glimpses.set(user, { zone: person.zone, until: now.add(glimpsedFor) });
    return person.zone;
  };
}

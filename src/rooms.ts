import type { KnownBlock } from '@slack/types';
import { cardsRoom, strengthsFor } from './cards/index.ts';
import { celebrationsFor, closeoutRoom } from './closeout/index.ts';
import {
  answersOwnAccord,
  type CoachRoom,
  coachRoom,
  entriesBetween,
  followZone,
  hoursOfPerson,
  isPausedOn,
  privatelyThanked,
  readEntry,
  readManager,
  readThanked,
  subjectAnswered,
  takesMessages,
} from './coach/index.ts';
import { contactRoom, introduce, introduced } from './contact/index.ts';
import {
  delegateInWords,
  delegationsRoom,
  doneWorkIn,
  doneWorkOf,
  moveCheckIns,
  openDelegateForm,
  talkButtons,
  tellLeft,
  tellUnreachable,
} from './delegations/index.ts';
import { digestRoom } from './digest/index.ts';
import { doneRoom, openDone } from './done/index.ts';
import { createHome, type Home, homeRoom } from './home/index.ts';
import { kudosBetween, kudosGiverOf, type KudosRoom, kudosRoom, thanksTo } from './kudos/index.ts';
import { monthRoom, picturesOf } from './month/index.ts';
import { daysOffRoom, peopleRoom } from './people/index.ts';
import { privacyRoom } from './privacy/index.ts';
import { type Deps, gate, reaches, zones } from './arrivals.ts';
import {
  deeds,
  events,
  monthRecord,
  openDelegations,
  planning,
  teamChannel,
  thanksSince,
} from './records.ts';
import { answered, keep, nudges, replan, replanFor } from './replanning.ts';
import type { Room } from './room.ts';
import { type SharingRoom, sharingRoom } from './sharing/index.ts';
import { type OutboxRow, readOutbox } from './slack/outbox.store.ts';
import { redraw } from './slack/redraw.ts';
import type { Verdict } from './slack/sender.ts';
import { talkRoom } from './talk/index.ts';
import { thanksRoom } from './thanks/index.ts';
import {
  channelsThanking,
  listGivenInThreads,
  listReceivedInThreads,
  saidInThreads,
  takeOut,
  thanksBetween,
  threadsRoom,
} from './threads/index.ts';
import { localDate } from './time/wall.ts';
import { nextVision, openVision, visionAhead, visionRoom, visionUntil } from './vision/index.ts';
import {
  firstWin,
  openWinForm,
  recordWords,
  readWin,
  winsBetween,
  winsRoom,
  winsWith,
} from './wins/index.ts';

/** All rooms and what they make together; what one offers another is passed here. */
export type Rooms = {
  all: readonly Room[];
  planners: NonNullable<Room['planners']>;
  composers: NonNullable<Room['composers']>;
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
      takeOut,
    },
    winOf: readWin,
    shared: (call, from) => wins.showShared(call, from),
    answered: (tx, call, answers) => answered.markDone(tx, call, answers),
    afterAnswered: (call, answers) => answered.redraw(call, answers),
    instead: (call, answers, typed) => coach.openOwnForm(call, answers, typed),
  });
  const wins = winsRoom(deps, {
    zoneOf,
    share: kudos.share,
    sharesOf: kudos.sharesOf,
    changePosts: kudos.changePosts,
    changePostsBack: kudos.changePostsBack,
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
    giverOf: kudosGiverOf,
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
      ...(await celebrationsFor(db, whose, person, limit)),
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
    composers: Object.assign({}, ...all.map((room) => room.composers)),
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

import type { Db } from '../db/schema.ts';
import { isAcquainted, type Person } from '../people/index.ts';
import type { Room } from '../room.ts';
import { localDate } from '../time/wall.ts';
import type { ActionCall, SubmitCall } from '../slack/call.ts';
import type { Redraw } from '../slack/redraw.ts';
import { type BackOptions, welcomePlanner } from './back.planners.ts';
import { type CoachOptions, listenForCoach } from './coach.listeners.ts';
import { listenForHappenings } from './happening.listeners.ts';
import { forgetHappenings } from './happening.store.ts';
import { homeBlocks, welcome } from './home.view.ts';
import { intentionPlanner } from './intention.planners.ts';
import { type IntentionOptions, listenForIntentions } from './intention.listeners.ts';
import { waitingPlans } from './intention.store.ts';
import { waitingBlocks } from './intention.view.ts';
import { listenForPlanWordsUndo, planInWords } from './intention-words.listeners.ts';
import { type JournalOptions, listenForJournal, showShares } from './journal.listeners.ts';
import { readEntry } from './journal.store.ts';
import { keepManager, readManager, readTeam } from './manager.store.ts';
import { listenForNudges, type NudgeOptions } from './nudge.listeners.ts';
import { laterPlanner, type LaterOptions, nudgePlanner } from './nudge.planners.ts';
import { mutedPractices } from './nudge.store.ts';
import { type Deeds, readProgress } from './progress.store.ts';
import { progressBlocks } from './progress.view.ts';
import { forgetChanges } from './plan.store.ts';
import { listenForPractices } from './practice.listeners.ts';
import { learnedWithin } from './recap.store.ts';
import { learnedBlocks } from './recap.view.ts';
import { openOwnForm, type TypedElsewhere } from './own-form.steps.ts';
import type { Replan } from './settings.steps.ts';
import { listenForWeek } from './week.listeners.ts';
import { readNext } from './week.steps.ts';
import type { WeekSources } from './week.store.ts';
import { type KeepElsewhere, listenForWordsUndo, nudgeInWords } from './words.listeners.ts';

export { isReturn } from './back.ts';
export type { Exercise } from './history.ts';
export { planReturn } from './back.planners.ts';
export { withWelcome } from './back.view.ts';
export { openSettings } from './coach.listeners.ts';
export { hoursOfPerson, mayReach, takesMessages, whenReaches, zoneOfPerson } from './gate.ts';
export { hoursFields } from './hours-fields.view.ts';
export {
  hoursOf,
  isAbsentOn,
  isPausedOn,
  type Manager,
  nudgeDays,
  presentFrom,
  visionPractice,
} from './manager.ts';
export { readThanked } from './history.store.ts';
export { entriesBetween, readEntry } from './journal.store.ts';
export { joinedAt, keepManager, readCoached, readManager, readTeam } from './manager.store.ts';
export { type Beginnings, isUnthanked, waitingSince } from './news.ts';
export { isNudgeOpen, nextNudge, planNudges, type PlanningOptions } from './nudge.planners.ts';
export { answersOwnAccord, createAnswered, subjectAnswered } from './asked.steps.ts';
export { createNudges } from './nudge.steps.ts';
export { planIntentions } from './intention.planners.ts';
export type { Events } from './intention.steps.ts';
export type { Deeds } from './progress.store.ts';
export { mute, mutedPractices, privatelyThanked, unmute } from './nudge.store.ts';
export { habitsDone } from './recap.store.ts';
export { sayPause } from './pause.view.ts';
export { hoursForm } from './settings.ts';
export { managerOf, type Replanned, type SettingsKeeper } from './settings.steps.ts';

type Options = CoachOptions &
  BackOptions &
  NudgeOptions &
  LaterOptions &
  WeekSources &
  IntentionOptions &
  JournalOptions & {
    /** When somebody did something that the rooms keep, such as recording a win. */
    deeds: Deeds;
    /** By practice: where words under its nudge belong to another room. */
    words: Readonly<Record<string, KeepElsewhere>>;
  };

/** How long what was decided for a day, or told of, is kept; nothing looks at it any more by then. */
const decidedKept = Temporal.Duration.from({ hours: 60 * 24 });

export type CoachRoom = Room & {
  /** The message in which somebody's entry of the journal stands, as it is by now; null for none. */
  drawEntry(
    db: Db,
    whose: { workspace: string; user: string },
    entry: string,
    now: Temporal.Instant,
  ): Promise<Redraw | null>;
  /** What is shared of a journal's entry has changed: shows it where that was clicked. */
  showShares(call: ActionCall | SubmitCall, entry: string, from: string | null): Promise<void>;
  /** Opens the form of a practice whose answer goes to the journal, in the place of another room's; `answers` as that had it. */
  openOwnForm(call: ActionCall, answers: string, typed?: TypedElsewhere): Promise<void>;
};

/** Setup, pause and resume, and the nudges. */
export function coachRoom(options: Options): CoachRoom {
  const inWords = nudgeInWords(options.nudges, options.words);
  return {
    listen(on) {
      const words = {
        ...listenForWeek(on, options),
        ...listenForPractices(on, options),
        ...listenForJournal(on, options),
        ...options.subcommands,
      };
      listenForCoach(on, { ...options, subcommands: words });
      listenForNudges(on, options);
      listenForHappenings(on, options.nudges);
      listenForWordsUndo(on, options.nudges);
      listenForIntentions(on, options);
      listenForPlanWordsUndo(on, options.nudges);
    },
    drawEntry: async (db, whose, id, now) => {
      const entry = await readEntry(db, whose, id);
      return entry?.nudge ? options.nudges.draw(db, whose, entry.nudge, now) : null;
    },
    openOwnForm: (call, answers, typed) => openOwnForm(call, answers, { ...options, typed }),
    showShares: (call, entry, from) => showShares(call, entry, from, options),
    words: {
      nudge: inWords,
      'nudge-later': inWords,
      // What somebody did of their own accord is shown in an answer to them; other answers hold no nudge.
      reply: inWords,
      intention: planInWords(options.nudges, options.words),
    },
    planners: {
      nudge: nudgePlanner(options),
      'nudge-later': laterPlanner(options),
      'welcome-back': welcomePlanner(options),
      intention: intentionPlanner({ ...options, drawNudge: options.nudges.draw }),
    },
    async tidy(db, now) {
      const before = now.subtract(decidedKept);
      await forgetChanges(db, localDate(before, 'UTC'));
      await forgetHappenings(db, before);
    },
    digest: async (db, week) => learnedBlocks(await learnedWithin(db, week, week)),
    async home({ db, workspace, user, now }) {
      const manager = await readManager(db, workspace, user);
      // Whoever knows us from what others hand over finds the invitation below, in the part of `contact`.
      if (!manager) return (await isAcquainted(db, workspace, user)) ? [] : welcome();
      const { zone } = manager;
      return [
        ...homeBlocks({
          manager,
          team: await readTeam(db, workspace, user),
          next: await readNext(db, options.sources, manager, now),
          muted: [...(await mutedPractices(db, workspace, user))],
          now,
        }),
        ...progressBlocks(await readProgress(db, options.deeds, manager, now)),
        ...waitingBlocks(await waitingPlans(db, { workspace, user }), { now, zone }),
      ];
    },
  };
}

/** Follows a manager who has moved to another zone, unless they chose one by hand. */
export async function followZone(
  tx: Db,
  replan: Replan,
  moved: { workspace: string; person: Person },
  now: Temporal.Instant,
): Promise<void> {
  const manager = await readManager(tx, moved.workspace, moved.person.id);
  if (!manager?.zoneFollowsSlack) return;
  const there = { ...manager, zone: moved.person.zone };
  await keepManager(tx, there, now);
  await replan(tx, there, now);
}

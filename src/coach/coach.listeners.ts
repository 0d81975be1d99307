import type { Db } from '../db/schema.ts';
import {
  keepCalendar,
  peopleOf,
  personOf,
  readCalendar,
  readDaysOff,
  readOwnHours,
  whyNot,
} from '../people/index.ts';
import { catalogue } from '../practices/index.ts';
import type { Subcommand } from '../room.ts';
import { scheduledAt } from '../schedule/schedule.store.ts';
import type { ActionCall, CommandCall, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { redraw } from '../slack/redraw.ts';
import { UserError } from '../slack/user-error.ts';
import { help, helpOn, settingsKept, setupForm, unknownWord } from './coach.view.ts';
import { practicesAbout } from './find.ts';
import { type Manager, newManager } from './manager.ts';
import { keepTeam, readManager, readTeam } from './manager.store.ts';
import { nudgeScheduleOf } from './nudge.planners.ts';
import { listenForPauses } from './pause.listeners.ts';
import { whichPractice } from './practice.view.ts';
import { applySettings, conflicts, settingsForm } from './settings.ts';
import type { SettingsKeeper } from './settings.steps.ts';
import { guessWords, readWord } from './unknown.ts';

/** What the coach needs of other rooms. */
export type CoachOptions = {
  keep: SettingsKeeper;
  /** When the next block of vision time begins; null for none. */
  nextVision(db: Db, manager: Manager, now: Temporal.Instant): Promise<Temporal.Instant | null>;
  /** Words after /coach that other rooms answer. */
  subcommands: Readonly<Record<string, Subcommand>>;
};

export function listenForCoach(on: Listen, options: CoachOptions): void {
  const { keep, nextVision, subcommands } = options;

  const words: Record<string, Subcommand> = {
    ...listenForPauses(on, keep),
    ...subcommands,
    help: {
      help: '`/coach help`: this list',
      run: async (call) => {
        const asked = wordOf(call.text);
        await call.reply(asked ? helpOn(asked.help) : help(helpLines()));
      },
    },
  };

  function wordOf(text: string): Subcommand | undefined {
    const { word } = readWord(text);
    return Object.hasOwn(words, word) ? words[word] : undefined;
  }

  function helpLines(): string[] {
    return [
      '`/coach`: set up or change your days, hours, pace, team and purpose',
      ...Object.values(words).map((word) => word.help),
      '`/win shipped the login fix with @ana`: record a win; `/win list ana last month` finds them, `/win export` sends them',
      '`/kudos @ana for …`: thank somebody in front of the team; `/kudos list` shows them',
      '`/delegate @ana`: hand over a piece of work; `/delegate list` shows them',
    ];
  }

  /** Says which word, or which habits, may have been meant by one that is not known. */
  function guess(typed: string, word: string): Message {
    const { words: near, isOnHome } = guessWords(word, Object.keys(words));
    const lines = near.flatMap((each) => words[each]?.help ?? []);
    const isSubject = lines.length === 0 && !isOnHome && /^[\p{L}\p{N} :-]+$/u.test(typed);
    const found = isSubject ? practicesAbout(typed, catalogue) : [];
    return found.length > 0
      ? whichPractice(typed, { practices: found, by: 'subject' })
      : unknownWord(typed, { lines, isOnHome });
  }

  on.command('/coach', async (call) => {
    const { word, rest: text } = readWord(call.text);
    if (word === '' || word === 'setup') return openSettings(call);
    const known = wordOf(word);
    if (!known) return call.reply(guess(call.text, word));
    if (/^(help|\?)$/i.test(text) && known !== words['help']) return call.reply(helpOn(known.help));
    if (known.alone && text !== '' && !politely.test(text)) throw new UserError(known.alone);
    await known.run({ ...call, text });
  });

  on.action('coach.settings', openSettings);
  on.submission('coach.settings', settingsForm, async (call, settings) => {
    const before = await readManager(call.db, call.workspace, call.user);
    const me = await personOf(call, call.user);
    const slackZone = me?.zone ?? settings.zone;
    const errors = conflicts(settings);
    const team = settings.team.filter((user) => user !== call.user);
    for (const person of await peopleOf(call, team)) {
      const problem = whyNot(person);
      if (problem) errors['team'] ??= problem;
    }
    const read = await readCalendar(settings.holidays);
    if ('problem' in read) errors['holidays'] ??= read.problem;
    if ('problem' in read || Object.keys(errors).length > 0) return { errors };

    const start = before ?? newManager(call.workspace, call.user, slackZone);
    const { manager: changed, moved } = applySettings(start, settings, slackZone, call.now);
    const holidays = read.calendar;
    const daysOff = await readDaysOff(call.db, call.workspace, call.user);
    const manager = { ...changed, daysOff: { ...daysOff, holidays } };
    const kept = await call.once(async (tx) => {
      const { workspace, user, now } = call;
      await keepCalendar(tx, workspace, user, holidays);
      const replanned = await keep(tx, manager, now);
      await keepTeam(tx, workspace, user, team, now);
      const message = settingsKept({
        manager,
        isNew: before === null,
        said: [...(moved ? [moved] : []), ...replanned.said],
        nextNudge: await scheduledAt(tx, workspace, nudgeScheduleOf(user)),
        nextVision: await nextVision(tx, manager, now),
        now,
      });
      await enqueue(tx, { workspace, to: { user }, kind: 'reply', message, dueAt: now }, now);
      return replanned;
    });
    return { after: () => redraw(call, kept?.redraws ?? []) };
  });
}

/** Words that may follow and change nothing. */
const politely = /^(please|now|me|mine|all|this week|today)[.!]*$/i;

/** Opens the settings; for somebody who has none yet, with the hours that they have otherwise. */
export async function openSettings(call: CommandCall | ActionCall): Promise<void> {
  const { db, workspace, user } = call;
  const manager = await readManager(db, workspace, user);
  const team = await readTeam(db, workspace, user);
  if (manager) return call.open(setupForm({ manager, team, isNew: false, now: call.now }));
  const me = await personOf(call, user);
  const own = await readOwnHours(db, workspace, user);
  const zone = own?.zone ?? me?.zone ?? 'UTC';
  const daysOff = await readDaysOff(db, workspace, user);
  const start = { ...newManager(workspace, user, zone), ...own, zone, daysOff };
  await call.open(setupForm({ manager: start, team, isNew: true, now: call.now }));
}

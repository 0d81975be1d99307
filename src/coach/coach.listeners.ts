import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { peopleOf, personOf, whyNot } from '../people/index.ts';
import type { Subcommand } from '../room.ts';
import { scheduledAt } from '../schedule/schedule.store.ts';
import type { ActionCall, Call, CommandCall, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { UserError } from '../slack/user-error.ts';
import { localDate } from '../time/wall.ts';
import { readDate } from '../time/words.ts';
import * as view from './coach.view.ts';
import { type Manager, newManager } from './manager.ts';
import { keepManager, keepTeam, readManager, readTeam } from './manager.store.ts';
import { nudgeScheduleOf, planNudges } from './nudge.planners.ts';
import { applySettings, conflicts, settingsForm } from './settings.ts';

/** Plans anew, in the same transaction, whatever else hangs on a manager's settings. */
export type Replan = (tx: Db, manager: Manager, now: Temporal.Instant) => Promise<void>;

const pauseForm = z.object({
  until: z.iso
    .date()
    .nullish()
    .transform((text) => (text ? Temporal.PlainDate.from(text) : null)),
});

/** What the coach needs of other rooms. */
export type CoachOptions = {
  replan: Replan;
  /** When the next block of vision time begins; null for none. */
  nextVision(db: Db, manager: Manager, now: Temporal.Instant): Promise<Temporal.Instant | null>;
  /** Words after /coach that other rooms answer. */
  subcommands: Readonly<Record<string, Subcommand>>;
};

export function listenForCoach(on: Listen, options: CoachOptions): void {
  const { replan, nextVision, subcommands } = options;

  async function keep(tx: Db, manager: Manager, now: Temporal.Instant): Promise<void> {
    await keepManager(tx, manager, now);
    await planNudges(tx, manager, now);
    await replan(tx, manager, now);
  }

  const words: Record<string, Subcommand> = {
    pause: {
      help: '`/coach pause until 2 May`: no nudges and no vision time until then',
      run: async (call) => {
        const manager = await managerOf(call);
        const typed = call.text.replace(/^(until|till|to)\s+/i, '').trim();
        if (typed === '') return call.open(view.pauseForm());
        const today = localDate(call.now, manager.zone);
        const until = readDate(typed, today);
        if (!until) {
          throw new UserError(
            `I can't read "${typed.slice(0, 100)}" as a date. Try \`/coach pause until 2 May\`, \`until friday\` or \`until 2027-05-02\`.`,
          );
        }
        await call.reply(await pause(call, manager, until));
      },
    },
    resume: {
      help: '`/coach resume`: back at once',
      run: async (call) => call.reply(await resume(call)),
    },
    ...subcommands,
    help: {
      help: '`/coach help`: this list',
      run: (call) => call.reply(view.help(helpLines(), null)),
    },
  };

  function helpLines(): string[] {
    return [
      '`/coach`: set up or change your days, hours, pace, team and purpose',
      ...Object.values(words).map((word) => word.help),
      '`/win shipped the login fix with @ana`: record a win; `/win list` shows them',
      '`/delegate @ana`: hand over a piece of work; `/delegate list` shows them',
    ];
  }

  on.command('/coach', async (call) => {
    const [word = '', ...rest] = call.text.split(/\s+/);
    if (word === '' || word.toLowerCase() === 'setup') return openSettings(call);
    const known = Object.hasOwn(words, word.toLowerCase()) ? words[word.toLowerCase()] : undefined;
    if (!known) return call.reply(view.help(helpLines(), word));
    await known.run({ ...call, text: rest.join(' ') });
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
    if (Object.keys(errors).length > 0) return { errors };

    const start = before ?? newManager(call.workspace, call.user, slackZone);
    const { manager, moved } = applySettings(start, settings, slackZone);
    const done = await call.once(async (tx) => {
      await keep(tx, manager, call.now);
      await keepTeam(tx, call.workspace, call.user, team);
      return true;
    });
    if (!done) return {};
    return {
      after: async () => {
        const message = view.settingsKept({
          manager,
          isNew: before === null,
          moved,
          nextNudge: await scheduledAt(call.db, call.workspace, nudgeScheduleOf(call.user)),
          nextVision: await nextVision(call.db, manager, call.now),
          now: call.now,
        });
        await call.slack.chat.postMessage({ channel: call.user, ...message });
      },
    };
  });

  on.action('coach.pause', async (call) => {
    await managerOf(call);
    await call.open(view.pauseForm());
  });
  on.submission('coach.pause', pauseForm, async (call, { until }) => {
    const manager = await managerOf(call);
    const today = localDate(call.now, manager.zone);
    if (until && Temporal.PlainDate.compare(until, today) <= 0) {
      return { errors: { until: 'Choose a day after today.' } };
    }
    const message = await call.once((tx) => keepPause(tx, manager, until, call.now));
    if (!message) return {};
    return {
      after: async () => {
        await call.slack.chat.postMessage({ channel: call.user, ...message });
      },
    };
  });
  on.action('coach.resume', async (call) => {
    const message = await resume(call);
    if (call.view) return;
    await call.replace(message);
  });

  async function openSettings(call: CommandCall | ActionCall): Promise<void> {
    const manager = await readManager(call.db, call.workspace, call.user);
    const team = await readTeam(call.db, call.workspace, call.user);
    if (manager) return call.open(view.setupForm(manager, team, false));
    const me = await personOf(call, call.user);
    await call.open(
      view.setupForm(newManager(call.workspace, call.user, me?.zone ?? 'UTC'), team, true),
    );
  }

  async function pause(call: Call, manager: Manager, until: Temporal.PlainDate): Promise<Message> {
    if (Temporal.PlainDate.compare(until, localDate(call.now, manager.zone)) <= 0) {
      throw new UserError(
        'That day has passed or is today. Give me the day on which you are back.',
      );
    }
    return call.db.transaction().execute((tx) => keepPause(tx, manager, until, call.now));
  }

  async function keepPause(
    tx: Db,
    manager: Manager,
    until: Temporal.PlainDate | null,
    now: Temporal.Instant,
  ): Promise<Message> {
    await keep(tx, { ...manager, pause: { until } }, now);
    return view.paused(until, localDate(now, manager.zone));
  }

  async function resume(call: Call): Promise<Message> {
    const manager = await managerOf(call);
    const active = { ...manager, pause: null };
    await call.db.transaction().execute((tx) => keep(tx, active, call.now));
    const next = await scheduledAt(call.db, call.workspace, nudgeScheduleOf(call.user));
    return view.resumed(active, next, call.now);
  }
}

/** The settings of whoever called; throws UserError when there are none yet. */
export async function managerOf(call: Call): Promise<Manager> {
  const manager = await readManager(call.db, call.workspace, call.user);
  if (manager) return manager;
  throw new UserError('Set up your coach first: type /coach.');
}

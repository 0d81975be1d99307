import type { Chores } from './chores.ts';
import type { Db } from './db/schema.ts';
import { keepVital } from './db/workspace.store.ts';
import type { DailyBackup } from './operate/daily-backup.ts';
import type { Room } from './room.ts';
import { tick, type Ticked, type TickOptions } from './schedule/tick.ts';
import type { Access } from './slack/access.ts';
import { forgetOldReceipts } from './slack/receipt.store.ts';
import type { Sender } from './slack/sender.ts';
import type { Threads } from './slack/threads.ts';
import type { Watch } from './slack/watch.ts';
import type { Clock } from './time/clock.ts';

/** One minute's work. Both may run at any time and twice. */
export type Pulse = {
  /** All of it, one after the other. */
  beat(): Promise<void>;
  /** What the heart does: planning does not wait until thousands of messages are out, nor for a backup. */
  heartbeat(): Promise<void>;
  /** Plans what the last tick has left, as much as can be sent soon; false when there was nothing to plan. */
  planMore(): Promise<boolean>;
};

type Options = {
  db: Db;
  workspace: string;
  clock: Clock;
  ticking: TickOptions;
  access: Access;
  sender: Sender;
  backups: DailyBackup;
  tidiers: readonly Pick<Room, 'tidy'>[];
  threads: Pick<Threads, 'look'>;
  chores: Chores;
  watch: Watch;
};

export function createPulse(options: Options): Pulse {
  const { db, workspace, clock, sender, backups, chores, watch } = options;
  let tidiedAt: Temporal.Instant | null = null;
  let last: Ticked = { planned: 0, left: false };

  async function plan(now: Temporal.Instant): Promise<void> {
    last = await tick(options.ticking, now);
    await keepVital(db, workspace, 'tick', now);
    watch.ticked();
    await options.access.look();
  }

  async function tidy(now: Temporal.Instant): Promise<void> {
    if (!tidiedAt || Temporal.Instant.compare(tidiedAt.add({ hours: 1 }), now) <= 0) {
      tidiedAt = now;
      await forgetOldReceipts(db, now);
      for (const room of options.tidiers) await room.tidy?.(db, now);
    }
  }

  async function look(now: Temporal.Instant): Promise<void> {
    if (options.access.problem() === null) await options.threads.look(now);
  }

  return {
    async planMore() {
      if (!last.left) return false;
      last = await tick(options.ticking, clock.now());
      return last.planned > 0;
    },
    async beat() {
      const now = clock.now();
      await plan(now);
      await sender.drain();
      await look(now);
      await tidy(now);
      await backups.run(now);
    },
    async heartbeat() {
      const now = clock.now();
      await plan(now);
      chores.start('sending', sender.drain());
      chores.start('reading threads', look(now));
      await tidy(now);
      chores.start('the backup', backups.run(now));
    },
  };
}

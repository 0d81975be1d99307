import type { Person } from '../index.ts';
import { travel } from '../travel.ts';
import { jumpTarget } from './jumps.ts';
import type { Screen } from './protocol.ts';
import type { Workspace } from './workspace.ts';

/** Jumps in time, one at a time; between them the app's heart beats as the clock says. */
export type Travels = {
  /** Jumps to the moment that the person means. Throws, in words, when it is none to jump to. */
  go(to: string, me: Person): Promise<void>;
  /** The jump under way, and how far it has come. */
  travelling(): Screen['clock']['travelling'];
  /** Resolves when no jump is under way. */
  arrived(): Promise<void>;
  /** Cuts a jump short, and beats no more. */
  stop(): Promise<void>;
};

const beatEveryMs = 1000;
/** Even with nothing due, for what the app does by the way. */
const beatAtLeast = { minutes: 1 };

class CutShort extends Error {
  override name = 'CutShort';

  constructor() {
    super('the jump was cut short');
  }
}

export function startTravels(workspace: Workspace, changed: () => void): Travels {
  const { app, clock, sandbox } = workspace;
  let under: { to: Temporal.Instant; at: Temporal.Instant } | null = null;
  let journey: Promise<void> = Promise.resolve();
  let beating: Promise<void> | null = null;
  let beaten = clock.now();
  let stopped = false;
  const heart = setInterval(() => {
    if (!under) beating ??= beatIfDue().finally(() => (beating = null));
  }, beatEveryMs).unref();

  async function beatIfDue(): Promise<void> {
    const now = clock.now();
    const next = await app.nextMoment().catch(() => null);
    const isDue = next !== null && Temporal.Instant.compare(next, now) <= 0;
    const isTime = Temporal.Instant.compare(beaten.add(beatAtLeast), now) <= 0;
    if (stopped || under || (!isDue && !isTime)) return;
    beaten = now;
    sandbox.postScheduled();
    await app.beat().catch(() => {});
  }

  async function run(to: Temporal.Instant): Promise<void> {
    await beating;
    clock.hold();
    try {
      await travel(app, clock, to, (at) => {
        if (stopped) throw new CutShort();
        under = { to, at };
        changed();
      });
      sandbox.postScheduled();
      await sandbox.idle();
    } finally {
      under = null;
      clock.run();
      changed();
    }
  }

  return {
    async go(to, me) {
      if (under) throw new Error('a jump is under way already');
      const next = await workspace.nextFor(me.id);
      if (under) throw new Error('a jump is under way already');
      const target = jumpTarget(to, { now: clock.now(), zone: me.user.tz, next });
      under = { to: target, at: clock.now() };
      changed();
      const done = run(target);
      journey = done.catch(() => {});
      await done;
    },
    travelling: () => under && { to: under.to.toString(), at: under.at.toString() },
    arrived: () => journey,
    async stop() {
      stopped = true;
      clearInterval(heart);
      await Promise.all([journey, beating]);
    },
  };
}

import { planWeek } from '../src/coach/plan.ts';
import { drawLife } from '../simulation/life.ts';
import { liveToday } from '../simulation/live.ts';
import { readPlaces } from '../simulation/places.ts';
import { type Bench, type Figures, met, ratio } from './figures.ts';

/** Half a year lies behind each of them, and so many of them are simulated; the others are the same people by other names. */
const models = { quick: 3, full: 150, weeks: 26 };
/** As linear as a machine that does other things lets one see. */
const mostGrowth = 1.25;

/** What it costs to plan the coming week of very many managers, each from their settings and half a year of history. */
export const planning: Bench = {
  title: "Planning 100,000 managers' weeks",
  async run(quick) {
    const places = await readPlaces();
    const pool = Array.from({ length: quick ? models.quick : models.full }, (_, i) => {
      const life = drawLife({ seed: i, weeks: quick ? 3 : models.weeks, places });
      return { ...liveToday(life), now: life.endsAt };
    });
    const plan = (managers: number): number => {
      const before = process.threadCpuUsage();
      let nudges = 0;
      for (let i = 0; i < managers; i += 1) {
        const model = pool[i % pool.length];
        if (!model) throw new Error('nobody to plan for');
        const manager = { ...model.manager, user: `U${i}` };
        nudges += planWeek(manager, model.history, model.now).length;
      }
      if (nudges === 0) throw new Error('nothing was planned');
      return process.threadCpuUsage(before).user / managers;
    };
    plan(quick ? 3 : 2_000);
    const sizes = quick ? [300, 600, 900] : [1_000, 10_000, 100_000];
    return table(sizes.map((managers) => ({ managers, us: plan(managers) })));
  },
};

function table(found: readonly { managers: number; us: number }[]): Figures {
  const first = found[0]?.us ?? Number.NaN;
  return {
    columns: ['managers', 'a week', 'against the first line', 'aim', ''],
    rows: found.map(({ managers, us }) => [
      managers.toLocaleString('en'),
      `${us.toFixed(0)} µs`,
      ratio(us, first),
      `linear: at most ${mostGrowth}`,
      met(us <= first * mostGrowth),
    ]),
    notes: [
      'Settings and history as `npm run simulate` draws them, after half a year; reading them from the database is not in it. CPU time of the thread, so that what others do on the machine counts little.',
    ],
  };
}

import type { History } from '../src/coach/history.ts';
import { isNewLead, type Manager } from '../src/coach/manager.ts';
import { alternatives, planWeek, type Slot } from '../src/coach/plan.ts';
import { whyNotUntil } from '../src/coach/pause.ts';
import { applySettings, conflicts, type Settings } from '../src/coach/settings.ts';
import { daysAhead, freeDays } from '../src/coach/week.ts';
import { grant, type Wish } from '../src/coach/wish.ts';
import { merged, whyNotOff } from '../src/people/days-off.ts';
import { localDate } from '../src/time/wall.ts';
import { historyOf } from './coached.ts';
import { askAgain } from './delivery.ts';
import type { Life, LifeEvent, Outage, SettingsChange } from './life.ts';
import { planNudges, planReturn } from './nudging.ts';
import { type Run, startRun } from './run.ts';
import { moveVision, planVision, skipVision } from './visioning.ts';
import type { Year } from './year.ts';

/**
 * Lets a manager live through their time with the coach. The rules are the app's own; what it keeps in its database is in
 * memory here, and moments come one after the other, each at its minute or when the program runs again.
 */
export function live(life: Life): Year {
  return liveOn(life).year;
}

/** The settings and the history that a manager has in the end, as planning reads them. */
export function liveToday(life: Life): { manager: Manager; history: History } {
  const { of } = liveOn(life);
  return { manager: of.manager, history: historyOf(of, life.endsAt) };
}

function liveOn(life: Life): Run {
  const run = startRun(life);
  const { agenda } = run;
  replan(run, life.settings, life.beganAt);
  for (const event of life.events) agenda.add(event.at, (now) => happen(run, event, now));
  watchPlans(run);
  let now = life.beganAt;
  for (let item = agenda.next(); item; item = agenda.next()) {
    now = later(now, whenUp(item.at, life.outages));
    if (Temporal.Instant.compare(now, life.endsAt) >= 0) break;
    item.run(now);
  }
  return run;
}

/** Ticks come with the minute, and not at all while the program does not run. */
function whenUp(at: Temporal.Instant, outages: readonly Outage[]): Temporal.Instant {
  const down = outages.find(
    ({ from, to }) =>
      Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, to) < 0,
  );
  const up = down ? whenUp(down.to, outages) : at;
  return up.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
}

/** Keeps settings, and plans anew what hangs on them. */
function replan(run: Run, manager: Manager, now: Temporal.Instant): void {
  run.of.manager = manager;
  run.year.log.push({ at: now, what: 'settings', manager });
  planVision(run, now);
  planNudges(run, now);
  planReturn(run, now);
  askAgain(run, now);
}

function happen(run: Run, event: LifeEvent, now: Temporal.Instant): void {
  const { of } = run;
  const { manager } = of;
  const { daysOff, zone } = manager;
  const today = localDate(now, zone);
  const byHand = { ...manager, changedAt: now };
  switch (event.what) {
    case 'changes': {
      const changed = withChange(manager, event.settings, now);
      if (changed) replan(run, changed, now);
      return;
    }
    case 'pauses':
      if (event.until && whyNotUntil(event.until, today)) return;
      replan(run, { ...byHand, pause: { until: event.until }, pausedSince: today }, now);
      return;
    case 'resumes':
      replan(run, { ...byHand, pause: null, pausedSince: null }, now);
      return;
    case 'takes-off': {
      if (whyNotOff(event.span, today)) return;
      const spans = merged([...daysOff.spans, event.span]);
      replan(run, { ...manager, daysOff: { ...daysOff, spans } }, now);
      return;
    }
    case 'status': {
      const { until, isAway } = event;
      const since = daysOff.away?.since ?? now;
      const away = isAway ? { since: now, until } : { since, until: now };
      replan(run, { ...manager, daysOff: { ...daysOff, away } }, now);
      return;
    }
    case 'delegates':
      of.handovers.push(event.handover);
      return;
    case 'thanks':
      of.thanked.set(event.person, now);
      return;
    case 'tells':
      of.told.push({ trigger: event.of, at: now.epochMilliseconds, about: null });
      return;
    case 'changes-plan':
      changePlan(run, event.how, now);
      return;
    case 'moves-vision':
      if (moveVision(run, event.days, now)) replan(run, byHand, now);
      return;
    case 'skips-vision':
      skipVision(run, now);
      replan(run, byHand, now);
      return;
    case 'unmutes': {
      const practice = run.life.random.pick([...of.muted, null]);
      if (practice === null || practice === 'vision-time') return;
      of.muted.delete(practice);
      run.year.log.push({ at: now, what: 'unmuted', practice });
      return;
    }
  }
}

/** The settings as the form, or a flight, leaves them; null for what the form refuses. */
function withChange(
  manager: Manager,
  change: SettingsChange,
  now: Temporal.Instant,
): Manager | null {
  if (change.zone) return { ...manager, zone: change.zone };
  const wanted = { ...manager, ...change };
  const settings: Settings = {
    days: [...wanted.workingDays],
    quiet_from: wanted.quietFrom,
    quiet_to: wanted.quietTo,
    zone: wanted.zone,
    nudge_at: wanted.nudgeAt,
    pace: wanted.pace,
    team: [],
    fits: [
      ...(wanted.isRemote ? (['remote'] as const) : []),
      ...(isNewLead(manager, localDate(now, manager.zone)) ? (['new-lead'] as const) : []),
    ],
    channel: wanted.teamChannel,
    purpose: wanted.purpose,
    holidays: '',
  };
  if (Object.keys(conflicts(settings)).length > 0) return null;
  return { ...applySettings(manager, settings, manager.zone, now).manager, changedAt: now };
}

/** Swaps, moves or drops what the plan of the coming week has first. */
function changePlan(run: Run, how: 'swap' | 'move' | 'drop', now: Temporal.Instant): void {
  const { of, life } = run;
  const { manager } = of;
  const { random } = life;
  const history = historyOf(of, now);
  const [slot] = planWeek(manager, history, now);
  if (!slot) return;
  const { planned } = slot;
  const wish = (): Wish | null => {
    if (how === 'drop') return { kind: 'drop' };
    if (how === 'swap') {
      const others = alternatives(manager, history, slot);
      return others.length > 0 ? { kind: 'swap', practice: random.pick(others).practice } : null;
    }
    const free = freeDays(manager, history, daysAhead(manager, history, now), planned, now);
    return free.length > 0 ? { kind: 'move', to: random.pick(free) } : null;
  };
  const wanted = wish();
  if (!wanted) return;
  const granted = grant(manager, history, { planned, seen: slot.practice.key }, wanted, now);
  if ('refused' in granted || !granted.change) return;
  of.changes = [granted.change, ...of.changes.filter(({ date }) => !date.equals(planned))];
  planNudges(run, now);
}

/** Compares, every week, what was planned with what came. */
function watchPlans(run: Run): void {
  const { agenda, life, of, year } = run;
  let planned: readonly Slot[] = [];
  const look = (now: Temporal.Instant) => {
    const kept = planned.filter(({ at, practice }) =>
      of.made.some(
        (made) =>
          made.practice === practice.key && Math.abs(made.at - at.epochMilliseconds) < 86_400_000,
      ),
    );
    year.plans.announced += planned.length;
    year.plans.kept += kept.length;
    planned = planWeek(of.manager, historyOf(of, now), now);
    agenda.add(now.add({ hours: 7 * 24 }), look);
  };
  agenda.add(life.beganAt, look);
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}

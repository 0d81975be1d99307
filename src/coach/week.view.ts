import type { KnownBlock, ModalView } from '@slack/types';
import { saySpan } from '../people/index.ts';
import type { About } from '../practices/index.ts';
import { actions, button, context, divider, modal, option, section } from '../slack/blocks.ts';
import { plain } from '../slack/text.ts';
import { localDate } from '../time/wall.ts';
import { sayDate, sayFixedDate, sayTime } from '../time/words.ts';
import { sayPace } from './coach.view.ts';
import { sayPlan } from './intention.view.ts';
import { isPausedOn, type Manager, nudgeDays } from './manager.ts';
import { sayOff } from './off.view.ts';
import { sayPause } from './pause.view.ts';
import { sayTimes } from './nudge.view.ts';
import type { Choice } from './plan.ts';
import { sayReason } from './reason.view.ts';
import type { FreedEntry, NudgeEntry, WeekEntry } from './week.ts';
import type { Refusal, Wish } from './wish.ts';

/** What is known of the choices on show; see `readKnown`. */
export type Known = ReadonlyMap<Choice, Partial<About>>;

/** What the screen of the coming week shows. `notice`: what has just been done, or why it was not. */
export type WeekShown = {
  manager: Manager;
  entries: readonly WeekEntry[];
  known: Known;
  /** The pace while it is halved, since three in a row went unanswered; null: it is not. */
  slowedTo: number | null;
  notice: string | null;
  now: Temporal.Instant;
};

/** The coming seven days, with what can be changed about each nudge. */
export function weekView(shown: WeekShown): ModalView {
  const { entries, notice } = shown;
  return modal({
    callback: 'plan.week',
    title: 'This week',
    close: 'Close',
    blocks: [
      ...(notice === null ? [] : [section(`*${notice}*`)]),
      context(
        'The coming seven days. Answers change what comes: this is the plan as of now.',
        ...sayWhole(shown),
      ),
      ...entries.flatMap((entry) => [divider, ...entryBlocks(entry, shown)]),
      ...(entries.some(({ kind }) => kind === 'nudge') ? [] : [divider, ...nothing(shown)]),
      divider,
      actions(
        button('All habits', { action: 'practice.browse' }),
        button('Something happened', { action: 'happening.tell' }),
      ),
    ],
  });
}

/** What holds for all of it: a pause, days off, a slower pace. */
function sayWhole({ manager, slowedTo, now }: WeekShown): string[] {
  const isPaused = isPausedOn(manager, localDate(now, manager.zone));
  const pace = sayPace(manager);
  return [
    ...(isPaused ? [sayPause(manager, now)] : sayOff(manager, now)),
    ...(pace ? [pace] : []),
    ...(slowedTo === null
      ? []
      : [
          `The last three found no answer, so I come less often: ${sayTimes(slowedTo)} a week. Any answer brings the old pace back.`,
        ]),
  ];
}

/** Why there is no nudge. */
function nothing({ manager, entries, now }: WeekShown): KnownBlock[] {
  if (isPausedOn(manager, localDate(now, manager.zone))) {
    return [section('No nudge in these seven days, since you pause.')];
  }
  if (nudgeDays(manager).length === 0) {
    return [section('No nudges: your working days leave no day besides vision time.')];
  }
  if (entries.some(({ kind }) => kind === 'freed' || kind === 'off')) {
    return [section('No nudge is left in these seven days.')];
  }
  return [
    section(
      'No nudge in these seven days: no habit is left that could come. Unmute one in *All habits*, or do one now.',
    ),
  ];
}

function entryBlocks(entry: WeekEntry, shown: WeekShown): KnownBlock[] {
  const { now } = shown;
  const { zone } = shown.manager;
  const today = localDate(now, zone);
  const when = sayWhen(entry.at, zone, now);
  switch (entry.kind) {
    case 'vision': {
      const until = sayTime(entry.until.toZonedDateTimeISO(zone).toPlainTime());
      return [
        section(`*Vision time*\n${when.replace(' at ', ', ')} to ${until}`),
        context('Silence, for where you are going. `/coach vision` moves it.'),
      ];
    }
    case 'agreed':
      return [
        section(`*${entry.plan ? 'Your plan' : entry.practice.title}*\n${when}`),
        context(entry.plan ? sayPlan(entry.plan) : 'You put it off until then.'),
      ];
    case 'off': {
      const name = entry.name === null ? '' : ` (${entry.name})`;
      return [section(`*Off*\n${saySpan(entry, today)}${name}`)];
    }
    case 'freed':
      return freedBlocks(entry, when, today);
    case 'nudge':
      return nudgeBlocks(entry, when, shown);
  }
}

function freedBlocks(
  { change }: FreedEntry,
  when: string,
  today: Temporal.PlainDate,
): KnownBlock[] {
  const { date, movedTo, isDropped } = change;
  const said = isDropped || !movedTo ? 'Dropped' : `Moved to ${sayFixedDate(movedTo, today)}`;
  const back = button(isDropped ? 'Put it back' : 'Undo', {
    action: 'plan.undo',
    value: date.toString(),
    says: `Put back the nudge of ${sayFixedDate(date, today)}`,
  });
  return [section(`*${said}*\n${when}`, back)];
}

function nudgeBlocks(
  { slot, change, instead, free }: NudgeEntry,
  when: string,
  { known, manager, now }: WeekShown,
): KnownBlock[] {
  const { practice, planned, reason } = slot;
  const today = localDate(now, manager.zone);
  const value = slotValue(planned, practice.key);
  const said = [
    ...(change?.movedTo ? [`You moved it here from ${sayFixedDate(planned, today)}.`] : []),
    ...(instead ? [`You chose “${instead.title}”, which may not come any more.`] : []),
    sayReason(reason, known.get(slot) ?? {}),
  ];
  const of = `“${practice.title}”`;
  const undo = button('Undo', {
    action: 'plan.undo',
    value: planned.toString(),
    says: `Undo what you changed about ${of}`,
  });
  const days = free.map((day) => option(sayFixedDate(day, today), `${value} ${day.toString()}`));
  const move = {
    type: 'static_select' as const,
    action_id: 'plan.move',
    placeholder: plain('Move'),
    options: days,
  };
  return [
    section(`*${practice.title}*\n${when}`, change ? undo : undefined),
    context(said.join(' ')),
    actions(
      button('Swap', { action: 'plan.swap', value, says: `Swap ${of}` }),
      ...(days.length > 0 ? [move] : []),
      button('Drop', { action: 'plan.drop', value, says: `Drop ${of}` }),
    ),
  ];
}

/** Names a nudge in what comes back: its day by the plan, and the practice on show. */
export function slotValue(planned: Temporal.PlainDate, practice: string): string {
  return `${planned.toString()} ${practice}`;
}

/** "Today at 10:00", "Wednesday 17 March at 10:00". */
function sayWhen(at: Temporal.Instant, zone: string, now: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(zone);
  const date = sayDate(local.toPlainDate(), localDate(now, zone));
  return `${date.charAt(0).toUpperCase()}${date.slice(1)} at ${sayTime(local.toPlainTime())}`;
}

/** A few others for a day, each with its reason, and the way to all of them. */
export function swapView(of: {
  entry: NudgeEntry;
  others: readonly Choice[];
  known: Known;
  today: Temporal.PlainDate;
}): ModalView {
  const { slot } = of.entry;
  const value = slotValue(slot.planned, slot.practice.key);
  return modal({
    callback: 'plan.week',
    title: 'Swap',
    close: 'Close',
    blocks: [
      section(
        of.others.length > 0
          ? `Instead of *${slot.practice.title}* on ${sayFixedDate(slot.date, of.today)}:`
          : `Nothing else fits ${sayFixedDate(slot.date, of.today)} better than *${slot.practice.title}*.`,
      ),
      ...of.others.flatMap((choice) => [
        divider,
        section(
          `*${choice.practice.title}*\n${choice.practice.why}`,
          button('Take it', {
            action: 'plan.take',
            value: `${value} ${choice.practice.key}`,
            says: `Take “${choice.practice.title}”`,
          }),
        ),
        context(sayReason(choice.reason, of.known.get(choice) ?? {})),
      ]),
      divider,
      actions(
        button('Let me search', { action: 'plan.search', value }),
        button('Back', { action: 'plan.week' }),
      ),
    ],
  });
}

/** Why a wish was not granted, in a sentence. `title` is the practice's that was wished for, `date` the day. */
export function sayRefusal(refused: Refusal, of: { title: string; date: string }): string {
  switch (refused) {
    case 'came':
      return 'That one has come already, or is not planned any more. This is the plan now.';
    case 'changed':
      return 'The plan has changed meanwhile. This is how it is now.';
    case 'past':
      return `It is too late for ${of.date}.`;
    case 'taken':
      return `Something else comes on ${of.date} already.`;
    case 'muted':
      return `“${of.title}” is muted. Unmute it first.`;
    case 'elsewhere':
      return `You chose “${of.title}” for another day already.`;
    case 'read':
      return `You have read all there is to “${of.title}” in the last eight weeks. You can do it now instead.`;
  }
}

/** What was done, in a few words. */
export function sayGranted(wish: Wish, { title, date }: { title: string; date: string }): string {
  switch (wish.kind) {
    case 'swap':
      return `“${title}” comes on ${date} instead.`;
    case 'move':
      return `Moved to ${date}.`;
    case 'drop':
      return `Dropped. ${date} has no nudge.`;
    case 'undo':
      return 'Put back.';
  }
}

import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { catalogue, type Practice, practiceByKey } from '../practices/index.ts';
import type { Subcommand } from '../room.ts';
import type { ActionCall, Call, CommandCall, Listen } from '../slack/call.ts';
import { UserError } from '../slack/user-error.ts';
import { localDate } from '../time/wall.ts';
import { readAsked } from './asked.ts';
import { keepAsked, openPractice } from './asked.steps.ts';
import { atAll, type Looking, pageOf, readHat, readLooking, readTheme } from './catalogue.ts';
import { catalogueView } from './catalogue.view.ts';
import { findPractices, practiceMeant } from './find.ts';
import { readHistory } from './history.store.ts';
import { answersOf, type NudgeOptions, silenceOthers } from './nudge.listeners.ts';
import type { PlanningOptions } from './nudge.planners.ts';
import { mute, type Nudge, unmute } from './nudge.store.ts';
import { planWeek } from './plan.ts';
import { whichPractice } from './practice.view.ts';
import { show } from './screen.steps.ts';
import { managerOf } from './settings.steps.ts';
import { decide, slotOf } from './week.steps.ts';

type PracticeOptions = PlanningOptions & Pick<NudgeOptions, 'nudges' | 'forms'>;

const typed = z.object({ search: z.string().nullish() });

/** The catalogue, and doing one of its practices now; returns the words after /coach for it. */
export function listenForPractices(
  on: Listen,
  options: PracticeOptions,
): Record<string, Subcommand> {
  const { nudges } = options;

  on.action('practice.do', (call) => openPractice(call, practiceOf(call.value), options));
  on.submission('practice.done', z.record(z.string(), z.unknown()), async (call, _values) => {
    const asked = readAsked(call.metadata);
    if (!asked) throw new UserError("I don't know that habit any more.");
    const read = answersOf(practiceOf(asked.practice), call.values);
    if ('errors' in read) return read;
    await call.once((tx) => keepAsked(tx, call, asked, read.answers, options));
    return { closeAll: true };
  });

  on.action('practice.browse', async (call) => show(call, await shown(call, atAll)));
  on.action('plan.search', async (call) => {
    const { planned, seen } = slotOf(call.value);
    const pick = { planned: planned.toString(), seen: seen ?? '' };
    await show(call, await shown(call, { ...atAll, pick }));
  });
  on.action(
    'search',
    again((how) => ({ ...how, page: 0 })),
  );
  on.submission('practice.catalogue', typed, async (call, { search }) => {
    const how = { ...readLooking(call.metadata), page: 0 };
    return { view: await shown(call, how, search ?? '') };
  });
  on.action(
    'practice.theme',
    again((how, value) => ({ ...how, theme: readTheme(value), page: 0 })),
  );
  on.action(
    'practice.hat',
    again((how, value) => ({ ...how, hat: readHat(value), page: 0 })),
  );
  on.action(
    'practice.only-muted',
    again((how, value) => ({ ...how, onlyMuted: value === 'yes', page: 0 })),
  );
  for (const turn of ['practice.previous', 'practice.next']) {
    on.action(
      turn,
      again((how, value) => ({ ...how, page: Number(value) || 0 })),
    );
  }

  on.action('practice.more', async (call) => {
    const [what = '', ...rest] = call.value.split(' ');
    const practice = practiceOf(rest.at(-1) ?? '');
    if (what === 'do') return openPractice(call, practice, options);
    if (what === 'plan') {
      const notice = await decide(call, options, slotOf(rest.join(' ')), {
        kind: 'swap',
        practice,
      });
      return redraw(call, notice);
    }
    const isMuted = what === 'mute';
    await (isMuted ? muted(call, practice) : unmuted(call, practice));
    const became = isMuted ? 'is muted: it comes no more.' : 'may come again.';
    await redraw(call, `“${practice.title}” ${became}`);
  });

  /** Draws the catalogue as it is looked at after a click. */
  function again(change: (how: Looking, value: string) => Looking) {
    return async (call: ActionCall) => {
      const how = change(readLooking(call.view?.private_metadata ?? ''), call.value);
      await show(call, await shown(call, how, searched(call)));
    };
  }

  async function redraw(call: ActionCall, notice: string): Promise<void> {
    const how = readLooking(call.view?.private_metadata ?? '');
    await show(call, await shown(call, how, searched(call), notice));
  }

  async function shown(
    call: Call,
    how: Looking,
    query = '',
    notice: string | null = null,
  ): Promise<ModalView> {
    const manager = await managerOf(call);
    const history = await readHistory(call.db, options.sources, manager, call.now);
    const { muted } = history;
    const page = pageOf(how, query, { muted });
    const slots = planWeek(manager, history, call.now);
    const today = localDate(call.now, manager.zone);
    return catalogueView({ how, query, page, muted, slots, today, notice });
  }

  async function muted(call: ActionCall, { key }: Practice): Promise<void> {
    const silenced: Nudge[] = [];
    await call.db.transaction().execute(async (tx) => {
      await managerOf({ ...call, db: tx });
      await mute(tx, call.workspace, call.user, key, call.now);
      silenced.push(...(await silenceOthers(tx, call, key)));
      await nudges.replan(tx, call);
    });
    for (const nudge of silenced) await nudges.redraw(call, nudge.id);
  }

  async function unmuted(call: ActionCall, { key }: Practice): Promise<void> {
    await call.db.transaction().execute(async (tx) => {
      await unmute(tx, call.workspace, call.user, key);
      await nudges.replan(tx, call);
    });
  }

  return {
    practice: {
      help: '`/coach practice kudos thread`: do one now; `/coach practice`: all habits, to search, mute and unmute, or to tell me that something happened',
      run: async (call) => {
        await managerOf(call);
        if (call.text === '') return call.open(await shown(call, atAll));
        return doNamed(call, options);
      },
    },
  };
}

/** Opens the practice of that name, or asks which one was meant. */
async function doNamed(call: CommandCall, options: PracticeOptions): Promise<void> {
  const meant = practiceMeant(call.text, catalogue);
  if (meant) return openPractice(call, meant, options);
  await call.reply(whichPractice(call.text, findPractices(call.text, catalogue)));
}

function practiceOf(key: string): Practice {
  const practice = practiceByKey(key);
  if (!practice) throw new UserError("I don't know that habit any more.");
  return practice;
}

/** What stands in the search field. */
function searched(call: ActionCall): string {
  const query = call.view?.state?.['search'];
  return typeof query === 'string' ? query : '';
}

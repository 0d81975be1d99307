import type { Room } from '../room.ts';
import type { ActionCall } from '../slack/call.ts';
import { forgetDrafts } from './draft.store.ts';
import { kudosRefused, listenForGiven } from './given.listeners.ts';
import { given, type KudosOptions, listed } from './given.steps.ts';
import { listenForGiving, openedWith, type Opening, openKudosForm } from './giving.listeners.ts';
import { homeBlocks } from './kudos-list.view.ts';
import { nothingAdded, type Shareable, thanksFrom } from './kudos.ts';
import { addedKeeper } from './kudos.steps.ts';
import { sharesOf } from './kudos.store.ts';
import { changePosts, changePostsBack } from './win-posts.steps.ts';

export { kudosBetween } from './between.store.ts';
/** The room, and the form that it opens for others. */
export { kudosGiverOf } from './kudos.steps.ts';
export { kudosGiven, thanked } from './kudos.store.ts';
export { thanksGiven, thanksTo } from './thanks.store.ts';

/** `already`: where a win was shared before, in words; `list`: the list of wins in which that was clicked. */
type SharingFrom = { already: string; list: { view: string; page: number } | null };

export type KudosRoom = Room & {
  /** Opens the form that makes a kudos of a win. */
  share: (call: ActionCall, win: Shareable, from: SharingFrom) => Promise<void>;
  /** Opens the form that thanks somebody, with words to begin with. `answers` names the nudge that it is the answer to. */
  thank: (
    call: Opening,
    of: { text: string; people: readonly string[]; answers?: string },
  ) => Promise<void>;
  /** Opens it with what somebody wrote, such as "@ana for the fix". */
  thankInWords: (call: ActionCall, text: string) => Promise<void>;
  /** Where somebody's wins have been shared, the oldest first. */
  sharesOf: typeof sharesOf;
  /** Lets what was posted of a win follow it, and takes that back. */
  changePosts: typeof changePosts;
  changePostsBack: typeof changePostsBack;
};

/** Thanks in front of the team, each with a thread for everybody who had a part in it. */
export function kudosRoom(options: KudosOptions): KudosRoom {
  return {
    listen(on) {
      listenForGiving(on, options);
      listenForGiven(on, options);
    },
    undeliverable: { kudos: kudosRefused },
    threads: { kudos: addedKeeper },
    async home(visit) {
      const lately = await given(visit, options, { limit: 3, offset: 0 });
      const when = { now: visit.now, zone: await options.zoneOf(visit) };
      // The tab is drawn without asking Slack who reads a channel, so it shows nothing of what others added there: the list does.
      const own = lately.map((one) => ('ts' in one ? one : { ...one, added: nothingAdded }));
      return homeBlocks(await listed(visit, own), when);
    },
    tidy: forgetDrafts,
    share: (call, win, { already, list }) =>
      openKudosForm(
        call,
        options,
        { ...thanksFrom(win), people: win.people },
        { win: win.id, ...(list && { list }), ...(already && { already }) },
      ),
    thank: (call, { text, people, answers }) =>
      openKudosForm(call, options, { did: text, effect: '', people }, answers ? { answers } : {}),
    thankInWords: (call, text) => openKudosForm(call, options, openedWith(text)),
    sharesOf,
    changePosts,
    changePostsBack,
  };
}

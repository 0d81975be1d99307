import type { Room } from '../room.ts';
import { listenForTalk, type TalkOptions } from './talk.listeners.ts';

/** What people say to the app in words: answers under what it asked, and whatever else. */
export function talkRoom(options: TalkOptions): Room {
  return { listen: (on) => listenForTalk(on, options) };
}

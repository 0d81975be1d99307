/**
 * What the practice workspace's page and its server say to each other, as JSON over one WebSocket a tab.
 * The server shows a tab what its person may see (`Screen`), anew after every change; the tab sends what the person does.
 */

import type { Seen } from '../sight.ts';
import type { OpenView, Values } from '../state.ts';
import type { Traffic } from '../traffic.ts';

export type { OpenView, Seen, Traffic, Values };

/** Where the page's server takes WebSockets: `/live?as=mira`, with the handle of the person that the tab is. */
export const socketPath = '/live';

export type PersonCard = {
  id: string;
  /** The handle, as after @. */
  name: string;
  displayName: string;
  title: string;
  zone: string;
  /** The person's local time, such as "Tue 09:15". */
  localTime: string;
  statusEmoji: string;
  statusText: string;
  isBot: boolean;
  isDeactivated: boolean;
};

export type ChannelCard = {
  id: string;
  /** Without #; for a DM the other person's handle. */
  name: string;
  kind: 'public' | 'private' | 'im';
  isMember: boolean;
  isArchived: boolean;
  appIsMember: boolean;
  unread: number;
  topic: string;
};

export type CommandCard = { command: string; description: string; usageHint: string };

export type ShortcutCard = { callbackId: string; name: string; kind: 'global' | 'message' };

/** The workspace's clock. Instants are ISO strings. */
export type ClockCard = {
  now: string;
  /** Local to the acting person: "Tuesday 16 March 2027, 08:45". */
  localNow: string;
  zone: string;
  /** When something is due next for the app; null for never. */
  nextMoment: string | null;
  /** Whether a jump is under way, and how far it has come. */
  travelling: { to: string; at: string } | null;
};

/** Everything a tab shows, as its person may see it. */
export type Screen = {
  team: string;
  appUser: string;
  /** The DM with the app. */
  appChannel: string;
  me: PersonCard;
  people: PersonCard[];
  channels: ChannelCard[];
  commands: CommandCard[];
  shortcuts: ShortcutCard[];
  /** The conversation looked at; null for the app's Home tab. */
  channel: string | null;
  messages: Seen[];
  /** The open thread's messages, the parent first. */
  thread: Seen[] | null;
  /** By ts: what this person has chosen in a message's elements, by block_id and action_id. */
  choices: Record<string, Values>;
  home: OpenView | null;
  /** The stack of modals, the top one last. */
  modals: OpenView[];
  /** By the file's id: the pictures that stand in these blocks, as data: addresses. */
  pictures: Record<string, string>;
  clock: ClockCard;
  /** The "Start here" card, until it is closed: what of it is done. */
  startHere: { setUp: boolean; win: boolean; tuesday: boolean } | null;
  faults: FaultSwitches;
};

export type FaultSwitches = {
  /** So many of the app's next calls answer 429 for some seconds, 503, or lose their answer after acting. */
  rateLimited: number;
  unavailable: number;
  lostAnswers: number;
};

export type MessageRef = { channel: string; ts: string };

/**
 * What a person does. Answered by `done` with the same `id`.
 * Texts are as typed: "@ana" and "#general" become mentions at the server.
 * `travel` takes besides its words an instant, or a local time of the acting person such as "2027-03-16T08:45".
 * `watch-traffic` is answered with what is kept so far; an entry sent again with the same `n` replaces the earlier one.
 */
export type Act =
  | { do: 'look'; channel: string | null; thread: MessageRef | null }
  | { do: 'say'; channel: string; text: string; thread: MessageRef | null }
  | { do: 'command'; channel: string; text: string }
  | {
      do: 'click';
      on: MessageRef | 'view' | 'home';
      blockId: string;
      actionId: string;
      /** What was chosen: option values, user or channel ids, dates, texts. */
      value: string | string[] | null;
    }
  /** A field of the top modal has changed; told once typing rests, and before `submit`. */
  | {
      do: 'fill';
      viewId: string;
      blockId: string;
      actionId: string;
      value: string | string[] | null;
    }
  | { do: 'submit' }
  | { do: 'close'; all: boolean }
  | { do: 'shortcut'; callbackId: string; message: MessageRef | null }
  | { do: 'react'; message: MessageRef; emoji: string; on: boolean }
  | { do: 'edit'; message: MessageRef; text: string }
  | { do: 'delete'; message: MessageRef }
  /** Opens the DM with somebody, by id; it then stands among the channels. */
  | { do: 'open-dm'; person: string }
  | { do: 'join'; channel: string }
  | { do: 'invite-app'; channel: string }
  /** One of the named jumps, or a local date, date-time or an instant in ISO form. */
  | { do: 'travel'; to: 'hour' | 'tomorrow' | 'tuesday' | 'next' | (string & {}) }
  | { do: 'start-over' }
  | { do: 'close-start-here' }
  | { do: 'faults'; switches: FaultSwitches }
  | { do: 'disconnect'; reason: 'warning' | 'refresh_requested' | 'link_disabled' }
  | { do: 'watch-traffic'; on: boolean };

export type FromTab = { id: number; act: Act };

export type ToTab =
  | { kind: 'screen'; screen: Screen }
  /** There is no workspace to show yet: it is being made. `done` goes from 0 to 1. */
  | { kind: 'preparing'; what: string; done: number }
  /** The tab cannot be this person; the socket closes. */
  | { kind: 'refused'; error: string }
  /**
   * `error` is words for the person, such as the date that could not be read. It is left out where the screen says
   * it already: errors under a form's fields. `id` is -1 for a message that could not be read.
   */
  | { kind: 'done'; id: number; ok: boolean; error?: string }
  | { kind: 'traffic'; entries: Traffic[] };

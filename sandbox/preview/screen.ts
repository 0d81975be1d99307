import type { ChannelCard, PersonCard, Screen } from '../page/protocol.ts';
import { channels, now, people, zone } from './sample.ts';

const appUser = 'U0BOTHHATS0';

function card(id: string, name: string): PersonCard {
  return {
    id,
    name,
    displayName: '',
    title: '',
    zone,
    localTime: '',
    statusEmoji: '',
    statusText: '',
    isBot: id === appUser,
    isDeactivated: false,
  };
}

function channelCard(id: string, name: string, kind: ChannelCard['kind']): ChannelCard {
  return {
    id,
    name,
    kind,
    isMember: true,
    isArchived: false,
    appIsMember: true,
    unread: 0,
    topic: '',
  };
}

/** Mira's screen, with everybody and every channel that a preview names. */
export function screenWith(pictures: Screen['pictures']): Screen {
  const app = card(appUser, 'Both Hats');
  return {
    team: 'Fjord & Sons',
    appUser,
    appChannel: 'D0BOTHHATS0',
    me: card('U0READER000', 'reader'),
    people: [app, ...Array.from(people, ([id, name]) => card(id, name))],
    channels: [
      channelCard('D0BOTHHATS0', 'Both Hats', 'im'),
      ...Array.from(channels, ([id, name]) => channelCard(id, name, 'public')),
    ],
    commands: [],
    shortcuts: [],
    channel: 'D0BOTHHATS0',
    messages: [],
    thread: null,
    choices: {},
    home: null,
    modals: [],
    clock: { now: now.toString(), localNow: '', zone, nextMoment: null, travelling: null },
    pictures,
    startHere: null,
    faults: { rateLimited: 0, unavailable: 0, lostAnswers: 0 },
  };
}

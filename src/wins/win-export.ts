import { toCsv } from '../slack/csv.ts';
import type { FileToSend } from '../slack/message.ts';
import { mention, somebodyWhoLeft } from '../slack/text.ts';
import { namesForMentions } from '../slack/typed.ts';
import type { Shown } from './win.ts';

/** Wins to be sent to their owner. */
export type Exported = {
  user: string;
  workspace: string;
  zone: string;
  /** What was looked for, as it was typed; '' for all wins. */
  asked: string;
  wins: readonly Shown[];
  /** Names, as far as they are known, of people and of channels. */
  people: readonly { id: string; name: string }[];
  channels: readonly { id: string; name: string }[];
};

const columns = [
  'when',
  'zone',
  'what went well',
  'why it mattered',
  'who was part of it',
  'shared',
  'message',
];

/** The same wins twice, the oldest first: for spreadsheets, and for programs. */
export function winFiles(exported: Exported, now: Temporal.Instant): FileToSend[] {
  const day = now.toZonedDateTimeISO(exported.zone).toPlainDate().toString();
  return [
    {
      name: `wins-${day}.csv`,
      title: 'Your wins, for spreadsheets',
      content: Buffer.from(asCsv(exported)),
    },
    {
      name: `wins-${day}.json`,
      title: 'Your wins, for programs',
      content: Buffer.from(`${JSON.stringify(asJson(exported, now), null, 2)}\n`),
    },
  ];
}

function asCsv({ wins, zone, people, channels }: Exported): string {
  return toCsv(
    columns,
    wins.map((win) => [
      say(win.at, zone, 'never'),
      zone,
      namesForMentions(win.text, people),
      namesForMentions(win.why, people),
      win.people.map((user) => nameOf(user, people)).join(', '),
      win.shares
        .map(({ channel, at }) => `${placeOf(channel, channels)} ${say(at, zone, 'never')}`)
        .join(', '),
      win.link ?? '',
    ]),
  );
}

function asJson(exported: Exported, now: Temporal.Instant): object {
  const { user, workspace, zone, asked, wins, people, channels } = exported;
  return {
    about: {
      what: 'Wins that one person wrote down with Both Hats.',
      user,
      workspace,
      zone,
      lookedFor: asked === '' ? null : namesForMentions(asked, people),
      madeAt: say(now, zone),
    },
    people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    channels: Object.fromEntries(channels.map(({ id, name }) => [id, name])),
    wins: wins.map(({ text, why, people: withWhom, at, link, shares }) => ({
      at: say(at, zone),
      text,
      why: why === '' ? null : why,
      people: withWhom,
      message: link,
      shared: shares.map((share) => ({ channel: share.channel, at: say(share.at, zone) })),
    })),
  };
}

function say(at: Temporal.Instant, zone: string, timeZoneName: 'auto' | 'never' = 'auto'): string {
  return at.toZonedDateTimeISO(zone).toString({ smallestUnit: 'second', timeZoneName });
}

function nameOf(id: string, people: Exported['people']): string {
  if (id === somebodyWhoLeft) return mention(id);
  return people.find((person) => person.id === id)?.name ?? id;
}

function placeOf(id: string, channels: Exported['channels']): string {
  const channel = channels.find((each) => each.id === id);
  return channel ? `#${channel.name}` : id;
}

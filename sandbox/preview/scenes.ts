import { coachPreviews } from './coach.preview.ts';
import type { Said } from './client.ts';
import { delegationPreviews } from './delegations.preview.ts';
import { homePreviews } from './home.preview.ts';
import { kudosPreviews } from './kudos.preview.ts';
import { nudgePreviews } from './nudges.preview.ts';
import { type Preview, previewOf } from './preview.ts';
import { ana, bo, zoe, zone } from './sample.ts';

/** A picture for the README: a place in Slack, and what is seen there. */
export type Scene = {
  /** The picture's name in docs/images, without its ending. */
  name: string;
  place: string;
  /** A text stands for a day. */
  seen: readonly (Preview | Said | string)[];
};

/** A moment by the clock of whoever looks. */
function at(wall: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant();
}

/** A message of the app. */
function said(preview: Preview, wall: string): Said {
  if (preview.kind !== 'message') throw new Error(`${preview.name} is no message`);
  return { ...preview.content, at: at(wall) };
}

export const scenes: readonly Scene[] = [
  {
    name: 'home',
    place: 'Both Hats · Home',
    seen: [previewOf(homePreviews, 'homeTab', 'a week later')],
  },
  {
    name: 'nudge',
    place: 'Both Hats',
    seen: [
      'Tuesday 16 March',
      said(previewOf(coachPreviews, 'settingsKept', 'first time'), '2027-03-16T08:30'),
      'Wednesday 17 March',
      said(previewOf(nudgePreviews, 'nudgeMessage', 'Say who the work helps'), '2027-03-17T10:00'),
    ],
  },
  {
    name: 'delegation',
    place: 'Both Hats',
    seen: [
      'Tuesday 16 March',
      said(previewOf(delegationPreviews, 'askMessage', 'usual'), '2027-03-16T09:30'),
      'Thursday 18 March',
      said(previewOf(delegationPreviews, 'checkInMessage', 'usual'), '2027-03-18T10:00'),
    ],
  },
  {
    name: 'kudos',
    place: 'Thread in #team-aurora',
    seen: [
      said(previewOf(kudosPreviews, 'kudosPost', 'one person'), '2027-03-16T11:21'),
      said(previewOf(kudosPreviews, 'threadOpener', 'under a kudos'), '2027-03-16T11:21'),
      {
        from: ana.id,
        at: at('2027-03-16T11:34'),
        text: `<@${bo.id}> found the token that expired an hour too early. I would still be guessing.`,
      },
      {
        from: bo.id,
        at: at('2027-03-16T11:40'),
        text: `And <@${zoe.id}> sent me the one log line that showed it :raised_hands:`,
      },
      {
        from: zoe.id,
        at: at('2027-03-16T12:05'),
        text: 'I only asked support which customers had called. They had the list in five minutes.',
      },
    ],
  },
];

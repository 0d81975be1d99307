import { homeTab, missingPart } from '../../src/home/home.view.ts';
import { coachPreviews } from './coach.preview.ts';
import { contactPreviews } from './contact.preview.ts';
import { delegationViewPreviews } from './delegation-views.preview.ts';
import { blocksOf, previewsOf } from './preview.ts';
import { visionPreviews } from './vision.preview.ts';
import { winPreviews } from './wins.preview.ts';

const { homes, blocks } = previewsOf('home');

/** The rooms' parts in their order, each in one of its states. */
function parts(of: { coach: string; vision: string; wins: string; delegations: string }) {
  return [
    blocksOf(coachPreviews, 'homeBlocks', of.coach),
    blocksOf(visionPreviews, 'homeBlocks', of.vision),
    blocksOf(winPreviews, 'homeBlocks', of.wins),
    blocksOf(delegationViewPreviews, 'homeBlocks', of.delegations),
  ];
}

const [coach = [], vision = [], wins = [], delegations = []] = parts({
  coach: 'set up',
  vision: 'with a note',
  wins: 'some',
  delegations: 'given and yours',
});

export const homePreviews = [
  ...homes('homeTab', {
    'a newcomer': homeTab([
      blocksOf(coachPreviews, 'welcome', 'not set up'),
      blocksOf(winPreviews, 'homeBlocks', 'none'),
      blocksOf(delegationViewPreviews, 'homeBlocks', 'none'),
      blocksOf(contactPreviews, 'homeBlocks', 'untouched'),
    ]),
    'somebody who was handed work': homeTab([
      blocksOf(winPreviews, 'homeBlocks', 'none'),
      blocksOf(delegationViewPreviews, 'homeBlocks', 'one given'),
      [
        ...blocksOf(contactPreviews, 'homeBlocks', 'their own'),
        ...blocksOf(contactPreviews, 'invitation', 'below everything'),
      ],
    ]),
    'some weeks later': homeTab([coach, vision, wins, delegations]),
    'a week later': homeTab([
      coach,
      vision,
      blocksOf(winPreviews, 'homeBlocks', 'one'),
      blocksOf(delegationViewPreviews, 'homeBlocks', 'one given'),
    ]),
    'everything at its longest': homeTab(
      parts({
        coach: '30 people, longest purpose, all muted',
        vision: 'longest note',
        wins: 'longest',
        delegations: 'hard to show',
      }),
    ),
    'a part is missing': homeTab([coach, missingPart(), wins, delegations]),
  }),
  ...blocks('missingPart', { 'after an error': missingPart() }),
];

import { cardPreviews } from './cards.preview.ts';
import { homeTab, missingPart, withoutPictures } from '../../src/home/home.view.ts';
import { coachPreviews } from './coach.preview.ts';
import { contactPreviews } from './contact.preview.ts';
import { delegationViewPreviews } from './delegation-views.preview.ts';
import { blocksOf, previewsOf } from './preview.ts';
import { monthPreviews } from './month.preview.ts';
import { thanksPreviews } from './thanks.preview.ts';
import { visionPreviews } from './vision.preview.ts';
import { winPreviews } from './wins.preview.ts';

const { homes, blocks } = previewsOf('home');

/** The rooms' parts in their order, each in one of its states. */
function parts(of: {
  coach: string;
  vision: string;
  month: string;
  wins: string;
  thanks: string;
  delegations: string;
}) {
  return [
    blocksOf(coachPreviews, 'homeBlocks', of.coach),
    blocksOf(visionPreviews, 'homeBlocks', of.vision),
    blocksOf(winPreviews, 'homeBlocks', of.wins),
    blocksOf(delegationViewPreviews, 'homeBlocks', of.delegations),
    blocksOf(thanksPreviews, 'homeBlocks', of.thanks),
    blocksOf(cardPreviews, 'homeBlocks', 'a manager'),
    blocksOf(monthPreviews, 'homeBlocks', of.month),
  ];
}

const [coach = [], vision = [], wins = [], delegations = [], thanks = [], cards = [], month = []] =
  parts({
    coach: 'set up',
    vision: 'with a note',
    month: 'usual',
    wins: 'some',
    thanks: 'some wait',
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
    'some weeks later': homeTab([coach, vision, wins, delegations, thanks, cards, month]),
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
        month: 'a very full month',
        wins: 'longest',
        thanks: 'many wait',
        delegations: 'hard to show',
      }),
    ),
    'a part is missing': homeTab([coach, missingPart(), wins, delegations]),
  }),
  ...homes('withoutPictures', {
    'when Slack would not show them': withoutPictures(homeTab([coach, vision, month, wins])),
  }),
  ...blocks('missingPart', { 'after an error': missingPart() }),
];

import { cardPreviews } from './cards.preview.ts';
import { closeoutPreviews } from './closeout.preview.ts';
import { coachPreviews } from './coach.preview.ts';
import { contactPreviews } from './contact.preview.ts';
import { contractPreviews } from './contract.preview.ts';
import { delegateFormPreviews } from './delegate-form.preview.ts';
import { delegationViewPreviews } from './delegation-views.preview.ts';
import { delegationPreviews } from './delegations.preview.ts';
import { digestPreviews } from './digest.preview.ts';
import { donePreviews } from './done.preview.ts';
import { roadblockPreviews } from './roadblocks.preview.ts';
import { homePreviews } from './home.preview.ts';
import { intentionPreviews } from './intentions.preview.ts';
import { journalPreviews } from './journal.preview.ts';
import { kudosPreviews } from './kudos.preview.ts';
import { monthPreviews } from './month.preview.ts';
import { nudgePreviews } from './nudges.preview.ts';
import { peoplePreviews } from './people.preview.ts';
import { planPreviews } from './plan.preview.ts';
import type { Preview } from './preview.ts';
import { privacyPreviews } from './privacy.preview.ts';
import { sharingPreviews } from './sharing.preview.ts';
import { threadPreviews } from './threads.preview.ts';
import { talkPreviews } from './talk.preview.ts';
import { thanksPreviews } from './thanks.preview.ts';
import { visionPreviews } from './vision.preview.ts';
import { winPreviews } from './wins.preview.ts';
import { wordsPreviews } from './words.preview.ts';

export type { Preview } from './preview.ts';

/** Every view of the app in every state. test/preview/preview.test.ts says which view has none. */
export const previews: readonly Preview[] = [
  ...homePreviews,
  ...coachPreviews,
  ...nudgePreviews,
  ...intentionPreviews,
  ...journalPreviews,
  ...planPreviews,
  ...visionPreviews,
  ...winPreviews,
  ...kudosPreviews,
  ...closeoutPreviews,
  ...thanksPreviews,
  ...cardPreviews,
  ...monthPreviews,
  ...sharingPreviews,
  ...contractPreviews,
  ...delegateFormPreviews,
  ...delegationPreviews,
  ...roadblockPreviews,
  ...digestPreviews,
  ...donePreviews,
  ...delegationViewPreviews,
  ...peoplePreviews,
  ...threadPreviews,
  ...talkPreviews,
  ...wordsPreviews,
  ...contactPreviews,
  ...privacyPreviews,
];

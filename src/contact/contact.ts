import type { Hours } from '../time/hours.ts';

/** How somebody who is not coached can be reached. */
export type Reach = {
  hours: Hours;
  /** Their zone is that of their Slack profile, and changes with it. */
  followsSlack: boolean;
  /** False: they asked for no messages. */
  takes: boolean;
};

/** Why nothing can be posted in a channel. Another channel helps always, a second try only where somebody can mend it. */
export type ChannelProblem = { says: string; canBeMended: boolean };

/** Who reads a channel besides those of this workspace. */
export type Outside =
  /** People of other organisations; `others`: how many organisations, null where Slack does not say. */
  | { kind: 'organisations'; others: number | null }
  /** People of another organisation, once it accepts. */
  | { kind: 'invited' }
  /** Other workspaces of the same organisation. */
  | { kind: 'workspaces' };

export const outsideKinds = [
  'organisations',
  'invited',
  'workspaces',
] as const satisfies Outside['kind'][];

/** Whether others read a channel than its writer was `told`. */
export function isNews({ outside }: Postable, told: Outside['kind'] | undefined): boolean {
  return outside !== null && outside.kind !== told;
}

/** A channel in which something can be posted. */
export type Postable = {
  isMember: boolean;
  isPrivate: boolean;
  outside: Outside | null;
  /** Whom Slack may keep from posting there, or from answering in threads; it is known for certain only after a try. */
  restricted: 'posting' | 'threads' | null;
};

/** What is known of a channel; both null when Slack did not say in time. */
export type Look = { postable: Postable | null; problem: ChannelProblem | null };

const invite = 'type /invite @Both Hats there';
/** What is said to that. */
export const channelProblems = {
  hidden: {
    says: `I can't see that channel. If it is private, ${invite}, then send this again.`,
    canBeMended: true,
  },
  private: {
    says: `I am not in that channel yet, and only its members can let me in: ${invite}, then send this again.`,
    canBeMended: true,
  },
  noEntry: {
    says: `I may not join that channel: ${invite}, then send this again.`,
    canBeMended: true,
  },
  full: {
    says: 'That channel is full: nobody can join it any more. Choose another one.',
    canBeMended: false,
  },
  archived: { says: 'That channel is archived. Choose another one.', canBeMended: false },
  frozen: {
    says: 'That channel is frozen: it can be read, and nobody can write in it. Choose another one.',
    canBeMended: false,
  },
  notOne: { says: 'Choose a channel that people of your team are in.', canBeMended: false },
} as const satisfies Record<string, ChannelProblem>;

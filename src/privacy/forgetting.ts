import { z } from 'zod';

export type Whose = { workspace: string; user: string };

/** How much of what there is about somebody, for the form that asks whether it is to go. */
export type Forgetting = {
  settings: number;
  nudges: number;
  answers: number;
  wins: number;
  /** What they noted about people. */
  cards: number;
  visionNotes: number;
  /** Messages to them that have not gone out. */
  waiting: number;
  /** Delegations that they gave, and that are theirs. */
  given: number;
  owned: number;
  kudosGiven: number;
  kudosReceived: number;
  /** 1: they asked for no messages. */
  stopped: number;
};

/** A delegation that is still open and whose delegate is forgotten. */
export type Unowned = { manager: string; outcome: string };

/** What somebody types to show that they mean it. */
export const confirmation = 'forget';

const ask = `Type ${confirmation} to go on. Nothing has been deleted.`;

/** The second form as it comes back. */
export const confirmationForm = z.object({
  word: z
    .string(ask)
    .transform((word) => word.trim().toLowerCase())
    .refine((word) => word === confirmation, ask),
});

import type { Db } from '../db/schema.ts';
import type { Call } from './call.ts';
import type { Message, SaidAt } from './message.ts';
import type { OutboxRow } from './outbox.store.ts';
import { count, type Typed } from './text.ts';
import { UserError } from './user-error.ts';

/** Something that somebody said in words, as the answer to a message that the outbox sent them. */
export type Said = Call & {
  text: Typed;
  prompt: OutboxRow;
  at: SaidAt;
  /** Runs `effect` in a transaction; throws a UserError when these words were taken as an answer before. */
  once<T>(effect: (tx: Db) => Promise<T>): Promise<T>;
};

/** What becomes of words under the messages of one kind. */
export type Words = {
  /**
   * Takes the words as the answer, and returns what is said to that in the thread; null when this message waits for no
   * words. Throws a UserError for words that cannot be kept.
   */
  keep(said: Said): Promise<Message | null>;
  /** The button under which words said beside the message become its answer; null once it waits for none. */
  offer?(call: Call, prompt: OutboxRow): Promise<string | null>;
};

/** Refuses words that do not fit. They are not lost: they stand in Slack, in their author's own message. */
export function mustFit(text: Typed, max: number): void {
  if (text.length <= max) return;
  throw new UserError(
    `That is ${count(text.length, 'character')}, and ${max} fit here. Nothing is kept yet; your message stays where it is. Copy it and send a shorter one.`,
  );
}

import { z } from 'zod';
import type { SaidAt } from '../slack/message.ts';
import type { Typed } from '../slack/text.ts';

/** What somebody is after who writes to the app as one writes to a person. */
export type Topic = 'hello' | 'thanks' | 'stop' | 'help' | 'hours' | 'other';

const topics: readonly { topic: Topic; says: RegExp }[] = [
  {
    topic: 'stop',
    says: /^(please )?(stop|pause|unsubscribe|opt out|mute|quit|leave me alone|stop (it|this|that|messaging me|writing to me))( please)?$/,
  },
  { topic: 'help', says: /^(help|help me|\?+|what can (you|i) do|how does this work|commands)$/ },
  {
    topic: 'hours',
    says: /^((working |quiet |my )*hours|time ?zone|settings|when do you write|schedule)$/,
  },
  {
    topic: 'thanks',
    says: /^((ok(ay)?|great|perfect|cool|got it|many|no) )?(thanks|thank you|thx|ty|ok|okay|cool|great|got it|👍|🙏|:\+1:|:pray:)( (a lot|so much|very much|all|both hats|coach))?$/u,
  },
  {
    topic: 'hello',
    says: /^(hi|hello|hey|hallo|hiya|yo|good (morning|afternoon|evening))( (there|coach|both hats|all))?$/,
  },
];

/** Reads what a short message is about. Whatever holds more than a greeting or one of the words is `other`. */
export function topicOf(text: Typed): Topic {
  const bare = text
    .toLowerCase()
    .replaceAll(/[.!,…]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/(?<=.)\s*\?$/, '')
    .trim();
  return topics.find(({ says }) => says.test(bare))?.topic ?? 'other';
}

/** Whether these words ask something of the app, or just greet, and so are no answer to what it asked. */
export function isForTheApp(topic: Topic): boolean {
  return topic === 'stop' || topic === 'help' || topic === 'thanks' || topic === 'hello';
}

/** Text without the mention of the app by which it was called. */
export function withoutMention(text: Typed, bot: string): Typed {
  return text.replaceAll(`<@${bot}>`, ' ').replaceAll(/ {2,}/g, ' ').trim();
}

/** Where a message stands, as a button carries it: ids, never words. */
export function writePlace({ channel, thread, ts }: SaidAt): string {
  return `${channel} ${thread} ${ts}`;
}

const place = z.tuple([
  z.string().regex(/^[CDG][A-Z0-9]+$/),
  z.string().regex(/^\d+\.\d+$/),
  z.string().regex(/^\d+\.\d+$/),
]);

/** The inverse of `writePlace`; null for anything else. */
export function readPlace(value: string): SaidAt | null {
  const read = place.safeParse(value.split(' '));
  if (!read.success) return null;
  const [channel, thread, ts] = read.data;
  return { channel, thread, ts };
}

/** How a message to the app is answered: in full, in short soon after, and at last not at all. */
export type Pace = 'full' | 'short' | 'silent';

/** In this time after a full answer the next ones are short. */
const fullEvery = Temporal.Duration.from({ minutes: 5 });
/** Nobody writes more in ten minutes; something that answers us does. */
const most = { answers: 30, within: Temporal.Duration.from({ minutes: 10 }) };

/** Keeps count of the answers that each person had of late. What it forgets at a restart does no harm. */
export function createPace(): (user: string, now: Temporal.Instant) => Pace {
  const answers = new Map<string, { full: Temporal.Instant; all: Temporal.Instant[] }>();
  return (user, now) => {
    const old = now.subtract(most.within);
    for (const [who, { all }] of answers) {
      if (all.every((at) => Temporal.Instant.compare(at, old) <= 0)) answers.delete(who);
    }
    const had = answers.get(user);
    const all = (had?.all ?? []).filter((at) => Temporal.Instant.compare(at, old) > 0);
    if (all.length >= most.answers) return 'silent';
    const isShort = had && Temporal.Instant.compare(had.full.add(fullEvery), now) > 0;
    answers.set(user, { full: isShort ? had.full : now, all: [...all, now] });
    return isShort ? 'short' : 'full';
  };
}

import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { botUserOf } from '../db/workspace.store.ts';
import { glimpseOf } from '../people/index.ts';
import type { ActionCall, Call, Listen } from '../slack/call.ts';
import { failureOf } from '../slack/failure.ts';
import type { Message, SaidAt } from '../slack/message.ts';
import { enqueue, type OutboxRow } from '../slack/outbox.store.ts';
import { wordsAt, written } from '../slack/read-back.ts';
import { firstTime } from '../slack/receipt.store.ts';
import type { Said, Words } from '../slack/said.ts';
import { lastSentBefore, sentAt, sentById } from '../slack/sent.store.ts';
import { fromCommand, type Typed } from '../slack/text.ts';
import { saysSomething } from '../slack/typed.ts';
import { UserError } from '../slack/user-error.ts';
import { createPace, isForTheApp, readPlace, topicOf, withoutMention, writePlace } from './talk.ts';
import { answerTo, does, noWords, offer } from './talk.view.ts';

/** What talking needs of the rooms. */
export type TalkOptions = {
  /** What becomes of words under a message, by the message's kind. */
  words: Readonly<Record<string, Words>>;
  /** Whether somebody has a coach of their own, whether it pauses, and whether they take messages at all. */
  coached(call: Call): Promise<{ isManager: boolean; isPaused: boolean; takes: boolean }>;
  /** Records words as a win, and returns what is said to that. */
  recordWin(
    call: Call,
    text: Typed,
    once: <T>(effect: (tx: Db) => Promise<T>) => Promise<T>,
  ): Promise<Message>;
  /** Opens the form that gives kudos, filled in with these words. */
  thank(call: ActionCall, text: Typed): Promise<void>;
  /** Opens the form that hands over work, filled in with these words. */
  delegate(call: ActionCall, text: Typed): Promise<void>;
};

const inDm = written.extend({
  channel: z.string(),
  channel_type: z.literal('im'),
  thread_ts: z.string().optional(),
});
const inChannel = written.extend({ channel: z.string(), thread_ts: z.string().optional() });

/** For how long after something was asked words beside it may be meant for it. */
const asksFor = Temporal.Duration.from({ hours: 1 });

const gone = "I can't find what you wrote any more. Write it again, or use /win.";

export function listenForTalk(on: Listen, options: TalkOptions): void {
  const pace = createPace();

  on.event(
    'message.im',
    inDm,
    (event) => event.user,
    async ({ event, ...call }) => {
      const at = placeOf(event);
      if (!(await isOurs(call, at))) return;
      const text = fromCommand(event.text);
      const topic = topicOf(text);
      const isReply = at.thread !== at.ts;
      if (isReply && !isForTheApp(topic) && (await takeAsAnswer(call, text, at))) return;
      const how = pace(`${call.workspace} ${call.user}`, call.now);
      if (how === 'silent') return;
      const asked = isReply || isForTheApp(topic) ? null : await offerFor(call, text, at);
      await say(call, at, asked ?? (await helpFor(call, text, at, { isChannel: false, how })));
    },
    (call, words) => say(call, placeOf(call.event), words),
  );

  on.event(
    'app_mention',
    inChannel,
    (event) => event.user,
    async ({ event, ...call }) => {
      const at = placeOf(event);
      if (!(await isOurs(call, at))) return;
      const bot = await botUserOf(call.db, call.workspace);
      const how = pace(`${call.workspace} ${call.user}`, call.now);
      if (how === 'silent') return;
      const text = withoutMention(fromCommand(event.text), bot);
      await whisper(call, at, await helpFor(call, text, at, { isChannel: true, how }));
    },
    (call, words) => whisper(call, placeOf(call.event), words),
  );

  on.action(does.win, async (call) => {
    const { at, text } = await readAgain(call, call.value);
    const once = onceFor(call, `win ${at.channel} ${at.ts}`, 'That is in your record already.');
    await call.replace(await options.recordWin(call, text, once));
  });

  on.action(does.thank, async (call) => {
    const { text } = await readAgain(call, call.value);
    await options.thank(call, text);
  });

  on.action(does.delegate, async (call) => {
    const { text } = await readAgain(call, call.value);
    await options.delegate(call, text);
  });

  on.action(does.answer, async (call) => {
    const [id = '', ...place] = call.value.split(' ');
    const prompt = await sentById(call.db, call, id);
    const words = prompt && wordsFor(prompt);
    const { at, text } = await readAgain(call, place.join(' '));
    const message = words && (await words.keep(saidTo(call, prompt, text, at)));
    if (!message) throw new UserError('That waits for no answer any more.');
    await call.replace(message);
  });

  /** Keeps a reply as the answer to the message above it; false when that waits for none. */
  async function takeAsAnswer(call: Call, text: Typed, at: SaidAt): Promise<boolean> {
    const prompt = await sentAt(call.db, call, { channel: at.channel, ts: at.thread });
    const words = prompt && wordsFor(prompt);
    if (!words) return false;
    if (!saysSomething(text)) {
      await say(call, at, noWords());
      return true;
    }
    const message = await words.keep(saidTo(call, prompt, text, at));
    if (!message) return false;
    call.log.info({ outbox: prompt.id, kind: prompt.kind }, 'answered in words');
    await confirm(call, at, message, prompt);
    return true;
  }

  /** Offers to take words as the answer to what was asked just before; null when nothing was. */
  async function offerFor(call: Call, text: Typed, at: SaidAt): Promise<Message | null> {
    if (!saysSomething(text)) return null;
    const prompt = await lastSentBefore(call.db, call, at);
    if (!prompt?.sent_ts || Number(at.ts) - Number(prompt.sent_ts) > asksFor.total('seconds')) {
      return null;
    }
    const label = (await wordsFor(prompt)?.offer?.(call, prompt)) ?? null;
    return label === null ? null : offer({ label, prompt: prompt.id, place: writePlace(at) });
  }

  async function helpFor(
    call: Call,
    text: Typed,
    at: SaidAt,
    { isChannel, how }: { isChannel: boolean; how: 'full' | 'short' },
  ): Promise<Message> {
    return answerTo({
      topic: saysSomething(text) ? topicOf(text) : 'help',
      ...(await options.coached(call)),
      isChannel,
      pace: how,
      place: writePlace(at),
    });
  }

  function wordsFor(prompt: OutboxRow): Words | undefined {
    return Object.hasOwn(options.words, prompt.kind) ? options.words[prompt.kind] : undefined;
  }
}

function placeOf(event: { channel: string; ts: string; thread_ts?: string | undefined }): SaidAt {
  return { channel: event.channel, ts: event.ts, thread: event.thread_ts ?? event.ts };
}

/** Whether a message is to be answered: a person's who is here, and not answered before, as one that was edited since. */
async function isOurs(call: Call, at: SaidAt): Promise<boolean> {
  // Whom Slack does not tell of just now is answered: what apps post carries marks of its own.
  const person = await glimpseOf(call, call.user).catch(() => undefined);
  if (person === null || person?.isBot || person?.isDeactivated) return false;
  return firstTime(call.db, call.workspace, `heard ${at.channel} ${at.ts}`, call.now);
}

function saidTo(call: Call, prompt: OutboxRow, text: Typed, at: SaidAt): Said {
  const once = onceFor(call, `words ${at.channel} ${at.ts}`, 'That is kept already.');
  const { workspace, user, now, db, slack, log, below } = call;
  return { workspace, user, now, db, slack, log, below, prompt, text, at, once };
}

function onceFor(call: Call, key: string, already: string) {
  return async <T>(effect: (tx: Db) => Promise<T>): Promise<T> =>
    call.db.transaction().execute(async (tx) => {
      if (!(await firstTime(tx, call.workspace, key, call.now))) throw new UserError(already);
      return effect(tx);
    });
}

/** The words that a button is about, as their author's message says them now. */
async function readAgain(call: Call, value: string): Promise<{ at: SaidAt; text: Typed }> {
  const at = readPlace(value);
  const read = at && (await wordsAt(call.slack, at, call.user));
  const text = read && withoutMention(read, await botUserOf(call.db, call.workspace));
  if (!at || !text || !saysSomething(text)) throw new UserError(gone);
  return { at, text };
}

/** Answers in the DM, in the thread where there is one. */
async function say(call: Call, at: SaidAt, message: Message): Promise<void> {
  const thread = at.thread === at.ts ? {} : { thread_ts: at.thread };
  await call.slack.chat.postMessage({ channel: at.channel, ...thread, ...message });
}

/** Says in the thread that words are kept. They are, so when Slack takes no call just now, the outbox says it later. */
async function confirm(call: Call, at: SaidAt, message: Message, prompt: OutboxRow): Promise<void> {
  try {
    await say(call, at, message);
  } catch (error) {
    const failure = failureOf(error);
    call.log.warn({ failure }, 'what was kept is not confirmed yet');
    if (failure.kind !== 'not-now') return;
    const { workspace, user, now } = call;
    const to = { user };
    const waiting = { workspace, to, kind: 'reply', message, dueAt: now, threadOf: prompt.id };
    await enqueue(call.db, waiting, now);
  }
}

/** Answers in a channel so that nobody else sees it; where that cannot be, in the DM. */
async function whisper(call: Call, at: SaidAt, message: Message): Promise<void> {
  const thread = at.thread === at.ts ? {} : { thread_ts: at.thread };
  const { channel } = at;
  await call.slack.chat
    .postEphemeral({ channel, user: call.user, ...thread, ...message })
    .catch(() => call.slack.chat.postMessage({ channel: call.user, ...message }));
}

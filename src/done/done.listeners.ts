import { z } from 'zod';
import { managerOf, mute, unmute, zoneOfPerson } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { personOf } from '../people/index.ts';
import type { ActionCall, Call, CommandCall, Listen, SubmitCall } from '../slack/call.ts';
import { quietly } from '../slack/quietly.ts';
import { redraw } from '../slack/redraw.ts';
import { type Said, type Words, mustFit } from '../slack/said.ts';
import { UserError } from '../slack/user-error.ts';
import { sayMoment } from '../time/words.ts';
import {
  donePractice,
  isOpen,
  type Question,
  shownAtLatest,
  sideOf,
  type Side,
  wordsOf,
} from './done.ts';
import { doneAnswerForm, doneLimits, doneProjectForm, notToAsk } from './done-form.ts';
import {
  addQuestions,
  answer,
  askPerson,
  type DoneOptions,
  drawings,
  isAskable,
  shownTo,
} from './done.steps.ts';
import * as store from './done.store.ts';
import * as view from './done.view.ts';

export type DoneListening = DoneOptions & {
  /** A nudge was answered by asking somebody, in the transaction that does. */
  answered(tx: Db, call: SubmitCall, nudge: string): Promise<unknown>;
  /** The same, once Slack has been answered. */
  afterAnswered(call: SubmitCall, nudge: string): Promise<void>;
};

const answering = z.object({ id: z.string() });
const asking = z.object({ answers: z.string().optional() });
const tooLate = 'Both of you see both answers already.';

/** Opens the form in which a manager asks about a project. `answers` names the nudge that it is the answer to. */
export async function openDone(call: CommandCall | ActionCall, answers: string): Promise<void> {
  await call.open(view.doneProjectView(await shownIfAsked(call), JSON.stringify({ answers })));
}

/** When both would see both, if they were asked now. */
async function shownIfAsked({ db, workspace, user, now }: Call): Promise<view.ShownAt> {
  const zone = await zoneOfPerson(db, workspace, user);
  return { at: shownAtLatest(zone, now).at, zone };
}

export function listenForDone(on: Listen, options: DoneListening): void {
  on.action('done.answer', async (call) => {
    const { question, side } = await find(call, call.value);
    if (!isOpen(question)) {
      await drawAll(call, question);
      throw new UserError(tooLate);
    }
    const shown = await shownTo(call.db, question, side);
    await call.open(
      view.doneAnswerView(question, side, shown, JSON.stringify({ id: question.id })),
    );
  });

  on.submission('done.answer-form', doneAnswerForm, async (call, { words }) => {
    const { id } = answering.parse(JSON.parse(call.metadata));
    const { question, side } = await find(call, id);
    const isKept = await call.once((tx) => answer(tx, question, side, words, call.now));
    if (isKept === false) {
      return { errors: { words: `${tooLate} Copy your text if you still need it.` } };
    }
    return { after: () => drawAll(call, question) };
  });

  on.action('done.project', async (call) => {
    await call.open(view.doneProjectView(await shownIfAsked(call), '{}', call.value));
  });

  on.submission('done.project-form', doneProjectForm, async (call, form) => {
    const { answers } = asking.parse(JSON.parse(call.metadata));
    const { who, project, words } = form;
    const person = await personOf(call, who);
    const problem = notToAsk(call.user, who, person);
    if (problem !== null) return { errors: { who: problem } };
    const { db, workspace, now } = call;
    if (!(await isAskable(db, workspace, who))) {
      return { errors: { who: 'They do not want to be asked this here. Ask them yourself.' } };
    }
    const manager = await managerOf(call);
    const about = [{ person: who, delegation: null, subject: project }];
    const asked = await call.once(async (tx) => {
      const questions = await askPerson(tx, manager, about, options, now);
      await addQuestions(tx, manager, questions, now);
      for (const each of questions) await answer(tx, each, 'manager', words, now);
      if (answers && questions.length > 0) await options.answered(tx, call, answers);
      return questions.length > 0;
    });
    if (asked === false) {
      const why =
        'They have had my message of the day, or would read this too late for this week. Ask on another day.';
      return { errors: { who: why } };
    }
    const at = await options.reaches(db, workspace, who, now);
    const isNow = !at || Temporal.Instant.compare(at, now) <= 0;
    const when = isNow ? 'now' : sayMoment(at, now, manager.zone);
    return {
      view: view.projectAsked(who, when, await shownIfAsked(call)),
      after: async () => {
        if (answers) await quietly(call, options.afterAnswered(call, answers));
      },
    };
  });

  on.action('done.mute', async (call) => {
    const { db, workspace, user, now } = call;
    await db.transaction().execute((tx) => mute(tx, workspace, user, donePractice, now));
    await call.replace(view.doneMuted());
  });
  on.action('done.unmute', async (call) => {
    const { db, workspace, user } = call;
    await db.transaction().execute((tx) => unmute(tx, workspace, user, donePractice));
    await call.replace(view.doneUnmuted());
  });

  on.action('done.undo', async (call) => {
    const { question } = await find(call, call.value);
    const isBack = await call.db
      .transaction()
      .execute((tx) => store.takeBackAnswer(tx, question, call.user));
    if (!isBack) throw new UserError(tooLate);
    await call.replace(view.answerUndone());
    await drawAll(call, question);
  });
}

/** A reply under the question is the answer to it, where it is plain which one is meant. */
export const doneInWords: Words = {
  async keep(said) {
    const { db, workspace, user, prompt, now, text } = said;
    const asked = await store.askedIn(db, workspace, user, prompt.id);
    const open = asked.filter(isOpen);
    const unanswered = open.filter((each) => wordsOf(each, sideIn(each, said)) === null);
    const [question, ...others] = unanswered.length > 0 ? unanswered : open;
    if (asked.length === 0) return null;
    if (!question) return view.pressTheButton(true);
    if (others.length > 0) return view.pressTheButton(false);
    mustFit(text, doneLimits.words);
    const side = sideIn(question, said);
    const isKept = await said.once((tx) => answer(tx, question, side, text, now));
    await drawAll(said, question);
    if (!isKept) return view.pressTheButton(true);
    return view.answerKept(question.id, await shownTo(db, question, side));
  },
};

function sideIn(question: Question, { user }: Pick<Said, 'user'>): Side {
  return sideOf(question, user) ?? 'person';
}

/** The question that a button names, for somebody who is asked. Throws a UserError. */
async function find(call: Call, id: string): Promise<{ question: Question; side: Side }> {
  const question = await store.readQuestion(call.db, call.workspace, call.user, id);
  const side = question && sideOf(question, call.user);
  if (!question || !side) throw new UserError("I can't find that question any more.");
  return { question, side };
}

/** The messages that asked the two show what each answered. */
async function drawAll(call: Call, question: Question): Promise<void> {
  await redraw(call, await drawings(call.db, question));
}

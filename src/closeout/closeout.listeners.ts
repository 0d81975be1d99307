import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { checkPeople } from '../people/index.ts';
import type { ActionCall, Call, Listen, SubmitCall } from '../slack/call.ts';
import { enter, lookAt } from '../slack/channel.ts';
import { digestOf } from '../slack/digest.ts';
import { isNews, type Postable } from '../slack/postable.ts';
import { quietly } from '../slack/quietly.ts';
import { drawClicked } from '../slack/redraw.ts';
import { takePostBack } from '../slack/take-post-back.ts';
import { UserError } from '../slack/user-error.ts';
import { localDate } from '../time/wall.ts';
import {
  answersIn,
  begin,
  choosing,
  type CloseoutOptions,
  originOf,
  show,
  writing,
} from './begin.steps.ts';
import {
  type Celebration,
  type Content,
  type Origin,
  readOrigin,
  unfinishedForm,
  writeForm,
} from './celebration.ts';
import {
  addDraft,
  changeCelebration,
  markUnshared,
  newest,
  readCelebration,
  removeDraft,
  setAnswers,
} from './celebration.store.ts';
import { chooseCallback } from './choose.view.ts';
import { keyOf, readSource, type Source } from './closeout.ts';
import {
  changePost,
  contentFrom,
  drawTold,
  markAnswered,
  mine,
  notFound,
  post,
} from './closeout.steps.ts';
import { does } from './does.ts';
import { compose, peopleAfter, peopleIn, rewrite } from './draft.ts';
import { gatherFor, type Made } from './gather.steps.ts';
import {
  draftAgainMessage,
  sayChanged,
  sharedAgainMessage,
  takenBackMessage,
  takenBackPost,
} from './post.view.ts';
import {
  keptView,
  previewCallback,
  previewView,
  removedView,
  sayRewritten,
  writeCallback,
} from './write.view.ts';

const anything = z.record(z.string(), z.unknown());

export function listenForCloseouts(on: Listen, options: CloseoutOptions): void {
  on.action(does.month, async (call) => {
    const source = readSource(call.value);
    if (source) await begin(call, source, answersIn(call), options);
  });
  on.action(does.work, async (call) => {
    const answers = answersIn(call) ?? (await options.answersFor(call, call.value));
    await begin(call, { kind: 'delegation', id: call.value }, answers, options);
  });
  on.action(does.project, (call) => begin(call, { kind: 'project' }, answersIn(call), options));
  on.action(does.record, (call) => options.recordWin(call));
  on.action(does.look, async (call) => {
    const origin = readOrigin(call.view?.private_metadata ?? '');
    await show(call, await choosing(call, origin, sourceIn(origin), options));
  });

  on.submission(chooseCallback, anything, async (call) => {
    const origin = readOrigin(call.metadata);
    const source = sourceIn(origin);
    const made = await gatherFor(call, source, options);
    const chosen = new Set(Object.values(call.values).flatMap((value) => value ?? []));
    const kept = await call.once((tx) => keepChoice(tx, call, { origin, source, made, chosen }));
    const draft = kept?.draft ?? (await readBegun(call.db, call, origin, source));
    if (!draft) throw new UserError(notFound);
    return { view: await writing(call, draft, options, { ...origin, note: kept?.note ?? null }) };
  });

  on.action(does.choose, async (call) => {
    const draft = await keepTyped(call);
    const origin = { ...originOf(call), id: draft.id };
    await show(call, await choosing(call, origin, draft.source, options));
  });
  on.action(does.keep, async (call) => {
    const draft = await keepTyped(call);
    await call.db.transaction().execute((tx) => markAnswered(tx, call, draft, options.answered));
    await show(call, keptView(draft, await todayOf(call)));
    const { answers } = draft;
    if (answers !== null) await quietly(call, options.afterAnswered(call, answers));
  });
  on.action(does.remove, async (call) => {
    const draft = await mine(call, call.value);
    if (draft.state === 'shared')
      throw new UserError('This is shared already. Take it back first.');
    await removeDraft(call.db, call, draft.id);
    await show(call, removedView(draft, await todayOf(call)));
  });
  for (const again of [does.goOn, does.back]) {
    on.action(again, async (call) => {
      const of = await mine(call, call.value);
      const answers = answersIn(call);
      if (answers !== null) await setAnswers(call.db, call, of.id, answers);
      await show(call, await writing(call, of, options, originOf(call)));
    });
  }

  on.submission(writeCallback, writeForm, async (call, typed) => {
    const { id = '', failed, seen, told } = readOrigin(call.metadata);
    const before = await readCelebration(call.db, call, id);
    if (!before) throw new UserError(`${notFound} Copy your text to write it anew.`);
    const content = await contentFrom(call, before, typed);
    const { state } = before;
    const keep = (tx: Db, people = content.people) =>
      changeCelebration(tx, call, id, { state, content: { ...content, people } }, call.now);
    const { errors, refused, postable } = await lookedAt(call, content, before);
    if (errors) {
      // A draft is kept all the same: whoever has to ask for an invitation first closes the form.
      const people = content.people.filter((person) => !refused.includes(person));
      if (state === 'draft') await call.db.transaction().execute((tx) => keep(tx, people));
      return { errors };
    }
    const after = { ...before, ...content };
    const isSeen = seen === digestOf(content);
    const isUntold = isSeen && postable !== null && isNews(postable, told);
    if (state === 'shared' && (!isSeen || isUntold)) {
      const look = { seen: digestOf(content), postable, isNews: isUntold };
      return { view: await writing(call, after, options, { look }) };
    }
    const isKept = await call.once((tx) => keep(tx));
    if (isKept === false) {
      throw new UserError('It was shared, or taken back, in the meantime. Copy your text.');
    }
    if (state === 'draft') return { view: previewView(after, postable, { failed }) };
    return { after: async () => (isKept ? showChanged(call, after) : undefined) };
  });

  on.submission(previewCallback, anything, async (call) => {
    const { id = '', failed, told } = readOrigin(call.metadata);
    const draft = await mine(call, id);
    const asksFirst = (of: Postable) => isNews(of, told);
    const look = draft.channel === null ? null : await enter(call.slack, draft.channel, asksFirst);
    if (look?.problem)
      return { view: previewView(draft, null, { failed, problem: look.problem.says }) };
    if (look?.postable && asksFirst(look.postable))
      return { view: previewView(draft, look.postable, { failed, isNews: true }) };
    const posted = await call.once((tx) => post(tx, call, id, options));
    return {
      closeAll: true,
      after: async () => {
        if (posted?.answers) await quietly(call, options.afterAnswered(call, posted.answers));
        if (posted && failed)
          await quietly(call, drawClicked(call, failed, sharedAgainMessage(posted)));
      },
    };
  });

  on.action(does.undo, async (call) => {
    const of = await mine(call, call.value);
    if (of.outbox === null) return call.replace(draftAgainMessage(of));
    const became = await takePostBack(call, of.outbox, takenBackPost(of.author));
    await markUnshared(call.db, call.workspace, of.outbox);
    await call.replace(takenBackMessage(of, became));
  });
  on.action(does.again, async (call) => {
    const of = await mine(call, call.value);
    if (of.state === 'shared') return call.replace(sharedAgainMessage(of));
    await show(
      call,
      await writing(call, of, options, call.message ? { failed: call.message } : {}),
    );
  });
  on.action(does.redraw, async (call) => {
    const of = await mine(call, call.value);
    if (of.state === 'draft') return call.replace(draftAgainMessage(of));
    const changed = await changePost(call, of);
    await drawTold(call, of, changed);
    await call.replace(sayChanged(of, changed));
  });

  /** Keeps what is in the form that was clicked in. */
  async function keepTyped(call: ActionCall): Promise<Celebration> {
    const before = await mine(call, call.value);
    if (before.state === 'shared') throw new UserError('You shared this already. Close this form.');
    const read = unfinishedForm.safeParse(call.view?.state ?? {});
    if (!read.success) {
      throw new UserError(read.error.issues[0]?.message ?? 'Please look at this again.');
    }
    const content = await contentFrom(call, before, read.data);
    await call.db
      .transaction()
      .execute((tx) =>
        changeCelebration(tx, call, before.id, { state: 'draft', content }, call.now),
      );
    return { ...before, ...content };
  }

  /** What was chosen becomes a draft, or changes the one that there is. */
  async function keepChoice(
    tx: Db,
    call: SubmitCall,
    of: { origin: Origin; source: Source; made: Made; chosen: ReadonlySet<string> },
  ): Promise<{ draft: Celebration; note: string | null }> {
    const { origin, source, chosen } = of;
    const { telling, gathered, absent } = of.made;
    const after = gathered.pieces.filter((piece) => chosen.has(keyOf(piece)));
    const keys = after.map(keyOf);
    const draft = await readBegun(tx, call, origin, source);
    if (!draft) {
      const people = peopleIn(after, call.user).filter((id) => !absent.has(id));
      const content = { ...compose(telling, after), channel: null, people };
      const answers = origin.answers ?? null;
      const id = await addDraft(tx, call, { source, content, chosen: keys, answers }, call.now);
      return { draft: await mine(call, id, tx), note: null };
    }
    const had = new Set(draft.chosen);
    const before = gathered.pieces.filter((piece) => had.has(keyOf(piece)));
    const { words, ...became } = rewrite(telling, { words: draft, before, after });
    const people = peopleAfter(draft.people, { before, after }, call.user);
    const content = { ...words, channel: draft.channel, people };
    const changed = { state: 'draft' as const, content, chosen: keys };
    await changeCelebration(tx, call, draft.id, changed, call.now);
    return { draft: await mine(call, draft.id, tx), note: sayRewritten(became) };
  }

  /** Who reads a draft in its channel, or why it cannot go there so, by the field, and who cannot be named. What is shared stays where it is. */
  async function lookedAt(
    call: SubmitCall,
    { people, channel }: Content,
    before: Celebration,
  ): Promise<{
    errors: Record<string, string> | null;
    refused: readonly string[];
    postable: Postable | null;
  }> {
    const isDraft = before.state === 'draft';
    if (isDraft && channel === null) {
      const errors = { channel: 'Choose the channel in which to celebrate.' };
      return { errors, refused: [], postable: null };
    }
    const [checked, look] = await Promise.all([
      // Their author too: their hours decide when they can be told that Slack refused it.
      checkPeople(call, [...people, call.user], before.people),
      channel === null ? null : lookAt(call.slack, channel),
    ]);
    const errors = {
      ...('problem' in checked && { people: checked.problem }),
      ...(isDraft && look?.problem && { channel: look.problem.says }),
    };
    return {
      errors: Object.keys(errors).length > 0 ? errors : null,
      refused: 'problem' in checked ? checked.refused : [],
      postable: look?.postable ?? null,
    };
  }

  async function showChanged(call: SubmitCall, of: Celebration): Promise<void> {
    const changed = await changePost(call, of);
    await drawTold(call, of, changed);
    if (changed.became !== 'changed') await quietly(call, call.answer('', sayChanged(of, changed)));
  }

  async function todayOf(call: Call): Promise<Temporal.PlainDate> {
    return localDate(call.now, await options.zoneOf(call));
  }
}

/** The draft that a form was opened for, or the one of the same source that was begun elsewhere meanwhile. */
async function readBegun(
  db: Db,
  call: Call,
  { id }: Origin,
  source: Source,
): Promise<Celebration | null> {
  const named = id ? await readCelebration(db, call, id) : null;
  if (named?.state === 'draft') return named;
  return (await newest(db, call, { state: 'draft', limit: 1, source }))[0] ?? null;
}

function sourceIn({ source }: Origin): Source {
  const read = readSource(source ?? '');
  if (!read) throw new UserError(notFound);
  return read;
}

import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { checkPeople, type Person, readPeople, peopleOf } from '../people/index.ts';
import type { Call, Listen, SubmitCall } from '../slack/call.ts';
import { enter, lookAt } from '../slack/channel.ts';
import type { FormValues } from '../slack/form.ts';
import { permalinkTo } from '../slack/permalink.ts';
import { isNews, type Postable } from '../slack/postable.ts';
import { quietly } from '../slack/quietly.ts';
import { drawClicked, unlessChanged } from '../slack/redraw.ts';
import { mentions } from '../slack/text.ts';
import { mentionsForNames } from '../slack/typed.ts';
import { UserError } from '../slack/user-error.ts';
import { keepDraft, readDraft, removeDraft } from './draft.store.ts';
import {
  formCallback,
  formWithMissing,
  kudosForm,
  previewCallback,
  previewView,
  problemCallback,
  problemView,
  writing,
} from './form.view.ts';
import { fromList, type KudosOptions, listOf, showPage } from './given.steps.ts';
import { helpMessage } from './kudos-list.view.ts';
import {
  kudosFormSchema,
  type Kudos,
  limits,
  type Origin,
  readKudosCommand,
  readOrigin,
  type Words,
} from './kudos.ts';
import { keepSaid } from './said.store.ts';
import { post } from './kudos.steps.ts';
import { readKudos } from './kudos.store.ts';
import { does, onItsWayMessage, sentAgainMessage } from './kudos.view.ts';
import { missingIn, type Stage } from './missing.ts';
import { readThanks, type Thanks } from './thanks.ts';

export type Opening = Call & { open(view: ModalView): Promise<void>; replyTo: string };

/** What a form begins with. */
export type Opened = Pick<Kudos, 'did' | 'effect' | 'people'> & {
  channel?: string;
  link?: string | null;
};

const gone =
  'I kept these words for a day, and that is over. Copy them from here, and write it anew with /kudos.';

/** Opens the form that gives kudos, filled in as far as things are known. */
export async function openKudosForm(
  call: Opening,
  options: KudosOptions,
  opened: Opened,
  origin: Origin = {},
): Promise<void> {
  const { replyTo } = call;
  const link = opened.link ?? null;
  await call.open(
    await formFor(call, options, opened, {
      ...origin,
      ...(link && { link }),
      ...(replyTo && { replyTo }),
    }),
  );
}

async function formFor(
  call: Call,
  options: KudosOptions,
  opened: Opened,
  origin: Origin,
): Promise<ModalView> {
  const { db, workspace, user } = call;
  const people = opened.people.filter((person) => person !== user);
  return kudosForm({
    origin,
    from: { ...opened, people, link: opened.link ?? null },
    channel: opened.channel ?? (await options.teamChannel(db, workspace, user)),
    known: await namedIn(call, { ...opened, people }),
    missing: missingIn(opened, 'whole'),
  });
}

/** Slack is asked about so many people before a form opens, which has to be at once. */
const mostAsked = 10;

/** Those whose mentions the form shows as names, and whoever is chosen in it, since they will be known when it comes back. */
async function namedIn(call: Call, { did, effect, people }: Opened): Promise<Person[]> {
  const mentioned = mentions(`${did} ${effect}`);
  if (mentioned.length === 0) return [];
  const named = [...new Set([...mentioned, ...people])];
  const kept = await readPeople(call.db, call.workspace, named);
  const others = named.filter((user) => !kept.some(({ id }) => id === user));
  return [...kept, ...(await peopleOf(call, others.slice(0, mostAsked)))];
}

/** How kudos are given: the command, the shortcut and the form, the look at the post, and its way out. */
export function listenForGiving(on: Listen, options: KudosOptions): void {
  on.command('/kudos', async (call) => {
    const { asks } = readKudosCommand(call.text);
    if (asks === 'help') return call.reply(helpMessage());
    if (asks === 'list') return call.open(await listOf(call, options, { replyTo: call.replyTo }));
    await openKudosForm(call, options, openedWith(call.text));
  });

  on.shortcut('kudos.from-message', async (call) => {
    const { text, author, channel, ts } = call.said;
    const link = await permalinkTo(call.slack, { channel, ts });
    const people = author === null ? [] : [author];
    await openKudosForm(call, options, { did: text, effect: '', people, link });
  });

  on.action(does.give, async (call) => {
    const empty = { did: '', effect: '', people: [] };
    await openKudosForm(call, options, empty, fromList(call));
  });

  on.action(does.instead, async (call) => {
    const { answers } = readOrigin(call.view?.private_metadata ?? '{}');
    if (!answers) return;
    const values = call.view?.state ?? {};
    const { did, effect } = thanksIn(values);
    const people = Array.isArray(values['people']) ? values['people'] : [];
    const text = [did, effect].filter((part) => part !== '').join('\n');
    await options.instead(call, answers, { people, text });
  });

  on.action(does.writeAgain, async (call) => {
    const words = await readDraft(call.db, call, call.value);
    if (!words) {
      throw new UserError(
        'I kept these words for a day, and that is over. /kudos opens a new form.',
      );
    }
    await openKudosForm(call, options, words);
  });

  on.change(writing, async (call) => {
    const { values, metadata, blocks } = call;
    const missing = missingIn(thanksIn(values), stageOf(values));
    const next = formWithMissing({ blocks, origin: readOrigin(metadata) }, missing);
    if (next) await call.update(next);
  });

  on.submission(formCallback, kudosFormSchema, async (call, typed) => {
    const { db, workspace } = call;
    const origin = readOrigin(call.metadata);
    const refused = origin.again ? await readKudos(db, workspace, call.user, origin.again) : null;
    const people = await peopleProblem(call, typed.people, refused?.people);
    if ('problem' in people) return { errors: { people: people.problem } };
    const look = await lookAt(call.slack, typed.channel);
    if (look.problem && !look.problem.canBeMended)
      return { errors: { channel: look.problem.says } };
    const known = [...people.known, ...(await readPeople(db, workspace, origin.named ?? []))];
    const words = { ...wordsFrom(typed, known), link: origin.link ?? null };
    const draft = await keepDraft(db, call, words, { now: call.now });
    const view = viewOf(call, { ...origin, draft }, words, look, 'first');
    // What was looked at before has been changed since.
    return {
      view,
      after: async () => void (origin.draft && (await removeDraft(db, call, origin.draft))),
    };
  });

  on.submission(problemCallback, noFields, async (call) => {
    const origin = readOrigin(call.metadata);
    const words = await draftOf(call, origin);
    return { view: viewOf(call, origin, words, await lookAt(call.slack, words.channel), 'again') };
  });

  on.action(does.back, async (call) => {
    const { draft = '', ...origin } = readOrigin(call.view?.private_metadata ?? '{}');
    const words = await draftOf(call, { draft });
    await unlessChanged(call.update(await formFor(call, options, words, { ...origin, draft })));
  });

  on.submission(previewCallback, noFields, async (call) => {
    const origin = readOrigin(call.metadata);
    const words = await draftOf(call, origin);
    const asksFirst = (of: Postable) => isNews(of, origin.told);
    const look = await enter(call.slack, words.channel, asksFirst);
    if (look.problem || (look.postable && asksFirst(look.postable))) {
      return { view: viewOf(call, origin, words, look, 'posting') };
    }
    const { answers } = origin;
    const id = await call.once(async (tx) => {
      const posted = await post(tx, call, words, origin);
      const win = origin.win && !origin.again ? await options.winOf(tx, call, origin.win) : null;
      if (win) await keepSaid(tx, call, posted, win);
      if (answers) await options.answered(tx, call, answers);
      await removeDraft(tx, call, origin.draft ?? '');
      return posted;
    });
    return {
      after: async () => {
        if (id === null) return;
        if (answers) await quietly(call, options.afterAnswered(call, answers));
        await quietly(call, show(call, origin, { id, channel: words.channel }));
      },
    };
  });

  /** What was clicked on says what became of it. */
  async function show(
    call: SubmitCall,
    origin: Origin,
    kudos: { id: string; channel: string },
  ): Promise<void> {
    const { win, replyTo = null, list = null, failed, from } = origin;
    const { channel } = kudos;
    if (from) await quietly(call, showPage(call, options, from));
    if (failed) await drawClicked(call, failed, sentAgainMessage(channel));
    else if (win) await options.shared(call, { win, channel, replyTo, list });
    else if (replyTo) await call.answer(replyTo, onItsWayMessage(kudos));
  }
}

const noFields = z.looseObject({});

/** The post as it will look, or why it cannot go there. */
export function viewOf(
  call: Call,
  origin: Origin,
  words: Words,
  look: Awaited<ReturnType<typeof lookAt>>,
  when: 'first' | 'again' | 'posting',
): ModalView {
  const { channel } = words;
  if (look.problem)
    return problemView({ origin, channel, problem: look.problem, isStill: when === 'again' });
  const kudos = { ...words, giver: call.user };
  return previewView({
    origin,
    kudos,
    postable: look.postable,
    missing: missingIn(words, 'whole'),
    isNews: when === 'posting',
  });
}

async function draftOf(call: Call, { draft = '' }: Pick<Origin, 'draft'>): Promise<Words> {
  const words = await readDraft(call.db, call, draft);
  if (!words) throw new UserError(gone);
  return words;
}

/** What the form opens with when somebody wrote "@ana for fixing the login". */
export function openedWith(text: string): Opened {
  const { people, did, effect } = readThanks(text);
  return effect.length <= limits.effect
    ? { people, did, effect }
    : { people, did: `${did}\n${effect}`, effect: '' };
}

/** The people who are thanked, or why one of them cannot be. Whoever `stood` there before may have left since. */
export async function peopleProblem(
  call: Call,
  chosen: readonly string[],
  stood: readonly string[] = [],
): Promise<{ known: readonly { id: string; name: string }[] } | { problem: string }> {
  if (chosen.includes(call.user)) {
    return { problem: 'Kudos are for others: leave yourself out here.' };
  }
  // The giver as well: their hours decide when they can be told that Slack refused it.
  const checked = await checkPeople(call, [...chosen, call.user], stood);
  if ('problem' in checked) return checked;
  return { known: checked.people.filter(({ id }) => id !== call.user) };
}

/** What was typed, with mentions where names stand of people who are known. */
export function wordsFrom<T extends Thanks>(
  typed: T,
  known: readonly { id: string; name: string }[],
): T {
  const each = [...new Map(known.map((person) => [person.id, person])).values()];
  return {
    ...typed,
    did: mentionsForNames(typed.did, each, limits.did),
    effect: mentionsForNames(typed.effect, each, limits.effect),
  };
}

function thanksIn(values: FormValues): Thanks {
  return { did: textOf(values, 'did'), effect: textOf(values, 'effect') };
}

function textOf(values: FormValues, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value : '';
}

/** The effect is missed once all else is there. */
function stageOf(values: FormValues): Stage {
  const isWhole = ['people', 'channel'].every(
    (key) => !(key in values) || (values[key] ?? []).length > 0,
  );
  return isWhole ? 'whole' : 'writing';
}

import type { Db } from '../db/schema.ts';
import { checkPeople, readPeople } from '../people/index.ts';
import type { ActionCall, Call, Listen, SubmitCall } from '../slack/call.ts';
import { enter } from '../slack/channel.ts';
import { enqueue, type OutboxRow } from '../slack/outbox.store.ts';
import type { Postable } from '../slack/postable.ts';
import { quietly } from '../slack/quietly.ts';
import { unlessChanged } from '../slack/redraw.ts';
import { takeBack } from '../slack/take-back.ts';
import { mentions, type Typed } from '../slack/text.ts';
import { mentionsForNames, namesForMentions, setApart, typedPieces } from '../slack/typed.ts';
import { UserError } from '../slack/user-error.ts';
import {
  type Origin,
  type Place,
  readOrigin,
  type Share,
  shareFormSchema,
  textLimit,
  ways,
} from './share.ts';
import { addShare, changeShare, readShare, removeShare, shareOfMessage } from './share.store.ts';
import {
  does,
  failedMessage,
  formCallback,
  sharedAgainMessage,
  shareForm,
  sharePost,
} from './share.view.ts';

/** What this room needs of others. */
export type SharingOptions = {
  /** The channel of somebody's team, which the form offers first. */
  teamChannel(db: Db, workspace: string, user: string): Promise<string | null>;
  /** Whether an entry is still in somebody's journal. */
  isKept(db: Db, whose: { workspace: string; user: string }, entry: string): Promise<boolean>;
  /** Whether somebody takes messages at all. */
  takes(db: Db, workspace: string, user: string): Promise<boolean>;
  /** When a message of now reaches somebody; null where that cannot be told. */
  reaches(
    db: Db,
    workspace: string,
    user: string,
    now: Temporal.Instant,
  ): Promise<Temporal.Instant | null>;
  /** Draws the message anew in which somebody's entry stands. */
  redraw(
    whose: { workspace: string; user: string },
    entry: string,
    now: Temporal.Instant,
  ): Promise<void>;
  /** What is shared of an entry has changed: shows it where that was clicked. `from` is what the opener wanted back. */
  changed(call: ActionCall | SubmitCall, entry: string, from: string | null): Promise<void>;
};

type After = (effect: () => Promise<void>) => void;

const notFound = "I can't find what you shared any more.";
const gone =
  'You have deleted this from your journal meanwhile, so nothing was shared. Copy your text if you want to post it yourself.';

/** Something to share: an entry of the journal, put together as a text. `from` comes back when it is shared. */
export type Shareable = { entry: string; text: Typed; from: string | null };

/** Opens the form. Nothing is shared before it is sent. */
export async function openShareForm(
  call: ActionCall,
  { entry, text, from }: Shareable,
  options: SharingOptions,
): Promise<void> {
  await openForm(call, options, { entry, ...(from !== null && { from }) }, text);
}

async function openForm(
  call: ActionCall,
  options: SharingOptions,
  origin: Origin,
  typed: Typed,
  place?: Place,
): Promise<void> {
  const { db, workspace, user } = call;
  const people = mentions(typed).slice(0, mostNamed);
  const named = namesForMentions(typed, await readPeople(db, workspace, people));
  const [text = '', ...rest] = typedPieces(named, textLimit, (part) => part.length);
  const view = shareForm({
    origin: { ...origin, people },
    way: place && 'person' in place ? 'person' : 'channel',
    text,
    channel:
      place && 'channel' in place ? place.channel : await options.teamChannel(db, workspace, user),
    person: place && 'person' in place ? place.person : null,
    isCut: rest.length > 0,
  });
  await call.open(view);
}

/** Metadata holds their ids. */
const mostNamed = 50;

export function listenForSharing(on: Listen, options: SharingOptions): void {
  on.action(does.where, async (call) => {
    if (call.view?.type !== 'modal') return;
    const { private_metadata: metadata, state = {} } = call.view;
    const typed = (key: string) => {
      const value = state[key];
      return typeof value === 'string' ? value : null;
    };
    const { db, workspace, user } = call;
    const form = shareForm({
      origin: { ...readOrigin(metadata), warned: undefined, unsure: undefined },
      way: ways.find((way) => way === call.value) ?? 'channel',
      text: (typed('text') ?? '').slice(0, textLimit),
      channel: typed('channel') ?? (await options.teamChannel(db, workspace, user)),
      person: typed('person'),
    });
    await unlessChanged(call.update(form));
  });

  on.action(does.again, async (call) => {
    const share = await readShare(call.db, call, call.value);
    if (!share) throw new UserError(notFound);
    if (!share.failed) return call.replace(sharedAgainMessage(share.place));
    const failed = call.message ?? undefined;
    const origin = { entry: share.entry, again: share.id, ...(failed && { failed }) };
    await openForm(call, options, origin, share.text, share.place);
  });

  on.submission(formCallback, shareFormSchema, async (call, { place, text }) => {
    const origin = readOrigin(call.metadata);
    const { errors, outside } = await lookedAt(call, place, origin);
    if (errors) return { errors };
    if (outside !== undefined && 'channel' in place) {
      const { channel } = place;
      const asTyped = String(call.values['text'] ?? '').slice(0, textLimit);
      const form = { way: 'channel' as const, text: asTyped, channel, person: null, outside };
      const said = outside ? { warned: channel } : { unsure: channel };
      return { view: shareForm({ ...form, origin: { ...origin, ...said } }) };
    }
    const { db, workspace, user } = call;
    const known = await readPeople(db, workspace, origin.people ?? []);
    const share = {
      author: user,
      entry: origin.entry,
      place,
      text: mentionsForNames(text, known, textLimit),
    };
    const posted = await call.once(async (tx) => {
      if (await options.isKept(tx, call, origin.entry)) return post(tx, call, share, origin);
      throw new UserError(gone);
    });
    return {
      after: async () => (posted ? quietly(call, show(call, origin, place)) : undefined),
    };
  });

  on.action(does.undo, async (call) => {
    const [id = '', entry = ''] = call.value.split(' ');
    const share = await readShare(call.db, call, id);
    if (share) {
      await takeBack(call, share.outbox);
      await removeShare(call.db, call, id);
    }
    await quietly(call, options.changed(call, entry, null));
  });

  /** Why it cannot go there, by the field, or who else reads it there, unless the form has said so. */
  async function lookedAt(
    call: SubmitCall,
    place: Place,
    { warned, unsure }: Origin,
  ): Promise<{ errors?: Record<string, string> | null; outside?: Postable | null }> {
    if (!('channel' in place)) return { errors: await problemWith(call, place.person) };
    const asksFirst = (of: Postable) => of.outside !== null && place.channel !== warned;
    const [me, { problem, postable }] = await Promise.all([
      // Their hours decide when they can be told that Slack refused it.
      checkPeople(call, [call.user]),
      enter(call.slack, place.channel, asksFirst),
    ]);
    if (problem) return { errors: { channel: problem.says } };
    if ('problem' in me) return { errors: { channel: me.problem } };
    if (postable) return asksFirst(postable) ? { outside: postable } : {};
    return place.channel === warned || place.channel === unsure ? {} : { outside: null };
  }

  /** Why somebody cannot get it, by the field; null when they can. */
  async function problemWith(
    call: SubmitCall,
    person: string,
  ): Promise<Record<string, string> | null> {
    const { db, workspace, user } = call;
    if (person === user) return { person: 'That is you. Choose somebody else.' };
    const checked = await checkPeople(call, [person, user]);
    if ('problem' in checked) return { person: checked.problem };
    if (await options.takes(db, workspace, person)) return null;
    const name = setApart(checked.people[0]?.name ?? 'That person');
    return { person: `${name} takes no messages from Both Hats. Show it to them yourself.` };
  }

  /** What was clicked on says what became of it. */
  async function show(call: SubmitCall, origin: Origin, place: Place): Promise<void> {
    const { entry, from = null, failed } = origin;
    if (failed) await call.slack.chat.update({ ...failed, ...sharedAgainMessage(place) });
    await options.changed(call, entry, from);
  }
}

async function post(
  tx: Db,
  call: Call,
  share: Omit<Share, 'id'>,
  { again }: Origin,
): Promise<true> {
  const { workspace, now } = call;
  const { place } = share;
  const to = 'channel' in place ? place : { user: place.person };
  const message = sharePost(share);
  const outbox = await enqueue(tx, { workspace, to, kind: 'share', message, dueAt: now }, now);
  if (!outbox) throw new Error('what is shared did not get into the outbox');
  const sent = { outbox, now };
  if (!again) {
    await addShare(tx, workspace, share, sent);
    return true;
  }
  const before = await readShare(tx, call, again);
  if (!before) throw new UserError(`${notFound} Copy your text to share it anew.`);
  if (!before.failed) throw new UserError('You shared this again already. Close this form.');
  await changeShare(tx, workspace, { ...share, id: before.id }, sent);
  return true;
}

/** Tells the author that it did not arrive, with their words, and says so no more where they shared it. */
export async function shareRefused(
  { redraw }: Pick<SharingOptions, 'redraw'>,
  tx: Db,
  row: OutboxRow,
  { code, now, after }: { code: string; now: Temporal.Instant; after: After },
): Promise<void> {
  const workspace = row.workspace_id;
  const share = await shareOfMessage(tx, workspace, row.id);
  if (!share) return;
  const message = failedMessage(share, code);
  const { author: user, entry } = share;
  after(() => redraw({ workspace, user }, entry, now));
  const to = { user };
  await enqueue(tx, { workspace, to, kind: 'share-failed', message, dueAt: now }, now);
}

import { somebodyWhoLeft } from '../slack/text.ts';
import {
  canReopen,
  type Contract,
  type Delegation,
  type Pending,
  type Role,
  type State,
  type Terms,
  termsOf,
} from './delegation.ts';

/*
 * What the two can do with a delegation, from where, and what follows: the whole of it, without I/O. docs/delegation.md has
 * it as a drawing, made from `moves`.
 */

/** What somebody does. Whoever answers something names what they had before them: the version, or the change. */
export type Step =
  | { act: 'accept'; version: number; restated: string }
  | { act: 'decline'; version: number; reason: string }
  | { act: 'write'; words: string }
  | { act: 'agree'; version: number }
  | { act: 'change'; to: Changeable; id: string }
  | { act: 'confirm'; change: string }
  | { act: 'object'; change: string; words: string }
  | { act: 'hand-in'; words: string }
  | { act: 'approve' }
  | { act: 'return'; missing: string }
  | { act: 'finish' }
  | { act: 'cancel' }
  | { act: 'hand-over' }
  | { act: 'reopen' };
export type Act = Step['act'];

/** What a manager can change. The terms wait for the delegate once they have accepted, and what is done by them with them. */
type Changeable = Terms & Pick<Contract, 'doneLooksLike' | 'checkIn'>;

/** What one of the two hears of it. `request` asks the delegate anew; the others are named after what was done. */
export type News =
  | 'accepted'
  | 'declined'
  | 'written'
  | 'agreed'
  | 'request'
  | 'changed'
  | 'confirmed'
  | 'objected'
  | 'handed-in'
  | 'approved'
  | 'returned'
  | 'done'
  | 'taken-back'
  | 'handed-over'
  | 'reopened';

/**
 * What is as if it had never been once it goes on again: as long as such news have not gone out, they are taken back and
 * nothing is said.
 */
export const undoneByReopening: readonly News[] = ['handed-in', 'done'];

/** Tells one of the two: in a message, or by drawing the request anew that the delegate has before them. */
type Tell = { to: Role; news: News; how: 'message' | 'request' };

/** `from` `to` which state somebody can bring it; what else has to be so says `whyNot`. */
type Move = { act: Act; by: Role; from: State; to: State };

const either = ['manager', 'delegate'] as const;
const underway = ['proposed', 'accepted', 'handed-in'] as const;

/** Every move that there is. */
export const moves: readonly Move[] = [
  move('accept', 'delegate', 'proposed', 'accepted'),
  move('decline', 'delegate', 'proposed', 'declined'),
  ...[...underway, 'declined', 'done', 'cancelled'].flatMap((state) =>
    either.map((by) => move('write', by, state as State, state as State)),
  ),
  move('change', 'manager', 'proposed', 'proposed'),
  move('change', 'manager', 'accepted', 'accepted'),
  ...(['accepted', 'handed-in'] as const).flatMap((state) => [
    move('agree', 'manager', state, state),
    move('confirm', 'delegate', state, state),
    move('object', 'delegate', state, state),
  ]),
  move('hand-in', 'delegate', 'accepted', 'handed-in'),
  // Nobody is left to look at it.
  move('hand-in', 'delegate', 'accepted', 'done'),
  move('approve', 'manager', 'handed-in', 'done'),
  move('return', 'manager', 'handed-in', 'accepted'),
  move('finish', 'manager', 'proposed', 'done'),
  move('finish', 'manager', 'accepted', 'done'),
  ...underway.flatMap((state) => [
    move('cancel', 'manager', state, 'cancelled'),
    move('hand-over', 'manager', state, 'handed-over'),
  ]),
  move('reopen', 'delegate', 'handed-in', 'accepted'),
  move('reopen', 'delegate', 'done', 'accepted'),
  move('reopen', 'manager', 'done', 'accepted'),
  move('reopen', 'manager', 'done', 'proposed'),
  move('reopen', 'manager', 'cancelled', 'accepted'),
  move('reopen', 'manager', 'cancelled', 'proposed'),
];

function move(act: Act, by: Role, from: State, to: State): Move {
  return { act, by, from, to };
}

/** Why a step cannot be taken: by how it stands, because it has changed since, for it is over too long, or says nothing new. */
export type Refusal = 'standing' | 'changed' | 'too-late' | 'nothing-new';

export type Outcome =
  | { taken: true; next: Delegation; tells: readonly Tell[] }
  | { taken: false; why: Refusal };

/** What comes of a step: how the delegation stands then and who is to hear what, or why it cannot be taken. */
export function take(delegation: Delegation, by: Role, step: Step, now: Temporal.Instant): Outcome {
  const why = whyNot(delegation, by, step, now);
  if (why !== null) return { taken: false, why };
  const next = { ...delegation, ...changes(delegation, step, now), step: delegation.step + 1 };
  // Who agreed agreed with these words.
  if (next.doneLooksLike !== delegation.doneLooksLike) next.agreedAt = null;
  return { taken: true, next, tells: tells(delegation, next, by, step) };
}

/** Whether somebody may do something with a delegation as it stands; what they had before them is not looked at. */
export function mayTake(
  delegation: Delegation,
  by: Role,
  act: Act,
  now: Temporal.Instant,
): boolean {
  return whyNotAt(delegation, by, act, now) === null;
}

function whyNot(
  delegation: Delegation,
  by: Role,
  step: Step,
  now: Temporal.Instant,
): Refusal | null {
  const why = whyNotAt(delegation, by, step.act, now);
  if (why !== null) return why;
  switch (step.act) {
    case 'accept':
    case 'decline':
    case 'agree':
      return step.version === delegation.version ? null : 'changed';
    case 'confirm':
    case 'object':
      return step.change === delegation.pending?.id ? null : 'changed';
    case 'change':
      return changesSomething(delegation, step.to) ? null : 'nothing-new';
    default:
      return null;
  }
}

/** The same without looking at what the step says. */
function whyNotAt(
  delegation: Delegation,
  by: Role,
  act: Act,
  now: Temporal.Instant,
): Refusal | null {
  const { state, restated, agreedAt, pending } = delegation;
  const possible = moves.filter(
    (each) => each.act === act && each.by === by && each.from === state,
  );
  if (possible.length === 0) return 'standing';
  if (act === 'write' && endedUnread(delegation)) return 'standing';
  if (act === 'agree' && (restated === '' || agreedAt !== null)) return 'standing';
  if ((act === 'confirm' || act === 'object') && !pending) return 'standing';
  if (act === 'reopen' && state !== 'handed-in') {
    if (!possible.some(({ to }) => to === reopensTo(delegation))) return 'standing';
    if (!canReopen(delegation, now)) return 'too-late';
  }
  return null;
}

/** Whether it was over before the delegate could read of it. */
function endedUnread({ state, isKnown }: Delegation): boolean {
  return (state === 'done' || state === 'cancelled') && !isKnown;
}

/** What was never accepted waits for its answer again. */
function reopensTo({ answeredAt }: Delegation): State {
  return answeredAt === null ? 'proposed' : 'accepted';
}

function changesSomething(delegation: Delegation, to: Changeable): boolean {
  const before = { ...delegation, ...delegation.pending };
  return !sameTerms(before, to) || changesRest(before, to);
}

function sameTerms(one: Terms, other: Terms): boolean {
  return JSON.stringify(termsOf(one)) === JSON.stringify(termsOf(other));
}

/** What applies at once, whoever has accepted, as long as the terms stay. */
function changesRest(before: Omit<Changeable, keyof Terms>, to: Changeable): boolean {
  const rest = ({ doneLooksLike, checkIn }: typeof before) =>
    JSON.stringify([doneLooksLike, checkIn?.days, checkIn?.at]);
  return rest(before) !== rest(to);
}

function changes(delegation: Delegation, step: Step, now: Temporal.Instant): Partial<Delegation> {
  switch (step.act) {
    case 'accept':
      return { state: 'accepted', answeredAt: now, restated: step.restated };
    case 'decline':
      return { state: 'declined', answeredAt: now, endedAt: now, reason: step.reason };
    case 'write':
      return {};
    case 'agree':
      return { agreedAt: now };
    case 'change':
      return changed(delegation, step.to, step.id);
    case 'confirm': {
      const { pending, version } = delegation;
      if (!pending) return {};
      const { doneLooksLike } = pending;
      return { ...termsOf(pending), doneLooksLike, pending: null, version: version + 1 };
    }
    case 'object':
      return { pending: null };
    case 'hand-in': {
      const isLeft = delegation.manager === somebodyWhoLeft || delegation.hasLeft.manager;
      const handedIn = { handedInAt: now, missing: '' };
      return isLeft
        ? { state: 'done', endedAt: now, ...handedIn }
        : { state: 'handed-in', ...handedIn };
    }
    case 'approve':
    case 'finish':
      return { state: 'done', endedAt: now };
    case 'return':
      return { state: 'accepted', handedInAt: null, missing: step.missing };
    case 'cancel':
      return { state: 'cancelled', endedAt: now };
    case 'hand-over':
      return { state: 'handed-over', endedAt: now };
    case 'reopen':
      return reopened(delegation);
  }
}

function changed(delegation: Delegation, to: Changeable, id: string): Partial<Delegation> {
  const { doneLooksLike, checkIn } = to;
  const version = delegation.version + 1;
  if (delegation.state === 'proposed') return { ...termsOf(to), doneLooksLike, checkIn, version };
  const isSame = sameTerms(delegation, to);
  const pending: Pending | null = isSame ? null : { ...termsOf(to), doneLooksLike, id };
  // What done looks like belongs to what will be there: whoever says no to that says no to both.
  const rest = { doneLooksLike: isSame ? doneLooksLike : delegation.doneLooksLike, checkIn };
  if (!changesRest(delegation, { ...to, ...rest })) return { pending };
  return { pending, ...rest, version };
}

function reopened(delegation: Delegation): Partial<Delegation> {
  const again = { handedInAt: null, endedAt: null };
  if (reopensTo(delegation) === 'accepted') return { state: 'accepted', ...again };
  return { state: 'proposed', ...again, version: delegation.version + 1 };
}

/**
 * Who hears what. Whoever does something sees it at once; somebody who has not answered finds most of it in their request, and
 * whom that never reached hears nothing of its end.
 */
function tells(before: Delegation, next: Delegation, by: Role, { act }: Step): Tell[] {
  const other: Role = by === 'manager' ? 'delegate' : 'manager';
  if (by === 'manager' && next.state !== 'proposed' && !before.isKnown) return [];
  const isAsked = before.state === 'proposed' && before.delivery === 'sent';
  const how = other === 'delegate' && isAsked ? 'request' : 'message';
  const tell = (news: News): Tell[] => [{ to: other, news, how }];
  switch (act) {
    case 'accept':
      return tell('accepted');
    case 'decline':
      return tell('declined');
    case 'write':
      return [{ to: other, news: 'written', how: 'message' }];
    case 'agree':
      return tell('agreed');
    case 'change':
      return next.state === 'proposed' ? ask : tell('changed');
    case 'confirm':
      return tell('confirmed');
    case 'object':
      return tell('objected');
    case 'hand-in':
      return tell('handed-in');
    case 'approve':
      return tell('approved');
    case 'return':
      return tell('returned');
    case 'finish':
      return [{ to: other, news: 'done', how: 'message' }];
    case 'cancel':
      return tell('taken-back');
    case 'hand-over':
      return tell('handed-over');
    case 'reopen':
      return next.state === 'proposed' ? ask : tell('reopened');
  }
}

const ask: Tell[] = [{ to: 'delegate', news: 'request', how: 'message' }];

import { personOf } from '../people/index.ts';
import type { Call } from '../slack/call.ts';
import { setApart } from '../slack/typed.ts';
import { UserError } from '../slack/user-error.ts';
import { type CheckIn, type Delegation, type Role, roleOf, type State } from './delegation.ts';
import { readCheckIn } from './check-in.store.ts';
import { readDelegation } from './delegation.store.ts';
import { sayFixedMoment } from './delegation.view.ts';
import type { Act, Refusal } from './machine.ts';

const lost = () => new UserError("I can't find that delegation any more.");

/** The delegation that a button names, for somebody whom it concerns, in that role if one is given. Throws a UserError. */
export async function findDelegation(call: Call, id: string, role?: Role): Promise<Delegation> {
  const found = await readDelegation(call.db, call.workspace, call.user, id);
  if (!found || (role && roleOf(found, call.user) !== role)) throw lost();
  return found;
}

/** The check-in that a button names, for the delegate. Throws a UserError. */
export async function findCheckIn(
  call: Call,
  id: string,
): Promise<{ checkIn: CheckIn; delegation: Delegation }> {
  const checkIn = await readCheckIn(call.db, call.workspace, call.user, id);
  if (!checkIn) throw lost();
  return { checkIn, delegation: await findDelegation(call, checkIn.delegation, 'delegate') };
}

/** The check-in whose roadblock a button names, for the manager who was told. Throws a UserError. */
export async function findToldCheckIn(
  call: Call,
  id: string,
): Promise<{ checkIn: CheckIn; delegation: Delegation }> {
  const checkIn = await readCheckIn(call.db, call.workspace, call.user, id, 'manager');
  if (!checkIn) throw lost();
  return { checkIn, delegation: await findDelegation(call, checkIn.delegation, 'manager') };
}

/** Why a step was not taken, said to one of the two. */
export async function sayWhyNot(
  call: Call,
  { why, delegation, act }: { why: Refusal; delegation: Delegation; act?: Act },
  role: Role,
  zone: string,
): Promise<string> {
  switch (why) {
    case 'changed':
      return 'This has changed since you last saw it. It shows now as it reads; have another look.';
    case 'too-late':
      return 'That was more than a week ago. Delegate it anew if there is more to do.';
    case 'nothing-new':
      return 'Nothing of it is different from before.';
    case 'standing':
      return sayOfAct(act, delegation) ?? sayStanding(call, delegation, role, zone);
  }
}

/** What is to be said of an act that is possible in this state, but not now. */
function sayOfAct(act: Act | undefined, { state, agreedAt }: Delegation): string | null {
  if (state !== 'accepted' && state !== 'handed-in') return null;
  if (act === 'agree') return agreedAt ? 'You agreed already.' : null;
  if (act !== 'confirm' && act !== 'object') return null;
  return 'No change waits for you any more.';
}

/** How it stands, so that nothing can be done with it. */
async function sayStanding(
  call: Call,
  delegation: Delegation,
  role: Role,
  zone: string,
): Promise<string> {
  const other = delegation[role === 'manager' ? 'delegate' : 'manager'];
  const person = await personOf(call, other).catch(() => null);
  const name = person ? setApart(person.name) : 'the other one';
  const { answeredAt, endedAt } = delegation;
  const when = (at: Temporal.Instant | null) =>
    at ? ` on ${sayFixedMoment(at, { now: call.now, zone })}` : '';
  const words: Readonly<Record<State, Readonly<Record<Role, string>>>> = {
    proposed: {
      manager: `This waits for the answer of ${name}.`,
      delegate: 'This waits for your answer: accept or decline it first.',
    },
    accepted: {
      manager: `${name} accepted this${when(answeredAt)}.`,
      delegate: `You accepted this already${when(answeredAt)}.`,
    },
    declined: {
      manager: `${name} declined this${when(answeredAt)}.`,
      delegate: `You declined this already${when(answeredAt)}.`,
    },
    'handed-in': {
      manager: `${name} handed this in${when(delegation.handedInAt)}: say whether it is done.`,
      delegate: `You handed this in already${when(delegation.handedInAt)}.`,
    },
    'handed-over': {
      manager: `You gave this to somebody else${when(endedAt)}.`,
      delegate: `${name} gave this to somebody else${when(endedAt)}.`,
    },
    done: {
      manager: `This was marked as done already${when(endedAt)}.`,
      delegate: `This was marked as done already${when(endedAt)}.`,
    },
    cancelled: {
      manager: `You took this back already${when(endedAt)}.`,
      delegate: `This was taken back by ${name}${when(endedAt)}.`,
    },
  };
  return words[delegation.state][role];
}

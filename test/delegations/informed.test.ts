import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Delegation, Role, State } from '../../src/delegations/delegation.ts';
import {
  type Act,
  moves,
  type News,
  type Step,
  take,
  undoneByReopening,
} from '../../src/delegations/machine.ts';
import { contract, delegation, now } from './rows.ts';

/*
 * The two and whoever had it before, with what each of them knows: what a message told them last, or what they saw when they
 * did something. Messages may take as long as they like; buttons that are old by then are pressed all the same.
 */

type Known = { state: State; version: number; change: string | null; isAgreed: boolean };

/** What the message says of how it stands, and nothing that it does not say. */
const says: Readonly<Record<News, (after: Delegation) => Partial<Known>>> = {
  request: ({ version }) => ({ state: 'proposed', version, change: null }),
  accepted: ({ version }) => ({ state: 'accepted', version }),
  declined: () => ({ state: 'declined' }),
  written: () => ({}),
  agreed: () => ({ isAgreed: true }),
  changed: ({ version, pending, agreedAt }) => ({
    version,
    change: pending?.id ?? null,
    isAgreed: agreedAt !== null,
  }),
  confirmed: ({ version, agreedAt }) => ({ version, change: null, isAgreed: agreedAt !== null }),
  objected: () => ({ change: null }),
  'handed-in': () => ({ state: 'handed-in' }),
  approved: () => ({ state: 'done' }),
  returned: () => ({ state: 'accepted' }),
  done: () => ({ state: 'done' }),
  'taken-back': () => ({ state: 'cancelled' }),
  'handed-over': () => ({ state: 'handed-over' }),
  reopened: () => ({ state: 'accepted' }),
};

type Letter = { news: News; says: Partial<Known>; isOld: boolean };

/** One delegation: as it is, what each of the two knows of it, and what is on its way to them. */
type Case = {
  truth: Delegation;
  knows: Record<Role, Known | null>;
  waits: Record<Role, Letter[]>;
};

type Move = { by: Role; act: Act; twice: boolean } | { delivers: Role } | { waits: true };

const acts = [...new Set(moves.map(({ act }) => act))];
const move: fc.Arbitrary<Move & { former: boolean }> = fc
  .oneof(
    {
      weight: 12,
      arbitrary: fc.constantFrom(...moves).map(({ act, by }) => ({ act, by, twice: false })),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        by: fc.constantFrom<Role[]>('manager', 'delegate'),
        act: fc.constantFrom(...acts),
        twice: fc.boolean(),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.constantFrom<Role[]>('manager', 'delegate').map((delivers) => ({ delivers })),
    },
    { weight: 1, arbitrary: fc.constant({ waits: true } as const) },
  )
  .chain((each) => fc.integer({ min: 0, max: 5 }).map((n) => ({ ...each, former: n === 0 })));

function truthOf({ state, version, pending, agreedAt }: Delegation): Known {
  return { state, version, change: pending?.id ?? null, isAgreed: agreedAt !== null };
}

function begun(truth: Delegation): Case {
  const request = { news: 'request' as const, says: says.request(truth), isOld: false };
  return {
    truth: { ...truth, delivery: 'waiting', isKnown: false },
    knows: { manager: truthOf(truth), delegate: null },
    waits: { manager: [], delegate: [request] },
  };
}

function deliver(of: Case, to: Role): void {
  const letter = of.waits[to].shift();
  if (!letter) return;
  if (to === 'delegate') of.truth = { ...of.truth, isKnown: true };
  if (letter.isOld) return;
  if (letter.news === 'request') of.truth = { ...of.truth, delivery: 'sent' };
  const before = of.knows[to] ?? truthOf(delegation);
  of.knows[to] = { ...before, ...letter.says };
}

/** What somebody does who has `known` before them. */
function stepOf(act: Act, known: Known, n: number): Step {
  const { version } = known;
  const change = known.change ?? 'none';
  switch (act) {
    case 'accept':
      return { act, version, restated: `In my words ${n}` };
    case 'decline':
      return { act, version, reason: '' };
    case 'agree':
      return { act, version };
    case 'confirm':
      return { act, change };
    case 'object':
    case 'write':
      return { act, change, words: 'Words' };
    case 'hand-in':
      return { act, words: '' };
    case 'return':
      return { act, missing: 'The numbers' };
    case 'change': {
      const to = [
        contract,
        { ...contract, outcome: `Outcome ${n}` },
        { ...contract, checkIn: null },
        { ...contract, doneLooksLike: `Done ${n}` },
        { ...contract, outcome: `Outcome ${n}`, doneLooksLike: `Done ${n}` },
      ];
      return { act, to: to[n % 5] ?? contract, id: `change-${n}` };
    }
    default:
      return { act };
  }
}

/** Somebody does something by what they know, right or wrong, and sees then how it stands. */
function does(of: Case, by: Role, step: Step, at: Temporal.Instant): boolean {
  const known = of.knows[by];
  const before = of.truth;
  const outcome = take(before, by, step, at);
  if (outcome.taken) {
    if (step.act === 'accept') expect(known?.version).toBe(before.version);
    if (step.act === 'confirm') expect(known?.change).toBe(before.pending?.id);
    of.truth = outcome.next;
    if (before.state === 'proposed' && outcome.next.state !== 'proposed') {
      // The request that has not gone out is taken back; when nobody has read it, so is whatever was to follow it.
      const isUnread = !before.isKnown && by === 'manager';
      of.waits.delegate = of.waits.delegate.filter(({ news }) => !isUnread && news !== 'request');
    }
    for (const { to, news, how } of outcome.tells) {
      const told = says[news](outcome.next);
      if (how === 'request') {
        of.knows[to] = { ...(of.knows[to] ?? truthOf(before)), ...told };
        of.waits[to] = of.waits[to].map((letter) => ({ ...letter, isOld: true }));
        continue;
      }
      const unsaid = of.waits[to].findIndex(
        (letter) => undoneByReopening.includes(letter.news) && !letter.isOld,
      );
      if (news === 'reopened' && unsaid >= 0) {
        of.waits[to].splice(unsaid, 1);
        continue;
      }
      const asked = of.waits[to].findIndex((letter) => letter.news === 'request');
      if (news === 'request') of.truth = { ...of.truth, delivery: 'waiting' };
      // A request that has not gone out says what is asked for now.
      if (news === 'request' && asked >= 0)
        of.waits[to][asked] = { news, says: told, isOld: false };
      else of.waits[to].push({ news, says: told, isOld: false });
    }
  }
  // They see how it stands now; what is still on its way to them says that it is older.
  of.knows[by] = truthOf(of.truth);
  of.waits[by] = of.waits[by].map((letter) => ({ ...letter, isOld: true }));
  return outcome.taken;
}

/** What matters of it: a change that waits is over with the delegation. */
function relevant(known: Known): Partial<Known> {
  const isRunning = known.state === 'accepted' || known.state === 'handed-in';
  if (isRunning) return known;
  return known.state === 'proposed'
    ? { state: known.state, version: known.version }
    : { state: known.state };
}

test('whatever the two do, nothing is lost, and in the end both know how it stands', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (played) => {
      const chain: Case[] = [begun(delegation)];
      let at = now;
      for (const [n, each] of played.entries()) {
        const former = each.former ? chain.at(-2) : undefined;
        const of = former ?? chain.at(-1);
        if (!of) throw new Error('the delegation is lost');
        if ('waits' in each) {
          at = at.add({ hours: 8 * 24 });
        } else if ('delivers' in each) {
          deliver(of, each.delivers);
        } else {
          const known = of.knows[each.by];
          if (!known) continue;
          const step = stepOf(each.act, known, n);
          const wasTaken = does(of, each.by, step, at);
          const again = each.twice && does(of, each.by, step, at);
          const isRepeatable = ['write', 'change'].includes(step.act);
          if (wasTaken && !isRepeatable) expect(again).toBe(false);
          if (wasTaken && step.act === 'hand-over') {
            const version = of.truth.version + 1;
            chain.push(begun({ ...delegation, id: `d${n}`, delegate: `U${n}`, version }));
          }
        }
      }
      for (const of of chain) {
        for (const role of ['manager', 'delegate'] as const) {
          while (of.waits[role].length > 0) deliver(of, role);
          const known = of.knows[role];
          if (known) expect(relevant(known)).toEqual(relevant(truthOf(of.truth)));
          else expect(['cancelled', 'handed-over', 'done']).toContain(of.truth.state);
        }
      }
      expect(chain.slice(0, -1).every(({ truth }) => truth.state === 'handed-over')).toBe(true);
      expect(chain.at(-1)?.truth.state).not.toBe('handed-over');
    }),
    { numRuns: 3_000 },
  );
});

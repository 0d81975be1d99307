import type { Typed } from '../slack/text.ts';
import { sayRemark } from './clarity.view.ts';
import {
  canBeSeen,
  goesOn,
  isNoAnswer,
  isTopic,
  repeatsOutcome,
  saysHowMuch,
  softWordIn,
  soonIn,
  unboundedAct,
  unreadPaper,
  vagueVerb,
  wishIn,
} from './clarity-words.ts';
import type { Authority } from './delegation.ts';
import { severalOwners } from './owner-words.ts';

/** How often the delegate is asked. */
type CheckInPace = 'none' | 'weekly' | 'daily';

/** A contract while it is written; '' for text that is not there yet. */
export type Draft = {
  delegate: string | null;
  outcome: Typed;
  doneLooksLike: Typed;
  authority: Authority | null;
  /** How far the authority goes; null for no limit. */
  limit: Typed | null;
  checkIn: CheckInPace;
  dueOn: Temporal.PlainDate | null;
  today: Temporal.PlainDate;
};

export type Context = {
  /** The delegate's name, for the suggestions; null when nobody is chosen yet. */
  name: string | null;
  /** While somebody is `writing`, what they have not come to yet is not missed; the `whole` is looked at before it goes out. */
  stage: 'writing' | 'whole';
};

/** What may be vague, the weightiest first. */
export const whats = [
  'owners',
  'result',
  'measure',
  'date',
  'reader',
  'authority',
  'limit',
  'check-in',
] as const;
export type What = (typeof whats)[number];

/** The fields of the form. */
export type Field = 'who' | 'outcome' | 'done' | 'authority' | 'limit' | 'check_in' | 'due';

/** One thing that is vague, and the words of the draft that make it so. */
export type Vague =
  | { what: 'owners'; who: string }
  | { what: 'result'; verb: string | null; about: string }
  | { what: 'measure'; word: string | null }
  | { what: 'date'; soon: string | null; today: Temporal.PlainDate }
  | { what: 'reader'; paper: string }
  | { what: 'authority' }
  | { what: 'limit'; act: string }
  | { what: 'check-in'; pace: CheckInPace; days: number | null };

/** What the coach says of a draft. Both texts hold words that were typed, unescaped. */
export type Remark = {
  what: What;
  about: Field;
  /** One short sentence. */
  says: string;
  /** What could stand there instead, in their words where possible. */
  suggests: string;
};

const fields: Readonly<Record<What, Field>> = {
  owners: 'who',
  result: 'outcome',
  measure: 'done',
  date: 'due',
  reader: 'outcome',
  authority: 'authority',
  limit: 'limit',
  'check-in': 'check_in',
};

/** Daily check-ins are close company from here on, in days. */
const hoveringFrom = 5;
/** Without a check-in, longer than this is a long time, in days. */
const longerThan = 14;

/**
 * The weightiest thing that is vague in a draft, with a suggestion; null when two people could act on it as it stands.
 * Rather too few remarks than one too many. Nothing follows from it: a vague contract can be sent.
 */
export function remark(draft: Draft, context: Context): Remark | null {
  const found = vagueIn(draft, context);
  return found && remarkOn(found, context.name);
}

/** The same about check-ins alone: too many of them, or none for long. */
export function remarkOnCheckIns(draft: Pick<Draft, 'checkIn' | 'dueOn' | 'today'>): Remark | null {
  const found = checkIn(draft);
  return found && remarkOn(found, null);
}

function remarkOn(found: Vague, name: string | null): Remark {
  return { what: found.what, about: fields[found.what], ...sayRemark(found, name) };
}

function vagueIn(draft: Draft, { stage }: Context): Vague | null {
  if (draft.outcome.trim() === '') return null;
  const isWhole = stage === 'whole';
  for (const rule of rules) {
    const found = rule(draft, isWhole);
    if (found) return found;
  }
  return null;
}

type Rule = (draft: Draft, isWhole: boolean) => Vague | null;

const rules: readonly Rule[] = [owners, result, measure, date, reader, authority, limit, checkIn];

function owners({ outcome }: Draft): Vague | null {
  const who = severalOwners(outcome);
  return who === null ? null : { what: 'owners', who };
}

function result({ outcome, doneLooksLike }: Draft, isWhole: boolean): Vague | null {
  if (isClearlyDone(outcome, doneLooksLike)) return null;
  const vague = vagueVerb(outcome);
  if (vague) return { what: 'result', verb: vague.verb, about: vague.object };
  if (!isWhole || !isTopic(outcome)) return null;
  return { what: 'result', verb: null, about: outcome.trim() };
}

function measure({ outcome, doneLooksLike }: Draft, isWhole: boolean): Vague | null {
  if (doneLooksLike.trim() === '') {
    const word = isWhole && !saysHowMuch(outcome) ? wishIn(outcome) : null;
    return isWhole ? { what: 'measure', word } : null;
  }
  if (isNoAnswer(doneLooksLike) || repeatsOutcome(outcome, doneLooksLike))
    return { what: 'measure', word: softWordIn(doneLooksLike) };
  if (isClearlyDone(outcome, doneLooksLike)) return null;
  const word = softWordIn(doneLooksLike);
  return word === null || saysHowMuch(outcome) ? null : { what: 'measure', word };
}

/** Whether done can be seen in what stands there. */
function isClearlyDone(outcome: Typed, done: Typed): boolean {
  return !isNoAnswer(done) && canBeSeen(done) && !repeatsOutcome(outcome, done);
}

function date({ outcome, doneLooksLike, dueOn, today }: Draft, isWhole: boolean): Vague | null {
  if (!isWhole || dueOn || goesOn(outcome)) return null;
  return { what: 'date', soon: soonIn(`${outcome} ${doneLooksLike}`), today };
}

function reader({ outcome, doneLooksLike }: Draft, isWhole: boolean): Vague | null {
  if (!isWhole && doneLooksLike.trim() === '') return null;
  const paper = unreadPaper(outcome, doneLooksLike);
  return paper === null ? null : { what: 'reader', paper };
}

function authority({ authority }: Draft, isWhole: boolean): Vague | null {
  return isWhole && authority === null ? { what: 'authority' } : null;
}

function limit({ outcome, doneLooksLike, authority, limit }: Draft): Vague | null {
  if ((authority !== 'own' && authority !== 'tell-after') || limit?.trim()) return null;
  const act = unboundedAct(outcome, doneLooksLike);
  return act === null ? null : { what: 'limit', act };
}

function checkIn({
  checkIn: pace,
  dueOn,
  today,
}: Pick<Draft, 'checkIn' | 'dueOn' | 'today'>): Vague | null {
  const days = dueOn && today.until(dueOn, { largestUnit: 'day' }).days;
  if (pace === 'daily' && (days === null || days >= hoveringFrom))
    return { what: 'check-in', pace, days };
  if (pace === 'none' && days !== null && days > longerThan)
    return { what: 'check-in', pace, days };
  return null;
}

import type { ModalView } from '@slack/types';
import { hoursOfPerson, takesMessages, zoneOfPerson } from '../coach/index.ts';
import { type Person, personOf, readDaysOff, readPerson } from '../people/index.ts';
import type { Call, Listen } from '../slack/call.ts';
import type { FormValues } from '../slack/form.ts';
import { permalinkTo } from '../slack/permalink.ts';
import { mentions } from '../slack/text.ts';
import { setApart } from '../slack/typed.ts';
import { delegateForm, formWithBeside, type Opened } from './delegate-form.view.ts';
import { type Delegation, isPastDue } from './delegation.ts';
import { anotherDay, notToBeAsked } from './delegation-form.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { noMessages } from './delegation.view.ts';
import { readContract } from './read-contract.ts';
import type { DueFor } from './step-form.ts';
import { type Beside, besideForm, type Chosen, valuesOf } from './writing.ts';

/** What the form is drawn by. */
export type FormOptions = Pick<DelegationsOptions, 'zoneOf' | 'strengthsFor'>;

type Opening = Call & { open(view: ModalView): Promise<void> };

/** The form while it is written: what is said beside it, and the message that it is opened from. */
export function listenForWriting(on: Listen, options: DelegationsOptions): void {
  on.change('delegations.draft', async (call) => {
    const zone = await options.zoneOf(call);
    const beside = await besideWritten(call, { values: call.values, zone }, options);
    const isAnotherDay = call.values['which_due'] === anotherDay;
    const next = formWithBeside(call, { beside, isAnotherDay });
    if (next) await call.update(next);
  });

  on.shortcut('delegations.from-message', async (call) => {
    const { text, channel, ts } = call.said;
    const link = await permalinkTo(call.slack, { channel, ts });
    await openDelegateForm(call, { outcome: text, ...(link && { link }) }, options);
  });
}

/**
 * Opens the form, filled in as far as things are known. A delegate who cannot be asked is left out, and the form says why;
 * an outcome that is too long is cut, and the form shows the rest.
 */
export async function openDelegateForm(
  call: Opening,
  opened: Opened,
  options: FormOptions,
): Promise<void> {
  await call.open(await formFor(call, opened, options));
}

/** The same with a contract that was asked for before, and its due date as far as that is still ahead. */
export async function openAgain(
  call: Opening,
  delegation: Delegation,
  options: FormOptions,
  more: Pick<Opened, 'delegate' | 'note'> = {},
): Promise<void> {
  const { outcome, doneLooksLike, authority, limit, link, dueOn, dueAt } = delegation;
  const isPast = isPastDue(delegation, call.now, await options.zoneOf(call));
  const due = isPast ? {} : { dueOn, dueAt };
  await openDelegateForm(
    call,
    { outcome, doneLooksLike, authority, limit, link, ...due, ...more },
    options,
  );
}

/** What the form opens with when somebody wrote "@ana 5-page report by Friday 3pm". */
export async function openedWith(
  call: Call,
  text: string,
  { zoneOf }: Pick<DelegationsOptions, 'zoneOf'>,
): Promise<Opened> {
  const read = readContract(text, { now: call.now, zone: await zoneOf(call) });
  const [asks] = read.ambiguities;
  return {
    outcome: read.outcome,
    limit: read.limit ?? '',
    dueOn: read.due?.date ?? null,
    dueAt: read.due?.time ?? null,
    ...(read.delegate && { delegate: read.delegate }),
    ...(read.authority && { authority: read.authority }),
    ...(asks && { asks }),
  };
}

/** The form that opens with this. */
export async function formFor(
  call: Call,
  opened: Opened,
  options: FormOptions,
): Promise<ModalView> {
  const { delegate, ...rest } = opened;
  const [asked, ...named] = await Promise.all([
    delegate ? personOf(call, delegate) : null,
    ...mentions(`${opened.outcome ?? ''} ${opened.limit ?? ''}`)
      .slice(0, 10)
      .map((user) => personOf(call, user).catch(() => null)),
  ]);
  const known = named.filter((person) => person !== null);
  const problem = delegate
    ? (notToBeAsked(call.user, delegate, asked) ?? (await whyUnreachable(call, asked)))
    : null;
  const filled = problem === null ? opened : { ...rest, note: problem };
  const values = valuesOf(filled);
  const zone = await options.zoneOf(call);
  const beside = await besideWritten(call, { values, zone }, options);
  return delegateForm(filled, known, beside);
}

/** Why a person who could be asked gets no message, in words for the manager; null when they do. */
export async function whyUnreachable(
  { db, workspace }: Call,
  person: Person | null,
): Promise<string | null> {
  if (!person || (await takesMessages(db, workspace, person.id))) return null;
  return `${setApart(person.name)} ${noMessages}.`;
}

/** By whose calendar and clocks a due date is looked at that is meant for somebody, and when it reaches them. */
export async function dueForWhom(
  call: Call,
  user: string,
  { reaches }: Pick<DelegationsOptions, 'reaches'>,
): Promise<DueFor> {
  const { db, workspace, now } = call;
  const person = await personOf(call, user).catch(() => null);
  const zone = await zoneOfPerson(db, workspace, user);
  return {
    delegate: { name: person?.name ?? 'the other one', zone },
    now,
    zone: await zoneOfPerson(db, workspace, call.user),
    reachedAt: await reaches(db, workspace, user, now),
  };
}

/**
 * What is said beside a form with these values. `zone` is the writer's. Whose strength it is, is said to whoever still writes:
 * with `strengthsFor`.
 */
export async function besideWritten(
  call: Call,
  { values, zone }: { values: FormValues; zone: string },
  { strengthsFor }: Partial<FormOptions> = {},
): Promise<Beside | null> {
  const { who, outcome } = values;
  const chosen = typeof who === 'string' ? await chosenOf(call, who) : null;
  const fits =
    typeof outcome === 'string' && outcome !== ''
      ? await strengthsFor?.(call.db, { workspace: call.workspace, user: call.user }, outcome)
      : undefined;
  return besideForm(values, chosen, { now: call.now, zone }, fits);
}

/** The person who is chosen, as far as something is kept of them: to look is no reason to keep more. */
async function chosenOf({ db, workspace }: Call, user: string): Promise<Chosen> {
  const known = await readPerson(db, workspace, user);
  const { away } = await readDaysOff(db, workspace, user);
  const hours = await hoursOfPerson(db, workspace, user);
  return { name: known ? setApart(known.person.name) : null, hours, away };
}

import type { Db } from '../db/schema.ts';
import { hoursOfPerson } from '../coach/index.ts';
import { readPeople, personOf } from '../people/index.ts';
import type { Visit } from '../room.ts';
import type { ActionCall, Call, Listen, SubmitCall } from '../slack/call.ts';
import { unlessChanged } from '../slack/redraw.ts';
import { type Contract, firstCheckIn, readCommand } from './delegation.ts';
import { contractFrom, delegationForm, problemsWith, readOrigin } from './delegation-form.ts';
import { sentView } from './delegation-form.view.ts';
import { helpMessage, listActions } from './delegation-list.view.ts';
import { propose } from './delegation.steps.ts';
import { findDelegation } from './found.ts';
import { everything, readListing } from './list-filter.ts';
import { contractMetadata, takings } from './taking.listeners.ts';
import {
  besideWritten,
  formFor,
  openAgain,
  openDelegateForm,
  openedWith,
  whyUnreachable,
} from './writing.listeners.ts';
import type { Fit } from './writing.ts';

export type DelegationsOptions = {
  /** When a message written now would reach somebody, by their hours; null for not in the foreseeable future. */
  reaches(
    db: Db,
    workspace: string,
    user: string,
    now: Temporal.Instant,
  ): Promise<Temporal.Instant | null>;
  /** Draws somebody's Home tab again, if they have it before them. */
  redrawHome(user: string, now: Temporal.Instant): Promise<void>;
  /** The zone in which somebody reads times. */
  zoneOf(visit: Visit): Promise<string>;
  /** Whose strengths, by what a manager noted about people, an outcome asks for; the best first. */
  strengthsFor(
    db: Db,
    whose: { workspace: string; user: string },
    outcome: string,
  ): Promise<readonly Fit[]>;
  /** Opens the form that thanks somebody in front of the team. */
  thank(call: ActionCall, of: { text: string; people: readonly string[] }): Promise<void>;
  /** Something such as a nudge was answered by handing work over, in the transaction that does. */
  handedOver?(tx: Db, call: SubmitCall, of: { answers: string }): Promise<void>;
  /** The same, once Slack has been answered. */
  afterHandedOver?(call: SubmitCall, of: { answers: string }): Promise<void>;
};

/** The command, the form and the list. */
export function listenForDelegations(on: Listen, options: DelegationsOptions): void {
  const { listScreen } = takings(options);

  on.command('/delegate', async (call) => {
    const command = readCommand(call.text);
    switch (command.kind) {
      case 'help':
        return call.reply(helpMessage(null));
      case 'unknown':
        return call.reply(helpMessage(command.word));
      case 'list':
        return call.open(await listScreen(call, command.listing ?? everything));
      case 'form':
        return openDelegateForm(call, await openedWith(call, call.text, options), options);
    }
  });

  on.action('delegations.new', async (call) => {
    const form = await formFor(call, {}, options);
    // In place of the list, which would not know of the new delegation when it shows again.
    if (call.view?.type === 'modal') await unlessChanged(call.update(form));
    else await call.open(form);
  });

  on.action('delegations.again', async (call) => {
    const delegation = await findDelegation(call, call.value, 'manager');
    await openAgain(call, delegation, options);
  });

  on.action('delegations.list', async (call) => call.open(await listScreen(call, everything)));
  for (const turn of listActions) {
    on.action(turn, async (call) =>
      unlessChanged(call.update(await listScreen(call, readListing(call.value)))),
    );
  }

  on.submission('delegations.form', delegationForm, async (call, form) => {
    const person = await personOf(call, form.who);
    // The manager's own zone has to be known too: their answers come in their hours.
    await personOf(call, call.user);
    const hours = await hoursOfPerson(call.db, call.workspace, form.who);
    const delegate = person && { ...person, zone: hours.zone };
    const reachedAt = delegate && (await reaches(call, form.who, call.now));
    const reader = { zone: await options.zoneOf(call), now: call.now };
    const problems = problemsWith(form, call.user, delegate, { ...reader, reachedAt });
    const unreachable = await whyUnreachable(call, delegate);
    if (unreachable !== null) problems['who'] ??= unreachable;
    if (!delegate || Object.keys(problems).length > 0) return { errors: problems };

    const origin = readOrigin(call.metadata);
    const named = await readPeople(call.db, call.workspace, origin.named);
    const { workingDays } = hours;
    const link = origin.link ?? null;
    const contract = contractFrom(form, call.user, { named, workingDays, link });
    const first = await firstCheckInOf(call, contract, delegate.zone, reachedAt ?? call.now);
    const { answers } = origin;
    const beside = await besideWritten(call, { values: call.values, zone: reader.zone });
    const id = await call.once(async (tx) => {
      const proposed = await propose(tx, call.workspace, contract, call.now);
      if (answers) await options.handedOver?.(tx, call, { answers });
      return proposed;
    });
    const made = id === null ? null : { id, version: 1, metadata: contractMetadata(id) };
    return {
      view: sentView({ contract, delegate, reachedAt, firstCheckIn: first, beside, made, reader }),
      after: async () => {
        if (answers) await options.afterHandedOver?.(call, { answers });
      },
    };
  });

  async function firstCheckInOf(
    call: SubmitCall,
    contract: Contract,
    zone: string,
    acceptedAt: Temporal.Instant,
  ) {
    if (!contract.checkIn) return null;
    const { at } = firstCheckIn(contract.checkIn, acceptedAt, zone);
    return { at, reachedAt: await reaches(call, contract.delegate, at) };
  }

  function reaches({ db, workspace }: Call, user: string, now: Temporal.Instant) {
    return options.reaches(db, workspace, user, now);
  }
}

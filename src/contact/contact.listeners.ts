import {
  hoursForm,
  hoursOfPerson,
  openSettings,
  readCoached,
  takesMessages,
} from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import {
  allowMessages,
  keepOwnHours,
  personOf,
  readOwnHours,
  stopMessages,
} from '../people/index.ts';
import type { Subcommand, Visit } from '../room.ts';
import type { ActionCall, CommandCall, Listen } from '../slack/call.ts';
import type { Message } from '../slack/message.ts';
import { enqueue } from '../slack/outbox.store.ts';
import { UserError } from '../slack/user-error.ts';
import { askAgain } from '../slack/outbox.store.ts';
import { isSameZone } from '../time/zone.ts';
import type { Reach } from './contact.ts';
import { allowedMessage, does, hoursKept, hoursView, stoppedMessage } from './contact.view.ts';

type Change = (tx: Db, workspace: string, user: string, now: Temporal.Instant) => Promise<void>;

/** What this room needs of others. */
export type ContactOptions = {
  /** The zone in which somebody reads times. */
  zoneOf(visit: Visit): Promise<string>;
  /** Called in the transaction in which somebody's hours change. */
  hoursChanged: Change;
  /** Called in the transaction in which somebody asks for no messages any more. */
  stopped: Change;
};

/** How somebody who is not coached can be reached, for what they look at. */
export async function readReach(visit: Visit, options: ContactOptions): Promise<Reach> {
  const { db, workspace, user } = visit;
  const own = await readOwnHours(db, workspace, user);
  const hours = await hoursOfPerson(db, workspace, user);
  return {
    hours: { ...hours, zone: await options.zoneOf(visit) },
    followsSlack: !own?.zone,
    takes: await takesMessages(db, workspace, user),
  };
}

/** Takes part in Slack, and returns the words after /coach. */
export function listenForContact(on: Listen, options: ContactOptions): void {
  on.action(does.hours, (call) => openHours(call, options));

  on.action(does.stop, async (call) => {
    const { db, workspace, user, now } = call;
    if (await readCoached(db, workspace, user)) {
      throw new UserError('You have set up the coach: `/coach pause` stops my messages.');
    }
    await db.transaction().execute(async (tx) => {
      if (!(await stopMessages(tx, workspace, user, now))) return;
      await options.stopped(tx, workspace, user, now);
      await askAgain(tx, workspace, user, now);
    });
    await show(call, stoppedMessage());
  });

  on.action(does.allow, async (call) => {
    await allowMessages(call.db, call.workspace, call.user);
    await show(call, allowedMessage(await readReach(call, options)));
  });

  on.submission('contact.hours', hoursForm, async (call, form) => {
    const { db, workspace, user, now } = call;
    if (await readCoached(db, workspace, user)) {
      return { errors: { days: 'You have set up the coach meanwhile: type /coach to change it.' } };
    }
    const me = await personOf(call, user);
    const followsSlack = me !== null && isSameZone(form.zone, me.zone);
    const hours = {
      zone: followsSlack ? null : form.zone,
      workingDays: form.days,
      quietFrom: form.quiet_from,
      quietTo: form.quiet_to,
    };
    const takes = await takesMessages(db, workspace, user);
    const message = hoursKept({ hours: { ...hours, zone: form.zone }, followsSlack, takes });
    await call.once(async (tx) => {
      await keepOwnHours(tx, workspace, user, hours, now);
      await options.hoursChanged(tx, workspace, user, now);
      await askAgain(tx, workspace, user, now);
      await enqueue(tx, { workspace, to: { user }, kind: 'reply', message, dueAt: now }, now);
    });
    return {};
  });

  /** In a form it shows there, on the Home tab by drawing it anew, and elsewhere as an answer that only they see. */
  async function show(call: ActionCall, message: Message): Promise<void> {
    if (call.view?.type === 'modal') {
      await call.update(hoursView(await readReach(call, options)));
    } else if (!call.view) {
      await call.reply(message);
    }
  }
}

/** The words after /coach. */
export function subcommandsOf(options: ContactOptions): Readonly<Record<string, Subcommand>> {
  return {
    hours: {
      help: '`/coach hours`: when I may write to you, and whether at all',
      alone:
        '`/coach hours` opens the form with your hours: they are changed there, not in the line.',
      run: (call) => openHours(call, options),
    },
  };
}

/** A manager's hours are among their settings. */
async function openHours(call: CommandCall | ActionCall, options: ContactOptions): Promise<void> {
  const { db, workspace, user } = call;
  if (await readCoached(db, workspace, user)) return openSettings(call);
  await call.open(hoursView(await readReach(call, options)));
}

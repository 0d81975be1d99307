import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { Room } from '../room.ts';
import { failureOf } from '../slack/failure.ts';
import { somebodyWhoLeft } from '../slack/text.ts';
import { UserError } from '../slack/user-error.ts';
import { isZone } from '../time/zone.ts';
import { awayBy, type Status } from './away.ts';
import { keepAway, readDaysOff } from './days-off.store.ts';
import { type Person, slackbot } from './person.ts';
import { keepPerson, readBefore, readPerson } from './person.store.ts';

/** A day: Slack also tells us of changes, so this is for what we missed. */
const freshFor = Temporal.Duration.from({ hours: 24 });

/** Whoever sent a form waits three seconds at most, and then reads that it failed. */
const patienceMs = 1_800;

const slackUser = z.looseObject({
  id: z.string(),
  team_id: z.string().optional(),
  is_stranger: z.boolean().optional(),
  enterprise_user: z.looseObject({ teams: z.array(z.string()).default([]) }).nullish(),
  name: z.string().default(''),
  real_name: z.string().optional(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  tz: z.string().nullish(),
  profile: z
    .looseObject({
      display_name: z.string().optional(),
      real_name: z.string().optional(),
      status_emoji: z.string().nullish(),
      status_text: z.string().nullish(),
      status_expiration: z.number().nullish(),
    })
    .default({}),
});

type Asking = { db: Db; slack: WebClient; workspace: string; now: Temporal.Instant };

/**
 * A person for whom Both Hats does nothing but show something, such as the Home tab: nothing new is kept of them because of
 * it. Otherwise as `personOf`.
 */
export async function glimpseOf(asking: Asking, user: string): Promise<Person | null> {
  if (await readPerson(asking.db, asking.workspace, user)) return personOf(asking, user);
  return fromSlack(asking, user);
}

/**
 * A person of the workspace, from what is kept or from Slack when that is more than a day old; null when Slack knows
 * nobody of that id. When Slack does not answer, what is kept is used, however old. Throws when there is nothing.
 */
export async function personOf(asking: Asking, user: string): Promise<Person | null> {
  if (user === somebodyWhoLeft) return null;
  const kept = await readPerson(asking.db, asking.workspace, user);
  if (kept && Temporal.Instant.compare(kept.readAt.add(freshFor), asking.now) > 0) {
    return kept.person;
  }
  try {
    const person = await fromSlack(asking, user);
    // That somebody has left is for `keepUp` to notice, which tells of it.
    const hasLeft = person?.isDeactivated && kept && !kept.person.isDeactivated;
    if (person && !hasLeft) await keepPerson(asking.db, asking.workspace, person, asking.now);
    return person;
  } catch (error) {
    if (kept) return kept.person;
    throw error;
  }
}

/** A person as Slack tells of them now; null when it knows nobody of that id. */
async function fromSlack({ slack, workspace }: Asking, user: string): Promise<Person | null> {
  try {
    const { user: profile } = await inTime(slack.users.info({ user }));
    return personFrom(slackUser.parse(profile), workspace);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'refused' && /^user_not_(found|visible)$/.test(failure.code)) return null;
    throw error;
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new UserError('Slack is slow to answer just now. Please try again.')),
    patienceMs,
  );
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whoever Slack counts to `workspace`, by their team or by those of their organization, is not foreign. */
function personFrom(user: z.infer<typeof slackUser>, workspace: string): Person {
  const { profile, team_id: team = workspace, enterprise_user: grid } = user;
  const names = [profile.display_name, profile.real_name, user.real_name, user.name, user.id];
  return {
    id: user.id,
    name: names.find((name) => name?.trim()) ?? user.id,
    zone: user.tz && isZone(user.tz) ? user.tz : 'UTC',
    isBot: user.is_bot || user.id === slackbot,
    isDeactivated: user.deleted,
    isForeign:
      user.is_stranger === true || (team !== workspace && !grid?.teams.includes(workspace)),
  };
}

/** What is kept of it is when somebody is away, never the words. */
function statusFrom({ profile }: z.infer<typeof slackUser>): Status {
  return {
    emoji: profile.status_emoji ?? '',
    text: profile.status_text ?? '',
    expiration: profile.status_expiration ?? 0,
  };
}

type Told = (tx: Db, workspace: string, person: Person, now: Temporal.Instant) => Promise<void>;

/** Changes that nobody told us of, because the app was down, are noticed after this long; so many are looked for in an hour. */
const lookAgainAfter = Temporal.Duration.from({ hours: 7 * 24 });
const looksAtOnce = 20;

/**
 * Keeps up with profiles. In the same transaction `zoneChanged` is told of whoever has moved to another zone, and
 * `awayChanged` of whoever is away now, or back, by their status, `left` of whoever is deactivated.
 */
export function peopleRoom(
  { slack, workspace: own }: Pick<Asking, 'slack' | 'workspace'>,
  { zoneChanged, awayChanged, left }: { zoneChanged: Told; awayChanged: Told; left: Told },
): Room {
  async function keepUp(db: Db, workspace: string, person: Person, now: Temporal.Instant) {
    await db.transaction().execute(async (tx) => {
      const before = await readPerson(tx, workspace, person.id);
      if (!before) return;
      await keepPerson(tx, workspace, person, now);
      if (before.person.zone !== person.zone) await zoneChanged(tx, workspace, person, now);
      if (person.isDeactivated && !before.person.isDeactivated) {
        await left(tx, workspace, person, now);
      }
    });
  }

  async function followStatus(
    db: Db,
    workspace: string,
    { person, status }: { person: Person; status: Status },
    now: Temporal.Instant,
  ) {
    await db.transaction().execute(async (tx) => {
      if (!(await readPerson(tx, workspace, person.id))) return;
      const { away: before } = await readDaysOff(tx, workspace, person.id);
      const away = awayBy(status, before, now);
      if (!away || away === before) return;
      await keepAway(tx, workspace, person.id, away);
      await awayChanged(tx, workspace, person, now);
    });
  }

  return {
    async tidy(db, now) {
      const asking = { db, slack, workspace: own, now };
      for (const user of await readBefore(db, own, now.subtract(lookAgainAfter), looksAtOnce)) {
        const kept = await readPerson(db, own, user);
        const person = await fromSlack(asking, user).catch(() => undefined);
        // Slack does not answer: the next hour has time for it too.
        if (!kept || person === undefined) return;
        await keepUp(db, own, person ?? { ...kept.person, isDeactivated: true }, now);
      }
    },

    listen(on) {
      on.event(
        'user_change',
        z.looseObject({ user: slackUser }),
        (event) => event.user.id,
        async ({ db, workspace, now, event }) => {
          const person = personFrom(event.user, workspace);
          await keepUp(db, workspace, person, now);
          await followStatus(db, workspace, { person, status: statusFrom(event.user) }, now);
        },
      );
    },
  };
}

import type { Actor } from '../../sandbox/actor.ts';
import type { Seen } from '../../sandbox/index.ts';
import { wordings } from '../../src/threads/weekly.view.ts';
import { rowsOf } from '../slack/rows.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

export const team = '#team-aurora';
/** What the first thread asks. */
export const question = wordings[0] ?? '';

/** Mira has started a weekly thread in her team's channel, on a Monday. */
export async function started(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  await world.mira.types('/coach threads');
  await world.mira.submits();
  await world.mira.closes();
  return world;
}

/** It is Friday, and the thread is there. */
export async function opened(): Promise<World> {
  const world = await started();
  await world.at('2027-03-19T15:00');
  await world.ana.sees(team);
  return world;
}

/** Somebody answers in the thread. */
export async function writes(world: World, who: Actor, text: string): Promise<Seen> {
  const thread = await who.finds(question, team);
  const said = await who.person.says(team, text, { thread });
  await world.passes({ seconds: 2 });
  return said;
}

/** Only members read the team's channel from now on. */
export function makePrivate({ sandbox }: World): void {
  const channel = Object.values(sandbox.state.channels).find(({ name }) => `#${name}` === team);
  if (!channel) throw new Error(`no ${team}`);
  channel.kind = 'private';
}

/** An admin deletes a post that has been answered: Slack leaves a tombstone above the replies. */
export function leavesTombstone({ sandbox }: World, { channel, ts }: Seen): void {
  const post = sandbox.state.messages[channel]?.find((message) => message.ts === ts);
  if (!post) throw new Error('no post there');
  Object.assign(post, {
    subtype: 'tombstone',
    user: 'USLACKBOT',
    text: 'This message was deleted.',
  });
  delete post.blocks;
  delete post.bot_id;
}

/** An admin deletes a whole thread. */
export function deletesThread({ sandbox }: World, { channel, ts }: Seen): void {
  sandbox.state.messages[channel] = (sandbox.state.messages[channel] ?? []).filter(
    (message) => message.ts !== ts && message.thread_ts !== ts,
  );
}

/** What is kept, the oldest first: who thanked whom, with what; what was taken out in brackets. */
export async function kept(world: World): Promise<string[]> {
  const rows = await rowsOf(world)
    .selectFrom('thread_kudos')
    .innerJoin('thread_kudos_person', 'thread_kudos_person.kudos_id', 'thread_kudos.id')
    .select(['thread_kudos.user_id as giver', 'thread_kudos_person.user_id as person'])
    .select((e) => [
      'text',
      e.fn.coalesce('thread_kudos.taken_out_at', 'thread_kudos_person.taken_out_at').as('out'),
    ])
    .orderBy('ts')
    .orderBy('person')
    .execute();
  const { names } = world.sandbox;
  return rows.map(({ giver, person, text, out }) => {
    const said = `${names(giver)} → ${names(person)}: ${text.replaceAll(/<@(\w+)>/g, (_, id: string) => `@${names(id)}`)}`;
    return out === null ? said : `(${said})`;
  });
}

/** Whether a reply carries our mark. */
export async function marked({ sandbox }: World, { channel, ts }: Seen): Promise<boolean> {
  const message = sandbox.state.messages[channel]?.find((one) => one.ts === ts);
  const mine = message?.reactions?.find(({ users }) => users.includes(sandbox.botUserId));
  return mine?.name === 'raised_hands';
}

import type { Done } from '../acts.ts';
import type { Person } from '../index.ts';
import { SlackError } from '../errors.ts';
import { JumpError } from './jumps.ts';
import type { Act, MessageRef } from './protocol.ts';
import { maySee } from './screen.ts';
import type { Workspace } from './workspace.ts';

/** What somebody does in the workspace; the rest concerns their tab alone. */
export type PersonalAct = Exclude<
  Act,
  {
    do:
      | 'look'
      | 'travel'
      | 'start-over'
      | 'close-start-here'
      | 'faults'
      | 'disconnect'
      | 'watch-traffic';
  }
>;

/** How an act ended; without `error` where the screen says itself what is wrong. */
export type Ended = { ok: true } | { ok: false; error?: string };

/** Does what a person does, over Slack's protocol. Throws when it cannot be done. */
export async function perform(workspace: Workspace, me: Person, act: PersonalAct): Promise<Ended> {
  const seen = (ref: MessageRef) => checkSeen(workspace, me, ref);
  switch (act.do) {
    case 'say':
      if (act.text.trim() === '') throw new Error('write something first');
      checkWritable(workspace, me, act.channel);
      if (act.thread) seen(act.thread);
      await me.says(act.channel, act.text, act.thread ? { thread: act.thread } : {});
      return { ok: true };
    case 'command':
      checkWritable(workspace, me, act.channel);
      return answered(await me.types(act.text, { in: act.channel }));
    case 'click':
      return answered(await me.clicksAt(act.on, act, act.value));
    case 'fill':
      return answered(await me.fillsAt(act.viewId, act, act.value));
    case 'submit': {
      const submitted = await me.submits();
      return submitted.ok ? { ok: true } : { ok: false };
    }
    case 'close':
      await me.closes({ all: act.all });
      return { ok: true };
    case 'shortcut':
      if (act.message) seen(act.message);
      return answered(await me.shortcut(act.callbackId, act.message ?? undefined));
    case 'react':
      seen(act.message);
      await (act.on ? me.reacts(act.message, act.emoji) : me.unreacts(act.message, act.emoji));
      return { ok: true };
    case 'edit':
      if (act.text.trim() === '') throw new Error('write something, or delete the message');
      await me.edits(act.message, act.text);
      return { ok: true };
    case 'delete':
      await me.deletes(act.message);
      return { ok: true };
    case 'open-dm':
      me.opensDm(act.person);
      return { ok: true };
    case 'join':
      checkJoinable(workspace, act.channel);
      await me.joins(act.channel);
      return { ok: true };
    case 'invite-app':
      await me.invites('app', act.channel);
      return { ok: true };
  }
}

/** What went wrong, as a sentence for a person. */
export function wordsOf(error: unknown): string {
  if (error instanceof JumpError) return error.message;
  if (error instanceof SlackError) return `Slack refuses it: ${error.error}.`;
  const message = error instanceof Error ? error.message : String(error);
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** What Slack shows itself, as a line in the conversation, for an app that did not do its part. */
const slacksWords: Readonly<Record<string, string>> = {
  'not a command': 'The app has no such command.',
  operation_timeout: 'The app did not answer within three seconds (operation_timeout).',
  dispatch_failed: 'The app could not be reached (dispatch_failed).',
};

function answered(done: Done): Ended {
  if (done.ok) return done;
  return {
    ok: false,
    error: slacksWords[done.error] ?? `Slack cannot show the app's answer: ${done.error}.`,
  };
}

function checkWritable(workspace: Workspace, me: Person, id: string): void {
  const channel = workspace.sandbox.state.channels[id];
  if (!maySee(channel, me.user)) throw new Error('you are not in that conversation');
  if (!channel.members.includes(me.id)) {
    throw new Error(`you are not in #${channel.name}: join it first`);
  }
  if (channel.archived) throw new Error(`#${channel.name} is archived`);
}

function checkSeen(workspace: Workspace, me: Person, ref: MessageRef): void {
  const channel = workspace.sandbox.state.channels[ref.channel];
  if (!maySee(channel, me.user)) throw new Error('you do not see this message');
}

function checkJoinable(workspace: Workspace, id: string): void {
  const channel = workspace.sandbox.state.channels[id];
  if (channel?.kind !== 'public') throw new Error('only public channels can be joined');
  if (channel.archived) throw new Error(`#${channel.name} is archived`);
}

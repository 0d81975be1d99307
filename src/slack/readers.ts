import type { KnownBlock } from '@slack/types';
import { context, section } from './blocks.ts';
import type { Outside, Postable } from './postable.ts';
import { count } from './text.ts';

/** Who reads a post in a channel, and what may come in its way there: said before it goes out. Null: Slack did not say in time. */
export function sayReaders(channel: string, postable: Postable | null): KnownBlock[] {
  const place = `<#${channel}>`;
  if (!postable) {
    return [
      section(`Goes to ${place}.`),
      context(
        'Slack did not say in time who reads it there. It may be people outside your organisation.',
      ),
    ];
  }
  const { outside, restricted } = postable;
  const warning = outside && sayOutside(place, outside);
  const notes = [
    ...(postable.isMember ? [] : ['I join it when you post.']),
    ...(restricted === 'posting'
      ? [
          'Perhaps only some people may post there. If Slack does not let me, I bring your words back to you.',
        ]
      : []),
    ...(restricted === 'threads'
      ? [
          'Nobody can answer in a thread there, so nobody can add their part. Another channel may be better.',
        ]
      : []),
  ];
  return [
    section(
      postable.isPrivate
        ? `Goes to ${place}, a private channel: its members read it.`
        : `Goes to ${place}. Everybody in the workspace can read it there.`,
    ),
    ...(warning ? [section(`:warning: ${warning}`)] : []),
    ...(notes.length > 0 ? [context(notes.join(' '))] : []),
  ];
}

/** Above that, when it did not go out because its writer did not know them. */
export function sayNotYet(what: 'posted' | 'changed'): KnownBlock {
  return section(`*Nothing is ${what} yet.* I know only now who reads it there.`);
}

function sayOutside(place: string, outside: Outside): string {
  switch (outside.kind) {
    case 'organisations':
      return `*People outside your organisation read it too.* ${place} is shared with ${
        outside.others === null || outside.others === 1
          ? 'another organisation'
          : count(outside.others, 'other organisation')
      }.`;
    case 'invited':
      return `*People outside your organisation may read it soon.* Another organisation is invited to ${place}, and sees what stands there once it accepts.`;
    case 'workspaces':
      return `${place} is shared with other workspaces of your organisation. People there read it too.`;
  }
}

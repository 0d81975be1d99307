import { actions, button, section } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { mention } from '../slack/text.ts';
import { inline } from '../slack/typed.ts';
import type { Delegation, Role } from './delegation.ts';
import { handInButton, type Reader, sayDue } from './delegation.view.ts';
import { changeButton, writeButton } from './news.view.ts';

/** To each of the two, once, on the morning after the due date: a fact and what can be done about it. */
export function overdueMessage(delegation: Delegation, to: Role, reader: Reader): Message {
  const { state, manager, delegate } = delegation;
  const due = sayDue(delegation, reader) ?? '';
  const subject = `“${inline(delegation.outcome)}” was due ${due}`;
  const value = delegation.id;
  if (to === 'manager') {
    const standing: Readonly<Partial<Record<typeof state, string>>> = {
      proposed: `${mention(delegate)} has not answered yet`,
      accepted: `${mention(delegate)} has it`,
      'handed-in': `${mention(delegate)} has handed it in and waits for your word`,
    };
    const text = `${subject}; ${standing[state] ?? ''}. I say this once.`;
    const buttons =
      state === 'handed-in'
        ? [button('It is done', { action: 'delegations.approve', value, style: 'primary' })]
        : [changeButton(delegation)];
    return { text, blocks: [section(text), actions(writeButton(delegation), ...buttons)] };
  }
  const standing: Readonly<Partial<Record<typeof state, string>>> = {
    proposed: `${mention(manager)} waits for your answer`,
    accepted: `a line to ${mention(manager)} about a new date helps both of you`,
    'handed-in': `${mention(manager)} has it now`,
  };
  const text = `${subject}; ${standing[state] ?? ''}. I say this once.`;
  const buttons = state === 'accepted' ? [handInButton(delegation)] : [];
  return { text, blocks: [section(text), actions(writeButton(delegation), ...buttons)] };
}

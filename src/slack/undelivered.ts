/** Why nothing is sent to somebody who takes no messages: a code of ours, beside those of Slack. */
export const stopped = 'stopped';

const invite = 'type `/invite @Both Hats` in that channel, then try again';

/** Why Slack did not take a post in a channel, by its code, as a sentence that also says what to change. */
export function whyUndelivered(code: string): string {
  switch (code) {
    case 'channel_not_found':
      return `I can't see that channel any more. If it is private, ${invite}. Otherwise choose another channel.`;
    case 'not_in_channel':
      return `I am not in that channel: ${invite}.`;
    case 'is_archived':
      return 'That channel is archived. Choose another one, or ask somebody to bring it back.';
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_only_channel':
    case 'restricted_action_non_threadable_channel':
      return 'Only some people may post in that channel. Choose another one, or ask an admin to let Both Hats post there.';
    case 'gave_up':
      return 'Slack took nothing there for a whole day. Try again, or choose another channel.';
    default:
      return `Slack would not take it (${code}). Choose another channel; if that fails too, tell whoever looks after Both Hats.`;
  }
}

/** Why Slack did not let a post in a channel be changed or deleted, by its code, as a sentence that also says what to do. */
export function whyUnchanged(code: string): string {
  switch (code) {
    case 'message_not_found':
      return 'It is not there any more: somebody has deleted it.';
    case 'channel_not_found':
      return `I can't see that channel any more. If it is private, ${invite}.`;
    case 'not_in_channel':
      return `I am not in that channel any more: ${invite}.`;
    case 'is_inactive':
    case 'is_archived':
      return 'That channel is archived, so nothing in it can be changed. Ask somebody to bring it back, then try again.';
    case 'edit_window_closed':
      return 'Your workspace does not let messages be changed this long after they were posted. You can take it back and write it anew.';
    case 'compliance_exports_prevent_deletion':
      return 'Your workspace keeps all messages, so it cannot be deleted.';
    default:
      return `Slack did not let me (${code}). Ask an admin of your workspace to look into it.`;
  }
}

/** Why a message cannot reach somebody, and what to do about it. `code` is Slack's, or the sender's reason. */
export function whyUnreached(code: string): string {
  switch (code) {
    case 'account_inactive':
    case 'user_disabled':
      return 'their Slack account is deactivated. Choose somebody else.';
    case 'cannot_dm_bot':
      return 'it is an app, and apps get no messages from me. Choose a person.';
    case 'user_not_found':
    case 'user_not_visible':
    case 'channel_not_found':
      return 'Slack does not know them in this workspace any more. Choose somebody else.';
    case stopped:
      return 'they take no messages from Both Hats. Talk to them directly.';
    case 'gave_up':
      return 'Slack took no message to them for a whole day. Talk to them, or ask again.';
    default:
      return /\s/.test(code)
        ? 'I did not get through to them in time. Talk to them, or ask again.'
        : `Slack refused it (${code}). Ask whoever installed Both Hats to look into it.`;
  }
}

/** Why files that somebody waits for do not come, and what to do. `code` is Slack's, or `gave_up`; `again` is what to type. */
export function whyNoFiles(code: string, again: string): string {
  switch (code) {
    case 'missing_scope':
      return `Both Hats may not send files in this workspace: whoever looks after it has to install it anew, with the permission \`files:write\`. Then type \`${again}\` again.`;
    case 'gave_up':
      return `Slack did not take them for a whole day. Type \`${again}\` to try again.`;
    default:
      return `Slack would not take them (${code}). Tell whoever looks after Both Hats, then type \`${again}\` again.`;
  }
}

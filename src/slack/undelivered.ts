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

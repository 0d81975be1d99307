import { inlineWithin } from '../slack/typed.ts';
import type { Missing } from './missing.ts';

/** What is missing in some thanks, kindly, with an example. What was typed in it is safe for mrkdwn. */
export function sayMissing({ what, words }: Missing): string {
  const said = `“${inlineWithin(words, 80)}”`;
  switch (what) {
    case 'praise':
      return `${said} is kind. What did they do that you saw? “Stayed on the call until the shop could pay again.”`;
    case 'topic':
      return `What did they do for ${said}? One thing that you saw is enough: “Rehearsed it twice with the new numbers.”`;
    case 'soft-effect':
      return `${said}: for whom, and what is different now? “Support had its first quiet Monday since autumn.”`;
    case 'no-effect':
      return 'And what did it change, for whom? “Nobody has to wait for Friday any more.” One line is enough, and it can stay empty.';
  }
}

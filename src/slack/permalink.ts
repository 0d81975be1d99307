import type { WebClient } from '@slack/web-api';

/** The link to a message, safe to stand in a message of ours; null where the app is not in its conversation. */
export async function permalinkTo(
  slack: WebClient,
  at: { channel: string; ts: string },
): Promise<string | null> {
  try {
    const { permalink } = await slack.chat.getPermalink({ channel: at.channel, message_ts: at.ts });
    const url = permalink === undefined ? null : URL.parse(permalink);
    return url?.protocol === 'https:' ? url.href.replaceAll('|', '%7C') : null;
  } catch {
    return null;
  }
}

/** Slack's documented limits, counted in real time over a sliding window per method (and per channel for posting). */
export class RateLimits {
  readonly #on: boolean;
  readonly #calls = new Map<string, number[]>();

  constructor(on: boolean) {
    this.#on = on;
  }

  /** Counts a call and returns 0, or the seconds to wait when it is one too many. */
  count(method: string, channel: string | undefined): number {
    if (!this.#on) return 0;
    const windows = windowsOf(method, channel);
    const now = performance.now();
    for (const window of windows) {
      const calls = (this.#calls.get(window.key) ?? []).filter((at) => at > now - window.ms);
      this.#calls.set(window.key, calls);
      if (calls.length >= window.max) {
        const oldest = calls[calls.length - window.max] ?? now;
        return Math.max(1, Math.ceil((oldest + window.ms - now) / 1000));
      }
    }
    for (const window of windows) this.#calls.get(window.key)?.push(now);
    return 0;
  }
}

type Window = { key: string; max: number; ms: number };

const MINUTE = 60_000;
const TIER_1 = 1;
const TIER_2 = 20;
const TIER_3 = 50;
const TIER_4 = 100;
const POSTS_IN_THE_WORKSPACE = 300;

const TIERS: Record<string, number> = {
  'apps.connections.open': TIER_1 * 10,
  'auth.test': 300,
  'bots.info': TIER_3,
  'chat.delete': TIER_3,
  'chat.getPermalink': 300,
  'chat.postEphemeral': TIER_4,
  'chat.scheduleMessage': TIER_3,
  'chat.update': TIER_3,
  'conversations.history': TIER_3,
  'conversations.info': TIER_3,
  'conversations.invite': TIER_3,
  'conversations.join': TIER_3,
  'conversations.list': TIER_2,
  'conversations.members': TIER_4,
  'conversations.open': TIER_3,
  'conversations.replies': TIER_3,
  'files.completeUploadExternal': TIER_4,
  'files.delete': TIER_3,
  'files.getUploadURLExternal': TIER_4,
  'reactions.add': TIER_3,
  'reactions.get': TIER_3,
  'reactions.remove': TIER_2,
  'team.info': TIER_3,
  'users.conversations': TIER_3,
  'users.info': TIER_4,
  'users.list': TIER_2,
  'users.lookupByEmail': TIER_3,
  'views.open': TIER_4,
  'views.publish': TIER_4,
  'views.push': TIER_4,
  'views.update': TIER_4,
};

function windowsOf(method: string, channel: string | undefined): Window[] {
  if (method === 'chat.postMessage') {
    return [
      { key: `${method} ${channel ?? ''}`, max: 1, ms: 1000 },
      { key: method, max: POSTS_IN_THE_WORKSPACE, ms: MINUTE },
    ];
  }
  return [{ key: method, max: TIERS[method] ?? TIER_3, ms: MINUTE }];
}

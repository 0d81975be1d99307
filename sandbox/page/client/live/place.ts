/** Where a tab looks: who it is, the conversation (null for the Home tab), and the thread's ts. */
export type Place = { as: string; channel: string | null; thread: string | null };

/** Reads the place from an address such as `/?as=ana#C0GENERAL000/1799999999.000100`. */
export function readPlace(address: URL): Place {
  const [channel = '', thread = ''] = decodeURIComponent(address.hash.slice(1)).split('/');
  return {
    as: address.searchParams.get('as') || 'mira',
    channel: channel === '' || channel === 'home' ? null : channel,
    thread: thread === '' ? null : thread,
  };
}

/** The address of a place. */
export function writePlace({ as, channel, thread }: Place): string {
  const rest = thread === null ? '' : `/${thread}`;
  return `/?as=${encodeURIComponent(as)}#${channel ?? 'home'}${channel === null ? '' : rest}`;
}

/** What to send to look there. */
export function lookAt({ channel, thread }: Place) {
  return {
    do: 'look' as const,
    channel,
    thread: channel !== null && thread !== null ? { channel, ts: thread } : null,
  };
}

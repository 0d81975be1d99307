/** What the page itself keeps about a workspace: who has read how far, and whether "Start here" is closed. */
export type Notes = {
  /** The ts up to which somebody has read a channel; '' for never. */
  readUpTo(user: string, channel: string): string;
  read(user: string, channel: string, ts: string): void;
  startHereClosed(): boolean;
  closeStartHere(): void;
};

/** Notes in an object that the caller keeps: `changed` is called with the key of each entry that is another now. */
export function notesIn(
  kept: Record<string, string>,
  changed: (key: string) => void = () => {},
): Notes {
  const set = (key: string, value: string) => {
    if (kept[key] === value) return;
    kept[key] = value;
    changed(key);
  };
  return {
    readUpTo: (user, channel) => kept[`read ${user} ${channel}`] ?? '',
    read: (user, channel, ts) => set(`read ${user} ${channel}`, ts),
    startHereClosed: () => kept['start-here'] === 'closed',
    closeStartHere: () => set('start-here', 'closed'),
  };
}

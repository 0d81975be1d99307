/** What a check of the doctor found: when it is not ok, `words` say what to do. */
export type Finding = { name: string; ok: boolean; words: string };

export function ok(name: string, words: string): Finding {
  return { name, ok: true, words };
}

export function mend(name: string, words: string): Finding {
  return { name, ok: false, words };
}

/** One line: "ok    clock: …" or "mend  clock: …". */
export function lineOf({ name, ok, words }: Finding): string {
  return `${ok ? 'ok  ' : 'mend'}  ${name}: ${words}`;
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** "40 seconds", "3 minutes", "2 days": the largest unit alone, as one says it. */
export function sayAge(since: Temporal.Instant, now: Temporal.Instant): string {
  const seconds = Math.max(0, Math.round(since.until(now).total('seconds')));
  const [unit, length] = units.find(([, size]) => seconds >= size) ?? ['second', 1];
  const n = Math.floor(seconds / length);
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

/** "17 MB", "3.4 GB". */
export function saySize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.ceil(bytes / 1_000)} kB`;
  if (bytes < 1_000_000_000) return `${Math.round(bytes / 1_000_000)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

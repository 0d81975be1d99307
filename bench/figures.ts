/** What one benchmark found: a table, and what is to be known of it. */
export type Figures = {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  notes: readonly string[];
};

/** A benchmark. `quick`: as small as it can be and still runs every line; its figures mean nothing. */
export type Bench = { title: string; run(quick: boolean): Promise<Figures> };

/** The value below which `share` (0 to 1) of the values are. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle one, so that a moment in which the machine did other things does not count. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function ms(milliseconds: number): string {
  const digits = milliseconds < 10 ? 1 : 0;
  return `${milliseconds.toFixed(digits)} ms`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

export function ratio(value: number, baseline: number): string {
  return (value / baseline).toFixed(2);
}

/** Whether an aim was met, in a word for the table. */
export function met(isMet: boolean): string {
  return isMet ? 'met' : 'missed';
}

export function markdown({ columns, rows, notes }: Figures): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)];
  return [...table, '', ...notes.map((note) => `${note}\n`)].join('\n');
}

/**
 * A table as spreadsheets read it: RFC 4180, in UTF-8 with a byte order mark, without which Excel takes it for another
 * encoding. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** What begins a formula in one spreadsheet or another, also behind spaces, and in its wide form. */
const formula = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/;

function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

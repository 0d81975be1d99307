/** The rank of what does not match at all. */
export const none = 3;

/** How well one of the words matches what was typed: 0 begins with it, 1 a later word does, 2 has it somewhere. */
export function rankOf(names: readonly string[], typed: string): number {
  const wanted = typed.toLocaleLowerCase();
  return Math.min(...names.map((name) => rank(name.toLocaleLowerCase(), wanted)));
}

function rank(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0;
  const at = name.indexOf(wanted);
  if (at < 0) return none;
  return /[^\p{L}\p{N}]/u.test(name.charAt(at - 1)) ? 1 : 2;
}

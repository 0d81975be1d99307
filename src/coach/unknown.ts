/** Other words for what a word after /coach does, which is done. */
const same: Readonly<Record<string, string>> = {
  practise: 'practice',
  practises: 'practice',
  practices: 'practice',
  habit: 'practice',
  habits: 'practice',
  plans: 'plan',
  week: 'plan',
  vacation: 'off',
  holiday: 'off',
  holidays: 'off',
  settings: 'setup',
  config: 'setup',
  preferences: 'setup',
};

/** Words that people try, and the words after /coach that come nearest to what they want. */
const near: Readonly<Record<string, readonly string[]>> = {
  stop: ['pause', 'hours', 'forget'],
  quit: ['pause', 'hours', 'forget'],
  unsubscribe: ['pause', 'hours', 'forget'],
  snooze: ['pause', 'off'],
  mute: ['practice', 'pause'],
  unmute: ['practice', 'resume'],
  month: ['celebrate'],
  wins: ['celebrate'],
  status: ['plan'],
  team: ['people', 'thanks'],
  delete: ['forget'],
  data: ['export', 'forget'],
};

/** What the Home tab shows. */
const onHome = new Set(['home', 'month', 'status', 'dashboard', 'progress']);

/** What was typed after /coach, as it is read: the word, and the rest of the line. */
export function readWord(typed: string): { word: string; rest: string } {
  const text = typed.replace(/^["“”„'‘’`*]+|["“”„'‘’`*]+$/g, '').trim();
  const [first = '', ...others] = text.split(/\s+/);
  const word = first.toLowerCase().replace(/["”’'`,.!;:…]+$/, '');
  return { word: Object.hasOwn(same, word) ? (same[word] ?? word) : word, rest: others.join(' ') };
}

/** Which of the `known` words may have been meant by one that is none of them; `isOnHome`: the Home tab shows it. */
export function guessWords(
  word: string,
  known: readonly string[],
): { words: readonly string[]; isOnHome: boolean } {
  const isOnHome = onHome.has(word);
  const wanted = Object.hasOwn(near, word) ? (near[word] ?? []) : nearest(word, known);
  return { words: wanted.filter((each) => known.includes(each)), isOnHome };
}

/** Those that begin so, or that are one letter away. */
function nearest(word: string, known: readonly string[]): string[] {
  if (word.length < 3) return [];
  return known.filter((each) => each.startsWith(word) || isOneEditAway(word, each));
}

/** Whether one letter more, less, other or swapped with the next makes one word the other. */
export function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  const isSwapped =
    restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return (
    isSwapped ||
    restA.slice(1) === restB.slice(1) ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB
  );
}

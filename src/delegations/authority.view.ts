import { safeBeginning } from '../slack/typed.ts';
import type { Authority, Terms } from './delegation.ts';

/** The levels of authority, as the manager says them. */
export const authorityNames: Readonly<Record<Authority, string>> = {
  report: 'Look into it and report',
  recommend: 'Recommend, I decide',
  'tell-first': 'Decide, tell me first',
  'tell-after': 'Decide, tell me after',
  own: 'It is yours',
};

/** What each of them means, said to the manager; at most 75 characters, as the description of a choice. */
export const authorityHints: Readonly<Record<Authority, string>> = {
  report: 'They find out how things are. Nothing is changed yet.',
  recommend: 'They say what they would do and why. You choose.',
  'tell-first': 'They decide, and you hear of it before they act.',
  'tell-after': 'They decide and act, and you hear of it afterwards.',
  own: 'They decide and act, and need to tell nobody.',
};

/** What each of them means for the delegate, whose manager `manager` is. */
function meaningOf(authority: Authority, manager: string): string {
  const meanings: Readonly<Record<Authority, string>> = {
    report: `find out how things are and tell ${manager}; nothing is changed yet`,
    recommend: `say what you would do and why, and ${manager} decides`,
    'tell-first': `you decide, and tell ${manager} before you act`,
    'tell-after': `you decide and act, and tell ${manager} afterwards`,
    own: 'you decide and act, and need to tell nobody',
  };
  return meanings[authority];
}

/** “Decide, tell me after”: you decide and act, and tell @mira afterwards. Limit: up to $500 */
export function sayAuthority({ authority, limit }: Terms, manager: string): string {
  const words = `“${authorityNames[authority]}”: ${meaningOf(authority, manager)}.`;
  return limit === ''
    ? words
    : `${words} Limit: ${safeBeginning(limit.replaceAll(/\s+/g, ' '), 200)}`;
}

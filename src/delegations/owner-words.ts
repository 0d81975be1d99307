/** A mention, or a name behind an @. */
const marked = '(?:<@[UW][A-Z0-9]+>|@[\\p{L}\\p{N}._-]+)';
/** A person in running text: also a bare name. */
const person = `(?:${marked}|\\p{L}[\\p{L}'’-]+)`;
/** The same where upper and lower case are told apart: a bare name has a capital. */
const capitalised = `(?:${marked}|\\p{Lu}[\\p{Ll}'’-]+)`;
const andOr = '(?:,? and|,? or| &|,| \\+| ?\\/)';

/** What one person does, as they are told to. */
const doing =
  'write|do|handle|prepare|make|own|run|lead|fix|send|take|share|call|build|plan|organi[sz]e|work|look|sort|finish|deliver|clean|count|update|check|cover|draft|set|test|create|design|manage|arrange|book|buy|order|paint|repair|replace|present|translate|collect|clear';

/** What holds of two people without their having to do it: what the outcome is. */
const holds =
  '(?:both |all |now )?(?:know|knows|have(?! to\\b)|has(?! to\\b)|agree|agreed|get|receive|see|feel|understand|is(?! to\\b)|are(?! to\\b)|was|were|trust|signed|approved?)\\b';

const thought = '(?:^|[.,;:!?–—-]\\s*|\\b(?:need|want|like) )';

/** What gives something to more than one, or to nobody in particular: each finds `who` that is. */
const owners = [
  new RegExp(
    `^\\s*(?<who>${marked}(?:, ${marked})*${andOr} ?${marked})(?: ?: ?|(?! ${holds})\\s+)\\p{L}`,
    'iu',
  ),
  new RegExp(
    `^\\s*(?<who>${marked}(?:,? ${marked})+)(?: ?[:,] ?\\p{L}| (?:please |can you |you )?(?:${doing})\\b)`,
    'iu',
  ),
  new RegExp(
    `^\\s*(?<who>${capitalised}(?:, ${capitalised})*${andOr} ?${capitalised}) ?: ?(?:[Pp]lease|(?:${doing}) )`,
    'u',
  ),
  new RegExp(
    `${thought}(?<who>you two|you both|both of you|the two of you|all of you|you guys|you all)\\b`,
    'iu',
  ),
  new RegExp(
    `${thought}(?<who>you(?:,| and| &) ${person})(?: (?:can|will|should|must|could|to|do|together|are to|own|share|have to|need to|please|${doing})\\b)`,
    'iu',
  ),
  new RegExp(
    `^\\s*(?<who>(?!the |our |my |all |lunch |new |both )\\p{L}+(?<!s) (?:and|&) (?!the |our |my |all )\\p{L}+(?<!s)) (?:will|should|shall|must|can|have to|need to|are to|to) (?:together |both |jointly )?(?:${doing})\\b`,
    'iu',
  ),
  // After a plural the names are those of things or people that it is about.
  new RegExp(`(?<!(?:s|people|both|team) ?)\\((?<who>${capitalised} ?\\+ ?${capitalised})\\)`, 'u'),
  new RegExp(`^\\s*(?:please )?(?:${doing}) [^]*\\b(?<who>together with ${marked})`, 'iu'),
  /\b(?<who>whoever (?:has (?:some |the )?time|is (?:free|around|there)|gets to it first|comes first))\b/iu,
];

/** The words that give it to more than one; null when one owns it. */
export function severalOwners(outcome: string): string | null {
  for (const pattern of owners) {
    const { who } = pattern.exec(outcome)?.groups ?? {};
    if (who !== undefined) return who.trim();
  }
  return null;
}

const twoMentions =
  /^<@[UW][A-Z0-9]+>(?<between>\s*(?:,?\s*(?:and|or)\b|[&+/])\s*|[\s,]*)<@[UW][A-Z0-9]+>/i;

/** Whether a text begins with several mentions together: "@ana and @bo …", "@ana @bo clear the garage". */
export function namesSeveral(text: string): boolean {
  const { between } = twoMentions.exec(text)?.groups ?? {};
  if (between === undefined) return false;
  return /[^\s,]/.test(between) || /^<@[^>]+>.*<@/.test(severalOwners(text) ?? '');
}

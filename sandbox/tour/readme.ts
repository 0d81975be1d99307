const begin = '<!-- tour: npm run tour -- --readme -->\n\n```text\n';
const end = '\n```\n\n<!-- /tour -->';

/** The transcript that a README holds between its marks. Throws when it has no marks. */
export function transcriptIn(readme: string): string {
  const [from, to] = placeIn(readme);
  return readme.slice(from, to);
}

/** The README with another transcript between its marks. */
export function withTranscript(readme: string, transcript: string): string {
  const [from, to] = placeIn(readme);
  return readme.slice(0, from) + transcript.trim() + readme.slice(to);
}

function placeIn(readme: string): [number, number] {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error('README.md has no place for the transcript');
  return [from + begin.length, to];
}

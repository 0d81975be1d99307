import type { PersonCard } from '../../protocol.ts';
import { nameOf, useWorkspace } from '../live/workspace.ts';
import { Hats } from './Icon.tsx';

/** A person's face: the first letter of the name on a colour of their own. */
export function Avatar({
  person,
  size = 'big',
}: {
  person: PersonCard | undefined;
  size?: 'big' | 'small';
}) {
  const { screen } = useWorkspace();
  if (person?.id === screen.appUser) {
    return (
      <span className={`avatar avatar-${size}`} aria-hidden="true">
        <Hats />
      </span>
    );
  }
  const letter = person ? first(nameOf(person)) : '·';
  return (
    <span className={`avatar avatar-${size} hue-${hueOf(person?.name ?? '')}`} aria-hidden="true">
      {letter}
    </span>
  );
}

const letters = new Intl.Segmenter('en');

function first(name: string): string {
  return letters.segment(name).containing(0)?.segment.toUpperCase() ?? '·';
}

/** One of eight colours, always the same for a handle. */
function hueOf(handle: string): number {
  const sum = Array.from(handle).reduce(
    (all, letter) => (all * 31 + (letter.codePointAt(0) ?? 0)) % 8191,
    7,
  );
  return sum % 8;
}

import type { PersonCard } from '../../protocol.ts';
import { nameOf, useWorkspace } from '../live/workspace.ts';
import { Hats, Icon } from './Icon.tsx';

/** A person's face: the first letter of the name on a colour of their own. Nobody is Slack itself. */
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
  if (!person) {
    return (
      <span className={`avatar avatar-${size}`} aria-hidden="true">
        <Icon name="hash" />
      </span>
    );
  }
  return (
    <span className={`avatar avatar-${size} hue-${hueOf(person.name)}`} aria-hidden="true">
      {first(nameOf(person))}
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

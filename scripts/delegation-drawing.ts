import { moves } from '../src/delegations/machine.ts';

/** The states in which nothing more is to come. */
const ends = ['done', 'declined', 'cancelled', 'handed-over'] as const;

/** The machine as a Mermaid diagram, made from its table. */
export function delegationDrawing(): string {
  const edges = Map.groupBy(moves, ({ from, to }) => `${name(from)} --> ${name(to)}`);
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> proposed: the manager asks',
    ...Array.from(
      edges,
      ([edge, those]) => `  ${edge}: ${[...new Set(those.map(label))].join('<br/>')}`,
    ),
    ...ends.map((state) => `  ${name(state)} --> [*]`),
    '```',
  ].join('\n');

  function label({ act, by, from, to }: (typeof moves)[number]): string {
    const alike = moves.filter((each) => each.act === act && each.from === from && each.to === to);
    return `${act} (${alike.length > 1 ? 'either' : by})`;
  }
}

/** The page with the drawing in the place of the one in it. Throws an Error when there is no place for it. */
export function withDrawing(page: string): string {
  const place = /```mermaid\n[^]*?\n```/;
  if (!place.test(page)) throw new Error('docs/delegation.md has no drawing to put anew');
  return page.replace(place, delegationDrawing());
}

/** Mermaid takes no hyphens in the names of states. */
function name(state: string): string {
  return state.replaceAll('-', '_');
}

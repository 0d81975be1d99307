import type { Fields } from './json.ts';
import { isFields, listOf } from './json.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { pointerTo } from './problem.ts';

type Path = readonly PropertyKey[];

/** A block wherever it stands: in the surface itself, a container, a carousel, an attachment. */
export type Placed = { readonly block: Fields; readonly path: Path };

/** All blocks under a path, in reading order. */
export function placedBlocks(blocks: unknown, path: Path): Placed[] {
  return listOf(blocks).flatMap((block, index) => {
    if (!isFields(block)) return [];
    const here = [...path, index];
    const children = block['type'] === 'carousel' ? 'elements' : 'child_blocks';
    const within =
      block['type'] === 'carousel' || block['type'] === 'container'
        ? placedBlocks(block[children], [...here, children])
        : [];
    return [{ block, path: here }, ...within];
  });
}

/** The rules that no block can see alone: ids that must differ, one focus for the whole surface. */
export function surfaceProblems(placed: readonly Placed[], code: ProblemCode): Problem[] {
  return [
    ...repeatedBlockIds(placed, code),
    ...repeatedActionIds(placed, code),
    ...extraFocus(placed, code),
  ];
}

function repeatedBlockIds(placed: readonly Placed[], code: ProblemCode): Problem[] {
  const ids = placed.map(({ block, path }) => ({
    id: block['block_id'],
    path: [...path, 'block_id'],
  }));
  return repeated(ids, code, 'block_id');
}

function repeatedActionIds(placed: readonly Placed[], code: ProblemCode): Problem[] {
  return placed.flatMap((place) => {
    const ids = elementsOf(place).map(({ element, path }) => ({
      id: element['action_id'],
      path: [...path, 'action_id'],
    }));
    return repeated(ids, code, 'action_id');
  });
}

function repeated(
  ids: readonly { id: unknown; path: Path }[],
  code: ProblemCode,
  field: string,
): Problem[] {
  const seen = new Set<unknown>();
  return ids.flatMap(({ id, path }) => {
    if (typeof id !== 'string') return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ code, pointer: pointerTo(path), message: `${field} already exists: ${id}` }];
  });
}

function extraFocus(placed: readonly Placed[], code: ProblemCode): Problem[] {
  return placed
    .flatMap(elementsOf)
    .filter(({ element }) => element['focus_on_load'] === true)
    .slice(1)
    .map(({ path }) => ({
      code,
      pointer: pointerTo([...path, 'focus_on_load']),
      message: 'only one element can have focus_on_load',
    }));
}

function elementsOf({ block, path }: Placed): { element: Fields; path: Path }[] {
  const single = ['accessory', 'element'].map((key) => ({
    element: block[key],
    path: [...path, key],
  }));
  const several = ['elements', 'actions'].flatMap((key) =>
    block['type'] === 'carousel' || block['type'] === 'rich_text'
      ? []
      : listOf(block[key]).map((element, index) => ({ element, path: [...path, key, index] })),
  );
  return [...single, ...several].flatMap(({ element, path }) =>
    isFields(element) ? [{ element, path }] : [],
  );
}

/** Chance that can be had again: the same seed gives the same row of numbers. */
export type Random = {
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True in `share` (0 to 1) of the cases. */
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of these by their weights. */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
};

/** Mulberry32, by Tommy Ettinger: 32 bits of state, far more than a simulation asks for. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  function weighted<T>(from: readonly (readonly [T, number])[]): T {
    let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [one, weight] of from) {
      left -= weight;
      if (left < 0) return one;
    }
    const last = from.at(-1);
    if (!last) throw new RangeError('nothing to choose from');
    return last[0];
  }
  return {
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    pick: (from) => weighted(from.map((one) => [one, 1] as const)),
    weighted,
  };
}

/** What is to be done at a moment, in the order of the moments. */
export type Agenda = {
  add(at: Temporal.Instant, run: (now: Temporal.Instant) => void): void;
  /** Takes out what is first; null for nothing left. */
  next(): { at: Temporal.Instant; run: (now: Temporal.Instant) => void } | null;
};

/** An agenda for the few things of one person. */
export function createAgenda(): Agenda {
  const items: { at: Temporal.Instant; run: (now: Temporal.Instant) => void }[] = [];
  return {
    add(at, run) {
      // From the end: most of what is added is for later than most of what is there.
      let place = items.length;
      while (place > 0 && Temporal.Instant.compare(items[place - 1]?.at ?? at, at) <= 0) place -= 1;
      items.splice(place, 0, { at, run });
    },
    next: () => items.pop() ?? null,
  };
}

/** Where clocks have a name, and what they show there in winter and in summer, in minutes east of UTC. */
const clocks: readonly { names: string; zones: RegExp; offsets: readonly [number, number] }[] = [
  { names: 'est edt et', zones: /^America\//, offsets: [-300, -240] },
  { names: 'cst cdt ct', zones: /^America\//, offsets: [-360, -300] },
  { names: 'mst mdt mt', zones: /^America\//, offsets: [-420, -360] },
  { names: 'pst pdt pt', zones: /^America\//, offsets: [-480, -420] },
  {
    names: 'gmt bst',
    zones: /^Europe\/(?:London|Belfast|Guernsey|Isle_of_Man|Jersey)$/,
    offsets: [0, 60],
  },
  { names: 'gmt ist', zones: /^Europe\/Dublin$/, offsets: [0, 60] },
  { names: 'wet west', zones: /^(?:Europe|Atlantic)\//, offsets: [0, 60] },
  { names: 'cet cest', zones: /^(?:Europe|Africa|Arctic)\//, offsets: [60, 120] },
  { names: 'eet eest', zones: /^(?:Europe|Asia|Africa)\//, offsets: [120, 180] },
  { names: 'ist idt', zones: /^Asia\/(?:Jerusalem|Tel_Aviv)$/, offsets: [120, 180] },
  { names: 'ist', zones: /^Asia\/(?:Kolkata|Calcutta)$/, offsets: [330, 330] },
  { names: 'cst', zones: /^Asia\//, offsets: [480, 480] },
  { names: 'est edt et aest aedt', zones: /^Australia\//, offsets: [600, 660] },
  { names: 'est aest', zones: /^Australia\//, offsets: [600, 600] },
  { names: 'cst cdt acst acdt', zones: /^Australia\//, offsets: [570, 630] },
  { names: 'cst acst', zones: /^Australia\//, offsets: [570, 570] },
];

/** Names under which several lands know their clocks, so that nobody can tell from afar. */
const shared: Readonly<Record<string, readonly number[]>> = {
  cst: [-360, 480],
  ist: [330, 120, 60],
};

/**
 * What the clock may show whose name ends `typed`, in minutes east of UTC, where `literal` is what the name says by the book.
 * None when people in `zone` call their own clock so, in winter or in summer: then it is theirs.
 *
 * @throws RangeError when `zone` is unknown.
 */
export function clocksNamed(
  typed: string,
  literal: number,
  { now, zone }: { now: Temporal.Instant; zone: string },
): number[] {
  const names: readonly string[] = typed.toLowerCase().match(/\b[a-z]{2,4}\b/g) ?? [];
  const own = clocks.filter(({ zones }) => zones.test(zone)).filter(shows(now, zone));
  if (own.some((clock) => clock.names.split(' ').some((name) => names.includes(name)))) return [];
  return names
    .flatMap((name) => (Object.hasOwn(shared, name) ? (shared[name] ?? []) : []))
    .concat(literal)
    .filter((offset, at, all) => all.indexOf(offset) === at);
}

function shows(now: Temporal.Instant, zone: string) {
  const { year } = now.toZonedDateTimeISO(zone);
  const seen = [1, 7].map(
    (month) =>
      Temporal.PlainDate.from({ year, month, day: 1 }).toZonedDateTime(zone).offsetNanoseconds /
      6e10,
  );
  const [winter, summer] = [Math.min(...seen), Math.max(...seen)];
  return ({ offsets }: (typeof clocks)[number]) => offsets[0] === winter && offsets[1] === summer;
}

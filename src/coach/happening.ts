import { catalogue, type Practice, type ToldTrigger } from '../practices/index.ts';

/** Something that a manager told the coach of: what kind of thing, and when. There are no words to it. */
export type Happening = { id: string; what: ToldTrigger; at: Temporal.Instant };

/** The practices that follow it, those first that come only then; none that is muted. */
export function practicesAfter(what: ToldTrigger, muted: ReadonlySet<string>): Practice[] {
  const following = catalogue.filter(
    ({ key, cadence }) =>
      cadence.kind !== 'own-schedule' && cadence.on?.includes(what) && !muted.has(key),
  );
  const onlyThen = ({ cadence }: Practice) => (cadence.kind === 'when' ? 0 : 1);
  return following.toSorted((a, b) => onlyThen(a) - onlyThen(b));
}

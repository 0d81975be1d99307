import { useWorkspace } from '../live/workspace.ts';
import { localAt, sayWhole } from '../time.ts';

/** The moments that are one click away. */
export function Jumps({ onJump }: { onJump?: () => void }) {
  const { screen, attempt } = useWorkspace();
  const { clock, me } = screen;
  const jumps = [
    { to: 'hour', words: '+1 hour', title: 'One hour later' },
    { to: 'tomorrow', words: 'Tomorrow 09:00', title: 'To 09:00 tomorrow, your time' },
    {
      to: 'tuesday',
      words: 'Next Tuesday 08:45',
      title: 'To 08:45 on the next Tuesday, your time',
    },
    {
      to: 'next',
      words: 'Next nudge',
      title: clock.nextMoment
        ? `To what comes next: ${sayWhole(localAt(clock.nextMoment, me.zone))}`
        : 'Nothing is planned: set up the coach first',
    },
  ];
  return jumps.map(({ to, words, title }) => (
    <button
      key={to}
      type="button"
      className="top-button"
      title={title}
      disabled={to === 'next' && clock.nextMoment === null}
      onClick={() => {
        onJump?.();
        void attempt({ do: 'travel', to });
      }}
    >
      {words}
    </button>
  ));
}

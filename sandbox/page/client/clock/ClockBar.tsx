import { useEffect, useRef, useState } from 'react';
import type { ClockCard } from '../../protocol.ts';
import { nameOf, useWorkspace } from '../live/workspace.ts';
import { localAt, sayShort, sayTime, sayWhole } from '../time.ts';
import { Icon } from '../ui/Icon.tsx';
import { usePopover } from '../ui/usePopover.ts';
import { JumpForm } from './JumpForm.tsx';
import { Jumps } from './Jumps.tsx';
import { TravelStrip } from './TravelStrip.tsx';

/** The workspace's clock, and the ways to turn it on. */
export function ClockBar() {
  const { screen } = useWorkspace();
  const { clock, me } = screen;
  const elapsed = useElapsed(clock);
  const here = localAt(clock.now, me.zone, elapsed);
  const utc = localAt(clock.now, 'UTC', elapsed);
  return (
    <section className="clock" aria-label="The workspace's clock">
      <p className="clock-face">
        <Icon name="clock" />
        <span>
          <b title={sayWhole(here)}>
            <span className="wide">{sayWhole(here)}</span>
            <span className="narrow">{sayShort(here)}</span>
          </b>
          <small>
            {nameOf(me)}’s time, {clock.zone}
            <span className="roomy"> · {sayTime(utc)} UTC</span>
          </small>
        </span>
      </p>
      {clock.travelling ? (
        <TravelStrip travelling={clock.travelling} zone={me.zone} />
      ) : (
        <Travel now={here} />
      )}
    </section>
  );
}

/** The moments that are one click away, and any other. */
function Travel({ now }: { now: Temporal.ZonedDateTime }) {
  const popover = usePopover({ align: 'end' });
  return (
    <>
      <div className="jumps">
        <Jumps />
      </div>
      <button
        type="button"
        ref={popover.trigger}
        className="top-button"
        aria-haspopup="dialog"
        aria-expanded={popover.isOpen}
        onClick={popover.toggle}
      >
        <span className="wide">Another time …</span>
        <span className="narrow">Time …</span>
      </button>
      {popover.isOpen && (
        <div ref={popover.panel} className="panel jump-panel" role="dialog" aria-label="Jump to">
          <div className="jump-list narrow">
            <Jumps onJump={popover.close} />
          </div>
          <JumpForm now={now} onDone={popover.close} />
        </div>
      )}
    </>
  );
}

/** Milliseconds since the server told the time, to the second. */
function useElapsed(clock: ClockCard): number {
  const [elapsed, setElapsed] = useState(0);
  const since = useRef(0);
  useEffect(() => {
    since.current = performance.now();
    setElapsed(0);
    const timer = setInterval(() => setElapsed(performance.now() - since.current), 1000);
    return () => clearInterval(timer);
  }, [clock.now]);
  return elapsed;
}

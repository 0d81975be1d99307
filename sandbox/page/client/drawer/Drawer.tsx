import { useEffect, useMemo, useRef, useState } from 'react';
import type { Traffic } from '../../protocol.ts';
import { Icon } from '../ui/Icon.tsx';
import { Misbehave } from './Misbehave.tsx';
import { TrafficLine } from './TrafficLine.tsx';

type Props = {
  traffic: readonly Traffic[];
  watch(on: boolean): void;
  onClose(): void;
};

const shown = 200;

/** For developers: what goes over the wire between Slack and the app, and switches to misbehave. */
export function Drawer({ traffic, watch, onClose }: Props) {
  const [filter, setFilter] = useState('');
  const [onlyErrors, setOnlyErrors] = useState(false);
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    watch(true);
    panel.current?.querySelector('input')?.focus();
    return () => watch(false);
  }, [watch]);

  const found = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return traffic
      .filter((entry) => !onlyErrors || !entry.ok || entry.fault !== undefined)
      .filter((entry) => wanted === '' || JSON.stringify(entry).toLowerCase().includes(wanted))
      .slice(-shown)
      .toReversed();
  }, [traffic, filter, onlyErrors]);

  return (
    <aside
      ref={panel}
      className="drawer"
      aria-label="For developers"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className="drawer-head">
        <h2>Traffic</h2>
        <input
          className="input"
          type="search"
          placeholder="Filter, such as views.open"
          aria-label="Filter the traffic"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <label className="only-errors">
          <input
            type="checkbox"
            checked={onlyErrors}
            onChange={(event) => setOnlyErrors(event.target.checked)}
          />
          Errors only
        </label>
        <button
          type="button"
          className="quiet icon-only"
          aria-label="Close the drawer"
          title="Close (F2)"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="drawer-body">
        <ol className="traffic" aria-label="Traffic, newest first" tabIndex={0}>
          {found.map((entry) => (
            <TrafficLine key={entry.n} entry={entry} />
          ))}
          {found.length === 0 && (
            <li className="none">
              {traffic.length === 0 ? 'Nothing has gone over the wire yet.' : 'Nothing matches.'}
            </li>
          )}
        </ol>
        <Misbehave />
      </div>
    </aside>
  );
}

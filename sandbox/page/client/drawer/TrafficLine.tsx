import { useState } from 'react';
import type { Traffic } from '../../protocol.ts';
import { localAt } from '../time.ts';
import { Icon } from '../ui/Icon.tsx';

const kinds: Readonly<Record<Traffic['kind'], string>> = {
  api: 'app → Slack',
  response_url: 'app → Slack',
  upload: 'app → Slack',
  delivery: 'Slack → app',
  socket: 'socket',
};

/** One thing that went over the wire; its JSON is drawn when it is opened. */
export function TrafficLine({ entry }: { entry: Traffic }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={entry.ok ? 'entry' : 'entry failed'}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <time>{timeOf(entry.at)}</time>
          <span className="entry-way">{kinds[entry.kind]}</span>
          <b className="entry-what">{entry.what}</b>
          <span className="entry-end">{endOf(entry)}</span>
          {entry.fault !== undefined && <span className="entry-fault">{entry.fault}</span>}
          {(entry.attempt ?? 0) > 0 && (
            <span className="entry-fault">try {(entry.attempt ?? 0) + 1}</span>
          )}
          <span className="entry-ms">
            {entry.ms === undefined ? '' : `${Math.round(entry.ms)} ms`}
          </span>
        </summary>
        {isOpen && (
          <>
            <Json title="Sent" of={entry.sent} />
            <Json title="Received" of={entry.received} />
          </>
        )}
      </details>
    </li>
  );
}

function endOf(entry: Traffic): string {
  if (!entry.ok) return entry.error ?? 'failed';
  return entry.ms === undefined && entry.kind !== 'socket' ? '…' : 'ok';
}

function timeOf(at: string): string {
  return localAt(at, 'UTC').toPlainTime().toString({ smallestUnit: 'second' });
}

function Json({ title, of }: { title: string; of: unknown }) {
  const [isCopied, setCopied] = useState(false);
  if (of === undefined) return null;
  const text = JSON.stringify(unfolded(of), null, 2);
  return (
    <div className="json">
      <header>
        <b>{title}</b>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            void navigator.clipboard.writeText(text).then(() => setCopied(true));
          }}
        >
          <Icon name={isCopied ? 'check' : 'copy'} /> {isCopied ? 'Copied' : 'Copy'}
        </button>
      </header>
      <pre tabIndex={0} aria-label={title}>
        {text}
      </pre>
    </div>
  );
}

/** With the JSON that Slack's protocol puts into texts (views, blocks, payloads) as what it is. */
function unfolded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unfolded);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inside]) => [key, unfolded(inside)]),
    );
  }
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

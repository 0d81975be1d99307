import { useId } from 'react';
import type { Act, FaultSwitches } from '../../protocol.ts';
import { useWorkspace } from '../live/workspace.ts';
import { Icon } from '../ui/Icon.tsx';

const switches: readonly { key: keyof FaultSwitches; words: string }[] = [
  { key: 'rateLimited', words: 'Too many requests (429)' },
  { key: 'unavailable', words: 'Unavailable (503)' },
  { key: 'lostAnswers', words: 'Done, but the answer is lost' },
];
const counts = [
  { value: 0, words: 'No call' },
  { value: 1, words: 'The next call' },
  { value: 3, words: 'The next 3 calls' },
  { value: 10, words: 'The next 10 calls' },
  { value: 100, words: 'The next 100 calls' },
];
const reasons = ['warning', 'refresh_requested', 'link_disabled'] as const;

type Reason = Extract<Act, { do: 'disconnect' }>['reason'];

/** Slack on a bad day. */
export function Misbehave() {
  const { screen, attempt } = useWorkspace();
  const { faults } = screen;
  const disconnect = (reason: Reason) => void attempt({ do: 'disconnect', reason });
  return (
    <section className="misbehave" aria-labelledby="misbehave">
      <h2 id="misbehave">Let Slack misbehave</h2>
      {switches.map(({ key, words }) => (
        <Switch
          key={key}
          words={words}
          value={faults[key]}
          onChange={(value) =>
            void attempt({ do: 'faults', switches: { ...faults, [key]: value } })
          }
        />
      ))}
      <div className="disconnects">
        <span>Close the app’s connection</span>
        {reasons.map((reason) => (
          <button
            key={reason}
            type="button"
            className="button small"
            onClick={() => disconnect(reason)}
          >
            {reason}
          </button>
        ))}
      </div>
    </section>
  );
}

function Switch(props: { words: string; value: number; onChange(value: number): void }) {
  const id = useId();
  const isKnown = counts.some(({ value }) => value === props.value);
  return (
    <div className="fault">
      <label htmlFor={id}>{props.words}</label>
      <span className="select">
        <select
          id={id}
          value={props.value}
          className={props.value > 0 ? 'on' : undefined}
          onChange={(event) => props.onChange(Number(event.target.value))}
        >
          {counts.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
          {!isKnown && <option value={props.value}>{props.value} more calls</option>}
        </select>
        <Icon name="chevron" />
      </span>
    </div>
  );
}

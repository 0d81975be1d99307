import { objects, text, type Obj } from '../blocks/shape.ts';
import { TextObject, words } from '../text/Rich.tsx';
import type { ControlProps } from './Control.tsx';

/** Several ticks. */
export function Checkboxes(props: ControlProps) {
  const ticked = Array.isArray(props.value) ? props.value : [];
  return (
    <Group {...props} role="group">
      {objects(props.element['options']).map((option) => {
        const value = text(option['value']);
        const isTicked = ticked.includes(value);
        return (
          <Choice key={value} option={option}>
            <input
              type="checkbox"
              checked={isTicked}
              disabled={props.disabled}
              onChange={() =>
                props.onChange(
                  isTicked ? ticked.filter((each) => each !== value) : [...ticked, value],
                )
              }
            />
          </Choice>
        );
      })}
    </Group>
  );
}

/** One of several. */
export function Radios(props: ControlProps) {
  return (
    <Group {...props} role="radiogroup">
      {objects(props.element['options']).map((option) => {
        const value = text(option['value']);
        return (
          <Choice key={value} option={option}>
            <input
              type="radio"
              name={props.id}
              checked={props.value === value}
              disabled={props.disabled}
              onChange={() => props.onChange(value)}
            />
          </Choice>
        );
      })}
    </Group>
  );
}

function Group(props: ControlProps & { role: 'group' | 'radiogroup'; children: React.ReactNode }) {
  return (
    <div
      id={props.id}
      role={props.role}
      tabIndex={-1}
      className={`choices ${objects(props.element['options']).length > 4 ? 'many' : ''}`}
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      data-invalid={props.invalid === true || undefined}
    >
      {props.children}
    </div>
  );
}

function Choice({ option, children }: { option: Obj; children: React.ReactNode }) {
  return (
    <label className="choice">
      {children}
      <span>
        <TextObject of={option['text']} />
        {words(option['description']) !== '' && (
          <small>
            <TextObject of={option['description']} />
          </small>
        )}
      </span>
    </label>
  );
}

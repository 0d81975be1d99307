import { objects, text, type Obj } from '../blocks/shape.ts';
import { words } from '../text/Rich.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { ControlProps } from './Control.tsx';

/**
 * One of several options: the browser's own menu, which every device knows how to show. It has no room for what an option
 * means: that stands below once it is chosen.
 */
export function Select(props: ControlProps) {
  const { element, value, onChange } = props;
  const placeholder = words(element['placeholder']) || 'Choose an option';
  const chosen = typeof value === 'string' ? value : '';
  const meaning = words(offered(element).find((each) => each['value'] === chosen)?.['description']);
  return (
    <>
      <span className={`select ${props.invalid === true ? 'invalid' : ''}`}>
        <select
          id={props.id}
          aria-label={props.label}
          aria-describedby={props.describedBy}
          aria-invalid={props.invalid === true || undefined}
          disabled={props.disabled}
          className={chosen === '' ? 'empty' : undefined}
          value={chosen}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        >
          <option value="" disabled={props.optional !== true} hidden={props.optional !== true}>
            {placeholder}
          </option>
          {objects(element['options']).map(optionOf)}
          {objects(element['option_groups']).map((group) => (
            <optgroup key={words(group['label'])} label={words(group['label'])}>
              {objects(group['options']).map(optionOf)}
            </optgroup>
          ))}
        </select>
        <Icon name="chevron" />
      </span>
      {meaning !== '' && <span className="hint">{meaning}</span>}
    </>
  );
}

function offered(element: Obj): Obj[] {
  const groups = objects(element['option_groups']);
  return [...objects(element['options']), ...groups.flatMap((group) => objects(group['options']))];
}

function optionOf(option: Record<string, unknown>) {
  return (
    <option key={text(option['value'])} value={text(option['value'])}>
      {words(option['text'])}
    </option>
  );
}

import { useId, useState, type KeyboardEvent } from 'react';
import { none, rankOf } from '../text/rank.ts';
import { Icon } from '../ui/Icon.tsx';
import { usePopover } from '../ui/usePopover.ts';
import type { Option } from './useOptions.ts';

type Props = {
  id: string;
  label?: string | undefined;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  invalid: boolean;
  disabled: boolean;
  clearable: boolean;
  many: boolean;
  max: number;
  options: readonly Option[];
  placeholder: string;
  chosen: readonly string[];
  onChange(chosen: string[]): void;
};

/** A field that finds what is typed in a list: one of it, or several as chips. */
export function Combobox(props: Props) {
  const { many, options, chosen, onChange } = props;
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const popover = usePopover<HTMLDivElement>();
  const listId = useId();
  const labelFor = (value: string) => options.find((each) => each.value === value)?.label ?? value;
  const free = options.filter(({ value }) => !many || !chosen.includes(value));
  const found = query === null || query === '' ? free : matching(free, query);
  const shown = query ?? (many ? '' : chosen.map(labelFor).join(''));
  const isFull = many && chosen.length >= props.max;

  const open = () => {
    if (props.disabled || isFull) return;
    setActive(Math.max(0, many ? 0 : free.findIndex(({ value }) => value === chosen[0])));
    popover.open();
  };
  const close = () => {
    popover.close({ keepFocus: true });
    setQuery(null);
  };
  const pick = (option: Option | undefined) => {
    if (!option) return;
    onChange(many ? [...chosen, option.value] : [option.value]);
    setQuery(null);
    setActive(0);
    if (!many) close();
  };
  const remove = (value: string) => onChange(chosen.filter((each) => each !== value));

  const steer = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!popover.isOpen) return open();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      return setActive((active + step + found.length) % Math.max(1, found.length));
    }
    if (event.key === 'Enter' && popover.isOpen) {
      event.preventDefault();
      pick(found[active]);
    }
    if (event.key === 'Backspace' && many && shown === '' && chosen.length > 0) {
      remove(chosen.at(-1) ?? '');
    }
    return undefined;
  };

  return (
    <div className={`combo ${props.invalid ? 'invalid' : ''}`} ref={popover.trigger}>
      {many &&
        chosen.map((value) => (
          <span className="chip" key={value}>
            <bdi>{labelFor(value)}</bdi>
            <button
              type="button"
              aria-label={`Remove ${labelFor(value)}`}
              onClick={() => remove(value)}
            >
              <Icon name="close" />
            </button>
          </span>
        ))}
      <input
        id={props.id}
        dir="auto"
        role="combobox"
        autoComplete="off"
        aria-expanded={popover.isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={popover.isOpen && found[active] ? `${listId}-${active}` : undefined}
        aria-label={props.label}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        disabled={props.disabled}
        placeholder={many && chosen.length > 0 ? '' : props.placeholder}
        value={shown}
        onFocus={(event) => event.currentTarget.select()}
        onClick={open}
        onBlur={close}
        onKeyDown={steer}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          if (!many && event.target.value === '' && props.clearable) onChange([]);
          if (!popover.isOpen && !isFull) popover.open();
        }}
      />
      {!many && props.clearable && chosen.length > 0 && (
        <button
          type="button"
          className="combo-clear"
          aria-label="Clear"
          onClick={() => onChange([])}
        >
          <Icon name="close" />
        </button>
      )}
      <Icon name="chevron" />
      {popover.isOpen && (
        <div
          ref={popover.panel}
          id={listId}
          className="panel listbox"
          role="listbox"
          aria-label="Suggestions"
        >
          {found.map((option, at) => (
            <div
              key={option.value}
              id={`${listId}-${at}`}
              role="option"
              aria-selected={chosen.includes(option.value)}
              className={at === active ? 'option active' : 'option'}
              ref={at === active ? intoView : undefined}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(option)}
            >
              <bdi>{option.label}</bdi>
              {option.hint !== '' && <small>{option.hint}</small>}
            </div>
          ))}
          {found.length === 0 && <div className="none">Nothing matches “{query}”.</div>}
        </div>
      )}
    </div>
  );
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}

/** The options that match, those first that begin with it; a hint such as somebody's title counts last. */
function matching(options: readonly Option[], query: string): Option[] {
  const wanted = query.trim().replace(/^[@#]/, '');
  return options
    .map((option) => {
      const byLabel = rankOf([option.label.replace(/^[@#]/, '')], wanted);
      const byHint = rankOf([option.hint], wanted) < 2 ? none - 1 : none;
      return { option, rank: Math.min(byLabel, byHint) };
    })
    .filter(({ rank }) => rank < none)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
}

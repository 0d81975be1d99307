import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { MessageRef } from '../../protocol.ts';
import { useWorkspace } from '../live/workspace.ts';
import { Icon } from '../ui/Icon.tsx';
import { commandIn, completionsFor, type Completion } from './complete.ts';
import { CompletionList } from './CompletionList.tsx';
import { useDraft } from './drafts.ts';

/** A text that somebody asked to have in the composer of a channel. */
export type Wish = { text: string; channel: string };

/** A wish is granted once: a composer that is opened again later keeps its own draft. */
const granted = new WeakSet<Wish>();

type Props = {
  /** Whose draft it is; another key is another composer. */
  draftKey: string;
  channel: string;
  thread: MessageRef | null;
  placeholder: string;
  wish: Wish | null;
};

/** Where messages and commands are typed. What could not be sent stays. */
export function Composer({ draftKey, channel, thread, placeholder, wish }: Props) {
  const { screen, act } = useWorkspace();
  const [text, setText] = useDraft(draftKey);
  const [caret, setCaret] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const [error, setError] = useState('');
  const [isSending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();

  const found = dismissed === text ? null : completionsFor(screen, text, caret);
  const command = commandIn(screen, text);

  useEffect(() => {
    if (!wish || wish.channel !== channel || granted.has(wish)) return;
    granted.add(wish);
    setText(wish.text);
    setCaret(wish.text.length);
    setDismissed(wish.text);
    const input = field.current;
    input?.focus();
    requestAnimationFrame(() => input?.setSelectionRange(wish.text.length, wish.text.length));
  }, [wish, channel, setText]);

  const accept = (completion: Completion) => {
    if (!found) return;
    const next = text.slice(0, found.from) + completion.insert + text.slice(caret).trimStart();
    const at = found.from + completion.insert.length;
    setText(next);
    setCaret(at);
    setActive(0);
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at));
  };

  const send = async () => {
    if (text.trim() === '' || isSending) return;
    const sent = text;
    setSending(true);
    setError('');
    const isCommand = sent.startsWith('/');
    if (isCommand && thread) {
      setSending(false);
      setError('Slack knows no commands in threads. Type it below the channel.');
      return;
    }
    const answer = await act(
      isCommand
        ? { do: 'command', channel, text: sent }
        : { do: 'say', channel, text: sent, thread },
    );
    setSending(false);
    if (answer.ok) setText('');
    else setError(answer.error || 'That did not work. Your text is still here.');
    field.current?.focus();
  };

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isWhole = found?.items.some(({ insert }) => insert.trim() === text.trim()) ?? false;
    if (found && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + found.items.length) % found.items.length);
      return;
    }
    if (found && event.key === 'Escape') {
      event.preventDefault();
      setDismissed(text);
      return;
    }
    const picked = found?.items[active] ?? found?.items[0];
    if (picked && (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !isWhole))) {
      event.preventDefault();
      accept(picked);
      return;
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void send();
  };

  return (
    <div className="composer">
      {found && <CompletionList id={listId} items={found.items} active={active} onPick={accept} />}
      {error !== '' && (
        <p className="composer-error" role="alert">
          {error}
        </p>
      )}
      {command && !found && (
        <p className="composer-hint">
          <b>{command.command}</b> {command.usageHint} <span>{command.description}</span>
        </p>
      )}
      <div className="composer-box">
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          role="combobox"
          aria-expanded={found !== null}
          aria-controls={found ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={found ? `${listId}-${active}` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setCaret(event.target.selectionStart);
            setActive(0);
            if (error !== '') setError('');
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={press}
        />
        <button
          type="button"
          className="send"
          aria-label="Send"
          title="Send (Enter)"
          disabled={text.trim() === '' || isSending}
          aria-busy={isSending || undefined}
          onClick={() => void send()}
        >
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}

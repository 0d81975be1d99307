import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Seen } from '../../protocol.ts';
import { personOf, nameOf, useWorkspace } from '../live/workspace.ts';
import { isSoonAfter, localAt, localOf, sayDay } from '../time.ts';
import { asTyped } from '../text/words.ts';
import { Icon } from '../ui/Icon.tsx';
import { MessageLine } from './MessageLine.tsx';

type Props = {
  /** What the list is called, such as "Messages in #general". */
  label: string;
  messages: readonly Seen[];
  inThread: boolean;
  /** Shown where there is nothing yet. */
  empty: string;
};

const near = 120;

/** Messages, oldest first, with a line for each day. */
export function MessageList({ label, messages, inThread, empty }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [isBehind, setBehind] = useState(false);
  const wasNear = useRef(true);
  const newest = messages.at(-1);

  const toEnd = () => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    wasNear.current = true;
    setBehind(false);
  };

  useLayoutEffect(() => {
    if (wasNear.current) toEnd();
    else setBehind(true);
  }, [newest?.ts, messages.length]);

  // What is drawn late (a block of the library) makes the list longer.
  useEffect(() => {
    const frame = list.current;
    if (!frame) return undefined;
    const watch = new ResizeObserver(() => {
      if (wasNear.current) frame.scrollTo({ top: frame.scrollHeight });
    });
    if (frame.firstElementChild) watch.observe(frame.firstElementChild);
    watch.observe(frame);
    return () => watch.disconnect();
  }, []);

  const steer = (event: KeyboardEvent) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const at = lines.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    lines[to]?.focus();
  };

  return (
    <div className="messages-frame">
      <div
        ref={list}
        className="messages"
        role="group"
        aria-label={label}
        onKeyDown={steer}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          wasNear.current = scrollHeight - scrollTop - clientHeight < near;
          if (wasNear.current) setBehind(false);
        }}
      >
        <div className="messages-inside">
          {messages.length === 0 && <p className="messages-empty">{empty}</p>}
          <Lines messages={messages} inThread={inThread} />
        </div>
      </div>
      {isBehind && (
        <button type="button" className="to-end" onClick={toEnd}>
          <Icon name="down" />
          New messages
        </button>
      )}
      <Herald messages={messages} />
    </div>
  );
}

function Lines({ messages, inThread }: Pick<Props, 'messages' | 'inThread'>) {
  const { screen } = useWorkspace();
  const { zone } = screen.me;
  const now = localAt(screen.clock.now, zone);
  return messages.map((message, at) => {
    const before = messages[at - 1];
    const day = sayDay(localOf(message.ts, zone), now);
    const isNewDay = !before || sayDay(localOf(before.ts, zone), now) !== day;
    const follows =
      !isNewDay &&
      before.from === message.from &&
      before.kind === message.kind &&
      !(inThread && at === 1) &&
      isSoonAfter(before.ts, message.ts);
    return (
      <div key={`${message.kind} ${message.ts}`} className="line">
        {isNewDay && !inThread && (
          <div className="day">
            <h2>{day}</h2>
          </div>
        )}
        <MessageLine
          message={message}
          follows={follows}
          inThread={inThread}
          isLast={at === messages.length - 1}
        />
        {inThread && at === 0 && messages.length > 1 && (
          <div className="thread-count">
            {messages.length - 1} {messages.length === 2 ? 'reply' : 'replies'}
          </div>
        )}
      </div>
    );
  });
}

/** Says new messages of others aloud; a change of conversation says nothing. */
function Herald({ messages }: Pick<Props, 'messages'>) {
  const { screen } = useWorkspace();
  const [words, setWords] = useState('');
  /** The newest message so far, with no channel while there is none; null before the first look. */
  const seen = useRef<{ channel: string | null; ts: string } | null>(null);
  const newest = messages.at(-1);
  useEffect(() => {
    const before = seen.current;
    seen.current = { channel: newest?.channel ?? null, ts: newest?.ts ?? '0' };
    if (!newest || !before || Number(newest.ts) <= Number(before.ts)) return;
    if (before.channel !== null && before.channel !== newest.channel) return;
    if (newest.from === screen.me.name) return;
    const author = personOf(screen, newest.from);
    const text = asTyped(newest.text, screen.people, screen.channels);
    setWords(`${author ? nameOf(author) : newest.from}: ${text}`);
  }, [newest, screen]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {words}
    </div>
  );
}

import { useState } from 'react';
import type { Seen } from '../../protocol.ts';
import { useWorkspace } from '../live/workspace.ts';
import { emojiFor, reactions } from '../text/emoji.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';

type Props = { message: Seen; inThread: boolean; onEdit(): void };

/** What can be done with a message; shown when it is pointed at or has the focus. */
export function MessageTools({ message, inThread, onEdit }: Props) {
  const { screen, attempt, go } = useWorkspace();
  const [isDeleting, setDeleting] = useState(false);
  const ref = { channel: message.channel, ts: message.ts };
  const isMine = message.from === screen.me.name;
  const shortcuts = screen.shortcuts
    .filter(({ kind }) => kind === 'message')
    .map(({ callbackId, name }): MenuItem => ({
      label: name,
      hint: 'Both Hats',
      pick: () => void attempt({ do: 'shortcut', callbackId, message: ref }),
    }));
  const own: MenuItem[] = isMine
    ? [
        { label: 'Edit message', icon: 'edit', pick: onEdit },
        { label: 'Delete message', icon: 'bin', danger: true, pick: () => setDeleting(true) },
      ]
    : [];
  const items = [
    ...shortcuts,
    ...(shortcuts.length > 0 && isMine ? ['line' as const] : []),
    ...own,
  ];
  const emoji = reactions.map((name): MenuItem => ({
    label: `${emojiFor(name)} :${name}:`,
    pick: () => void attempt({ do: 'react', message: ref, emoji: name, on: true }),
  }));
  return (
    <div className="tools" role="group" aria-label="Message actions">
      <Menu label="Add reaction" className="quiet icon-only" items={emoji}>
        <Icon name="smile" />
      </Menu>
      {!inThread && (
        <button
          type="button"
          className="quiet icon-only"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => go({ channel: message.channel, thread: message.thread_ts ?? message.ts })}
        >
          <Icon name="reply" />
        </button>
      )}
      {items.length > 0 && (
        <Menu label="More actions" className="quiet icon-only" items={items}>
          <Icon name="more" />
        </Menu>
      )}
      {isDeleting && (
        <Confirm
          question={{
            title: 'Delete this message?',
            text: { type: 'plain_text', text: 'It goes away for everybody.' },
            yes: 'Delete',
            no: 'Keep it',
            danger: true,
          }}
          onAnswer={(yes) => {
            setDeleting(false);
            if (yes) void attempt({ do: 'delete', message: ref });
          }}
        />
      )}
    </div>
  );
}

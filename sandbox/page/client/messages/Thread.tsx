import { useEffect, useRef } from 'react';
import type { Seen } from '../../protocol.ts';
import { Composer } from '../composer/Composer.tsx';
import { channelOf, titleOf, useWorkspace } from '../live/workspace.ts';
import { Icon } from '../ui/Icon.tsx';
import { MessageList } from './MessageList.tsx';

/** The side panel with a thread. */
export function Thread({ messages, parent }: { messages: readonly Seen[]; parent: string }) {
  const { screen, go } = useWorkspace();
  const panel = useRef<HTMLElement>(null);
  const channel = channelOf(screen, screen.channel);
  useEffect(() => {
    panel.current?.querySelector('textarea')?.focus();
  }, [parent]);
  if (!channel) return null;
  const close = () => {
    go({ thread: null });
    const line = document.querySelector<HTMLElement>(`.main [data-ts="${parent}"]`);
    requestAnimationFrame(() => line?.focus());
  };
  return (
    <aside
      ref={panel}
      className="thread"
      aria-label="Thread"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header className="main-head">
        <h2>Thread</h2>
        <p className="topic">{titleOf(screen, channel)}</p>
        <button
          type="button"
          className="quiet icon-only"
          aria-label="Close thread"
          title="Close thread (Escape)"
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList
        key={parent}
        label="Messages in this thread"
        messages={messages}
        inThread
        empty="This message is gone."
      />
      {channel.isMember && !channel.isArchived && (
        <Composer
          key={`${screen.me.id} ${channel.id} ${parent}`}
          draftKey={`${screen.me.id} ${channel.id} ${parent}`}
          channel={channel.id}
          thread={{ channel: channel.id, ts: parent }}
          placeholder="Reply in thread"
          wish={null}
        />
      )}
    </aside>
  );
}

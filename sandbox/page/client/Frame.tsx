import { useCallback, useEffect, useRef, useState } from 'react';
import { ClockBar } from './clock/ClockBar.tsx';
import type { Wish } from './composer/Composer.tsx';
import { Drawer } from './drawer/Drawer.tsx';
import type { Live } from './live/useScreen.ts';
import { channelOf, nameOf, titleOf, useWorkspace } from './live/workspace.ts';
import { Conversation } from './messages/Conversation.tsx';
import { HomeTab } from './messages/HomeTab.tsx';
import { Thread } from './messages/Thread.tsx';
import { Modals } from './modal/Modals.tsx';
import { Sidebar } from './sidebar/Sidebar.tsx';
import { StartHere } from './start/StartHere.tsx';
import { Icon } from './ui/Icon.tsx';
import { WorkspaceMenu } from './WorkspaceMenu.tsx';

/** The page's landmarks, and what is open of its panels. */
export function Frame({ live, wish }: { live: Live; wish: Wish | null }) {
  const { screen, place } = useWorkspace();
  const [isSidebarOpen, setSidebarOpen] = useState(false);
  const [isDevOpen, setDevOpen] = useState(false);
  const menuButton = useRef<HTMLButtonElement>(null);
  const channel = channelOf(screen, screen.channel);
  const title = channel ? titleOf(screen, channel) : 'Home';

  useEffect(() => {
    document.title = `${title} – ${nameOf(screen.me)} – ${screen.team}`;
  }, [title, screen.me, screen.team]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F2') return;
      event.preventDefault();
      setDevOpen((before) => !before);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  const closeSidebar = useCallback(() => setSidebarOpen(false), []);
  const closeDev = useCallback(() => {
    setDevOpen(false);
    document.querySelector<HTMLElement>('.dev-button')?.focus();
  }, []);

  return (
    <div className="frame">
      <a className="skip" href="#main">
        Skip to the conversation
      </a>
      <header className="top">
        <button
          ref={menuButton}
          type="button"
          className="top-button icon-only sidebar-button"
          aria-label="Conversations"
          aria-expanded={isSidebarOpen}
          onClick={() => setSidebarOpen((before) => !before)}
        >
          <Icon name="menu" />
        </button>
        <ClockBar />
        <WorkspaceMenu />
      </header>
      <section
        aria-label={screen.team}
        className={isSidebarOpen ? 'sidebar open' : 'sidebar'}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isSidebarOpen || event.defaultPrevented) return;
          setSidebarOpen(false);
          menuButton.current?.focus();
        }}
      >
        <Sidebar
          isDevOpen={isDevOpen}
          onDev={() => {
            closeSidebar();
            setDevOpen((before) => !before);
          }}
          onChosen={closeSidebar}
        />
      </section>
      {isSidebarOpen && <div className="shade" onClick={closeSidebar} />}
      <main className="main" id="main" tabIndex={-1} aria-label={title}>
        <StartHere />
        {channel ? <Conversation key={channel.id} channel={channel} wish={wish} /> : <HomeTab />}
      </main>
      {screen.thread && place.thread !== null && (
        <Thread messages={screen.thread} parent={place.thread} />
      )}
      {isDevOpen && <Drawer traffic={live.traffic} watch={live.watchTraffic} onClose={closeDev} />}
      <Modals />
    </div>
  );
}

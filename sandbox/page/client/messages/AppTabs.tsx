import { appDm, appName, channelOf, nameOf, personOf, useWorkspace } from '../live/workspace.ts';
import { Avatar } from '../ui/Avatar.tsx';

/** The app's head: its name, its Home tab and its messages. */
export function AppTabs() {
  const { screen, go } = useWorkspace();
  const app = personOf(screen, screen.appUser);
  const dm = appDm(screen);
  const isHome = channelOf(screen, screen.channel) === undefined;
  return (
    <header className="main-head app-head">
      <Avatar person={app} size="small" />
      <h1>{app ? nameOf(app) : appName}</h1>
      <nav className="tabs" aria-label="App">
        <button
          type="button"
          aria-current={isHome ? 'page' : undefined}
          onClick={() => go({ channel: null })}
        >
          Home
        </button>
        <button
          type="button"
          aria-current={isHome ? undefined : 'page'}
          onClick={() => go({ channel: screen.appChannel })}
        >
          Messages
          {(dm?.unread ?? 0) > 0 && isHome && <span className="count">{dm?.unread}</span>}
        </button>
      </nav>
    </header>
  );
}

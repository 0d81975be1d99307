import type { KeyboardEvent, ReactNode } from 'react';
import type { ChannelCard } from '../../protocol.ts';
import { appDm, appName, nameOf, personOf, titleOf, useWorkspace } from '../live/workspace.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { NewDm } from './NewDm.tsx';
import { PersonSwitcher } from './PersonSwitcher.tsx';

type Props = {
  isDevOpen: boolean;
  onDev(): void;
  /** Called when something was chosen: on a narrow screen the sidebar goes away then. */
  onChosen(): void;
};

/** Who one is, and every conversation. The arrow keys lead through the list. */
export function Sidebar({ isDevOpen, onDev, onChosen }: Props) {
  const { screen } = useWorkspace();
  const channels = screen.channels
    .filter(({ kind }) => kind !== 'im')
    .toSorted((a, b) => Number(a.isArchived) - Number(b.isArchived) || compare(a.name, b.name));
  const dms = screen.channels.filter(({ kind, id }) => kind === 'im' && id !== screen.appChannel);
  return (
    <>
      <div className="team">{screen.team}</div>
      <PersonSwitcher />
      <nav
        className="channels"
        aria-label="Conversations"
        onKeyDown={steer}
        onClick={chosen(onChosen)}
      >
        <Group title="Apps">
          <AppEntry />
        </Group>
        <Group title="Channels">
          {channels.map((channel) => (
            <Entry key={channel.id} channel={channel}>
              <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />
              <bdi>{channel.name}</bdi>
              {channel.isArchived && <small>archived</small>}
            </Entry>
          ))}
        </Group>
        <Group title="Direct messages">
          {dms.map((channel) => (
            <Entry key={channel.id} channel={channel}>
              <Avatar person={personOf(screen, channel.name)} size="small" />
              <bdi>{titleOf(screen, channel)}</bdi>
            </Entry>
          ))}
          <NewDm />
        </Group>
      </nav>
      <button
        type="button"
        className="dev-button"
        aria-expanded={isDevOpen}
        title="Traffic between Slack and the app (F2)"
        onClick={onDev}
      >
        <Icon name="code" />
        For developers
        <kbd>F2</kbd>
      </button>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="channel-group">
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

function AppEntry() {
  const { screen, place, go } = useWorkspace();
  const app = personOf(screen, screen.appUser);
  const dm = appDm(screen);
  const isHere = place.channel === null || place.channel === screen.appChannel;
  const unread = dm?.unread ?? 0;
  return (
    <li>
      <button
        type="button"
        className={unread > 0 ? 'channel unread' : 'channel'}
        aria-current={isHere ? 'page' : undefined}
        data-entry
        onClick={() => go({ channel: unread > 0 ? screen.appChannel : null })}
      >
        <Avatar person={app} size="small" />
        <bdi>{app ? nameOf(app) : appName}</bdi>
        <Unread count={unread} />
      </button>
    </li>
  );
}

function Entry({ channel, children }: { channel: ChannelCard; children: ReactNode }) {
  const { place, go } = useWorkspace();
  const classes = ['channel'];
  if (channel.unread > 0) classes.push('unread');
  if (!channel.isMember || channel.isArchived) classes.push('faint');
  return (
    <li>
      <button
        type="button"
        className={classes.join(' ')}
        aria-current={place.channel === channel.id ? 'page' : undefined}
        data-entry
        onClick={() => go({ channel: channel.id })}
      >
        {children}
        <Unread count={channel.unread} />
      </button>
    </li>
  );
}

function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="count">
      {count}
      <span className="visually-hidden"> unread</span>
    </span>
  );
}

function chosen(onChosen: () => void) {
  return ({ target }: { target: EventTarget }) => {
    if (target instanceof Element && target.closest('[data-entry]')) onChosen();
  };
}

function steer(event: KeyboardEvent<HTMLElement>): void {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')];
  const at = entries.indexOf(event.target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  entries[to]?.focus();
}

function compare(a: string, b: string): number {
  return a.localeCompare(b);
}

import type { ChannelCard } from '../../protocol.ts';
import { appDm, titleOf, useWorkspace } from '../live/workspace.ts';
import { Composer, type Wish } from '../composer/Composer.tsx';
import { Icon } from '../ui/Icon.tsx';
import { AppTabs } from './AppTabs.tsx';
import { MessageList } from './MessageList.tsx';

type Props = { channel: ChannelCard; wish: Wish | null };

/** The conversation looked at: its head, its messages, and where one writes. */
export function Conversation({ channel, wish }: Props) {
  const { screen } = useWorkspace();
  const isAppDm = appDm(screen)?.id === channel.id;
  const title = titleOf(screen, channel);
  const empty = isAppDm
    ? 'Nothing here yet. Type /coach to set up your coach, or /win to record what went well.'
    : channel.kind === 'im'
      ? `This is the beginning of your conversation with ${title}.`
      : `This is the beginning of ${title}.`;
  return (
    <>
      {isAppDm ? <AppTabs /> : <Head channel={channel} title={title} />}
      <MessageList
        key={channel.id}
        label={`Messages in ${title}`}
        messages={screen.messages}
        inThread={false}
        empty={empty}
      />
      <Footer channel={channel} title={title} wish={wish} />
    </>
  );
}

function Head({ channel, title }: { channel: ChannelCard; title: string }) {
  const { attempt } = useWorkspace();
  const canInvite =
    channel.kind !== 'im' && channel.isMember && !channel.appIsMember && !channel.isArchived;
  return (
    <header className="main-head">
      <h1>
        {channel.kind === 'private' && <Icon name="lock" />}
        <bdi>{title}</bdi>
      </h1>
      <p className="topic">{channel.topic}</p>
      {canInvite && (
        <button
          type="button"
          className="button small"
          onClick={() => void attempt({ do: 'invite-app', channel: channel.id })}
        >
          Add Both Hats
        </button>
      )}
    </header>
  );
}

function Footer({ channel, title, wish }: Props & { title: string }) {
  const { screen, attempt } = useWorkspace();
  if (channel.isArchived) return <p className="footer-note">{title} is archived.</p>;
  if (!channel.isMember) {
    return (
      <p className="footer-note">
        You are not in {title} yet.
        <button
          type="button"
          className="button primary small"
          onClick={() => void attempt({ do: 'join', channel: channel.id })}
        >
          Join {title}
        </button>
      </p>
    );
  }
  return (
    <Composer
      key={`${screen.me.id} ${channel.id}`}
      draftKey={`${screen.me.id} ${channel.id}`}
      channel={channel.id}
      thread={null}
      placeholder={`Message ${title}`}
      wish={wish}
    />
  );
}

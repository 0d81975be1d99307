import { useMemo, useState } from 'react';
import type { Seen } from '../../protocol.ts';
import { Blocks } from '../blocks/Blocks.tsx';
import { onMessage, SurfaceContext } from '../blocks/surface.ts';
import { nameOf, personOf, useWorkspace } from '../live/workspace.ts';
import { Mrkdwn } from '../text/Rich.tsx';
import { localOf, sayTime, sayWhole } from '../time.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Attachments, Files } from './Attachments.tsx';
import { EditMessage } from './EditMessage.tsx';
import { MessageTools } from './MessageTools.tsx';
import { Reactions } from './Reactions.tsx';

type Props = { message: Seen; follows: boolean; inThread: boolean; isLast: boolean };

/** One message, or a line of Slack's own. */
export function MessageLine({ message, follows, inThread, isLast }: Props) {
  const { screen } = useWorkspace();
  const [isEditing, setEditing] = useState(false);
  const author = personOf(screen, message.from);
  const isNotice = message.kind === 'notice';
  const name = isNotice ? 'Slack' : author ? nameOf(author) : message.from;
  const local = localOf(message.ts, screen.me.zone);
  const time = (
    <time dateTime={local.toInstant().toString()} title={sayWhole(local)}>
      {sayTime(local)}
    </time>
  );
  return (
    <article
      className={`message ${message.kind} ${follows ? 'follows' : ''}`}
      aria-label={`${name}, ${sayTime(local)}`}
      tabIndex={isLast ? 0 : -1}
      data-line
      data-focus-home
      data-ts={message.ts}
    >
      <div className="message-side">
        {follows ? time : <Avatar person={isNotice ? undefined : author} />}
      </div>
      <div className="message-main">
        {message.kind !== 'message' && (
          <p className="only-you">
            <Icon name="eye" /> Only visible to you
          </p>
        )}
        {!follows && (
          <p className="message-head">
            <b>
              <bdi>{name}</bdi>
            </b>
            {(author?.isBot ?? false) && <span className="badge">App</span>}
            {author && author.statusEmoji !== '' && <Status of={author} />}
            {time}
          </p>
        )}
        {isEditing ? (
          <EditMessage message={message} onDone={() => setEditing(false)} />
        ) : (
          <Content message={message} />
        )}
        <Reactions message={message} />
        {!inThread && <Replies message={message} />}
      </div>
      {!isEditing && message.kind === 'message' && (
        <MessageTools message={message} inThread={inThread} onEdit={() => setEditing(true)} />
      )}
    </article>
  );
}

function Content({ message }: { message: Seen }) {
  const { screen } = useWorkspace();
  const { channel, ts, blocks = [], attachments = [], files = [] } = message;
  const choices = screen.choices[ts];
  const surface = useMemo(() => onMessage({ channel, ts }, choices), [channel, ts, choices]);
  return (
    <SurfaceContext value={surface}>
      {blocks.length > 0 ? (
        <Blocks of={blocks} />
      ) : (
        message.text !== '' && (
          <div className="rich">
            <Mrkdwn text={message.text} />
          </div>
        )
      )}
      {message.edited && <span className="edited">(edited)</span>}
      <Attachments of={attachments} />
      <Files of={files} />
    </SurfaceContext>
  );
}

function Status({ of }: { of: { statusEmoji: string; statusText: string } }) {
  return (
    <span className="status" title={of.statusText}>
      <Mrkdwn text={of.statusEmoji} />
    </span>
  );
}

/** "2 replies", which opens the thread. */
function Replies({ message }: { message: Seen }) {
  const { go } = useWorkspace();
  const count = message.reply_count ?? 0;
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="replies"
      onClick={() => go({ channel: message.channel, thread: message.ts })}
    >
      {count} {count === 1 ? 'reply' : 'replies'}
      <span aria-hidden="true"> · View thread</span>
    </button>
  );
}

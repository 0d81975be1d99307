import type { Seen } from '../../protocol.ts';
import { nameOf, personOf, useWorkspace } from '../live/workspace.ts';
import { list } from '../text/words.ts';
import { emojiFor } from '../text/emoji.ts';

/** The reactions below a message; a click adds one's own, or takes it away. */
export function Reactions({ message }: { message: Seen }) {
  const { screen, attempt } = useWorkspace();
  const { channel, ts, reactions = [] } = message;
  if (reactions.length === 0) return null;
  return (
    <div className="reactions">
      {reactions.map(({ name, users }) => {
        const isMine = users.includes(screen.me.id);
        const names = users.map((id) => {
          const person = personOf(screen, id);
          return id === screen.me.id ? 'You' : person ? nameOf(person) : id;
        });
        const says = `${list(names)} reacted with :${name}:`;
        return (
          <button
            key={name}
            type="button"
            className="reaction"
            aria-pressed={isMine}
            aria-label={says}
            title={says}
            onClick={() =>
              void attempt({ do: 'react', message: { channel, ts }, emoji: name, on: !isMine })
            }
          >
            <span aria-hidden="true">{emojiFor(name)}</span> {users.length}
          </button>
        );
      })}
    </div>
  );
}

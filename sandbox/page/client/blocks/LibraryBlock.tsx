import { Message, type Block } from 'slack-blocks-to-jsx';
import 'slack-blocks-to-jsx/dist/style.css';
import { nameOf, useWorkspace } from '../live/workspace.ts';
import { ChannelMention, Emoji, UserMention } from '../text/Rich.tsx';
import type { Obj } from './shape.ts';

/** A block that only shows something, such as an image, a table or a chart, drawn by the library. */
export default function LibraryBlock({ block }: { block: Obj }) {
  const { screen } = useWorkspace();
  return (
    <div className="library rich">
      <Message
        blocks={[block as unknown as Block]}
        name=""
        logo=""
        withoutWrapper
        data={{
          users: screen.people.map((person) => ({
            id: person.id,
            name: nameOf(person),
            avatar: '',
          })),
          channels: screen.channels.map(({ id, name }) => ({ id, name })),
        }}
        hooks={{
          user: ({ id }) => <UserMention id={id} />,
          channel: ({ id }) => <ChannelMention id={id} />,
          emoji: ({ name }) => <Emoji name={name} />,
          link: ({ href, children }) => (
            <a href={href} target="_blank" rel="noreferrer noopener">
              {children}
            </a>
          ),
        }}
      />
    </div>
  );
}

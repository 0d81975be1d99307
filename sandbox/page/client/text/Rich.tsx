import { Fragment, type ReactNode } from 'react';
import { nameOf, personOf, useWorkspace } from '../live/workspace.ts';
import { emojiFor } from './emoji.ts';
import { parseMrkdwn, parsePlain, type Node } from './mrkdwn.ts';

/** A text object's words, or '' when it is none. */
export function words(textObject: unknown): string {
  if (typeof textObject !== 'object' || textObject === null || !('text' in textObject)) return '';
  return typeof textObject.text === 'string' ? textObject.text : '';
}

/** A text object, mrkdwn or plain. */
export function TextObject({ of }: { of: unknown }): ReactNode {
  const isMrkdwn = typeof of === 'object' && of !== null && 'type' in of && of.type === 'mrkdwn';
  return isMrkdwn ? <Mrkdwn text={words(of)} /> : <Plain text={words(of)} />;
}

export function Mrkdwn({ text }: { text: string }): ReactNode {
  return <Nodes of={parseMrkdwn(text)} />;
}

export function Plain({ text }: { text: string }): ReactNode {
  return <Nodes of={parsePlain(text)} />;
}

function Nodes({ of }: { of: readonly Node[] }): ReactNode {
  return of.map((node, at) => <Fragment key={at}>{<One node={node} />}</Fragment>);
}

function One({ node }: { node: Node }): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'emoji':
      return <Emoji name={node.text} />;
    case 'code':
      return <code>{node.text}</code>;
    case 'pre':
      // Long lines scroll sideways, and what scrolls has to be reached with the keyboard.
      return (
        <pre tabIndex={0}>
          <code>{node.text}</code>
        </pre>
      );
    case 'bold':
      return (
        <b>
          <Nodes of={node.inside} />
        </b>
      );
    case 'italic':
      return (
        <i>
          <Nodes of={node.inside} />
        </i>
      );
    case 'strike':
      return (
        <s>
          <Nodes of={node.inside} />
        </s>
      );
    case 'quote':
      return (
        <blockquote>
          <Nodes of={node.inside} />
        </blockquote>
      );
    case 'broadcast':
      return <span className="mention mention-me">{node.text}</span>;
    case 'user':
      return <UserMention id={node.id} label={node.text} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.text} />;
    case 'link':
      return (
        <a href={node.href} target="_blank" rel="noreferrer noopener">
          {node.text}
        </a>
      );
  }
}

export function Emoji({ name }: { name: string }): ReactNode {
  return (
    <span className="emoji" title={`:${name}:`}>
      {emojiFor(name)}
    </span>
  );
}

/** "@Ana"; marked when it is the acting person. */
export function UserMention({ id, label = '' }: { id: string; label?: string }): ReactNode {
  const { screen } = useWorkspace();
  const person = personOf(screen, id);
  const name = person ? nameOf(person) : label === '' ? id : label;
  return (
    <span className={id === screen.me.id ? 'mention mention-me' : 'mention'}>
      @<bdi>{name}</bdi>
    </span>
  );
}

/** "#general", which leads there. */
export function ChannelMention({ id, label = '' }: { id: string; label?: string }): ReactNode {
  const { screen, go } = useWorkspace();
  const channel = screen.channels.find((each) => each.id === id);
  if (!channel) return <span className="mention">#{label === '' ? 'private-channel' : label}</span>;
  return (
    <button type="button" className="mention mention-link" onClick={() => go({ channel: id })}>
      #{channel.name}
    </button>
  );
}

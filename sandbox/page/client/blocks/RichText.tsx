import type { ReactNode } from 'react';
import { ChannelMention, Emoji, UserMention } from '../text/Rich.tsx';
import { isObj, objects, text, type Obj } from './shape.ts';

/** What the composer sends: runs of text and mentions, lists, quotes and code. */
export function RichText({ block }: { block: Obj }): ReactNode {
  return (
    <div className="rich">
      {objects(block['elements']).map((part, at) => (
        <Part key={at} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: Obj }): ReactNode {
  const runs = objects(part['elements']);
  switch (part['type']) {
    case 'rich_text_list': {
      const items = runs.map((item, at) => (
        <li key={at}>
          <Part part={item} />
        </li>
      ));
      const indent = { '--indent': Number(part['indent'] ?? 0) } as React.CSSProperties;
      return part['style'] === 'ordered' ? (
        <ol className="rich-list" style={indent}>
          {items}
        </ol>
      ) : (
        <ul className="rich-list" style={indent}>
          {items}
        </ul>
      );
    }
    case 'rich_text_quote':
      return (
        <blockquote>
          <Runs of={runs} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre tabIndex={0}>
          <code>
            <Runs of={runs} />
          </code>
        </pre>
      );
    default:
      return (
        <div>
          <Runs of={runs} />
        </div>
      );
  }
}

function Runs({ of }: { of: readonly Obj[] }): ReactNode {
  return of.map((run, at) => <Run key={at} run={run} />);
}

function Run({ run }: { run: Obj }): ReactNode {
  switch (run['type']) {
    case 'user':
      return <UserMention id={text(run['user_id'])} />;
    case 'channel':
      return <ChannelMention id={text(run['channel_id'])} />;
    case 'broadcast':
      return <span className="mention mention-me">@{text(run['range'])}</span>;
    case 'emoji':
      return <Emoji name={text(run['name'])} />;
    case 'link':
      return (
        <a href={safeAddress(text(run['url']))} target="_blank" rel="noreferrer noopener">
          {text(run['text']) || text(run['url'])}
        </a>
      );
    case 'date':
      return text(run['fallback']);
    default:
      return styled(text(run['text']), isObj(run['style']) ? run['style'] : {});
  }
}

function styled(words: string, style: Obj): ReactNode {
  let node: ReactNode = words;
  if (style['code'] === true) node = <code>{node}</code>;
  if (style['strike'] === true) node = <s>{node}</s>;
  if (style['italic'] === true) node = <i>{node}</i>;
  if (style['bold'] === true) node = <b>{node}</b>;
  return node;
}

function safeAddress(url: string): string | undefined {
  return /^(https?:|mailto:)/i.test(url) ? url : undefined;
}

import { Blocks } from '../blocks/Blocks.tsx';
import { objects, text, type Obj } from '../blocks/shape.ts';
import { Mrkdwn } from '../text/Rich.tsx';

/** Secondary content, with a coloured line beside it. */
export function Attachments({ of }: { of: readonly Obj[] }) {
  return of.map((attachment, at) => {
    const blocks = objects(attachment['blocks']);
    const color = text(attachment['color']);
    return (
      <div
        key={at}
        className="attachment"
        style={
          /^#?[0-9a-f]{3,6}$/i.test(color) ? { borderColor: `#${color.replace('#', '')}` } : {}
        }
      >
        {text(attachment['pretext']) !== '' && <Mrkdwn text={text(attachment['pretext'])} />}
        {text(attachment['title']) !== '' && <b>{text(attachment['title'])}</b>}
        {blocks.length > 0 ? (
          <Blocks of={blocks} />
        ) : (
          <div className="rich">
            <Mrkdwn text={text(attachment['text']) || text(attachment['fallback'])} />
          </div>
        )}
      </div>
    );
  });
}

export function Files({ of }: { of: readonly Obj[] }) {
  return of.map((file, at) => (
    <div key={text(file['id']) || at} className="file">
      <b>{text(file['title']) || text(file['name'])}</b>
      <small>{text(file['mimetype'])}</small>
    </div>
  ));
}

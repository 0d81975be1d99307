import { lazy, Suspense, type ReactNode } from 'react';
import { Interactive } from '../elements/Interactive.tsx';
import { useWorkspace } from '../live/workspace.ts';
import { Plain, TextObject, words } from '../text/Rich.tsx';
import { Field } from './Field.tsx';
import { RichText } from './RichText.tsx';
import { useSurface } from './surface.ts';
import { isObj, objects, text, type Obj } from './shape.ts';

const LibraryBlock = lazy(() => import('./LibraryBlock.tsx'));

/** Block Kit: what can be clicked or typed in is ours, and so is text; the rest is the library's. */
export function Blocks({ of }: { of: readonly Obj[] }): ReactNode {
  return (
    <div className="blocks">
      {of.map((block, at) => (
        <One key={keyOf(block, at)} block={block} />
      ))}
    </div>
  );
}

/** An input keeps its place in the tree, and so what is typed, when blocks around it come and go. */
function keyOf(block: Obj, at: number): string {
  const element = block['element'];
  if (block['type'] !== 'input' || !isObj(element)) return `${text(block['type'])} ${at}`;
  return `${text(block['block_id'])} ${text(element['action_id'])} ${text(element['type'])}`;
}

function One({ block }: { block: Obj }): ReactNode {
  switch (block['type']) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return <Header text={words(block['text'])} />;
    case 'context':
      return <Context block={block} />;
    case 'divider':
      return <hr className="block-divider" />;
    case 'actions':
      return (
        <div className="block-actions">
          {objects(block['elements']).map((element, at) => (
            <Interactive
              key={`${text(element['action_id'])} ${at}`}
              block={block}
              element={element}
            />
          ))}
        </div>
      );
    case 'input':
      return <Field block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'image':
      return <Figure block={block} />;
    default:
      return (
        <Suspense fallback={<div className="block-waits" />}>
          <LibraryBlock block={block} />
        </Suspense>
      );
  }
}

/** One level below what stands above it: the app's name on the Home tab, a day or a title elsewhere. */
function Header({ text }: { text: string }): ReactNode {
  const Level = useSurface().on === 'home' ? 'h2' : 'h3';
  return (
    <Level className="block-header" dir="auto">
      <Plain text={text} />
    </Level>
  );
}

function Section({ block }: { block: Obj }): ReactNode {
  const { accessory } = block;
  const fields = objects(block['fields']);
  return (
    <div className="block-section">
      <div className="block-text">
        {isObj(block['text']) && (
          <div className="rich">
            <TextObject of={block['text']} />
          </div>
        )}
        {fields.length > 0 && (
          <div className="block-fields">
            {fields.map((field, at) => (
              <div key={at} className="rich">
                <TextObject of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isObj(accessory) && (
        <div className="block-accessory">
          {accessory['type'] === 'image' ? (
            <Picture of={accessory} />
          ) : (
            <Interactive block={block} element={accessory} />
          )}
        </div>
      )}
    </div>
  );
}

function Context({ block }: { block: Obj }): ReactNode {
  return (
    <div className="block-context">
      {objects(block['elements']).map((element, at) =>
        element['type'] === 'image' ? (
          <Picture key={at} of={element} />
        ) : (
          <div key={at} className="rich">
            <TextObject of={element} />
          </div>
        ),
      )}
    </div>
  );
}

function Figure({ block }: { block: Obj }): ReactNode {
  return (
    <figure className="block-image">
      {isObj(block['title']) && (
        <figcaption>
          <Plain text={words(block['title'])} />
        </figcaption>
      )}
      <Picture of={block} />
    </figure>
  );
}

/** From the web, or a file that was handed to Slack. */
function Picture({ of }: { of: Obj }): ReactNode {
  const { screen } = useWorkspace();
  const file = isObj(of['slack_file']) ? text(of['slack_file']['id']) : null;
  const from = file === null ? text(of['image_url']) : (screen.pictures[file] ?? '');
  return <img src={from} alt={text(of['alt_text'])} />;
}

import type { Waiting } from '../live/useScreen.ts';
import { Hats } from './Icon.tsx';

/** Shown while there is no workspace to show. */
export function Opening({ waiting }: { waiting: Waiting }) {
  return (
    <main className="opening">
      <div className="opening-hats">
        <Hats />
      </div>
      <h1>Both Hats</h1>
      {'refused' in waiting ? (
        <p role="alert">
          {waiting.refused} <a href="/?as=mira">Be Mira</a>
        </p>
      ) : (
        <>
          <p role="status">{waiting.what} …</p>
          {waiting.done !== null && (
            <progress max={1} value={waiting.done} aria-label={waiting.what} />
          )}
        </>
      )}
    </main>
  );
}

import { useCallback, useState } from 'react';
import { useScreen, type Live } from './live/useScreen.ts';
import { Opening } from './ui/Opening.tsx';
import { Toasts, useToasts } from './ui/Toasts.tsx';
import { WorkspaceContext, type Workspace } from './live/workspace.ts';
import type { Wish } from './composer/Composer.tsx';
import { Frame } from './Frame.tsx';

/** The practice workspace. */
export function App() {
  const live = useScreen();
  const { screen, link } = live;
  return (
    <>
      {link === 'lost' && (
        <p className="reconnecting" role="status">
          Reconnecting … What you have typed is safe.
        </p>
      )}
      {screen ? <Opened live={live} screen={screen} /> : <Opening waiting={live.waiting} />}
    </>
  );
}

function Opened({ live, screen }: { live: Live; screen: NonNullable<Live['screen']> }) {
  const { place, act, go, goToPerson } = live;
  const toasts = useToasts();
  const { tell } = toasts;
  const [wish, setWish] = useState<Wish | null>(null);

  const attempt = useCallback<Workspace['attempt']>(
    async (what) => {
      const answer = await act(what);
      if (!answer.ok && answer.error !== '') tell(answer.error);
      return answer.ok;
    },
    [act, tell],
  );
  const { appChannel } = screen;
  const compose = useCallback(
    (text: string) => {
      if (place.channel !== appChannel) go({ channel: appChannel });
      setWish({ text, channel: appChannel });
    },
    [place.channel, appChannel, go],
  );
  return (
    <WorkspaceContext value={{ screen, place, act, attempt, go, goToPerson, compose }}>
      <Frame live={live} wish={wish} />
      <Toasts of={toasts.toasts} onClose={toasts.close} />
    </WorkspaceContext>
  );
}

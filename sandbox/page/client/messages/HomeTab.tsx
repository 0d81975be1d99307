import { useMemo } from 'react';
import { Blocks } from '../blocks/Blocks.tsx';
import { SurfaceContext, type Surface } from '../blocks/surface.ts';
import { useWorkspace } from '../live/workspace.ts';
import { AppTabs } from './AppTabs.tsx';

/** The app's Home tab, as it was published for the acting person. */
export function HomeTab() {
  const { screen } = useWorkspace();
  const { home } = screen;
  const surface = useMemo<Surface>(
    () => ({
      on: 'home',
      known: (blockId, actionId) => home?.values[blockId]?.[actionId],
      form: null,
    }),
    [home],
  );
  return (
    <>
      <AppTabs />
      <div className="home" tabIndex={-1} data-focus-home>
        {home ? (
          <SurfaceContext value={surface}>
            <Blocks of={home.view.blocks} />
          </SurfaceContext>
        ) : (
          <p className="messages-empty">Both Hats draws its Home tab …</p>
        )}
      </div>
    </>
  );
}

import { useState } from 'react';
import { useWorkspace } from './live/workspace.ts';
import { Confirm } from './ui/Confirm.tsx';
import { Icon } from './ui/Icon.tsx';
import { Menu } from './ui/Menu.tsx';

const question = {
  title: 'Start over?',
  text: {
    type: 'plain_text',
    text: 'Everything said and recorded here goes away, for all tabs. The sample team and its week come back.',
  },
  yes: 'Start over',
  no: 'Keep it',
  danger: true,
};

/** What concerns the whole workspace. */
export function WorkspaceMenu() {
  const { screen, attempt } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const globals = screen.shortcuts
    .filter(({ kind }) => kind === 'global')
    .map(({ callbackId, name }) => ({
      label: name,
      hint: 'Both Hats',
      pick: () => void attempt({ do: 'shortcut', callbackId, message: null }),
    }));
  return (
    <>
      <Menu
        label="Workspace menu"
        className="top-button icon-only"
        items={[...globals, { label: 'Start over …', danger: true, pick: () => setAsking(true) }]}
      >
        <Icon name="more" />
      </Menu>
      {isAsking && (
        <Confirm
          question={question}
          onAnswer={(yes) => {
            setAsking(false);
            if (yes) void attempt({ do: 'start-over' });
          }}
        />
      )}
    </>
  );
}

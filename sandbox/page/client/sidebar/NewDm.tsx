import { nameOf, useWorkspace } from '../live/workspace.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';

/** Begins a conversation with somebody. */
export function NewDm() {
  const { screen, goToPerson } = useWorkspace();
  const items = screen.people
    .filter(({ id, isBot, isDeactivated }) => id !== screen.me.id && !isBot && !isDeactivated)
    .map((person) => ({
      label: nameOf(person),
      hint: `@${person.name}`,
      pick: () => goToPerson(person.name, person.id),
    }));
  return (
    <li>
      <Menu label="Write to somebody" className="channel faint" items={items} align="start">
        <Icon name="plus" />
        Write to somebody
      </Menu>
    </li>
  );
}

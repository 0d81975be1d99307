import { writePlace } from '../live/place.ts';
import { nameOf, useWorkspace } from '../live/workspace.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { usePopover } from '../ui/usePopover.ts';

/** Who one is, and everybody that one can be instead: here, or in a tab of their own. */
export function PersonSwitcher() {
  const { screen, go } = useWorkspace();
  const popover = usePopover();
  const { me } = screen;
  const people = screen.people.filter((person) => !person.isBot && !person.isDeactivated);
  return (
    <div className="switcher">
      <button
        type="button"
        ref={popover.trigger}
        className="person-button"
        aria-expanded={popover.isOpen}
        aria-haspopup="dialog"
        onClick={popover.toggle}
      >
        <Avatar person={me} />
        <span className="person-words">
          <small>You are</small>
          <b>
            <bdi>{nameOf(me)}</bdi>
          </b>
        </span>
        <Icon name="chevron" />
      </button>
      {popover.isOpen && (
        <div
          ref={popover.panel}
          className="panel people"
          role="dialog"
          aria-label="Be somebody else"
        >
          <h2>Be somebody else</h2>
          <ul>
            {people.map((person) => (
              <li key={person.id}>
                <button
                  type="button"
                  className="person"
                  aria-current={person.id === me.id ? 'true' : undefined}
                  onClick={() => {
                    popover.close();
                    if (person.id !== me.id) go({ as: person.name, channel: null });
                  }}
                >
                  <Avatar person={person} />
                  <span className="person-words">
                    <b>
                      <bdi>{nameOf(person)}</bdi>
                    </b>
                    <small>
                      {[person.title, `${person.localTime} in ${cityOf(person.zone)}`]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </span>
                </button>
                <a
                  className="quiet icon-only"
                  href={writePlace({ as: person.name, channel: null, thread: null })}
                  target="_blank"
                  rel="noreferrer"
                  title="In a new tab"
                  aria-label={`Be ${nameOf(person)} in a new tab`}
                >
                  <Icon name="tab" />
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** "New York" from "America/New_York". */
function cityOf(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

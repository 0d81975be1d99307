import { useWorkspace } from '../live/workspace.ts';
import { Icon } from '../ui/Icon.tsx';

/** Three things to try; they tick themselves off. */
export function StartHere() {
  const { screen, attempt, compose, go } = useWorkspace();
  const { startHere, clock } = screen;
  if (!startHere) return null;
  const steps = [
    {
      isDone: startHere.setUp,
      title: 'Set up the coach',
      text: 'Every default works.',
      does: 'Type /coach',
      act: () => compose('/coach'),
    },
    {
      isDone: startHere.win,
      title: 'Record a win',
      text: 'One line is enough.',
      does: 'Type /win',
      act: () => compose('/win shipped the login fix with @ana'),
    },
    {
      isDone: startHere.tuesday,
      title: 'Jump to Tuesday',
      text: 'Vision time begins at nine.',
      does: 'Jump',
      act: () => {
        go({ channel: screen.appChannel });
        void attempt({ do: 'travel', to: 'tuesday' });
      },
    },
  ];
  const next = steps.findIndex(({ isDone }) => !isDone);
  return (
    <section className="start" aria-labelledby="start-here">
      <header>
        <h2 id="start-here">{next === -1 ? 'All three done. Look around!' : 'Start here'}</h2>
        <button
          type="button"
          className="quiet icon-only"
          aria-label="Close “Start here”"
          title="Close"
          onClick={() => void attempt({ do: 'close-start-here' })}
        >
          <Icon name="close" />
        </button>
      </header>
      <ol hidden={next === -1}>
        {steps.map((step, at) => (
          <li key={step.title} className={step.isDone ? 'done' : at === next ? 'next' : ''}>
            <span className="step-mark" aria-hidden="true">
              {step.isDone ? <Icon name="check" /> : at + 1}
            </span>
            <span className="step-words">
              <b>{step.title}</b>
              <small>{step.isDone ? 'Done' : step.text}</small>
            </span>
            {!step.isDone && (
              <button
                type="button"
                className={at === next ? 'button small primary' : 'button small'}
                disabled={clock.travelling !== null}
                onClick={step.act}
              >
                {step.does}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

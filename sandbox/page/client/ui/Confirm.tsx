import { useId } from 'react';
import type { Obj } from '../blocks/shape.ts';
import { TextObject, words } from '../text/Rich.tsx';
import { Dialog } from './Dialog.tsx';

export type Question = {
  title: string;
  text: Obj;
  yes: string;
  no: string;
  danger: boolean;
};

/** A question from Block Kit's confirmation dialog. */
export function questionFrom(confirm: Obj): Question {
  return {
    title: words(confirm['title']),
    text: confirm['text'] as Obj,
    yes: words(confirm['confirm']),
    no: words(confirm['deny']),
    danger: confirm['style'] === 'danger',
  };
}

/** Asks before something is done. */
export function Confirm({
  question,
  onAnswer,
}: {
  question: Question;
  onAnswer(yes: boolean): void;
}) {
  const text = useId();
  return (
    <Dialog label={question.title} className="confirm" onClose={() => onAnswer(false)}>
      <h2 className="dialog-title">{question.title}</h2>
      <p className="dialog-text" id={text}>
        <TextObject of={question.text} />
      </p>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {question.no}
        </button>
        <button
          type="button"
          className={question.danger ? 'button danger' : 'button primary'}
          aria-describedby={text}
          onClick={() => onAnswer(true)}
        >
          {question.yes}
        </button>
      </div>
    </Dialog>
  );
}

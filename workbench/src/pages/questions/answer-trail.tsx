/**
 * What was answered: the last answer with all it moved, those before it, and what the model remembers.
 * @module
 */
import { Undo2 } from 'lucide-react';
import { useOverview, useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { href, pick } from '../../shell/where.ts';
import { type Answered, forget } from './answer-log.ts';
import { Movement, movementText } from './movement.tsx';
import { takeBack } from './taking-back.ts';

export function AnswerTrail({ standing }: { readonly standing: readonly Answered[] }) {
  const { model } = useOverview();
  const { frozen } = useWorkbenchState();
  const [last, ...earlier] = standing;
  const fresh = new Set(standing.map(({ question }) => question.id));
  const remembered = [...model.answers.values()].filter(({ id }) => !fresh.has(id));
  return (
    <aside className="questions-trail" aria-label="Answers">
      <div aria-live="polite">
        {last === undefined ? (
          !frozen && (
            <>
              <h2>What an answer moves</h2>
              <p className="soft">
                An answer is written into the model at once. Here stands what it moves: findings that appear or go away,
                levels that change, questions that settle.
              </p>
            </>
          )
        ) : (
          <>
            <h2>What your answer moved</h2>
            <Given answered={last} />
            <Movement moved={last.moved} />
          </>
        )}
      </div>
      {earlier.length > 0 && (
        <section>
          <h3>
            Before that <span className="quiet">{earlier.length}</span>
          </h3>
          <ul className="questions-given">
            {earlier.map((answered) => (
              <li key={answered.question.id}>
                <Given answered={answered} />
                <p className="small soft">{movementText(answered.moved)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {remembered.length > 0 && (
        <section>
          <h3>
            The model remembers <span className="quiet">{remembered.length}</span>
          </h3>
          <ul className="questions-given small">
            {remembered.map(({ id, answer, because }) => (
              <li key={id}>
                <a href={href('questions', { select: id })}>{id}</a> <span className="tag">{answer.toString()}</span>
                {because !== undefined && <p className="soft">{because}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

/** One answer with a way back. */
function Given({ answered }: { readonly answered: Answered }) {
  const workbench = useWorkbench();
  const { model } = useOverview();
  const { canUndo } = useWorkbenchState();
  const { question, answer, label } = answered;
  const back = async (): Promise<void> => {
    if (canUndo === label) await workbench.undo();
    else if (!(await workbench.edit(takeBack(model, question), `Take back the answer to "${question.text}"`))) return;
    forget(answered);
    pick({ select: question.id });
  };
  return (
    <div className="row between start">
      <p>
        {question.text} <strong>{answer}</strong>
      </p>
      <button type="button" className="button plain" onClick={() => void back()}>
        <Undo2 size={13} /> Take back
      </button>
    </div>
  );
}

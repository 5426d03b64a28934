/**
 * A question that is not open: what is known of it, and how it is asked again.
 * @module
 */
import { RotateCcw } from 'lucide-react';
import { useOverview, useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { href, pick } from '../../shell/where.ts';
import { useAnswerLog } from './answer-log.ts';

export function SettledQuestion({ id }: { readonly id: string }) {
  const { model } = useOverview();
  const workbench = useWorkbench();
  const { frozen, model: opened } = useWorkbenchState();
  const given = useAnswerLog(opened).find(({ question }) => question.id === id);
  const answer = model.answers.get(id);
  const again = async (): Promise<void> => {
    await workbench.edit([{ kind: 'remove', path: ['answers', id] }], `Ask "${id}" again`);
  };
  return (
    <Empty title={given?.question.text ?? id}>
      {answer === undefined && (
        <p>{given === undefined ? 'This is not asked, or not any more.' : `You said ${given.answer}.`}</p>
      )}
      {answer !== undefined && (
        <>
          <p>
            It was answered: {answer.answer.toString()}
            {answer.by !== undefined && ` by ${answer.by}`}
            {answer.date !== undefined && ` on ${answer.date}`}
          </p>
          {answer.because !== undefined && <p>{answer.because}</p>}
          <p>
            <a href={href('source', { at: `answers/${id}` })}>Source of the answer</a>
          </p>
          {!frozen && (
            <button type="button" className="button" onClick={() => void again()}>
              <RotateCcw size={14} /> Ask again
            </button>
          )}
        </>
      )}
      <p>
        <button type="button" className="link" onClick={() => pick({ select: undefined })}>
          Go to the open questions
        </button>
      </p>
    </Empty>
  );
}

/**
 * The interview: the open questions, the one that is asked, and what the answers moved.
 * @module
 */
import { useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { href, pick, useWhere } from '../../shell/where.ts';
import { useAnswerLog } from './answer-log.ts';
import { AnswerTrail } from './answer-trail.tsx';
import { Asked } from './asked.tsx';
import { questionGroups } from './groups.ts';
import { OpenList } from './open-list.tsx';
import { Progress } from './progress.tsx';
import './questions.css';
import { SettledQuestion } from './settled-question.tsx';

export function Interview() {
  const { analysis, model } = useOverview();
  const { model: opened } = useWorkbenchState();
  const { query } = useWhere();
  const log = useAnswerLog(opened);
  const by = query.get('group') === 'fact' ? 'fact' : 'element';
  const groups = questionGroups(analysis.questions, model, { by, words: query.get('q') ?? '' });
  const order = groups.flatMap(({ questions }) => questions);
  const select = query.get('select')?.replace(/^answers\//, '');
  const asked = analysis.questions.find(({ id }) => id === select);
  // Without a choice the one with the most at stake is asked.
  const current = asked ?? (select === undefined ? order[0] : undefined);
  const standing = log.filter(({ question }) => !analysis.questions.some(({ id }) => id === question.id));
  const go = (step: number): void => {
    const at = order.findIndex(({ id }) => id === current?.id);
    const next = order[(at + step + order.length) % Math.max(1, order.length)];
    if (next !== undefined) pick({ select: next.id });
  };
  if (analysis.questions.length === 0 && model.answers.size === 0 && standing.length === 0) return <NoQuestions />;
  return (
    <div className="questions">
      <h1 className="hidden">Questions</h1>
      <OpenList groups={groups} by={by} picked={current?.id} />
      <div className="questions-interview">
        <Progress open={analysis.questions} standing={standing} />
        {current !== undefined && (
          <Asked key={current.id} question={current} onGo={go} order={order} by={by === 'fact' ? 'fact' : 'about'} />
        )}
        {current === undefined && select !== undefined && <SettledQuestion id={select} />}
        {current === undefined && select === undefined && (
          <Empty title={analysis.questions.length === 0 ? 'Every question is answered' : 'No question is like that'}>
            <p>
              {analysis.questions.length === 0 ? (
                <>
                  No rule waits for anything. See what they <a href={href('threats', { list: 'findings' })}>found</a>.
                </>
              ) : (
                `None of the ${analysis.questions.length} open questions has these words.`
              )}
            </p>
          </Empty>
        )}
      </div>
      <AnswerTrail standing={standing} />
    </div>
  );
}

function NoQuestions() {
  const { model } = useOverview();
  return (
    <Empty title="Nothing is asked">
      {model.components.size === 0 ? (
        <>
          <p>Rules ask about what there is. Name what runs and what it says to whom:</p>
          <pre className="questions-sample">
            {
              'components:\n  web: { kind: process }\n  shopper: { kind: external }\nflows:\n  order: { from: shopper, to: web }'
            }
          </pre>
        </>
      ) : (
        <p>
          No rule waits for a fact. See what they <a href={href('threats', { list: 'findings' })}>found</a>.
        </p>
      )}
    </Empty>
  );
}

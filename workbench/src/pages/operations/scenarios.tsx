/**
 * Scenarios: stories to train on.
 * @module
 */
import { nameOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { EntryLink, EntryLinks } from '../../parts/entry-link.tsx';
import { href } from '../../shell/where.ts';
import { Chooser } from './chooser.tsx';
import { type Scenario, thresholdWords } from './words.ts';

export function Scenarios({ picked }: { readonly picked: string | undefined }) {
  const { model } = useOverview();
  const scenarios = [...model.scenarios.values()];
  if (scenarios.length === 0) {
    return (
      <Empty title="There is no story to train on">
        <p>A scenario says what is known at the start, what people would notice, and what they have to work out:</p>
        <pre className="operations-sample">{`scenarios:
  stolen-laptop:
    background: A laptop of an administrator is gone since this morning
    indicators: [Sign-ins from a place nobody is at]
    questions: [What could be reached from it?]`}</pre>
        <a href={href('source')}>Write it in the source</a>
      </Empty>
    );
  }
  return (
    <Chooser
      label="Scenarios"
      collection="scenarios"
      entries={scenarios}
      picked={picked}
      about={({ indicators = [], questions = [] }) => `${indicators.length} indicators, ${questions.length} questions`}
    >
      {(scenario) => <ShownScenario scenario={scenario} />}
    </Chooser>
  );
}

function ShownScenario({ scenario }: { readonly scenario: Scenario }) {
  const { id, description, background, actors = [], threats = [], playbook, questions = [], checklist = [] } = scenario;
  return (
    <article className="stack" aria-label={nameOf(scenario)}>
      <header className="row between start">
        <h2>{nameOf(scenario)}</h2>
        <a className="small" href={href('source', { at: `scenarios/${id}` })}>
          Show in the source
        </a>
      </header>
      {description !== undefined && <p className="soft">{description}</p>}
      {background !== undefined && <p className="operations-background">{background}</p>}
      <div className="operations-columns">
        <section className="stack">
          <h3>What would be noticed</h3>
          <Indicators scenario={scenario} />
        </section>
        <section className="stack">
          <h3>What to work out</h3>
          {questions.length === 0 && <p className="soft">No question yet.</p>}
          <ol className="operations-questions">
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </section>
        {checklist.length > 0 && (
          <section className="stack">
            <h3>What must be done</h3>
            <ul className="operations-checklist">
              {checklist.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <dl className="facts">
        {actors.length > 0 && (
          <>
            <dt>Behind it</dt>
            <dd>
              <EntryLinks addresses={actors.map((actor) => `actors/${actor}`)} />
            </dd>
          </>
        )}
        {threats.length > 0 && (
          <>
            <dt>Plays through</dt>
            <dd>
              <EntryLinks addresses={threats.map((threat) => `threats/${threat}`)} />
            </dd>
          </>
        )}
        <dt>Playbook</dt>
        <dd>
          {playbook === undefined ? (
            <span className="soft">none</span>
          ) : (
            <EntryLink address={`playbooks/${playbook}`} />
          )}
        </dd>
      </dl>
    </article>
  );
}

/** Detections, and what only people would notice. */
function Indicators({ scenario: { indicators = [] } }: { readonly scenario: Scenario }) {
  const { model } = useOverview();
  if (indicators.length === 0) return <p className="soft">No indicator yet.</p>;
  return (
    <ul className="operations-indicators">
      {indicators.map((indicator) => {
        const detection = model.detections.get(indicator);
        const metric = detection?.when === undefined ? undefined : model.metrics.get(detection.when.metric);
        const words = detection === undefined ? undefined : thresholdWords(detection, metric);
        return (
          <li key={indicator}>
            {detection === undefined ? indicator : <EntryLink address={`detections/${indicator}`} />}
            <div className="small soft">
              {detection === undefined
                ? 'people notice it; no detection'
                : (words ?? (metric === undefined ? 'not measured' : 'measured, no threshold yet'))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/**
 * One detection: what it counts, at which amount, what it would notice, who trains with it.
 * @module
 */
import { nameOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { Side } from './side.tsx';
import { type Detection, thresholdWords } from './words.ts';

export function DetectionDetails({ detection }: { readonly detection: Detection }) {
  const { model, analysis } = useOverview();
  const { id, when, severity, threats = [], playbook } = detection;
  const metric = when === undefined ? undefined : model.metrics.get(when.metric);
  const scenarios = [...model.scenarios.values()].filter(({ indicators = [] }) => indicators.includes(id));
  return (
    <Side address={`detections/${id}`} entry={detection}>
      <dl className="facts">
        <dt>Counts</dt>
        <dd>
          {metric === undefined ? 'nothing; somebody has to notice it' : nameOf(metric)}
          {metric?.description !== undefined && <p className="soft small">{metric.description}</p>}
        </dd>
        <dt>Raised at</dt>
        <dd>{thresholdWords(detection, metric) ?? 'no threshold; the usual amount is for the operator to know'}</dd>
        {severity !== undefined && (
          <>
            <dt>Severity</dt>
            <dd>
              <LevelChip level={severity} />
            </dd>
          </>
        )}
        <dt>Then</dt>
        <dd>
          {playbook === undefined ? (
            <span className="soft">no playbook</span>
          ) : (
            <EntryLink address={`playbooks/${playbook}`} />
          )}
        </dd>
      </dl>
      <h3>Would notice</h3>
      {threats.length === 0 ? (
        <p className="soft">No threat names it.</p>
      ) : (
        <ul className="operations-threats">
          {threats.map((threat) => (
            <li key={threat}>
              <EntryLink address={`threats/${threat}`} />
              <LevelChip level={analysis.risks.find((row) => row.threat === threat)?.proven} />
            </li>
          ))}
        </ul>
      )}
      {scenarios.length > 0 && (
        <>
          <h3>Scenarios that play it</h3>
          <ul>
            {scenarios.map((scenario) => (
              <li key={scenario.id}>
                <EntryLink address={`scenarios/${scenario.id}`} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Side>
  );
}

/**
 * The detections, and the threats that nobody would notice.
 * @module
 */
import { useRef } from 'react';
import { nameOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { EntryLink, EntryLinks } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { RowWindow } from '../../parts/row-window.tsx';
import { stepRows } from '../../parts/step-rows.ts';
import { href, pick } from '../../shell/where.ts';
import { DetectionDetails } from './detection-details.tsx';
import { PickLink } from './pick-link.tsx';
import { Unwatched } from './unwatched.tsx';
import { thresholdWords } from './words.ts';

export function Detections({ picked }: { readonly picked: string | undefined }) {
  const { model } = useOverview();
  const scroller = useRef<HTMLDivElement>(null);
  const detections = [...model.detections.values()];
  const isGraded = detections.some(({ severity }) => severity !== undefined);
  const shown = picked === undefined ? undefined : model.detections.get(picked);
  return (
    <div className={shown === undefined ? 'operations-body' : 'operations-body with-side'}>
      <div className="operations-list" ref={scroller}>
        {detections.length === 0 ? (
          <NoDetections metrics={model.metrics.size} />
        ) : (
          <section className="panel" aria-label="Detections">
            <table className="table" onKeyDown={stepRows}>
              <thead>
                <tr>
                  <th>Detection</th>
                  <th>Raised at</th>
                  {isGraded && <th>Severity</th>}
                  <th>Would notice</th>
                  <th>Then</th>
                </tr>
              </thead>
              <tbody>
                <RowWindow
                  rows={detections}
                  scroller={scroller}
                  height={34}
                  columns={isGraded ? 5 : 4}
                  at={detections.findIndex(({ id }) => id === picked)}
                >
                  {(detection, props) => {
                    const { id, when, severity, threats = [], playbook } = detection;
                    const metric = when === undefined ? undefined : model.metrics.get(when.metric);
                    return (
                      <tr
                        {...props}
                        key={id}
                        className="pick"
                        aria-selected={id === picked}
                        onClick={() => pick({ select: `detections/${id}`, view: undefined })}
                      >
                        <td>
                          <PickLink address={`detections/${id}`} current={id === picked}>
                            {nameOf(detection)}
                          </PickLink>
                        </td>
                        <td>
                          {thresholdWords(detection, metric) ?? (
                            <span className="soft">{when === undefined ? 'not measured' : 'no threshold yet'}</span>
                          )}
                        </td>
                        {isGraded && (
                          <td>
                            {severity === undefined ? (
                              <span className="soft">not said</span>
                            ) : (
                              <LevelChip level={severity} />
                            )}
                          </td>
                        )}
                        <td>
                          <EntryLinks addresses={threats.map((threat) => `threats/${threat}`)} />
                        </td>
                        <td>{playbook !== undefined && <EntryLink address={`playbooks/${playbook}`} />}</td>
                      </tr>
                    );
                  }}
                </RowWindow>
              </tbody>
            </table>
          </section>
        )}
        <Unwatched />
      </div>
      {shown !== undefined && <DetectionDetails detection={shown} />}
    </div>
  );
}

function NoDetections({ metrics }: { readonly metrics: number }) {
  return (
    <Empty title="Nothing raises an alert yet">
      <p>
        {metrics === 0
          ? 'Name what is measured, and the amount at which somebody has to look:'
          : `The model measures ${metrics} ${metrics === 1 ? 'thing' : 'things'} and says of none at which amount somebody has to look:`}
      </p>
      <pre className="operations-sample">{`metrics:
  failed-logins: { key: ip }
detections:
  password-guessing:
    when: { metric: failed-logins, more-than: 10, per: 1m }
    threats: [account-takeover]`}</pre>
      <a href={href('source')}>Write it in the source</a>
    </Empty>
  );
}

/**
 * Environments: when each opens, what it waits for, and which threats count there.
 * @module
 */
import { type EnvironmentState, nameOf } from 'vauban/browser';
import { useOverview, useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { EntryLinks } from '../../parts/entry-link.tsx';

const GATES: Readonly<Record<EnvironmentState['gate'], readonly [path: string, word: string, tone: string]>> = {
  open: ['M3 7.5l2.6 2.6L11 4.4', 'open', 'PROVEN'],
  closed: ['M4 4l6 6 M10 4l-6 6', 'closed', 'REFUTED'],
  none: ['M2.5 7h9', 'no gate', 'none'],
};

export function Environments() {
  const { model, analysis, environment } = useOverview();
  const workbench = useWorkbench();
  const { frozen } = useWorkbenchState();
  return (
    <div className="roadmap-wide">
      <table className="table">
        <caption className="hidden">Environments and their gates</caption>
        <thead>
          <tr>
            <th scope="col">Environment</th>
            <th scope="col">Gate</th>
            <th scope="col">What must hold</th>
            <th scope="col">Threats that count</th>
            {!frozen && <th scope="col">Show</th>}
          </tr>
        </thead>
        <tbody>
          {analysis.environments.map(({ id, gate, requirements, applies, excluded, unassessed }) => {
            const entry = model.environments.get(id);
            const after = entry?.after === undefined ? undefined : model.environments.get(entry.after);
            return (
              <tr key={id}>
                <td className="environment-name">
                  <strong>{nameOf(entry ?? { id })}</strong>
                  {entry?.timeline !== undefined && <div className="small soft">{entry.timeline}</div>}
                  {after !== undefined && <div className="small soft">after {nameOf(after)}</div>}
                </td>
                <td>
                  <Mark gate={gate} />
                </td>
                <td>
                  {requirements.length === 0 && <span className="quiet">nothing is asked for</span>}
                  <ul className="requirements">
                    {requirements.map(({ requirement, met, because }) => (
                      <li key={requirement}>
                        <Mark gate={met ? 'open' : 'closed'} word={met ? 'met' : 'not met'} />
                        <span>
                          {requirement}
                          <span className="small soft">, {because}</span>
                        </span>
                      </li>
                    ))}
                  </ul>
                </td>
                <td>
                  <Threats word={applies.length === 1 ? 'counts' : 'count'} threats={applies} />
                  <Threats word="left out" threats={excluded} because={entry?.excludes?.because} />
                  <Threats word="that nobody has assessed" threats={unassessed} />
                </td>
                {!frozen && (
                  <td>
                    <button
                      type="button"
                      className="button"
                      disabled={environment === id}
                      onClick={() => void workbench.setEnvironment(id)}
                    >
                      {environment === id ? 'Shown' : 'Show'}
                    </button>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Mark({ gate, word }: { readonly gate: EnvironmentState['gate']; readonly word?: string }) {
  const [path, says, tone] = GATES[gate];
  return (
    <span className={`chip tone-${tone}`}>
      <svg
        width="14"
        height="14"
        viewBox="0 0 14 14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        <path d={path} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {word ?? says}
    </span>
  );
}

interface ThreatsProps {
  readonly word: string;
  readonly threats: readonly string[];
  readonly because?: string | undefined;
}

function Threats({ word, threats, because }: ThreatsProps) {
  if (threats.length === 0) return null;
  return (
    <details className="environment-threats">
      <summary>
        {threats.length} {word}
      </summary>
      <p className="small">
        <EntryLinks addresses={threats.map((threat) => `threats/${threat}`)} />
      </p>
      {because !== undefined && <p className="small soft">{because}</p>}
    </details>
  );
}

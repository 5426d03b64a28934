/**
 * Threats that no figure counts, with the reason for each group.
 * @module
 */
import type { LossAnalysis } from 'vauban/browser';
import { EntryLinks } from '../../parts/entry-link.tsx';
import { countOf } from '../../parts/figure-words.ts';
import { Panel } from '../../parts/panel.tsx';

export function Uncounted({ loss: { uncounted } }: { readonly loss: LossAnalysis }) {
  if (uncounted.length === 0) return null;
  const reasons = new Map<string, string[]>();
  for (const { threat, because } of uncounted) reasons.set(because, [...(reasons.get(because) ?? []), threat]);
  return (
    <Panel title="Not counted" aside={<span className="soft small">{countOf(uncounted.length, 'threat')}</span>}>
      <dl className="risk-reasons">
        {[...reasons].map(([because, threats]) => (
          <div key={because}>
            <dt>{because}</dt>
            <dd>
              <EntryLinks addresses={threats.map((threat) => `threats/${threat}`)} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        To count one, say how often it happens and what it costs: <code>risk: {'{ frequency: 0.2, loss: 50000 }'}</code>
      </p>
    </Panel>
  );
}

/**
 * What the page says while nothing tells how often a threat happens and what it costs.
 * @module
 */
import { useOverview } from '../../data/use-workbench.tsx';
import { Empty } from '../../parts/empty.tsx';
import { countOf } from '../../parts/figure-words.ts';
import { href } from '../../shell/where.ts';

export function NoFigures() {
  const { model, analysis } = useOverview();
  const [first] = analysis.risks;
  const id = first?.threat ?? [...model.threats.keys()][0] ?? 'key-theft';
  return (
    <div className="page risk">
      <Empty title="No threat has a figure yet">
        <p>
          {analysis.risks.length > 0
            ? `${countOf(analysis.risks.length, 'threat is', 'threats are')} rated, but nothing says how often one happens in a year and what it costs.`
            : 'This page adds up what threats cost in a year: how likely a bad year is, which threat makes it, and which controls are worth their price.'}{' '}
          Give the rating of a threat both:
        </p>
        <pre className="risk-example">
          {`threats:
  ${id}:
    risk:
      frequency: { low: 0.05, high: 0.5 }   # a year, in 9 of 10 cases
      loss: { min: 10000, likely: 50000, max: 400000 }`}
        </pre>
        <p>or rate it in a scheme whose levels say both, such as five-by-five:</p>
        <pre className="risk-example">{`system: { scheme: five-by-five }
threats:
  ${id}: { risk: { probability: 3, impact: 4 } }`}</pre>
        <a href={first === undefined ? href('threats') : href('source', { at: `threats/${id}` })}>
          {first === undefined ? 'Go to the threats' : `Write it in ${id}`}
        </a>
      </Empty>
    </div>
  );
}

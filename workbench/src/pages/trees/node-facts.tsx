/**
 * The figures of one node: how likely it is, and how much it matters.
 * @module
 */
import type { DrawnTree } from 'vauban/browser';
import { boundsText, chanceText, numberText } from '../../parts/figure-words.ts';

export function NodeFacts({ drawn, id }: { readonly drawn: DrawnTree; readonly id: string }) {
  const { tree, analysis, probabilities } = drawn;
  const index = tree.nodes.findIndex((node) => node.id === id);
  const node = tree.nodes[index];
  const bounds = probabilities.get(index);
  const matter = analysis.importance.find((one) => one.id === id);
  const lacking = analysis.missing.filter(({ of }) => of.includes(id)).map(({ measure }) => measure);
  const chance = bounds === undefined ? '' : boundsText(bounds);
  const rows: (readonly [string, string])[] = [];
  if (node?.kind === 'control') {
    if (node.works !== undefined) rows.push(['Works', chanceText(node.works)]);
    if (node.price !== undefined) rows.push(['Costs the defender', numberText(node.price)]);
  } else {
    rows.push(['Chance, as it stands', chance === '' ? 'unknown' : chance]);
    if (node?.kind === 'step' && node.probability !== undefined && (node.counters?.length ?? 0) > 0)
      rows.push(['Without its controls', chanceText(node.probability)]);
  }
  if (matter?.share !== undefined) rows.push(['In attack sets', chanceText(matter.share)]);
  if (matter?.criticality !== undefined) rows.push(['Decides', chanceText(matter.criticality)]);
  const isControl = matter?.kind === 'control';
  if (matter?.riskAchievementWorth !== undefined)
    rows.push([isControl ? 'If it never worked' : 'If it were certain', `×${numberText(matter.riskAchievementWorth)}`]);
  if (matter?.riskReductionWorth !== undefined)
    rows.push([
      isControl ? 'If it never failed' : 'If it were impossible',
      `÷${numberText(matter.riskReductionWorth)}`,
    ]);
  return (
    <>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} className="trees-fact">
            <dt>{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      {lacking.length > 0 && <p className="small soft">Nobody says its {lacking.join(', ')}.</p>}
    </>
  );
}

/**
 * A declared threat: what it is, how bad, who would do it, what is done, what was decided.
 * @module
 */
import { FileText, ListTree, Network } from 'lucide-react';
import { nameOf, relationsOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLinks } from '../../parts/entry-link.tsx';
import { StrideLetters } from '../../parts/stride-letters.tsx';
import { strideTitle } from '../../parts/stride-words.ts';
import { href } from '../../shell/where.ts';
import { DecisionForm } from './decision-form.tsx';
import { References } from './references.tsx';
import { RiskLevels } from './risk-levels.tsx';
import { Section, Side } from './side.tsx';
import { ThreatControls } from './threat-controls.tsx';
import { ThreatFindings } from './threat-findings.tsx';

export function ThreatDetails({ id }: { readonly id: string }) {
  const { model, analysis, places } = useOverview();
  const threat = model.threats.get(id);
  const address = `threats/${id}`;
  if (threat === undefined) {
    return (
      <Side title={id} address={address}>
        <p className="soft">This threat is not in the model any more.</p>
      </Side>
    );
  }
  const { targetsOfThreat, detectionsOfThreat } = relationsOf(model);
  const risk = analysis.risks.find((row) => row.threat === id);
  const place = places.get(address);
  const targets = targetsOfThreat.get(id) ?? [];
  const drawn = targets.find((target) => /^(components|flows|zones|boundaries)\//.test(target));
  const parts = [...model.threats.values()].filter(({ partOf }) => partOf === id);
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['Hits', '', targets],
    ['After', 'assets', threat.asset === undefined ? [] : [threat.asset]],
    ['Attackers', 'actors', threat.actors ?? []],
    ['Ways in', 'vectors', threat.vectors ?? []],
    ['Part of', 'threats', threat.partOf === undefined ? [] : [threat.partOf]],
    ['Forms', 'threats', parts.map((part) => part.id)],
    ['Noticed by', 'detections', detectionsOfThreat.get(id) ?? []],
  ];
  return (
    <Side title={nameOf(threat)} address={address}>
      {threat.description !== undefined && <p>{threat.description}</p>}
      {threat.outOfScope !== undefined && <p className="soft">Out of scope: {threat.outOfScope}</p>}
      {threat.stride !== undefined && (
        <p className="row wrap small">
          <StrideLetters words={threat.stride} /> {threat.stride.map(strideTitle).join(', ')}
        </p>
      )}
      <div className="row wrap">
        {place !== undefined && (
          <a className="button" href={href('source', { file: place.file, line: String(place.line) })}>
            <FileText size={14} /> Source
          </a>
        )}
        {threat.tree !== undefined && (
          <a className="button" href={href('trees', { select: `trees/${threat.tree}` })}>
            <ListTree size={14} /> Attack tree
          </a>
        )}
        {drawn !== undefined && (
          <a className="button" href={href('diagram', { select: drawn })}>
            <Network size={14} /> Diagram
          </a>
        )}
      </div>
      <Section title="Risk">
        {risk === undefined ? (
          <p className="soft">
            {threat.level === undefined ? 'It is not rated.' : `Declared ${threat.level}, but not rated.`} Give it a
            rating, such as <code>{'risk: { probability: 3, impact: 4 }'}</code>.
          </p>
        ) : (
          <RiskLevels risk={risk} />
        )}
      </Section>
      <Section title="Decision">
        <DecisionForm id={id} name={nameOf(threat)} />
      </Section>
      <Section title="Controls">
        <ThreatControls id={id} scheme={risk?.scheme} />
      </Section>
      <dl className="facts">
        {rows.map(
          ([title, collection, ids]) =>
            ids.length > 0 && (
              <div key={title} className="fact">
                <dt>{title}</dt>
                <dd>
                  <EntryLinks addresses={ids.map((one) => (collection === '' ? one : `${collection}/${one}`))} />
                </dd>
              </div>
            ),
        )}
        {threat.goal !== undefined && (
          <div className="fact">
            <dt>Goal</dt>
            <dd>{threat.goal}</dd>
          </div>
        )}
        {threat.method !== undefined && (
          <div className="fact">
            <dt>Method</dt>
            <dd>{threat.method}</dd>
          </div>
        )}
      </dl>
      <Section title="How it goes" count={threat.steps?.length ?? 0}>
        <ol className="numbered">
          {threat.steps?.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
      <Section title="What happens then" count={threat.impacts?.length ?? 0}>
        <ul className="bullets">
          {threat.impacts?.map((impact) => (
            <li key={impact}>{impact}</li>
          ))}
        </ul>
      </Section>
      <ThreatFindings id={id} />
      <References references={threat.references} />
    </Side>
  );
}

/**
 * A finding: why it fired, what would silence it, what would mend it, and what was decided.
 * @module
 */
import { FileText, Network } from 'lucide-react';
import type { FindingExplanation } from 'vauban/browser';
import { useCall, useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { strideTitle } from '../../parts/stride-words.ts';
import { href } from '../../shell/where.ts';
import { DecisionForm } from './decision-form.tsx';
import { Fixes } from './fixes.tsx';
import { RuleText } from './rule-text.tsx';
import { Section, Side } from './side.tsx';
import { Why } from './why.tsx';

const STATES: Readonly<Record<FindingExplanation['state'], string>> = {
  speaks: 'It speaks',
  asks: 'It waits for an answer',
  silent: 'It is silent now',
  absorbed: 'A declared threat stands for it',
  decided: 'A decision keeps it quiet',
};

export function FindingDetails({ id }: { readonly id: string }) {
  const { analysis } = useOverview();
  const { result, error } = useCall('explain', { id });
  const finding = analysis.findings.find((one) => one.id === id);
  const why = result?.kind === 'finding' ? result : undefined;
  if (finding === undefined && why === undefined) {
    return (
      <Side title={id} address="finding">
        <p className="soft">{error ?? 'Looking ...'}</p>
      </Side>
    );
  }
  const about = why?.about ?? finding?.about ?? '';
  const severity = why?.severity ?? finding?.severity;
  const letter = why?.rule?.stride ?? finding?.stride;
  const place = why?.at ?? finding?.at;
  const state = why?.state ?? 'speaks';
  const isDrawn = /^(components|flows|zones|boundaries)\//.test(about);
  return (
    <Side title={finding?.message ?? why?.message ?? id} address={id}>
      <div className="row wrap">
        <LevelChip level={severity} />
        <span className="tag">{letter === undefined ? 'gap of the model' : strideTitle(letter)}</span>
        <span className="small soft">{STATES[state]}</span>
      </div>
      <div className="row wrap">
        {place !== undefined && (
          <a className="button" href={href('source', { file: place.file, line: String(place.line) })}>
            <FileText size={14} /> Source
          </a>
        )}
        {isDrawn && (
          <a className="button" href={href('diagram', { select: about })}>
            <Network size={14} /> Diagram
          </a>
        )}
      </div>
      <dl className="facts">
        <div className="fact">
          <dt>About</dt>
          <dd>{about === 'system' ? 'the system' : <EntryLink address={about} />}</dd>
        </div>
        {why?.absorbedBy !== undefined && (
          <div className="fact">
            <dt>Stands in</dt>
            <dd>
              <EntryLink address={why.absorbedBy.address} />
            </dd>
          </div>
        )}
        {why?.likelihood !== undefined && (
          <div className="fact">
            <dt>Likelihood</dt>
            <dd>
              {why.likelihood.value} of 5, <span className="soft">{why.likelihood.because}</span>
            </dd>
          </div>
        )}
        {why?.impact !== undefined && (
          <div className="fact">
            <dt>Impact</dt>
            <dd>
              {why.impact.value} of 5, <span className="soft">{why.impact.because}</span>
            </dd>
          </div>
        )}
      </dl>
      <Why
        reasons={why?.reasons ?? finding?.reasons ?? []}
        silencedBy={why?.silencedBy ?? finding?.silencedBy ?? []}
        unproven={why?.unproven ?? []}
        questions={why?.questions ?? []}
        state={state}
      />
      {finding !== undefined && finding.view === 'proven' && (
        <p className="small soft">
          It speaks only as far as anything is proven: what is claimed would keep it silent. Prove it, and it goes away.
        </p>
      )}
      <Section title="Decision">
        <DecisionForm id={id} name={finding?.message ?? id} decided={why?.decided} />
      </Section>
      {why !== undefined && <Fixes fixes={why.fixes} />}
      {error !== undefined && <p className="small soft">{error}</p>}
      <RuleText rule={why?.rule} check={why?.check} />
      <Section title="It also tells" count={finding?.folded?.length ?? 0}>
        <ul className="threats-list">
          {finding?.folded?.map((one) => (
            <li key={one}>
              <a href={href('threats', { select: one })}>{one}</a>
            </li>
          ))}
        </ul>
      </Section>
    </Side>
  );
}

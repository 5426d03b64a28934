/**
 * What is known of the picked entry: who reaches it, what guards it, what is said against it; and ways to change it.
 * @module
 */
import { FileText } from 'lucide-react';
import { nameOf, relationsOf, type SurfaceEntry } from 'vauban/browser';
import { useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { proofOf } from '../../parts/proof-of.ts';
import { SideHead } from '../../parts/side-head.tsx';
import { StateChip } from '../../parts/state-chip.tsx';
import { href } from '../../shell/where.ts';
import { ChangeEntry } from './change-entry.tsx';

export function EntryDetails({ id, found }: { readonly id: string; readonly found: SurfaceEntry | undefined }) {
  const overview = useOverview();
  const { frozen } = useWorkbenchState();
  const { model, analysis, places } = overview;
  const address = `entries/${id}`;
  const entry = model.entries.get(id);
  if (entry === undefined) {
    return (
      <aside className="side">
        <p className="soft">"{address}" is not in the model any more.</p>
        <a href={href('surface')}>Show all entries</a>
      </aside>
    );
  }
  const { targetsOfThreat } = relationsOf(model);
  const vectors = (entry.vectors ?? []).filter((vector) => vector.startsWith('vectors/'));
  const threats = [...targetsOfThreat]
    .filter(([, targets]) => targets.some((one) => one === address))
    .map(([threat]) => threat);
  const findings = analysis.findings.filter(({ about }) => about === address);
  const questions = analysis.questions.filter(({ about }) => about === address);
  const place = places.get(address);
  const levels = new Map(analysis.risks.map(({ threat, claimed }) => [threat, claimed]));
  return (
    <aside className="side stack surface-side" aria-label={`About ${nameOf(entry)}`}>
      <SideHead title={nameOf(entry)} address={address} />
      {entry.description !== undefined && <p>{entry.description}</p>}
      {entry.purposes !== undefined && <p className="soft">{entry.purposes.join('. ')}.</p>}
      <div className="row wrap">
        {place !== undefined && (
          <a className="button" href={href('source', { file: place.file, line: String(place.line) })}>
            <FileText size={14} /> Source
          </a>
        )}
        <a className="button" href={href('diagram', { select: `components/${entry.at}` })}>
          {nameOf(model.components.get(entry.at) ?? { id: entry.at })} in the diagram
        </a>
      </div>
      {!frozen && <ChangeEntry entry={entry} />}
      <Section
        title="Reached by"
        count={found?.reachedBy.length ?? 0}
        none="Nobody reaches it over the flows that are drawn."
      >
        {found?.reachedBy.map(({ origin, hops }) => (
          <li key={origin} className="row between">
            <a href={href('diagram', { from: origin })}>
              <Name address={origin} />
            </a>
            <span className="small soft">{hops === 0 ? 'holds it' : hops === 1 ? 'straight' : `${hops} hops`}</span>
          </li>
        ))}
      </Section>
      <Section
        title="Controls"
        count={found?.controls.length ?? 0}
        none={
          <>
            No control guards it or its component. Say which does with <code>guards: [{id}]</code> at the control.
          </>
        }
      >
        {found?.controls.map((control) => (
          <li key={control} className="row between">
            <EntryLink address={`controls/${control}`} />
            <StateChip state={proofOf(overview, control).state} />
          </li>
        ))}
      </Section>
      <Section title="Threats" count={threats.length} none="No threat is said to hit it.">
        {threats.map((threat) => (
          <li key={threat} className="row between">
            <EntryLink address={`threats/${threat}`} />
            <LevelChip level={levels.get(threat)} />
          </li>
        ))}
      </Section>
      <Section title="Ways in that are talked about" count={vectors.length}>
        {vectors.map((vector) => (
          <li key={vector}>
            <EntryLink address={vector} />
          </li>
        ))}
      </Section>
      <Section title="Findings" count={findings.length}>
        {findings.map(({ id: finding, message, severity }) => (
          <li key={finding} className="row between start">
            <a href={href('threats', { select: finding })}>{message}</a>
            <LevelChip level={severity} />
          </li>
        ))}
      </Section>
      <Section title="Questions" count={questions.length}>
        {questions.map(({ id: question, text }) => (
          <li key={question}>
            <a href={href('questions', { select: question })}>{text}</a>
          </li>
        ))}
      </Section>
    </aside>
  );
}

function Name({ address }: { readonly address: string }) {
  const { model } = useOverview();
  const [collection, id = ''] = address.split('/');
  const entry = collection === 'actors' ? model.actors.get(id) : model.zones.get(id);
  return <>{nameOf(entry ?? { id: address })}</>;
}

interface SectionProps {
  readonly title: string;
  readonly count: number;
  /** What to say of nothing; the section is left out without it. */
  readonly none?: React.ReactNode;
  readonly children: React.ReactNode;
}

function Section({ title, count, none, children }: SectionProps) {
  if (count === 0 && none === undefined) return null;
  return (
    <section>
      <h3>
        {title} <span className="quiet">{count}</span>
      </h3>
      {count === 0 ? <p className="soft">{none}</p> : <ul className="stack-list">{children}</ul>}
    </section>
  );
}

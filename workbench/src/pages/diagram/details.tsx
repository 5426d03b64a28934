/**
 * What is picked in the diagram: what it says, what hits it, what guards it, and ways to change it.
 * @module
 */
import { Crosshair, FileText, Trash2 } from 'lucide-react';
import { nameOf, relationsOf } from 'vauban/browser';
import { useOverview, useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { EntryLink, EntryLinks } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { proofOf } from '../../parts/proof-of.ts';
import { SideHead } from '../../parts/side-head.tsx';
import { StateChip } from '../../parts/state-chip.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { entryAt, href, pick } from '../../shell/where.ts';

export function Details({ address }: { readonly address: string }) {
  const overview = useOverview();
  const workbench = useWorkbench();
  const { frozen } = useWorkbenchState();
  const { model, analysis, places } = overview;
  const [collection = '', id = ''] = address.split('/');
  const entry = entryAt(model, address);
  if (entry === undefined) {
    return (
      <aside className="side">
        <p className="soft">"{address}" is not in the model any more.</p>
      </aside>
    );
  }
  const relations = relationsOf(model);
  const component = collection === 'components' ? model.components.get(id) : undefined;
  const flow = collection === 'flows' ? model.flows.get(id) : undefined;
  const flows = [...model.flows.values()].filter(
    ({ from, to }) => component !== undefined && (from === id || to === id),
  );
  const entries = [...model.entries.values()].filter(({ at }) => component !== undefined && at === id);
  const own = new Set([address, ...entries.map((one) => `entries/${one.id}`)]);
  const threats = [...relations.targetsOfThreat]
    .filter(([, targets]) => targets.some((target) => own.has(target)))
    .map(([threat]) => threat);
  const guards = [
    ...new Set([...relations.guardsOf].flatMap(([element, controls]) => (own.has(element) ? controls : []))),
  ];
  const findings = analysis.findings.filter(({ about }) => own.has(about));
  const questions = analysis.questions.filter(({ about }) => own.has(about));
  const assets = [...model.assets.values()].filter(
    ({ at }) => component !== undefined && at?.some((one) => one === id),
  );
  const place = places.get(address);
  const set = (key: string, value: string): void => {
    const path = [collection, id, key];
    const edit = value === '' ? ({ kind: 'remove', path } as const) : ({ kind: 'set', path, value } as const);
    void workbench.edit([edit], `Change ${key} of ${nameOf(entry)}`);
  };
  const remove = async (): Promise<void> => {
    const edits = [
      ...flows.map((one) => ({ kind: 'remove' as const, path: ['flows', one.id] })),
      ...entries.map((one) => ({ kind: 'remove' as const, path: ['entries', one.id] })),
      { kind: 'remove' as const, path: [collection, id] },
    ];
    if (await workbench.edit(edits.toReversed(), `Delete ${nameOf(entry)}`)) pick({ select: undefined });
  };
  return (
    <aside className="side" aria-label={`About ${nameOf(entry)}`}>
      <SideHead title={nameOf(entry)} address={address} />
      {entry.description !== undefined && <p>{entry.description}</p>}
      <div className="row wrap">
        {place !== undefined && (
          <a className="button" href={href('source', { file: place.file, line: String(place.line) })}>
            <FileText size={14} /> Source
          </a>
        )}
        {component !== undefined && (
          <button
            type="button"
            className="button"
            onClick={() => pick({ blast: id, from: undefined, asset: undefined })}
          >
            <Crosshair size={14} /> If it is held
          </button>
        )}
        {!frozen && (
          <button type="button" className="button" onClick={() => void remove()}>
            <Trash2 size={14} /> Delete
            {flows.length > 0 && ` with ${flows.length} ${flows.length === 1 ? 'flow' : 'flows'}`}
          </button>
        )}
      </div>
      {!frozen && (
        <div className="stack">
          <TextField label="Title" value={entry.title ?? ''} onCommit={(value) => set('title', value)} />
          {component !== undefined && (
            <>
              <label className="field">
                <span>Zone</span>
                <select
                  className="input"
                  value={component.zone ?? ''}
                  onChange={({ target }) => set('zone', target.value)}
                >
                  <option value="">not said</option>
                  {[...model.zones.values()].map((zone) => (
                    <option key={zone.id} value={zone.id}>
                      {nameOf(zone)}
                    </option>
                  ))}
                </select>
              </label>
              <label className="field">
                <span>Kind</span>
                <select className="input" value={component.kind} onChange={({ target }) => set('kind', target.value)}>
                  <option value="process">process</option>
                  <option value="store">data store</option>
                  <option value="external">external entity</option>
                </select>
              </label>
            </>
          )}
          {flow !== undefined && (
            <>
              <TextField label="Protocol" value={flow.protocol ?? ''} onCommit={(value) => set('protocol', value)} />
              <TextField
                label="Authentication"
                value={String(flow.authentication ?? '')}
                onCommit={(value) => set('authentication', value)}
              />
              <TextField
                label="Encryption"
                value={String(flow.encryption ?? '')}
                onCommit={(value) => set('encryption', value)}
              />
            </>
          )}
        </div>
      )}
      {flow !== undefined && (
        <dl className="facts">
          <dt>From</dt>
          <dd>
            <EntryLink address={`components/${flow.from}`} />
          </dd>
          <dt>To</dt>
          <dd>
            <EntryLink address={`components/${flow.to}`} />
          </dd>
          {flow.carries !== undefined && (
            <>
              <dt>Carries</dt>
              <dd>
                <EntryLinks addresses={flow.carries.map(({ asset }) => `assets/${asset}`)} />
              </dd>
            </>
          )}
        </dl>
      )}
      <Section title="Threats" count={threats.length}>
        {threats.map((threat) => (
          <li key={threat} className="row between">
            <EntryLink address={`threats/${threat}`} />
            <LevelChip level={analysis.risks.find((risk) => risk.threat === threat)?.claimed} />
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
      <Section title="Controls" count={guards.length}>
        {guards.map((control) => (
          <li key={control} className="row between">
            <EntryLink address={`controls/${control}`} />
            <StateChip state={proofOf(overview, control).state} />
          </li>
        ))}
      </Section>
      <Section title="Assets here" count={assets.length}>
        {assets.map((asset) => (
          <li key={asset.id} className="row between">
            <EntryLink address={`assets/${asset.id}`} />
            {asset.tier !== undefined && <span className="tag">tier {asset.tier}</span>}
          </li>
        ))}
      </Section>
      <Section title="Entries" count={entries.length}>
        {entries.map((one) => (
          <li key={one.id} className="row between">
            <EntryLink address={`entries/${one.id}`} />
            <span className="soft small">
              {[one.port, one.exposure].filter((part) => part !== undefined).join(' · ')}
            </span>
          </li>
        ))}
      </Section>
      <Section title="Flows" count={flows.length}>
        {flows.map((one) => (
          <li key={one.id}>
            <EntryLink address={`flows/${one.id}`} />{' '}
            <span className="soft small">
              {one.from === id ? 'to' : 'from'}{' '}
              {nameOf(model.components.get(one.from === id ? one.to : one.from) ?? { id: '' })}
            </span>
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

function Section({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: React.ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section>
      <h3>
        {title} <span className="quiet">{count}</span>
      </h3>
      <ul className="stack-list">{children}</ul>
    </section>
  );
}

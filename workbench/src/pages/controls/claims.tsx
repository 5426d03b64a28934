/**
 * Every claim of a control with its evidence, or what to write where there is none.
 * @module
 */
import { ChevronRight } from 'lucide-react';
import { type EvidenceItem, nameOf } from 'vauban/browser';
import { useCall, useOverview } from '../../data/use-workbench.tsx';
import { CopyBlock } from './copy-block.tsx';
import { EvidenceOfClaim } from './evidence-item.tsx';
import { writtenClaim } from './evidence-words.ts';

export function Claims({ id }: { readonly id: string }) {
  const { model, look } = useOverview();
  const written = model.controls.get(id)?.evidence ?? [];
  const items = (look?.evidence.items ?? []).filter(({ about }) => about === `controls/${id}`);
  const firstOf = new Map<number, EvidenceItem>();
  for (const item of items) {
    if (item.alternative !== undefined && !firstOf.has(item.alternative)) firstOf.set(item.alternative, item);
  }
  return (
    <section>
      <h3>
        Claims <span className="quiet">{Math.max(items.length, written.length)}</span>
      </h3>
      {items.map((item) => (
        <div key={item.id}>
          {item.alternative !== undefined && firstOf.get(item.alternative) === item && (
            <p className="small soft claim-note">One of the next is enough:</p>
          )}
          <EvidenceOfClaim item={item} />
        </div>
      ))}
      {items.length === 0 &&
        written.map((claim) => (
          <article key={JSON.stringify(claim)} className="claim">
            <header className="row wrap">
              <span className="chip tone-none">nobody looked</span>
              <span className="tag">{claim.check ?? 'no check'}</span>
              {claim.source !== undefined && <span className="small soft">in {claim.source}</span>}
            </header>
            <dl className="facts">
              {writtenClaim(claim).map(([key, value]) => (
                <div key={key} className="pair">
                  <dt>{key}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </article>
        ))}
      <ToPaste id={id} isOnly={items.length + written.length === 0} />
    </section>
  );
}

/** Claims of the library to copy; an example where the library knows none. */
function ToPaste({ id, isOnly }: { readonly id: string; readonly isOnly: boolean }) {
  const { model } = useOverview();
  const { result, error } = useCall('explain', { id: `controls/${id}` });
  const known = result?.kind === 'control' ? result : undefined;
  const control = model.controls.get(id);
  if (error !== undefined && isOnly) return <p className="soft">{error}</p>;
  if (known?.yaml !== undefined) {
    const block = (
      <>
        <p className="small soft">
          The library knows how to prove {known.library === undefined ? 'it' : `"${known.library.title}"`}. Change what
          your system does differently.
        </p>
        {known.library !== undefined && <p className="small">{known.library.prove}.</p>}
        <CopyBlock text={known.yaml} label="Claims to paste" />
      </>
    );
    return isOnly ? (
      <div className="stack">{block}</div>
    ) : (
      <details className="more">
        <summary className="row">
          <ChevronRight size={14} aria-hidden="true" /> Claims of the library to paste
        </summary>
        <div className="stack">{block}</div>
      </details>
    );
  }
  if (!isOnly || control === undefined) return null;
  const [source = 'repo'] = model.sources.keys();
  return (
    <div className="stack">
      <p className="small soft">
        Nothing claims it in a way that could be looked at. Name where "{nameOf(control)}" shows: a test that passes
        only with it, a setting, a line of code. A signed statement is the weakest.
      </p>
      <CopyBlock label="An example to change" text={example(id, source)} />
    </div>
  );
}

function example(id: string, source: string): string {
  return `controls:
  ${id}:
    evidence:
      - check: test-report
        source: ${source}
        name: the name of a test that fails without it
        negative: yes
`;
}

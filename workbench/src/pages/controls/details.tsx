/**
 * What is known of the picked control: its state and why, its evidence, and what hangs on it.
 * @module
 */
import { FileText, ScanSearch } from 'lucide-react';
import { nameOf, relationsOf } from 'vauban/browser';
import { useOverview, useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { proofOf } from '../../parts/proof-of.ts';
import { SideHead } from '../../parts/side-head.tsx';
import { StateChip } from '../../parts/state-chip.tsx';
import { href } from '../../shell/where.ts';
import { ChangeControl } from './change-control.tsx';
import { Claims } from './claims.tsx';
import { Facts } from './facts.tsx';
import { TakenOff } from './taken-off.tsx';

export function Details({ id }: { readonly id: string }) {
  const overview = useOverview();
  const workbench = useWorkbench();
  const { frozen, jobs } = useWorkbenchState();
  const { model, places, look } = overview;
  const control = model.controls.get(id);
  if (control === undefined) {
    return (
      <aside className="side">
        <p className="soft">"controls/{id}" is not in the model any more.</p>
        <a href={href('controls')}>Show all controls</a>
      </aside>
    );
  }
  const proof = proofOf(overview, id);
  const place = places.get(`controls/${id}`);
  const looking = jobs.some(({ call }) => call === 'verify');
  const seen = look?.evidence.items.some(({ about, basis }) => about === `controls/${id}` && basis !== undefined);
  const { guardsOf } = relationsOf(model);
  const guards = [...guardsOf].filter(([, controls]) => controls.includes(id)).map(([address]) => address);
  return (
    <aside className="side stack control-side" aria-label={`About ${nameOf(control)}`}>
      <SideHead title={nameOf(control)} address={`controls/${id}`} />
      <div className="control-standing">
        <StateChip state={proof.state} depth={proof.depth} />
        <p>{proof.because}.</p>
        {proof.needs !== undefined && proof.state !== 'none' && (
          <p className="small soft">It counts as proven once it is shown to be {proof.needs}.</p>
        )}
      </div>
      {control.description !== undefined && <p>{control.description}</p>}
      <div className="row wrap">
        {!frozen && (control.evidence?.length ?? 0) > 0 && (
          <button type="button" className="button main" disabled={looking} onClick={() => void workbench.verify(id)}>
            <ScanSearch size={14} /> {looking ? 'Looking' : seen ? 'Look again' : 'Look now'}
          </button>
        )}
        {place !== undefined && (
          <a className="button" href={href('source', { file: place.file, line: String(place.line) })}>
            <FileText size={14} /> Source
          </a>
        )}
      </div>
      {!frozen && <ChangeControl control={control} />}
      <Claims id={id} />
      <section>
        <h3>
          Works against <span className="quiet">{relationsOf(model).threatsOfControl.get(id)?.length ?? 0}</span>
        </h3>
        <TakenOff id={id} />
      </section>
      <section>
        <h3>
          Guards <span className="quiet">{guards.length}</span>
        </h3>
        {guards.length === 0 && (
          <p className="soft">
            It guards no element, so no way of an attack meets it. Say which with <code>guards: [element]</code>.
          </p>
        )}
        <ul className="stack-list">
          {guards.map((address) => (
            <li key={address} className="row between">
              <EntryLink address={address} />
              <span className="tag">{address.slice(0, address.indexOf('/'))}</span>
            </li>
          ))}
        </ul>
      </section>
      <Facts control={control} />
    </aside>
  );
}

/**
 * A control in the way: its state of proof, and where it is shown in full.
 * @module
 */
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { StateChip } from '../../parts/state-chip.tsx';
import { controlStateOf } from '../../parts/states-of-threat.ts';

export function ControlFacts({ id }: { readonly id: string }) {
  const overview = useOverview();
  const control = overview.model.controls.get(id);
  if (control === undefined) return null;
  return (
    <div className="row wrap">
      <StateChip state={controlStateOf(overview, id)} />
      {control.status !== undefined && <span className="tag">{control.status}</span>}
      <EntryLink address={`controls/${id}`}>What proves it</EntryLink>
    </div>
  );
}

/**
 * The decision about a threat or a finding: what stands, and the form that writes, changes or withdraws it.
 * @module
 */
import { type FormEvent, useState } from 'react';
import type { Decided } from 'vauban/browser';
import { useOverview, useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { href } from '../../shell/where.ts';
import { type Draft, decisionEdits, draftOf } from './decision-edits.ts';
import { standingOf, TREATMENTS, treatmentTitle } from './standing.ts';

interface DecisionFormProps {
  /** What is decided about: the key below `decisions`. */
  readonly id: string;
  readonly name: string;
  /** What silences a finding although nothing is decided about it alone. */
  readonly decided?: Decided | undefined;
}

export function DecisionForm({ id, name, decided }: DecisionFormProps) {
  const { model, clock, places } = useOverview();
  const { frozen } = useWorkbenchState();
  const [open, setOpen] = useState(false);
  const decision = model.decisions.get(id);
  const standing = standingOf(decision, clock);
  const place = places.get(`decisions/${id}`);
  return (
    <div className="stack">
      {decision === undefined && decided === undefined && !open && <p className="soft">Nothing is decided yet.</p>}
      {decision === undefined && decided !== undefined && (
        <p>
          {treatmentTitle(decided.treatment)}
          {decided.until !== undefined && ` until ${decided.until}`}, decided for the whole rule or under a former name
          {decided.because !== undefined && `: ${decided.because}`}
        </p>
      )}
      {decision !== undefined && standing !== undefined && !open && (
        <div>
          <p>
            <strong>{treatmentTitle(decision.treatment)}</strong>
            {decision.until !== undefined && ` until ${decision.until}`}
            {decision.by !== undefined && ` by ${decision.by}`}
            {decision.date !== undefined && <span className="soft"> on {decision.date}</span>}
            {standing.over && <span className="over"> This time is over: decide again.</span>}
          </p>
          {decision.because !== undefined && <p className="soft">{decision.because}</p>}
          {place !== undefined && (
            <a className="small" href={href('source', { file: place.file, line: String(place.line) })}>
              Source of the decision
            </a>
          )}
        </div>
      )}
      {!frozen && !open && (
        <div className="row">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {decision === undefined ? 'Decide' : 'Change'}
          </button>
          {decision !== undefined && <Withdraw id={id} name={name} />}
        </div>
      )}
      {!frozen && open && <Form id={id} name={name} onDone={() => setOpen(false)} />}
    </div>
  );
}

function Withdraw({ id, name }: { readonly id: string; readonly name: string }) {
  const workbench = useWorkbench();
  const withdraw = (): void => {
    void workbench.edit([{ kind: 'remove', path: ['decisions', id] }], `Withdraw the decision about ${name}`);
  };
  return (
    <button type="button" className="button plain" onClick={withdraw}>
      Withdraw
    </button>
  );
}

function Form({ id, name, onDone }: { readonly id: string; readonly name: string; readonly onDone: () => void }) {
  const workbench = useWorkbench();
  const { model, clock } = useOverview();
  const before = model.decisions.get(id);
  const [draft, setDraft] = useState<Draft>(() => draftOf(before));
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const decide = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const edits = decisionEdits(id, { before, draft, date: clock });
    if (await workbench.edit(edits, `Decide about ${name}`)) onDone();
  };
  const about = TREATMENTS.find(([word]) => word === draft.treatment)?.[2];
  return (
    <form
      className="stack threats-decision-form"
      onSubmit={(event) => void decide(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone();
      }}
    >
      <div className="two">
        <label className="field">
          <span>Treatment</span>
          <select
            className="input"
            // biome-ignore lint/a11y/noAutofocus: the person has just asked for the form
            autoFocus
            value={draft.treatment}
            onChange={({ target }) => set({ treatment: target.value })}
          >
            {TREATMENTS.map(([word, title]) => (
              <option key={word} value={word}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>Until</span>
          <input
            className="input"
            type="date"
            min={clock}
            value={draft.until}
            onChange={({ target }) => set({ until: target.value })}
          />
        </label>
      </div>
      <p className="small soft">{about}</p>
      <label className="field">
        <span>Because</span>
        <textarea
          className="input"
          rows={3}
          required
          value={draft.because}
          onChange={({ target }) => set({ because: target.value })}
        />
      </label>
      <label className="field">
        <span>Decided by</span>
        <input className="input" value={draft.by} onChange={({ target }) => set({ by: target.value })} />
      </label>
      <div className="row">
        <button type="submit" className="button main" disabled={draft.because.trim() === ''}>
          {before === undefined ? 'Decide' : 'Change the decision'}
        </button>
        <button type="button" className="button plain" onClick={onDone}>
          Cancel
        </button>
        <span className="small soft grow">{draft.because.trim() === '' && 'A decision needs its reason.'}</span>
      </div>
    </form>
  );
}

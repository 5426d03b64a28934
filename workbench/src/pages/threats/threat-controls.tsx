/**
 * The controls against a threat: their states, what each takes off, and the layers they stand in.
 * @module
 */
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { StateChip } from '../../parts/state-chip.tsx';
import { statesOfThreat } from '../../parts/states-of-threat.ts';
import { effectOn, effectWords } from './takes-off.ts';

interface ThreatControlsProps {
  readonly id: string;
  readonly scheme: string | undefined;
}

export function ThreatControls({ id, scheme }: ThreatControlsProps) {
  const overview = useOverview();
  const { model } = overview;
  const states = statesOfThreat(overview, id);
  if (states.length === 0) {
    return <p className="soft">Nothing works against it. Name the threat in the "against" of a control.</p>;
  }
  return (
    <>
      <ul className="threats-list">
        {states.map(({ id: control, state }) => {
          const effect = effectOn(model, id, { control, scheme });
          const words = effectWords(effect);
          return (
            <li key={control}>
              <div className="row between start">
                <EntryLink address={`controls/${control}`} />
                <StateChip state={state} />
              </div>
              {(words !== '' || effect.because !== undefined) && (
                <div className="small soft">{[words, effect.because].filter(Boolean).join('. ')}</div>
              )}
            </li>
          );
        })}
      </ul>
      <Layers id={id} />
    </>
  );
}

/** How many controls stand in each layer, outermost first. */
function Layers({ id }: { readonly id: string }) {
  const { model, analysis } = useOverview();
  const row = analysis.layers.find(({ threat }) => threat === id);
  if (row === undefined || model.layers.length === 0) return null;
  return (
    <div>
      <p className="small soft">
        Layers of defense, outermost first: {row.depth} of {model.layers.length}
      </p>
      <ol className="threats-layers">
        {model.layers.map((layer) => {
          const many = row.layers[layer.id]?.length ?? 0;
          return (
            <li key={layer.id} className={many === 0 ? 'bare' : ''}>
              <strong>{many}</strong>
              <span>{layer.title ?? layer.id}</span>
            </li>
          );
        })}
      </ol>
      {row.none.length > 0 && <p className="small soft">{row.none.length} name no layer.</p>}
    </div>
  );
}

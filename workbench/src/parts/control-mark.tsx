/**
 * A link to a control with the shape of its state; the state stands as a word for those who do not see the shape.
 * @module
 */
import { useOverview } from '../data/use-workbench.tsx';
import { EntryLink } from './entry-link.tsx';
import { proofOf, stateWord } from './proof-of.ts';
import './state-bar.css';
import { StateShape } from './state-chip.tsx';

interface ControlMarkProps {
  readonly control: string;
  /** Whether the state stands beside it as a word that everybody sees. */
  readonly says?: boolean;
}

export function ControlMark({ control, says = false }: ControlMarkProps) {
  const overview = useOverview();
  const { state } = proofOf(overview, control);
  return (
    <span className="state-mark">
      <span className={`ink-${state}`}>
        <StateShape state={state} size={12} />
        <span className="hidden">{stateWord(state)}: </span>
      </span>
      <span>
        <EntryLink address={`controls/${control}`} />
        {says && <span className={`small ink-${state}`}> {stateWord(state)}</span>}
      </span>
    </span>
  );
}

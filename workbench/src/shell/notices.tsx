/**
 * Notices in the corner, read out by screen readers.
 * @module
 */
import { X } from 'lucide-react';
import { useWorkbench, useWorkbenchState } from '../data/use-workbench.tsx';

export function Notices() {
  const { notices } = useWorkbenchState();
  const { dismiss } = useWorkbench();
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map(({ id, tone, text, hint }) => (
        <div key={id} className={`notice ${tone}`}>
          <div className="grow">
            {text}
            {hint !== undefined && <div className="small soft">{hint}</div>}
          </div>
          <button type="button" className="button plain icon" aria-label="Dismiss" onClick={() => dismiss(id)}>
            <X size={14} />
          </button>
        </div>
      ))}
    </div>
  );
}

/**
 * The line below the editor: where the cursor is, how long the analysis took, and the keys.
 * @module
 */
import { useWorkbenchState } from '../../data/use-workbench.tsx';
import type { Cursor } from './use-editor.ts';

export function StatusLine({
  cursor,
  hasSchema,
}: {
  readonly cursor: Cursor | undefined;
  readonly hasSchema: boolean;
}) {
  const { took, frozen } = useWorkbenchState();
  return (
    <footer className="source-status small soft">
      <span>{cursor === undefined ? '' : `Line ${cursor.line}, column ${cursor.column}`}</span>
      {frozen ? <span>A report is read only</span> : <span>Analyzed in {Math.round(took)} ms</span>}
      <span className="grow" />
      {hasSchema && <Keys keys="Ctrl Space" does="suggests" />}
      <Keys keys="F12" does="goes to the id" />
      <Keys keys="Ctrl F" does="finds" />
      <Keys keys="Esc Tab" does="leaves the editor" />
    </footer>
  );
}

function Keys({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <span>
      <kbd>{keys}</kbd> {does}
    </span>
  );
}

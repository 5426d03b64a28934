/**
 * Problems as squiggles, findings as marks beside the lines.
 * @module
 */
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Overview, Place } from 'vauban/browser';
import { go } from '../../shell/where.ts';
import { rootProblems } from './root-problems.ts';

/** Shows what the last analysis says of a file; call it only while the text is the one that was analyzed. */
export function showMarks(view: EditorView, file: string, { problems, analysis }: Overview): void {
  const { doc } = view.state;
  const wrong = rootProblems(problems)
    .shown.filter(({ at }) => at.file === file)
    .map(
      ({ at, message, hint }): Diagnostic => ({ ...rangeAt(doc, at), severity: 'error', message: said(message, hint) }),
    );
  const found = analysis.findings
    .filter(({ at }) => at.file === file)
    .map(
      ({ at, id, message, severity }): Diagnostic => ({
        ...rangeAt(doc, at),
        severity: 'info',
        source: severity,
        message,
        actions: [{ name: 'Show the finding', apply: () => go('threats', { select: id }) }],
      }),
    );
  view.dispatch(
    setDiagnostics(
      view.state,
      [...wrong, ...found].toSorted((one, other) => one.from - other.from),
    ),
  );
}

function said(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message}. ${hint}.`;
}

/** The word at a place. */
function rangeAt(doc: Text, { line, column }: Place): { readonly from: number; readonly to: number } {
  const { from, text } = doc.line(Math.min(Math.max(1, line), doc.lines));
  const start = Math.min(column - 1, text.length);
  const rest = text.slice(start);
  const length = /^("[^"]*"|'[^']*'|[^\s,:[\]{}#]+)/.exec(rest)?.[0].length ?? Math.min(1, rest.length);
  return { from: from + start, to: from + start + length };
}

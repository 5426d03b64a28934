/**
 * Two texts side by side; the right one can be changed.
 * @module
 */
import { yaml } from '@codemirror/lang-yaml';
import { MergeView as CodeMerge } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { adoptEditorStyles } from './adopt-editor-styles.ts';
import { editorTheme } from './editor-theme.ts';

interface MergeViewProps {
  readonly before: string;
  readonly after: string;
  /** Absent when the right side only shows. */
  readonly onChange?: (text: string) => void;
}

export function MergeView({ before, after, onChange }: MergeViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const heard = useRef(onChange);
  heard.current = onChange;
  useEffect(() => {
    if (host.current === null) return;
    adoptEditorStyles();
    const shared = [lineNumbers(), yaml(), editorTheme, EditorView.lineWrapping];
    const shown = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
    const view = new CodeMerge({
      parent: host.current,
      collapseUnchanged: { margin: 3, minSize: 6 },
      a: { doc: before, extensions: [...shared, ...shown, named('Before')] },
      b: {
        doc: after,
        extensions: [
          ...shared,
          named(heard.current === undefined ? 'After' : 'After, to change'),
          ...(heard.current === undefined
            ? shown
            : [
                EditorView.updateListener.of(
                  (update) => update.docChanged && heard.current?.(update.state.doc.toString()),
                ),
              ]),
        ],
      },
    });
    return () => view.destroy();
  }, [before, after]);
  return <div ref={host} className="merge" />;
}

/** What a screen reader calls a side. */
function named(label: string) {
  return EditorView.contentAttributes.of({ 'aria-label': label });
}

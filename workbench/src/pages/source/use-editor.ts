/**
 * The editor of the page, kept in step with the model and with the address.
 * @module
 */
import { type RefObject, useEffect, useRef } from 'react';
import { useOverview, useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { go, pick } from '../../shell/where.ts';
import { pathAt } from './doc-spot.ts';
import type { JsonSchema } from './json-schema.ts';
import { showMarks } from './marks.ts';
import { type Editor, openEditor } from './open-editor.ts';
import { rootProblems } from './root-problems.ts';
import { senderOf } from './sender.ts';
import type { Path } from './spot.ts';

/** Where the cursor is. */
export interface Cursor {
  readonly line: number;
  readonly column: number;
  readonly path: Path;
}

interface Shown {
  readonly file: string;
  readonly schema: JsonSchema | undefined;
  readonly onMove: (cursor: Cursor) => void;
}

/** Puts an editor into the element and keeps it there. */
export function useEditor(host: RefObject<HTMLDivElement | null>, shown: Shown): RefObject<Editor | undefined> {
  const workbench = useWorkbench();
  const overview = useOverview();
  const { model, frozen } = useWorkbenchState();
  const editor = useRef<Editor>(undefined);
  const now = useRef({ overview, ...shown });
  now.current = { overview, ...shown };
  // Half a line can make a file unreadable; what it held a moment ago can still be named.
  const readable = useRef(overview);
  if (rootProblems(overview.problems).following === 0) readable.current = overview;
  const { file } = shown;

  useEffect(() => {
    if (host.current === null) return;
    const typing = senderOf(workbench);
    const within = (): Path => now.current.overview.files.find(({ name }) => name === now.current.file)?.within ?? [];
    const opened = openEditor(host.current, {
      model,
      readOnly: frozen,
      knows: {
        overview: () => readable.current,
        schema: () => now.current.schema,
        within,
        goTo: (address) => {
          // Going back in the browser leads here again.
          const { state } = opened.view;
          const line = state.doc.lineAt(state.selection.main.head).number;
          pick({ file: opened.file(), line: String(line), at: undefined });
          go('source', { at: address });
        },
      },
      events: {
        typed: typing.typed,
        flush: typing.flush,
        moved: ({ state }) => {
          const { head } = state.selection.main;
          const line = state.doc.lineAt(head);
          const path = pathAt(state.doc, head, within());
          now.current.onMove({ line: line.number, column: head - line.from + 1, path });
        },
      },
    });
    editor.current = opened;
    return () => {
      typing.flush();
      opened.close();
      editor.current = undefined;
    };
  }, [host, workbench, model, frozen]);

  useEffect(() => {
    const opened = editor.current;
    const text = overview.files.find(({ name }) => name === file)?.text;
    if (opened === undefined || text === undefined) return;
    const typing = senderOf(workbench);
    if (file !== opened.file()) typing.flush();
    opened.show(file, text);
    typing.next();
    // What was typed meanwhile is newer than what was analyzed.
    if (typing.isAhead()) return;
    opened.take(text);
    showMarks(opened.view, file, overview);
  }, [workbench, overview, file]);

  return editor;
}

/**
 * The editor itself: one view, and a state for each file that was looked at, with its cursor, scroll and history.
 * @module
 */
import { EditorState, Text, Transaction } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import { adoptEditorStyles } from '../../parts/adopt-editor-styles.ts';
import { editorParts } from './editor-parts.ts';
import type { Knows } from './knows.ts';
import { minimalChange } from './minimal-change.ts';

export interface EditorEvents {
  readonly typed: (file: string, text: string) => void;
  /** The cursor moved, or another file is shown. */
  readonly moved: (view: EditorView) => void;
  /** What was typed has to be known before the next thing happens. */
  readonly flush: () => void;
}

interface EditorOptions {
  /** The model, whose files are remembered as they were left. */
  readonly model: string;
  readonly knows: Knows;
  readonly events: EditorEvents;
  readonly readOnly: boolean;
}

export interface Editor {
  readonly view: EditorView;
  /** The file that is shown. */
  file(): string;
  /** Shows a file as it was left. */
  show(file: string, text: string): void;
  text(): string;
  /** Takes a text that came from elsewhere; the cursor stays where it is. */
  take(text: string): void;
  goToLine(line: number, column?: number): void;
  close(): void;
}

interface Left {
  readonly state: EditorState;
  readonly scroll: ReturnType<EditorView['scrollSnapshot']>;
}

/** How the files of each model were left, for as long as the workbench is open. */
const left = new Map<string, Map<string, Left>>();

/** States outlive the page that made them, so what they ask and tell always goes to the newest. */
let newest: (EditorOptions & { file: string }) | undefined;

const knows: Knows = {
  overview: () => newest?.knows.overview(),
  schema: () => newest?.knows.schema(),
  within: () => newest?.knows.within() ?? [],
  goTo: (address) => newest?.knows.goTo(address),
};

function heard(update: ViewUpdate): void {
  if (newest === undefined) return;
  const isOwn = !update.transactions.some((one) => one.annotation(Transaction.remote) === true);
  if (update.docChanged && isOwn) newest.events.typed(newest.file, update.state.sliceDoc());
  if (update.docChanged || update.selectionSet) newest.events.moved(update.view);
}

/** Opens an editor inside an element. */
export function openEditor(host: HTMLElement, options: EditorOptions): Editor {
  const { model, events, readOnly } = options;
  const files = left.get(model) ?? new Map<string, Left>();
  left.set(model, files);
  const open = { ...options, file: '' };
  newest = open;
  adoptEditorStyles();
  const view = new EditorView({ parent: host });
  // A list of problems that appears below must not cover the cursor.
  const sized = new ResizeObserver(() => {
    if (!view.hasFocus) return;
    const { head } = view.state.selection.main;
    view.dispatch({ effects: EditorView.scrollIntoView(head, { y: 'nearest', yMargin: 30 }) });
  });
  sized.observe(host);
  const stateOf = (text: string): EditorState =>
    EditorState.create({
      doc: text,
      extensions: [
        EditorState.lineSeparator.of(text.includes('\r\n') ? '\r\n' : '\n'),
        EditorView.updateListener.of(heard),
        editorParts({ knows, flush: () => newest?.events.flush(), readOnly }),
      ],
    });
  const leave = (): void => {
    if (open.file !== '') files.set(open.file, { state: view.state, scroll: view.scrollSnapshot() });
  };
  const take = (text: string): void => {
    const changes = minimalChange(view.state.doc.toString(), text.replaceAll(view.state.lineBreak, '\n'));
    if (changes === undefined) return;
    view.dispatch({
      changes: { ...changes, insert: Text.of(changes.insert.split('\n')) },
      annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)],
    });
  };
  return {
    view,
    file: () => open.file,
    show: (name, text) => {
      if (name === open.file) return;
      leave();
      open.file = name;
      const before = files.get(name);
      view.setState(before?.state ?? stateOf(text));
      if (before !== undefined) view.dispatch({ effects: before.scroll });
      events.moved(view);
    },
    text: () => view.state.sliceDoc(),
    take,
    goToLine: (line, column = 1) => {
      const { from, to } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      const anchor = Math.min(to, from + column - 1);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    close: () => {
      leave();
      if (newest === open) newest = undefined;
      sized.disconnect();
      view.destroy();
    },
  };
}

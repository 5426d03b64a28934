/**
 * What the editor is made of.
 * @module
 */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { editorTheme } from '../../parts/editor-theme.ts';
import { completion } from './completion.ts';
import { editorLook } from './editor-look.ts';
import { help, jumps } from './help.ts';
import type { Knows } from './knows.ts';

interface PartsOptions {
  readonly knows: Knows;
  /** Hands over what was typed. */
  readonly flush: () => void;
  readonly readOnly: boolean;
}

/** Everything but the text. */
export function editorParts({ knows, flush, readOnly }: PartsOptions): Extension {
  const save = (): boolean => {
    flush();
    // The frame saves.
    return false;
  };
  return [
    lintGutter(),
    lineNumbers(),
    foldGutter(),
    codeFolding(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches({ minSelectionLength: 3 }),
    drawSelection(),
    bracketMatching(),
    history(),
    indentUnit.of('  '),
    yaml(),
    search({ top: true }),
    editorTheme,
    editorLook,
    help(knows),
    jumps(knows),
    EditorView.contentAttributes.of({ 'aria-label': 'YAML of the model', tabindex: '0' }),
    EditorView.domEventHandlers({ blur: flush }),
    readOnly ? EditorState.readOnly.of(true) : [closeBrackets(), completion(knows)],
    keymap.of([
      { key: 'Mod-s', run: save },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...lintKeymap,
      ...searchKeymap,
      ...foldKeymap,
      ...historyKeymap,
      indentWithTab,
      ...defaultKeymap,
    ]),
  ];
}

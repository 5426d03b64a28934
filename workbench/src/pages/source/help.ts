/**
 * What a key means and what an id names, shown below the pointer or at the cursor.
 * @module
 */
import type { Extension } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, type Tooltip } from '@codemirror/view';
import type { Knows } from './knows.ts';
import { type Meaning, meaningAt } from './references.ts';

/** Shows help below the pointer. */
export function help(knows: Knows): Extension {
  const shown = (view: EditorView, position: number): Tooltip | null => {
    const meaning = meaningAt(view.state.doc, position, knows);
    if (meaning === undefined || (meaning.entry === undefined && meaning.key === undefined)) return null;
    const { from, to } = meaning.word;
    return { pos: from, end: to, above: true, create: () => ({ dom: told(meaning) }) };
  };
  return hoverTooltip(shown, { hideOnChange: true });
}

function told({ entry, key, word }: Meaning): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'source-help';
  const add = (className: string, text: string | undefined): void => {
    if (text === undefined || text === '') return;
    const line = document.createElement('div');
    line.className = className;
    line.textContent = text;
    dom.append(line);
  };
  if (key !== undefined) {
    add('name', key.kind === '' ? key.name : `${key.name}: ${key.kind}`);
    add('about', key.about);
  }
  if (entry !== undefined) {
    add('name', entry.title ?? word.text);
    add('about', entry.description);
    add('where', `${entry.address} · Ctrl+click or F12 goes there`);
  }
  return dom;
}

/** Goes to what an id names: with a click while Ctrl is held, or with F12. */
export function jumps(knows: Knows): Extension {
  const jump = (view: EditorView, position: number): boolean => {
    const address = meaningAt(view.state.doc, position, knows)?.entry?.address;
    if (address === undefined) return false;
    knows.goTo(address);
    return true;
  };
  return [
    keymap.of([{ key: 'F12', run: (view) => jump(view, view.state.selection.main.head) }]),
    EditorView.domEventHandlers({
      mousedown: (event, view) => {
        if (!event.ctrlKey && !event.metaKey) return false;
        const position = view.posAtCoords({ x: event.clientX, y: event.clientY });
        return position !== null && jump(view, position);
      },
    }),
  ];
}

/**
 * Lets editors style themselves under a policy that forbids style elements: their first sheet is made while the document
 * seems to have no head, and then they use adopted sheets, as they do inside of a shadow root.
 * @module
 */
import { EditorView } from '@codemirror/view';

let done = false;

/** To be called before the first editor is opened. */
export function adoptEditorStyles(): void {
  if (done) return;
  done = true;
  Object.defineProperty(document, 'head', { configurable: true, value: null });
  try {
    new EditorView({}).destroy();
  } finally {
    // The real one stands in the prototype.
    Reflect.deleteProperty(document, 'head');
  }
}

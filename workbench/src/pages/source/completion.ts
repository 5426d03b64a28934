/**
 * Suggestions as the editor offers them.
 * @module
 */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { docSpot, wordAt } from './doc-spot.ts';
import type { Knows } from './knows.ts';
import { type Suggestion, suggestionsAt } from './suggestions.ts';

const TYPES = { key: 'property', word: 'constant', id: 'variable' } as const;

/** Completes keys, words and ids. */
export function completion(knows: Knows): Extension {
  return autocompletion({
    override: [(context) => complete(context, knows)],
    icons: false,
    maxRenderedOptions: 80,
    activateOnTyping: true,
  });
}

function complete(context: CompletionContext, knows: Knows): CompletionResult | null {
  const schema = knows.schema();
  const overview = knows.overview();
  if (schema === undefined || overview === undefined) return null;
  const { doc } = context.state;
  const spot = docSpot(doc, context.pos, knows.within());
  const typed = doc.sliceString(spot.start, context.pos);
  // Where nothing is typed yet it waits to be asked, but for a value, which one rarely knows by heart.
  if (typed === '' && !context.explicit && spot.kind !== 'value') return null;
  const options = suggestionsAt(schema, spot, overview).map((one) => optionOf(one, spot.indent));
  if (options.length === 0) return null;
  return { from: spot.start, options, validFor: /^[\w@/.#-]*$/ };
}

function optionOf(suggestion: Suggestion, indent: number | undefined): Completion {
  const { text, kind, detail, about, required } = suggestion;
  return {
    label: text,
    type: TYPES[kind],
    detail: detail.length > 60 ? `${detail.slice(0, 58)} ...` : detail,
    ...(about !== undefined && { info: about }),
    ...(required === true && { boost: 20 }),
    ...(suggestion.holds !== undefined && {
      apply: (view: EditorView, _: Completion, from: number, to: number) =>
        writeKey(view, suggestion, { from, to, indent }),
    }),
  };
}

interface Target {
  readonly from: number;
  readonly to: number;
  readonly indent: number | undefined;
}

/** Writes a key with what has to follow it, and asks for the value at once. */
function writeKey(view: EditorView, { text, holds }: Suggestion, { from, to, indent }: Target): void {
  const line = view.state.doc.lineAt(to);
  const end = wordAt(view.state.doc, to)?.to ?? to;
  const hasColon = /^\s*:(\s|$)/.test(line.text.slice(end - line.from));
  const [open, close] = hasColon ? ['', ''] : behind(holds, indent);
  view.dispatch({
    changes: { from, to: end, insert: `${text}${open}${close}` },
    selection: { anchor: from + text.length + open.length },
    userEvent: 'input.complete',
    scrollIntoView: true,
  });
  if (!hasColon) startCompletion(view);
}

function behind(holds: Suggestion['holds'], indent: number | undefined): readonly [open: string, close: string] {
  if (holds === 'list') return [': [', ']'];
  if (holds !== 'mapping') return [': ', ''];
  return indent === undefined ? [': { ', ' }'] : [`:\n${' '.repeat(indent + 2)}`, ''];
}

/**
 * Controls of the library as YAML to paste into a model.
 * @module
 */
import { Document, isCollection, isMap, isSeq } from 'yaml';
import type { Model } from '../../model/model.ts';
import type { LibraryControl } from '../controls/control-library.ts';

/** A control that is not in the model yet: planned, because pasting it builds nothing. */
export function newControlYaml(control: LibraryControl, guards: readonly string[], model: Model): string {
  const { title, layer, strategy, effectiveness, evidence } = control;
  const id = freeId(control.id, model);
  return yamlOf(model, id, {
    title,
    ...(id !== control.id && { library: control.id }),
    ...(model.layers.some((one) => one.id === layer) && { layer }),
    ...((model.strategies.size === 0 || model.strategies.has(strategy)) && { strategy }),
    ...(effectiveness !== undefined && { effectiveness }),
    status: 'planned',
    ...(guards.length > 0 && { guards }),
    ...(evidence !== undefined && { evidence: evidence.map((claim) => placed(claim, model)) }),
  });
}

/** Claims for a control that the model has. */
export function claimsYaml(id: string, control: LibraryControl, model: Model): string | undefined {
  const { evidence = [] } = control;
  return evidence.length === 0
    ? undefined
    : yamlOf(model, id, { evidence: evidence.map((claim) => placed(claim, model)) });
}

/** What a control of the model guards, with one element more. */
export function guardsYaml(id: string, guards: readonly string[], model: Model): string {
  return yamlOf(model, id, { guards });
}

/** The id itself, or the next one that no control of the model has. */
function freeId(id: string, model: Model): string {
  let free = id;
  for (let count = 2; model.controls.has(free); count += 1) free = `${id}-${count}`;
  return free;
}

type Claim = Readonly<Record<string, unknown>>;

/** A claim that looks into a source of this model: a name the model does not know would be a mistake once pasted. */
function placed({ check, source, ...rest }: Claim, { sources }: Model): Claim {
  const code = [...sources.values()].filter(({ git }) => git !== undefined);
  const [only] = code;
  const isCode = source === undefined || source === 'repo';
  const known =
    typeof source === 'string' && sources.has(source)
      ? source
      : isCode && only !== undefined && code.length === 1
        ? only.id
        : undefined;
  return { check, ...(known !== undefined && { source: known }), ...rest };
}

function yamlOf(model: Model, id: string, fields: Readonly<Record<string, unknown>>): string {
  // In the failsafe schema every scalar stays the text it is, as in the files of a model.
  const document = new Document({ controls: { [id]: plain(fields) } }, { schema: 'failsafe' });
  const guards = document.getIn(['controls', id, 'guards'], true);
  if (isCollection(guards)) guards.flow = true;
  const evidence = document.getIn(['controls', id, 'evidence'], true);
  if (isSeq(evidence)) {
    for (const claim of evidence.items) {
      if (!isMap(claim)) continue;
      for (const { value } of claim.items) if (isCollection(value)) value.flow = true;
    }
    const open = evidence.items.some((claim) => isMap(claim) && !claim.has('source'));
    if (open) evidence.commentBefore = sourceHint(model);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function sourceHint({ sources }: Model): string {
  const names = [...sources.keys()];
  return names.length === 0
    ? ' declare where to look under "sources", and name it in each claim: source: ...'
    : ` say in each claim that names no source where to look: source: ${names.join(' | ')}`;
}

/** Data without null, which the failsafe schema cannot say. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/**
 * What the model says over what is drawn: only what differs is changed.
 * @module
 */
import type { Component, EntryPoint, Flow, Zone } from '../../model/model.ts';
import type { CellChanges } from './edit-cell.ts';
import { lookOfComponent, TYPE_WORDS } from './looks.ts';
import type { SaidComponent, SaidEntry, SaidFlow, SaidZone } from './said.ts';

/** What a new cell says before anything is written on it. */
export const NOTHING_SAID: Omit<SaidComponent & SaidZone & SaidFlow, 'kind'> & { readonly kind: 'process' } = {
  title: '',
  kind: 'process',
  technology: [],
  description: undefined,
  trust: undefined,
  isBothWays: false,
  protocol: undefined,
  encryption: undefined,
  authentication: undefined,
};

/** The changes that make a cell say what a component says. */
export function componentChanges(component: Component, said: SaidComponent, isNew: boolean): CellChanges {
  const title = component.title ?? component.id;
  const technology = (component.technology ?? []).join(', ');
  const isOtherKind = component.kind !== said.kind;
  return {
    label: oneLine(title) === said.title ? undefined : title,
    data: new Map([
      ...(isOtherKind || isNew ? [['type', TYPE_WORDS[component.kind]] as const] : []),
      ...changed('technology', technology, said.technology.join(', ')),
      ...changed('description', component.description, said.description),
    ]),
    ...(isOtherKind &&
      !isNew && {
        attributes: new Map([['style', lookOfComponent({ kind: component.kind, whole: false, entries: [] })]]),
      }),
  };
}

/** The changes that make a cell say what a zone says. */
export function zoneChanges(zone: Zone, said: SaidZone, isNew: boolean): CellChanges {
  const title = zone.title ?? (isNew ? zone.id : '');
  return {
    label: oneLine(title) === (said.title ?? '') ? undefined : title,
    data: new Map([
      ...(isNew ? [['type', 'trust zone'] as const] : []),
      ...changed('trust', zone.trust, said.trust),
      ...changed('description', zone.description, said.description),
    ]),
  };
}

/** The changes that make a cell say what an entry says. */
export function entryChanges(entry: EntryPoint, said: SaidEntry | undefined): CellChanges {
  const title = entry.title ?? (said === undefined ? entry.id : '');
  return {
    label: oneLine(title) === (said?.title ?? '') ? undefined : title,
    data: new Map([
      ...(said === undefined ? [['type', 'entry point'] as const] : []),
      ...changed('kind', entry.kind, said?.kind),
      ...changed(
        'port',
        entry.port === undefined ? undefined : String(entry.port),
        said?.port === undefined ? undefined : String(said.port),
      ),
      ...changed('protocol', entry.protocol, said?.protocol),
      ...changed('exposure', entry.exposure, said?.exposure),
    ]),
  };
}

/** The changes that make a cell say what a flow says. */
export function flowChanges(flow: Flow, said: SaidFlow, isNew: boolean): CellChanges {
  const title = flow.title ?? '';
  const word = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));
  return {
    label: oneLine(title) === (said.title ?? '') ? undefined : title,
    data: new Map([
      ...(isNew ? [['type', 'data flow'] as const] : []),
      ...changed('protocol', flow.protocol, said.protocol),
      ...changed('encryption', word(flow.encryption), said.encryption),
      ...changed('authentication', word(flow.authentication), said.authentication),
      ...changed('description', flow.description, said.description),
    ]),
  };
}

function changed(
  name: string,
  value: string | undefined,
  before: string | undefined,
): readonly (readonly [string, string | undefined])[] {
  const [now, then] = [oneLine(value ?? ''), before ?? ''];
  return now === then ? [] : [[name, now === '' ? undefined : now]];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

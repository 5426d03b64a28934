/**
 * A page of drawing: shapes with their places, lines with their curves, and the properties of both.
 * @module
 */
import { attributeOf } from '../../inputs/xml/attribute-of.ts';
import type { ScannedElement } from '../../inputs/xml/scan-xml.ts';
import { childOf, numberIn, pairsIn, restOf, textIn, withoutDefaults } from './record.ts';
import type { Drawn, DrawnProperty, Line, Shape, Surface } from './tmt-model.ts';

const ROLE_OF_SHAPE: ReadonlyMap<string, Shape['role']> = new Map([
  ['StencilEllipse', 'process'],
  ['StencilParallelLines', 'store'],
  ['StencilRectangle', 'external'],
  ['BorderBoundary', 'box'],
]);
const ROLE_OF_GENERIC: ReadonlyMap<string, Shape['role']> = new Map([
  ['GE.P', 'process'],
  ['GE.DS', 'store'],
  ['GE.EI', 'external'],
  ['GE.TB.B', 'box'],
]);
const ROLE_OF_LINE: ReadonlyMap<string, Line['role']> = new Map([
  ['Connector', 'flow'],
  ['LineBoundary', 'boundary'],
  ['GE.DF', 'flow'],
  ['GE.TB.L', 'boundary'],
]);

const KNOWN_OF_SURFACE = new Set(['GenericTypeId', 'Guid', 'Properties', 'TypeId', 'Borders', 'Lines', 'Header']);
const KNOWN = ['GenericTypeId', 'Guid', 'Properties', 'TypeId'];
const KNOWN_OF_SHAPE = new Set([...KNOWN, 'Left', 'Top']);
const KNOWN_OF_LINE = new Set([...KNOWN, 'SourceGuid', 'TargetGuid']);
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** Reads a `DrawingSurfaceModel`. */
export function readSurface(element: ScannedElement): Surface {
  const properties = propertiesOf(element);
  return {
    guid: textIn(element, 'Guid') ?? '',
    title: textIn(element, 'Header') ?? properties.find(({ label }) => label === 'Name')?.value,
    shapes: pairsIn(childOf(element, 'Borders')).map(([key, value]) => readShape(key, value)),
    lines: pairsIn(childOf(element, 'Lines')).map(([key, value]) => readLine(key, value)),
    rest: withoutDefaults(restOf(element, KNOWN_OF_SURFACE), { Zoom: '1' }),
    offset: element.offset,
  };
}

function readShape(key: string, element: ScannedElement): Shape {
  const drawn = readDrawn(key, element);
  const other = drawn.shape.startsWith('Stencil') ? 'process' : 'other';
  const [left, top] = [numberIn(element, 'Left'), numberIn(element, 'Top')];
  return {
    ...drawn,
    role: ROLE_OF_SHAPE.get(drawn.shape) ?? ROLE_OF_GENERIC.get(drawn.generic) ?? other,
    left: left ?? 0,
    top: top ?? 0,
    width: Math.max(0, numberIn(element, 'Width') ?? 0),
    height: Math.max(0, numberIn(element, 'Height') ?? 0),
    isPlaced: left !== undefined || top !== undefined,
    rest: withoutDefaults(restOf(element, KNOWN_OF_SHAPE), { StrokeThickness: '1' }),
  };
}

function readLine(key: string, element: ScannedElement): Line {
  const drawn = readDrawn(key, element);
  const pointAt = (end: string) => ({ x: numberIn(element, `${end}X`) ?? 0, y: numberIn(element, `${end}Y`) ?? 0 });
  const end = (name: string): string | undefined => {
    const guid = textIn(element, name);
    return guid === NOTHING ? undefined : guid;
  };
  return {
    ...drawn,
    role: ROLE_OF_LINE.get(drawn.shape) ?? ROLE_OF_LINE.get(drawn.generic) ?? 'other',
    source: end('SourceGuid'),
    target: end('TargetGuid'),
    start: pointAt('Source'),
    handle: pointAt('Handle'),
    end: pointAt('Target'),
    rest: restOf(element, KNOWN_OF_LINE),
  };
}

function readDrawn(key: string, element: ScannedElement): Omit<Drawn, 'rest'> {
  const generic = textIn(element, 'GenericTypeId') ?? '';
  const type = attributeOf(element, 'type') ?? '';
  return {
    guid: textIn(element, 'Guid') ?? key,
    shape: type.slice(type.indexOf(':') + 1),
    type: textIn(element, 'TypeId') ?? generic,
    generic,
    properties: propertiesOf(element),
    offset: element.offset,
  };
}

const KINDS: readonly (readonly [RegExp, DrawnProperty['kind']])[] = [
  [/Header/, 'header'],
  [/List/, 'list'],
  [/Boolean/, 'flag'],
  [/String/, 'text'],
];

function propertiesOf(element: ScannedElement): readonly DrawnProperty[] {
  return (childOf(element, 'Properties')?.children ?? []).map((property) => {
    const type = attributeOf(property, 'type') ?? '';
    const kind = KINDS.find(([words]) => words.test(type))?.[1] ?? 'other';
    const value = childOf(property, 'Value');
    const chosen = kind === 'list' ? value?.children[numberIn(property, 'SelectedIndex') ?? 0]?.text : value?.text;
    return {
      name: textIn(property, 'Name') ?? '',
      label: textIn(property, 'DisplayName') ?? '',
      kind,
      value: chosen === undefined || chosen === '' ? undefined : chosen,
    };
  });
}

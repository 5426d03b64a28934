/**
 * A page as a data flow diagram: what its shapes and lines mean, before any of it gets a name in a model.
 * @module
 */
import type { Cell } from '../../inputs/drawio/cell.ts';
import { boxAround, centerOf, holdsPoint, linesCross, type Point } from '../geometry.ts';
import { type PageTree, pageTree } from './boxes.ts';
import { homesOf } from './homes.ts';
import { borderPoints, type DrawnFlow, drawnFlow, isBorderLine } from './lines.ts';
import { canCompare, type Role, rolesOf } from './roles.ts';
import { isRectangle, meaningOf, shapeMeaning, zoneNumber } from './words.ts';

/** A component as it is drawn. */
export interface DrawnComponent {
  readonly cell: Cell;
  readonly kind: 'process' | 'store' | 'external';
  /** Whether nothing says the kind. */
  readonly isGuessed: boolean;
  /** The cell of its zone or of the whole it is a part of. */
  readonly home: string | undefined;
  /** The small text on it with the number of its zone. */
  readonly number: Cell | undefined;
}

/** A zone as it is drawn. */
export interface DrawnZone {
  readonly cell: Cell;
  readonly home: string | undefined;
}

/** An entry as it is drawn: a line of text in its component. */
export interface DrawnEntry {
  readonly cell: Cell;
  /** The cell of its component. */
  readonly at: string;
}

/** A border that is a line, and the flows across it. */
export interface DrawnBorder {
  readonly cell: Cell;
  readonly crossed: readonly DrawnFlow[];
}

/** A page, understood. */
export interface PageFacts {
  readonly tree: PageTree;
  readonly roles: ReadonlyMap<string, Role>;
  /** The cell around each zone and component that lies in one. */
  readonly homes: ReadonlyMap<string, string>;
  readonly components: readonly DrawnComponent[];
  readonly zones: readonly DrawnZone[];
  readonly entries: readonly DrawnEntry[];
  readonly flows: readonly DrawnFlow[];
  readonly borders: readonly DrawnBorder[];
  /** Whether there was too much to compare what is drawn over what. */
  readonly isTooLarge: boolean;
}

/** Understands the cells of a page. */
export function understand(cells: readonly Cell[]): PageFacts {
  const tree = pageTree(cells);
  const edges = cells.filter(({ kind }) => kind === 'edge');
  const borders = edges.filter(isBorderLine);
  const flowCells = edges.filter((cell) => !isBorderLine(cell));
  const ends = new Set(flowCells.flatMap(({ source, target }) => [source, target].filter((id) => id !== undefined)));
  const roles = rolesOf(cells, tree, ends);
  const shapes = cells.filter(({ id }) => roles.get(id) === 'component');
  const wholes = new Set(
    shapes.filter(({ id, style }) => ends.has(id) || style.values.get('container') === '1').map(({ id }) => id),
  );
  const homes = homesOf(roles, wholes, tree);
  const isNotation = shapes.some(({ style }) => /^(?:ellipse|partialrectangle)$/.test(style.shape));
  const numbers = numbersOf(cells, roles, tree);
  const components = shapes.map((cell): DrawnComponent => {
    const said = meaningOf(cell);
    const kind =
      said === 'process' || said === 'store' || said === 'external'
        ? said
        : (shapeMeaning(cell) ?? (isNotation && isRectangle(cell) ? 'external' : undefined));
    return {
      cell,
      kind: kind ?? 'process',
      isGuessed: kind === undefined,
      home: homes.get(cell.id),
      number: numbers.get(cell.id),
    };
  });
  const flows = flowsOf(flowCells, { cells, tree, roles });
  return {
    tree,
    roles,
    homes,
    components,
    zones: cells.filter(({ id }) => roles.get(id) === 'zone').map((cell) => ({ cell, home: homes.get(cell.id) })),
    entries: cells.flatMap((cell) => {
      if (roles.get(cell.id) !== 'entry') return [];
      const at = tree.around(cell.id).find((id) => roles.get(id) === 'component');
      return at === undefined ? [] : [{ cell, at }];
    }),
    flows,
    borders: borders.map((cell) => ({
      cell,
      crossed: canCompare(borders.length * 10, flows.length) ? crossedBy(cell, flows, tree) : [],
    })),
    isTooLarge: !canCompare(roles.size, roles.size),
  };
}

interface Shapes {
  readonly cells: readonly Cell[];
  readonly tree: PageTree;
  readonly roles: ReadonlyMap<string, Role>;
}

function flowsOf(flowCells: readonly Cell[], { cells, tree, roles }: Shapes): readonly DrawnFlow[] {
  const labels = new Map<string, string[]>();
  for (const { parent, label } of cells) {
    if (parent === undefined || label === '' || tree.byId.get(parent)?.kind !== 'edge') continue;
    const known = labels.get(parent);
    if (known === undefined) labels.set(parent, [label]);
    else known.push(label);
  }
  const components = [...roles].filter(([, role]) => role === 'component').map(([id]) => id);
  const free = flowCells.filter(({ source, target }) => source === undefined || target === undefined).length;
  const surroundings = {
    labels,
    components: canCompare(free, components.length) ? components : [],
    componentAt: (id: string | undefined): string | undefined => {
      if (id === undefined || !tree.byId.has(id)) return undefined;
      const role = roles.get(id);
      if (role === 'component') return id;
      return role === 'zone' ? undefined : tree.around(id).find((outer) => roles.get(outer) === 'component');
    },
  };
  return flowCells.map((cell) => drawnFlow(cell, tree, surroundings));
}

/** The number that stands on each component, or that a component holds. */
function numbersOf(
  cells: readonly Cell[],
  roles: ReadonlyMap<string, Role>,
  tree: PageTree,
): ReadonlyMap<string, Cell> {
  const candidates = [...roles].flatMap(([id, role]) => {
    const box = role === 'component' ? tree.boxes.get(id) : undefined;
    return box === undefined ? [] : [{ id, ...box }];
  });
  const labels = cells.filter(({ id, label }) => roles.get(id) === 'number' && zoneNumber(label) !== undefined);
  const numbers = new Map<string, Cell>();
  for (const label of labels) {
    const box = tree.boxes.get(label.id);
    const group = tree.around(label.id).find((id) => roles.get(id) === 'component');
    const drawn =
      box === undefined || !canCompare(labels.length, candidates.length)
        ? undefined
        : (boxAround(box, candidates) ?? candidates.find((candidate) => holdsPoint(candidate, centerOf(box))));
    const on = group ?? drawn?.id;
    if (on !== undefined && !numbers.has(on)) numbers.set(on, label);
  }
  return numbers;
}

/** A line with more bends is a drawing, not a border. */
const MOST_BENDS = 100;

function crossedBy(border: Cell, flows: readonly DrawnFlow[], tree: PageTree): readonly DrawnFlow[] {
  const line: readonly Point[] = borderPoints(border, tree);
  if (line.length < 2 || line.length > MOST_BENDS) return [];
  return flows.filter(({ from, to, points }) => {
    return from !== undefined && to !== undefined && points.length <= MOST_BENDS && linesCross(line, points);
  });
}

/**
 * Mixed integer linear programs, solved by HiGHS (WebAssembly, loaded when first needed). Every run has a limit on its
 * search tree instead of a clock, so that the answer is the same on every machine.
 * @module
 */
import type { Highs } from 'highs';

/** One row: the sum of some columns times a factor, at most or at least so much. */
export interface Row {
  readonly terms: readonly (readonly [column: string, factor: number])[];
  readonly sense: '<=' | '>=';
  readonly bound: number;
}

/** A program to be minimized. */
export interface Program {
  readonly objective: Row['terms'];
  readonly rows: readonly Row[];
  /** Columns that are 0 or 1. */
  readonly binary: readonly string[];
  /** Columns that may be any number. */
  readonly free?: readonly string[] | undefined;
}

/** What the solver found. */
export interface Solved {
  /** The value of each column; undefined when there is no solution. */
  readonly values: ReadonlyMap<string, number> | undefined;
  /** No solution has an objective below this. */
  readonly bound: number;
  readonly optimal: boolean;
}

let loaded: Promise<Highs> | undefined;

/** Loads the solver. Its types describe the CommonJS build, where the loader is one level deeper than at run time. */
async function load(): Promise<Highs> {
  const { default: loader } = (await import('highs')) as unknown as { readonly default: () => Promise<Highs> };
  return loader();
}

/** Solves a program. @param nodes how large the search tree may grow */
export async function solve(program: Program, { nodes }: { readonly nodes: number }): Promise<Solved> {
  loaded ??= load();
  const highs = await loaded;
  return highs.withModel({ format: 'lp', data: textOf(program) }, (model): Solved => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9, mip_max_nodes: nodes, random_seed: 1 });
    model.run();
    const status = model.getModelStatus();
    const { optimal, infeasible } = highs.constants.modelStatus;
    if (status === infeasible) return { values: undefined, bound: Number.POSITIVE_INFINITY, optimal: true };
    const { colValue } = model.getSolution();
    const columns = columnsOf(program);
    const found = model.info.get('primal_solution_status') === 2;
    return {
      values: found ? new Map(columns.map((name) => [name, colValue[model.getColByName(name)] ?? 0])) : undefined,
      bound: Number(model.info.get('mip_dual_bound')),
      optimal: status === optimal,
    };
  });
}

function columnsOf({ objective, rows }: Program): readonly string[] {
  return [...new Set([...objective, ...rows.flatMap(({ terms }) => terms)].map(([name]) => name))];
}

/** The program in the LP format of CPLEX. */
function textOf({ objective, rows, binary, free = [] }: Program): string {
  return [
    'Minimize',
    ` cost: ${sumOf(objective)}`,
    'Subject To',
    ...rows.map(({ terms, sense, bound }, index) => ` r${index}: ${sumOf(terms)} ${sense} ${bound}`),
    'Bounds',
    ...free.map((name) => ` ${name} free`),
    'Binaries',
    ` ${binary.join('\n ')}`,
    'End',
  ].join('\n');
}

function sumOf(terms: Row['terms']): string {
  return terms.map(([name, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`).join('\n ');
}

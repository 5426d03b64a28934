/**
 * Counts in the files of a source, and at the commits before when the claim asks whether the number ever fell.
 * @module
 */
import picomatch from 'picomatch';
import type { Gather } from '../../collector.ts';
import { CouldNotLook } from '../../could-not-look.ts';
import { compilePattern, languageOf, purposeOf } from '../../lexing/index.ts';
import type { FileSource } from '../../sources/source.ts';
import { addUp, recipeOf } from './add-up.ts';
import { type Claim, counted } from './claim.ts';
import { countFile, type FileCount, type Wanted } from './count-file.ts';
import { countHistory } from './count-history.ts';
import { countReport, USUAL_KINDS } from './count-report.ts';
import { nothing, type Observation } from './observation.ts';
import { NOT_OURS, NOT_RESULTS, REPORT_RECIPES, type ReportRecipe } from './recipes.ts';

const MOST_UNREAD = 20;
const DECODER = new TextDecoder('utf-8', { fatal: true });

/** One way to count: which files, what in each, and which kinds of it. */
interface Plan {
  readonly says: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly isWanted: (path: string) => boolean;
  readonly count: (path: string, text: string) => FileCount | undefined;
  readonly usual?: readonly string[];
}

export const gather: Gather<Claim, Observation> = async (claim, source, look) => {
  if (source.kind !== 'files') throw new CouldNotLook(`Cannot count in "${source.name}": expected files`);
  const plan = planOf(claim);
  const entries = (await source.find(plan.include, plan.exclude)).filter(({ path }) => plan.isWanted(path));
  const kind = `count-1 ${JSON.stringify([claim.of, claim.pattern, claim.in])}`;
  const { values, skipped } = await source.derive(kind, entries, (text, { path }) => {
    if (look.signal.aborted) throw new CouldNotLook(`Cannot look in "${path}": the time is over`);
    return plan.count(path, text) ?? null;
  });
  look.signal.throwIfAborted();
  const files = new Map([...values].flatMap(([path, value]) => (value === null ? [] : [[path, value] as const])));
  if (claim.of === 'lines-covered' && files.size > 1 && claim.files === undefined) {
    const found = [...files.keys()].slice(0, 5).join(', ');
    throw new CouldNotLook(`Cannot count lines in ${files.size} coverage reports (${found}), expected one: say files`);
  }
  return {
    ...nothing,
    files: (await source.files()).length,
    recipe: plan.says,
    population: files.size + skipped.size,
    looked: files.size,
    unread: [...skipped.values()].slice(0, MOST_UNREAD),
    ...addUp(claim, files, plan.usual),
    ...(claim.neverDecreases === true && { history: await historyOf(claim, source, { plan, signal: look.signal }) }),
  };
};

function planOf(claim: Claim): Plan {
  const { of, files, exclude = [] } = claim;
  const recipe = recipeOf(claim);
  const says = (what: string): string => `${counted(claim)}: ${what}`;
  if (of !== undefined && of in REPORT_RECIPES) {
    const report = of as ReportRecipe;
    return {
      says: says(REPORT_RECIPES[report].says),
      include: files ?? REPORT_RECIPES[report].files,
      exclude: files === undefined ? [...exclude, ...NOT_RESULTS] : exclude,
      isWanted: () => true,
      count: (path, text) => countReport(path, text, report),
      usual: USUAL_KINDS[report],
    };
  }
  const wanted = wantedOf(claim);
  return {
    says: says(recipe?.says ?? `lines that match in ${claim.in ?? 'code'}`),
    include: files ?? recipe?.files ?? ['**'],
    exclude: files === undefined ? [...exclude, ...NOT_OURS] : exclude,
    isWanted: (path) => files !== undefined || recipe !== undefined || isProgram(path),
    count: (path, text) => countFile(path, text, wanted),
  };
}

function isProgram(path: string): boolean {
  const language = languageOf(path);
  return language !== undefined && purposeOf(language) !== 'prose';
}

function wantedOf(claim: Claim): Wanted {
  const recipe = recipeOf(claim);
  if (recipe !== undefined) return { marks: recipe.marks };
  try {
    return { pattern: compilePattern(claim.pattern ?? ''), part: claim.in ?? 'code' };
  } catch (error) {
    throw error instanceof RangeError ? new CouldNotLook(error.message) : error;
  }
}

async function historyOf(
  claim: Claim,
  source: FileSource,
  { plan, signal }: { readonly plan: Plan; readonly signal: AbortSignal },
): Promise<NonNullable<Observation['history']>> {
  const history = await source.history();
  if ('missing' in history) return { problem: history.missing, commits: 0, whole: false, changes: 0, falls: [] };
  const matches = picomatch([...plan.include], { dot: true, ignore: [...plan.exclude] });
  return countHistory(history, {
    commits: claim.commits ?? 100,
    signal,
    isWanted: (path) => matches(path) && plan.isWanted(path),
    count(path, content) {
      try {
        return plan.count(path, DECODER.decode(content)) ?? { kinds: {} };
      } catch {
        return undefined;
      }
    },
    addUp: (files) => addUp(claim, files, plan.usual).total,
  });
}

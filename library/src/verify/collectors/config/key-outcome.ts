/**
 * What one file says of a key. For a program whose keys are known, a key that it does not read at that place breaks the
 * claim, whatever the file says; for any other program nobody knows whether the key is read.
 * @module
 */
import { defaultOf, type KeyStanding, PRODUCTS, standingOf } from '../../../inputs/cometbft/key-table.ts';
import type { Depth, Detail } from '../../../model/evidence.ts';
import { type Claim, tests } from './claim.ts';
import { meets, shown, type Value } from './compare.ts';
import type { LookedFile } from './observation.ts';
import { switchOf } from './switches.ts';
import { sameKey } from './view.ts';

const DROPPED = 'The program drops keys it does not know without a word: a control that leans on one is not there';

/** What one file says of the key. */
export interface Outcome {
  readonly population: number;
  readonly looked: number;
  readonly details: readonly Detail[];
  /** Why it is not the live path, or why nobody can say. */
  readonly remarks: readonly string[];
  readonly depth: Depth;
  readonly found: string;
}

/** Holds one file against a claim. */
export function outcomeOf(claim: Claim & { readonly key: string }, file: LookedFile): Outcome {
  const nobody = (remark: string, found: string): Outcome => ({
    population: 1,
    looked: 0,
    details: [],
    remarks: [remark],
    depth: 'present',
    found,
  });
  if (file.problem !== undefined) {
    const place = [file.file, file.line, file.column].filter((part) => part !== undefined).join(':');
    return nobody(`Cannot read "${place}": ${file.problem}`, 'a file that cannot be read');
  }
  const { product } = file;
  const release = claim.release ?? file.release;
  const standing = product === undefined ? ({ is: 'open' } as const) : standingOf(product, release, claim.key);
  const program = product === undefined ? '' : titleOf(product, release);
  if (standing.is === 'other-release' && release === undefined) {
    return nobody(
      `Only ${PRODUCTS[product ?? 'cometbft'].title} ${standing.lines.join(', ')} reads "${claim.key}": say which release it is`,
      'a key of some releases',
    );
  }
  if (standing.is !== 'known' && standing.is !== 'open' && claim.absent !== true) {
    return ignored(claim, file, standing, program);
  }
  const known = standing.is === 'known' ? standing.known : undefined;
  const otherwise =
    product === undefined || file.found.length > 0 || claim.absent !== undefined
      ? undefined
      : defaultOf(product, release, claim.key);
  const byDefault = otherwise !== undefined;
  const values: readonly Found[] = byDefault ? [{ key: claim.key, value: otherwise }] : file.found;
  const details: Detail[] = [];
  const remarks: string[] = [];
  let looked = 0;
  const tested: readonly (Found | undefined)[] = values.length > 0 || file.missing.length > 0 ? values : [undefined];
  for (const found of tested) {
    const holds = found?.hidden === true ? meetsHidden(claim, found.value) : meets(found?.value, claim, known?.type);
    if (typeof holds === 'string') remarks.push(upper(holds));
    else looked += 1;
    if (holds !== false) continue;
    details.push(failure(claim, file, found, { byDefault, program }));
  }
  if (file.missing.length > 0 && claim.absent !== true) {
    remarks.push(`"${claim.key}" is missing in ${file.missing.length} places, the first "${file.missing[0]}"`);
  }
  const off = product === undefined ? undefined : offSwitch(claim.key, file);
  if (off !== undefined) remarks.push(`"${claim.key}" does nothing while ${off}`);
  if (standing.is === 'open') remarks.push(openRemark(product, program, claim.key));
  const live =
    standing.is === 'known' && !byDefault && off === undefined && (file.inUse === true || claim.effective === true);
  if (standing.is === 'known' && !live && off === undefined) {
    remarks.push(byDefault ? `It is the default of ${program}` : 'Nothing shows that a running node reads this file');
  }
  return {
    population: tested.length + (claim.absent === true ? 0 : file.missing.length),
    looked,
    details,
    remarks,
    depth: live ? 'active' : 'present',
    found:
      values.length === 0
        ? `nothing at "${claim.key}"`
        : values
            .map(({ key, value }) => `${key} = ${shown(value)}${byDefault ? ' by default' : ''}`)
            .slice(0, 3)
            .join(', '),
  };
}

interface Found {
  readonly key: string;
  readonly value: Value;
  readonly line?: number;
  readonly column?: number;
  readonly hidden?: boolean | undefined;
}

function meetsHidden(claim: Claim, value: Value): boolean | string {
  const rest = [claim.equals, claim.not, claim.oneOf, claim.contains, claim.minimum, claim.maximum, claim.matches];
  if (rest.some((test) => test !== undefined)) return 'the value is a secret and was not written down';
  return meets(value, claim);
}

/** A key that the program drops without a word. */
function ignored(
  claim: Claim & { readonly key: string },
  file: LookedFile,
  standing: KeyStanding,
  program: string,
): Outcome {
  const where = file.found[0] ?? file.near[0];
  const mend =
    standing.is === 'misplaced'
      ? `it belongs at ${standing.belongs.map((key) => `"${key}"`).join(' or ')}`
      : standing.is === 'misspelled'
        ? `it is called "${standing.meant}"`
        : standing.is === 'other-release'
          ? `only ${standing.lines.join(', ')} do`
          : 'no release does';
  const detail: Detail = {
    check: 'unknown-key',
    severity: 'critical',
    message: `${program} does not read "${claim.key}": ${mend}`,
    at: where === undefined ? { file: file.file } : { file: file.file, line: where.line, column: where.column },
    hint: DROPPED,
  };
  return {
    population: 1,
    looked: 1,
    details: [detail],
    remarks: [],
    depth: 'present',
    found: `"${claim.key}", which does nothing`,
  };
}

function failure(
  claim: Claim & { readonly key: string },
  file: LookedFile,
  found: Found | undefined,
  { byDefault, program }: { readonly byDefault: boolean; readonly program: string },
): Detail {
  const wanted = tests(claim).join(' and ');
  const isMissing = found === undefined || byDefault;
  const value = found === undefined ? 'not written' : `"${shown(found.value)}"${byDefault ? ' by default' : ''}`;
  const elsewhere = isMissing ? file.near[0] : undefined;
  const { line, column } = elsewhere ?? found ?? {};
  const at = { file: file.file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
  if (elsewhere !== undefined && file.product !== undefined && !isReadAt(file, elsewhere.key, claim.release)) {
    return {
      check: 'unknown-key',
      severity: 'critical',
      message: `${program} does not read "${elsewhere.key}": it belongs at "${claim.key}", which is ${value}, expected: ${wanted}`,
      at,
      hint: DROPPED,
    };
  }
  return {
    check: 'value',
    severity: 'high',
    message: `"${found?.key ?? claim.key}" is ${value}, expected: ${wanted}`,
    at,
    ...(elsewhere !== undefined && { hint: `"${elsewhere.key}" is written, but that is another key` }),
  };
}

function isReadAt(file: LookedFile, key: string, release: string | undefined): boolean {
  if (file.product === undefined) return true;
  return ['known', 'open'].includes(standingOf(file.product, release ?? file.release, key).is);
}

/** The switch that turns the key off, in words. */
function offSwitch(key: string, file: LookedFile): string | undefined {
  if (file.product === undefined) return undefined;
  const governing = switchOf(file.product, key);
  if (governing === undefined) return undefined;
  const { product } = file;
  const written = file.switches.find((each) => sameKey(product, each.key, governing.key));
  const value = written?.value ?? defaultOf(product, file.release, governing.key);
  return value === undefined || governing.on(value) ? undefined : `${governing.key} = ${shown(value) || '""'}`;
}

function openRemark(product: LookedFile['product'], program: string, key: string): string {
  return product === undefined
    ? `Nobody knows whether the program reads "${key}"`
    : `Nobody knows whether ${program} reads "${key}": it is not among the keys that are known`;
}

function titleOf(product: NonNullable<LookedFile['product']>, release: string | undefined): string {
  const { title } = PRODUCTS[product];
  return release === undefined || release === 'any' ? title : `${title} ${release}`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

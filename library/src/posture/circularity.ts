/**
 * Which pieces of evidence prove nothing because they rest on what somebody wrote (DESIGN section 7). Computed over all
 * evidence of a control: two documents that cite each other are no better than one.
 * @module
 */
import { joinPath } from '../kit/join-path.ts';
import type { EvidenceItem, Ground } from '../model/evidence.ts';

/** What stands on its own: it is there whether anybody wrote about it or not. */
const FIRM: ReadonlySet<Ground['kind']> = new Set(['code', 'configuration', 'artifact', 'running', 'statement']);

/**
 * The circular pieces among the evidence of one control, by id, each with its reason.
 *
 * @param items all evidence of the control
 * @param modelFiles the files of the model itself, from where the command runs; they must not prove what they claim
 */
export function circularAmong(
  items: readonly EvidenceItem[],
  modelFiles: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const circular = new Map<string, string>();
  const firm = firmFiles(items);
  for (const { id, judgement, basis } of items) {
    const isOwn = (file: string): boolean => modelFiles.has(joinPath(basis?.place ?? '', file));
    const why = judgement.circular ?? whyCircular(judgement.grounds ?? [], { firm, isOwn });
    if (why !== undefined) circular.set(id, why);
  }
  return circular;
}

interface Known {
  /** Files that stand on their own, or lead to some that do. */
  readonly firm: ReadonlySet<string>;
  /** Whether a file is one of the model itself. */
  readonly isOwn: (file: string) => boolean;
}

function whyCircular(grounds: readonly Ground[], { firm, isOwn }: Known): string | undefined {
  if (grounds.length === 0) return undefined;
  const own = grounds.find(({ kind, file }) => kind !== 'statement' && isOwn(file));
  if (own !== undefined) return `It rests on "${own.file}", a file of the model itself`;
  if (grounds.some((ground) => FIRM.has(ground.kind) || firm.has(ground.file))) return undefined;
  const [first] = grounds;
  const cites = first?.cites ?? [];
  return cites.length === 0
    ? `It rests on "${first?.file ?? ''}", where somebody wrote it down`
    : `It rests on "${first?.file ?? ''}", which only cites ${cites.slice(0, 3).join(', ')}`;
}

/** Files that stand on their own, and reports that cite one of them; whatever cites only itself stands on nothing. */
function firmFiles(items: readonly EvidenceItem[]): ReadonlySet<string> {
  const grounds = items.flatMap(({ judgement }) => judgement.grounds ?? []);
  const firm = new Set(grounds.filter(({ kind }) => FIRM.has(kind)).map(({ file }) => file));
  for (let before = -1; before !== firm.size; ) {
    before = firm.size;
    for (const { kind, file, cites = [] } of grounds) {
      // A report stands by itself unless it says what it was made from.
      const stands = kind === 'report' && (cites.length === 0 || cites.some((cited) => firm.has(cited)));
      if (stands) firm.add(file);
    }
  }
  return firm;
}

/**
 * `vauban approve`: a person says that a piece of evidence is what the claim means. Looks once more, then writes the
 * anchor, and what is PROVEN now, into `evidence.lock.yaml`, to be committed with the model.
 * @module
 */
import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { didYouMean } from '../kit/did-you-mean.ts';
import { claimSites } from '../model/claims.ts';
import { edit, readEdited, type SetChange, type Value } from '../model/edit/index.ts';
import type { EvidenceItem } from '../model/evidence.ts';
import { type Approval, AS_IS, type EvidenceLock, type Proof } from '../model/evidence-lock.ts';
import { readModel } from '../model/files/read-model.ts';
import { writeEdited } from '../model/files/write-edited.ts';
import { VaubanError } from '../model/problem.ts';
import type { ReadResult } from '../model/read/read-texts.ts';
import type { SourceFile } from '../model/source/tree.ts';
import { claimKey, LOCK_FILE, lockText } from '../verify/index.ts';
import { exitOf } from './load.ts';
import { folderOf, type LoadedVerified, type VerifyOptions, verifyRead } from './load-verified.ts';
import { emit } from './terminal.ts';

interface ApproveFlags extends VerifyOptions {
  readonly by?: string;
  readonly dryRun?: boolean;
}

/** Approves the claims of a model that are named: `control/number`, or a control for all of its claims. */
export async function approve(path: string, names: readonly string[], flags: ApproveFlags): Promise<void> {
  const read = await readModel(path);
  const first = await verifyRead(path, read, flags);
  const exit = exitOf([first]);
  if (exit !== 0) {
    process.stderr.write(`Cannot approve: ${first.read.problems[0]?.message ?? 'the model has problems'}\n`);
    process.exitCode = exit;
    return;
  }
  const items = names.flatMap((name) => itemsOf(first, name));
  const moved = editsFor(read, items);
  const after = moved.length === 0 ? read : readEdited(read, moved);
  const approved = approvals(first, { items, after }, flags);
  const lock: EvidenceLock = { ...first.verified.lock, approved: { ...first.verified.lock.approved, ...approved } };
  const folder = folderOf(path);
  const file = join(folder, LOCK_FILE);
  if (flags.dryRun !== true) {
    await writeEdited(moved);
    writeFileSync(file, lockText(lock));
  }
  const lines = items.map(
    ({ id, judgement }) => `${flags.dryRun === true ? 'Would approve' : 'Approved'} ${id}: ${judgement.because}`,
  );
  if (flags.dryRun === true) {
    emit([...lines, `Next: vauban approve ${path} ${names.join(' ')}`].join('\n'));
    return;
  }
  // Looks again with the approvals in force: only now can it be told what is proven.
  const second = await verifyRead(path, await readModel(path), flags);
  const proven = provenNow(second, new Set(items.map(({ about }) => about)), lock);
  writeFileSync(file, lockText({ ...lock, proven }));
  const states = second.posture.states.filter(({ id }) => items.some(({ about }) => about === `controls/${id}`));
  emit(
    [
      ...lines,
      ...moved.map(({ file: { name } }) => `Wrote ${name}: the lines the evidence has moved to`),
      `Wrote ${file}`,
      ...states.map(({ id, state, because }) => `${id} is ${state}: ${because}`),
      `Next: vauban verify ${path}`,
    ].join('\n'),
  );
}

/** The evidence that a name means. */
function itemsOf({ evidence }: LoadedVerified, name: string): readonly EvidenceItem[] {
  const found = evidence.items.filter(({ id, about }) => id === name || about === name || about === `controls/${name}`);
  if (found.length > 0) return found;
  const known = evidence.items.flatMap(({ id, about }) => [id, about.slice(about.indexOf('/') + 1)]);
  const meant = didYouMean(name, known);
  throw new VaubanError(
    'NO_SUCH_ID',
    `Cannot find the claim "${name}": expected a claim such as ${known[0] ?? 'hsm/1'}`,
    {
      hint: meant === undefined ? undefined : `Did you mean "${meant}"?`,
    },
  );
}

/** The files in which the lines of moved evidence are mended. */
function editsFor(
  read: ReadResult,
  items: readonly EvidenceItem[],
): readonly { readonly file: SourceFile; readonly text: string }[] {
  const changes = new Map<SourceFile, SetChange[]>();
  const sites = claimSites(read.model);
  for (const { id, about, judgement } of items) {
    const site = sites.find((one) => one.id === id && one.about === about);
    if (site === undefined || judgement.edit === undefined) continue;
    const { file } = read.treeOf(site.path);
    const path = file.within === undefined ? site.path : site.path.slice(2);
    const list = changes.get(file) ?? [];
    changes.set(file, list);
    for (const [key, value] of Object.entries(judgement.edit)) {
      list.push({ kind: 'set', path: [...path, key], value: value as Value });
    }
  }
  return [...changes].map(([file, list]) => ({ file, text: edit(file.text, list).text }));
}

/** What to approve of each piece that can be looked at; a piece that is broken is not approved. */
function approvals(
  { evidence }: LoadedVerified,
  { items, after }: { readonly items: readonly EvidenceItem[]; readonly after: ReadResult },
  flags: ApproveFlags,
): Readonly<Record<string, Approval>> {
  const by = flags.by ?? userInfo().username;
  const keys = new Map(claimSites(after.model).map((site) => [`${site.about} ${site.id}`, claimKey(site)]));
  return Object.fromEntries(
    items.flatMap((item): (readonly [string, Approval])[] => {
      const { id, about, key, judgement, basis } = item;
      const missing = basis === undefined || (judgement.anchor === undefined && judgement.verdict === 'broken');
      if (missing) throw new VaubanError('USAGE', `Cannot approve "${id}": ${judgement.because}`);
      const { anchor } = judgement;
      if (anchor === undefined) return [];
      const date = evidence.clock.slice(0, 10);
      const commit = { ...(basis.commit !== undefined && { commit: basis.commit }) };
      return [[keys.get(`${about} ${id}`) ?? key, { claim: id, by, date, ...commit, anchor }]];
    }),
  );
}

/** The proofs of a lock with those of the approved controls as they are now. */
function provenNow(
  { posture }: LoadedVerified,
  approved: ReadonlySet<string>,
  lock: EvidenceLock,
): EvidenceLock['proven'] {
  const proven: Record<string, Readonly<Record<string, Proof>>> = { ...lock.proven };
  for (const { id, state, depth } of posture.states) {
    if (!approved.has(`controls/${id}`)) continue;
    const { [posture.environment ?? AS_IS]: _before, ...others } = proven[id] ?? {};
    const now = state === 'PROVEN' && depth !== undefined ? { depth, date: posture.clock.slice(0, 10) } : undefined;
    const kept = { ...others, ...(now !== undefined && { [posture.environment ?? AS_IS]: now }) };
    if (Object.keys(kept).length === 0) delete proven[id];
    else proven[id] = kept;
  }
  return proven;
}

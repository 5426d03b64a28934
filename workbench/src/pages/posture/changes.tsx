/**
 * What changed since the last commit.
 * @module
 */
import { useEffect, useState } from 'react';
import type { ModelDiff } from 'vauban/browser';
import type { Revision } from '../../data/types.ts';
import { useWorkbench, useWorkbenchState } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';
import { href } from '../../shell/where.ts';

/** So many changes are listed. */
const SHOWN = 8;

interface Compared {
  readonly commit: Revision;
  readonly diff: ModelDiff;
}

export function Changes() {
  const workbench = useWorkbench();
  const { revision, frozen } = useWorkbenchState();
  const [compared, setCompared] = useState<Compared | 'none'>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared again with every change of the model
  useEffect(() => {
    let current = true;
    void compare(workbench).then((result) => current && setCompared(result));
    return () => {
      current = false;
    };
  }, [workbench, revision]);
  if (frozen) return <p className="soft">A report shows one moment. Compare two with "vauban diff".</p>;
  if (compared === undefined) return <p className="soft">Comparing ...</p>;
  if (compared === 'none') return <p className="soft">The model lies in no git repository, or was never committed.</p>;
  const { commit, diff } = compared;
  const { entries, levels, findings } = diff;
  const since = (
    <p className="small soft">
      Since <code>{commit.id}</code> of {commit.date.slice(0, 10)}: {commit.subject}
    </p>
  );
  if (entries.length + levels.length + findings.added.length + findings.gone.length === 0) {
    return (
      <div className="stack">
        <p>Nothing has changed.</p>
        {since}
      </div>
    );
  }
  return (
    <div className="stack">
      <ul className="changes">
        {levels.slice(0, SHOWN).map(({ threat, title, before, after }) => (
          <li key={threat}>
            <EntryLink address={`threats/${threat}`}>{title}</EntryLink>: {before ?? 'not rated'} to{' '}
            {after ?? 'not rated'}
          </li>
        ))}
        {entries.slice(0, SHOWN).map(({ kind, collection, id, title, fields }) => (
          <li key={`${collection}/${id}`}>
            <span className="tag">{kind}</span> <EntryLink address={`${collection}/${id}`}>{title ?? id}</EntryLink>{' '}
            <span className="soft small">{fields.map(({ field }) => field).join(', ')}</span>
          </li>
        ))}
      </ul>
      <p className="small">
        <a href={href('diff', { before: commit.id })}>
          {entries.length} changed, {findings.added.length} new findings, {findings.gone.length} gone
        </a>
      </p>
      {since}
    </div>
  );
}

async function compare(workbench: ReturnType<typeof useWorkbench>): Promise<Compared | 'none'> {
  try {
    const [commit] = await workbench.revisions();
    if (commit === undefined) return 'none';
    const before = await workbench.textsAt(commit.id);
    const texts = before.map(({ name, text, within }) => ({
      name,
      text,
      ...(within && { within: [within[0], within[1]] as [string, string] }),
    }));
    return { commit, diff: await workbench.call('diff', { before: texts }) };
  } catch {
    return 'none';
  }
}

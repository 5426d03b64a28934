/**
 * What an answer moved, in full and in a sentence.
 * @module
 */
import { ArrowRight, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { EntryLink } from '../../parts/entry-link.tsx';
import { LevelChip } from '../../parts/level-chip.tsx';
import { useExplained } from '../../parts/use-explained.ts';
import { href } from '../../shell/where.ts';
import { isStill, type Moved } from './moved.ts';

const VIEWS = { inherent: 'without controls', claimed: 'as claimed', proven: 'as proven' } as const;

export function Movement({ moved }: { readonly moved: Moved }) {
  const { appeared, gone, absorbed, levels, settled, raised, released } = moved;
  const explained = useExplained(absorbed.map(({ finding }) => finding));
  if (isStill(moved)) {
    return (
      <p className="soft">
        Nothing speaks because of it
        {released > 0 && `, and rules wait at ${released} ${released === 1 ? 'place' : 'places'} fewer`}.
      </p>
    );
  }
  return (
    <div className="questions-movement">
      <Moves title="Findings that appeared" count={appeared.length}>
        {appeared.map(({ id, message, severity }) => (
          <li key={id} className="row start">
            <Plus size={14} aria-hidden="true" />
            <a className="grow" href={href('threats', { select: id })}>
              {message}
            </a>
            <LevelChip level={severity} />
          </li>
        ))}
      </Moves>
      <Moves title="Findings that went away" count={gone.length}>
        {gone.map(({ id, message, severity }) => (
          <li key={id} className="row start">
            <Minus size={14} aria-hidden="true" />
            <span className="grow">{message}</span>
            <LevelChip level={severity} />
          </li>
        ))}
      </Moves>
      <Moves title="Levels that changed" count={levels.length}>
        {levels.map(({ threat, title, view, before, after }) => (
          <li key={`${threat} ${view}`}>
            <EntryLink address={`threats/${threat}`}>{title}</EntryLink>{' '}
            <span className="small soft">{VIEWS[view]}</span>
            <span className="row">
              <LevelChip level={before} />
              <ArrowRight size={13} aria-label="to" />
              <LevelChip level={after} />
            </span>
          </li>
        ))}
      </Moves>
      <Moves title="Found, and a declared threat stands for it" count={absorbed.length}>
        {absorbed.map(({ finding, by }) => (
          <li key={finding}>
            <a href={href('threats', { select: finding })}>{explained.get(finding)?.message ?? finding}</a>{' '}
            <span className="small soft">
              stands in <EntryLink address={`threats/${by}`} />
            </span>
          </li>
        ))}
      </Moves>
      <Moves title="Questions that settled" count={settled.length}>
        {settled.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </Moves>
      <Moves title="Questions it raised" count={raised.length}>
        {raised.map(({ id, text }) => (
          <li key={id}>
            <a href={href('questions', { select: id })}>{text}</a>
          </li>
        ))}
      </Moves>
    </div>
  );
}

function Moves({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section>
      <h3>
        {title} <span className="quiet">{count}</span>
      </h3>
      <ul>{children}</ul>
    </section>
  );
}

/** The same in a few words. */
export function movementText(moved: Moved): string {
  const { appeared, gone, absorbed, levels, settled, raised } = moved;
  const parts = [
    [appeared.length, 'appeared'],
    [gone.length, 'went away'],
    [absorbed.length, 'stood for by a threat'],
    [levels.length, levels.length === 1 ? 'level changed' : 'levels changed'],
    [settled.length, settled.length === 1 ? 'question settled' : 'questions settled'],
    [raised.length, raised.length === 1 ? 'question raised' : 'questions raised'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return said.length === 0 ? 'Nothing moved' : said.join(', ');
}

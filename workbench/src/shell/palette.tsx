/**
 * Search for everything: entries, findings, questions, pages.
 * @module
 */
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { nameOf, type Overview } from 'vauban/browser';
import { useOverview } from '../data/use-workbench.tsx';
import { PAGES } from './page.ts';
import { href, hrefOf } from './where.ts';

interface Hit {
  readonly href: string;
  readonly title: string;
  readonly kind: string;
  /** What is searched, in small letters. */
  readonly text: string;
}

/** So many hits are listed. */
const SHOWN = 60;

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const overview = useOverview();
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const all = useMemo(() => everything(overview), [overview]);
  const hits = useMemo(() => found(all, words), [all, words]);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  const open = (hit: Hit | undefined): void => {
    if (hit === undefined) return;
    dialog.current?.close();
    location.hash = hit.href;
  };
  const pressed = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (at + step + hits.length) % Math.max(1, hits.length);
      setAt(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') open(hits[at]);
  };
  return (
    <dialog ref={dialog} className="palette" aria-label="Search" onClose={onClose}>
      <input
        className="input"
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={hits.length > 0 ? `${list}-${at}` : undefined}
        aria-label="Search for components, threats, controls, findings, questions, pages"
        placeholder="Search for anything"
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setAt(0);
        }}
        onKeyDown={pressed}
      />
      <div id={list} role="listbox" aria-label="Hits" className="hits">
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
          <div
            key={`${hit.kind} ${hit.href}`}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseEnter={() => setAt(index)}
            onClick={() => open(hit)}
          >
            <span className="cut grow">{hit.title}</span>
            <span className="quiet small">{hit.kind}</span>
          </div>
        ))}
        {hits.length === 0 && <p className="soft">Nothing is called so</p>}
      </div>
    </dialog>
  );
}

const KINDS: Readonly<Record<string, string>> = {
  zones: 'zone',
  components: 'component',
  flows: 'flow',
  boundaries: 'boundary',
  entries: 'entry',
  assets: 'asset',
  actors: 'actor',
  threats: 'threat',
  trees: 'attack tree',
  controls: 'control',
  phases: 'phase',
  frameworks: 'framework',
  detections: 'detection',
  playbooks: 'playbook',
  scenarios: 'scenario',
  vectors: 'vector',
  assumptions: 'assumption',
};

function everything({ model, analysis, places }: Overview): readonly Hit[] {
  const hit = (title: string, kind: string, to: string, more = ''): Hit => ({
    title,
    kind,
    href: to,
    text: `${title} ${more} ${kind}`.toLowerCase(),
  });
  const entries = [...places.keys()].flatMap((address): readonly Hit[] => {
    const [collection = '', id = ''] = address.split('/');
    const kind = KINDS[collection];
    const entries: unknown = Reflect.get(model, collection);
    const entry = entries instanceof Map ? entries.get(id) : undefined;
    return kind === undefined || entry === undefined ? [] : [hit(nameOf(entry), kind, hrefOf(address), id)];
  });
  return [
    ...PAGES.map(({ id, title, about }) => hit(title, 'page', href(id), about)),
    ...entries,
    ...analysis.findings.map(({ id, message }) => hit(message, 'finding', href('threats', { select: id }), id)),
    ...analysis.questions.map(({ id, text }) => hit(text, 'question', href('questions', { select: id }), id)),
  ];
}

function found(all: readonly Hit[], words: string): readonly Hit[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return all.filter(({ kind }) => kind === 'page');
  const hits = all.filter(({ text }) => wanted.every((word) => text.includes(word)));
  // A title that begins so comes before one that only holds it.
  const rank = ({ title }: Hit): number => (title.toLowerCase().startsWith(wanted[0] ?? '') ? 0 : 1);
  return hits.toSorted((one, other) => rank(one) - rank(other)).slice(0, SHOWN);
}

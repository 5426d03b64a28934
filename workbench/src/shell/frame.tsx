/**
 * The frame around every page: navigation, the model and its environment, what is unsaved, notices.
 * @module
 */
import { CircleHelp, Moon, Redo2, Save, Search, Sun, Undo2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useWorkbench, useWorkbenchState } from '../data/use-workbench.tsx';
import { Empty } from '../parts/empty.tsx';
import { Conflicts } from './conflicts.tsx';
import { Help } from './help.tsx';
import { Jobs } from './jobs.tsx';
import { useKeys } from './keys.ts';
import { Notices } from './notices.tsx';
import { PAGES, type Page } from './page.ts';
import { Palette } from './palette.tsx';
import { useTheme } from './theme.ts';
import { href, useWhere } from './where.ts';

const GROUPS: readonly (readonly [Page['group'], string])[] = [
  ['see', 'See'],
  ['decide', 'Decide'],
  ['prove', 'Prove'],
  ['text', 'Text'],
];

export function Frame() {
  const workbench = useWorkbench();
  const state = useWorkbenchState();
  const { page: id } = useWhere();
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const main = useRef<HTMLElement>(null);
  const page = PAGES.find((one) => one.id === id);
  const actions = useMemo(
    () => ({ workbench, openPalette: () => setPalette(true), openHelp: () => setHelp(true) }),
    [workbench],
  );
  useKeys(actions);
  const title = state.overview?.model.system.title;
  useEffect(() => {
    document.title = [page?.title, title, 'Vauban'].filter(Boolean).join(' · ');
  }, [page, title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page begins at its top
  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [id]);
  return (
    <div className="frame">
      <button type="button" className="hidden skip" onClick={() => main.current?.focus()}>
        Skip to the page
      </button>
      <Navigation current={id} />
      <TopBar openPalette={() => setPalette(true)} openHelp={() => setHelp(true)} />
      <main id="main" ref={main} tabIndex={-1}>
        {state.phase === 'failed' && (
          <Empty title="The model cannot be opened">
            <p>{state.failure}</p>
          </Empty>
        )}
        {state.phase === 'loading' && <p className="loading soft">Reading the model ...</p>}
        {state.phase === 'ready' && state.overview !== undefined && <Shown id={id} key={state.model} />}
      </main>
      <Notices />
      {palette && <Palette onClose={() => setPalette(false)} />}
      {help && <Help onClose={() => setHelp(false)} />}
      {state.conflicts.length > 0 && <Conflicts />}
    </div>
  );
}

/** One page, or for printing all of them. */
function Shown({ id }: { readonly id: string }) {
  if (id === 'all') {
    return PAGES.filter(({ prints }) => prints !== false).map(({ id: one, title, Page: Content }) => (
      <section key={one} className="printed" aria-label={title}>
        <Content />
      </section>
    ));
  }
  const page = PAGES.find((one) => one.id === id);
  return page === undefined ? <NoPage /> : <page.Page />;
}

function NoPage() {
  return (
    <Empty title="There is no such page">
      <a href={href('posture')}>Go to the posture</a>
    </Empty>
  );
}

function Navigation({ current }: { readonly current: string }) {
  const { overview } = useWorkbenchState();
  const analysis = overview?.analysis;
  const counts: Readonly<Record<string, number | undefined>> = {
    threats: analysis?.findings.filter(({ kind }) => kind === 'threat').length,
    questions: analysis?.questions.length,
    source: overview?.problems.length,
    controls: analysis?.controls.REFUTED,
  };
  return (
    <nav className="nav" aria-label="Pages">
      <a className="brand" href={href('posture')}>
        <svg
          width="22"
          height="22"
          viewBox="0 0 46 46"
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinejoin="round"
          aria-hidden="true"
        >
          <path d="M23 3l6 12 13-2-6 11 6 10-13-1-6 11-6-11-13 1 6-10-6-11 13 2z" />
        </svg>
        Vauban
      </a>
      {GROUPS.map(([group, title]) => (
        <div key={group}>
          <h3>{title}</h3>
          <ul>
            {PAGES.filter((page) => page.group === group).map(({ id, title: name, icon: Icon }) => (
              <li key={id}>
                <a href={href(id)} aria-current={id === current ? 'page' : undefined}>
                  <Icon size={15} strokeWidth={1.7} aria-hidden="true" />
                  <span>{name}</span>
                  {(counts[id] ?? 0) > 0 && <span className="count">{counts[id]}</span>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function TopBar({ openPalette, openHelp }: { readonly openPalette: () => void; readonly openHelp: () => void }) {
  const workbench = useWorkbench();
  const { overview, models, model, unsaved, saving, canUndo, canRedo, online, frozen } = useWorkbenchState();
  const [theme, turn] = useTheme();
  const problems = overview?.problems.length ?? 0;
  return (
    <header className="top">
      <div className="row grow">
        {models.length > 1 ? (
          <select
            className="input title"
            aria-label="Model"
            value={model}
            onChange={({ target }) => void workbench.openModel(target.value)}
          >
            {models.map(({ id, path }) => (
              <option key={id} value={id}>
                {id === model ? (overview?.model.system.title ?? path) : path}
              </option>
            ))}
          </select>
        ) : (
          <strong className="cut">{overview?.model.system.title ?? ''}</strong>
        )}
        {(overview?.environments.length ?? 0) > 0 && (
          <label className="row small soft">
            Environment
            <select
              className="input"
              value={overview?.environment ?? ''}
              disabled={frozen}
              onChange={({ target }) => void workbench.setEnvironment(target.value === '' ? undefined : target.value)}
            >
              <option value="">as written</option>
              {overview?.environments.map((id) => (
                <option key={id} value={id}>
                  {overview.model.environments.get(id)?.title ?? id}
                </option>
              ))}
            </select>
          </label>
        )}
        <Jobs />
      </div>
      {problems > 0 && (
        <a className="chip tone-REFUTED" href={href('source')}>
          {problems} {problems === 1 ? 'problem' : 'problems'}; the rest is shown
        </a>
      )}
      {frozen && <span className="tag">report of {overview?.clock}</span>}
      {!online && <span className="chip tone-REFUTED">Server gone; what you change stays here</span>}
      {!frozen && (
        <>
          <button
            type="button"
            className="button plain icon"
            disabled={canUndo === undefined}
            title={canUndo === undefined ? 'Nothing to undo' : `Undo: ${canUndo} (z)`}
            aria-label="Undo"
            onClick={() => void workbench.undo()}
          >
            <Undo2 size={15} />
          </button>
          <button
            type="button"
            className="button plain icon"
            disabled={canRedo === undefined}
            title={canRedo === undefined ? 'Nothing to do again' : `Do again: ${canRedo} (y)`}
            aria-label="Redo"
            onClick={() => void workbench.redo()}
          >
            <Redo2 size={15} />
          </button>
          {unsaved.size > 0 && (
            <button type="button" className="button main" disabled={saving} onClick={() => void workbench.save()}>
              <Save size={14} /> {saving ? 'Saving' : 'Save'}
            </button>
          )}
        </>
      )}
      <button type="button" className="button search" onClick={openPalette}>
        <Search size={14} /> Search <kbd>/</kbd>
      </button>
      <button
        type="button"
        className="button plain icon"
        aria-label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
        onClick={turn}
      >
        {theme === 'dark' ? <Sun size={15} /> : <Moon size={15} />}
      </button>
      <button type="button" className="button plain icon" aria-label="Keys and help" onClick={openHelp}>
        <CircleHelp size={15} />
      </button>
    </header>
  );
}

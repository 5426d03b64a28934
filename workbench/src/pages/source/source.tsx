/**
 * The files of the model at the left, the one that is open beside them, what is wrong below it.
 * @module
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useOverview, useWorkbenchState } from '../../data/use-workbench.tsx';
import { useWhere } from '../../shell/where.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import { FileList } from './file-list.tsx';
import { placeOf } from './place-of.ts';
import { ProblemList } from './problem-list.tsx';
import './source.css';
import { StatusLine } from './status-line.tsx';
import { type Cursor, useEditor } from './use-editor.ts';
import { useSchema } from './use-schema.ts';

/** The file that was open when the page was left. */
const lastFiles = new Map<string, string>();

export function Source() {
  const overview = useOverview();
  const { model } = useWorkbenchState();
  const { query } = useWhere();
  const [cursor, setCursor] = useState<Cursor>();
  const host = useRef<HTMLDivElement>(null);
  const address = query.get('at') ?? undefined;
  const wanted = query.toString();
  const [target, setTarget] = useState<{ readonly wanted: string | undefined; readonly file: string }>({
    wanted: undefined,
    file: '',
  });
  const asked = query.get('file') ?? (address && placeOf(overview, address)?.file) ?? undefined;
  // While somebody types, an entry may stand nowhere for a moment; the file stays open.
  const known = wanted === target.wanted ? target.file : (asked ?? lastFiles.get(model));
  const file = overview.files.find(({ name }) => name === known)?.name ?? overview.files[0]?.name ?? '';
  if (target.wanted !== wanted || target.file !== file) setTarget({ wanted, file });
  useEffect(() => void lastFiles.set(model, file), [model, file]);
  const schema = useSchema();
  const editor = useEditor(host, { file, schema, onMove: setCursor });
  const goToLine = useCallback((line: number, column?: number) => editor.current?.goToLine(line, column), [editor]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor follows the address, not what is typed later
  useEffect(() => {
    const line = Number(query.get('line') ?? 0);
    const place = address === undefined ? undefined : placeOf(overview, address);
    if (place?.file === file) goToLine(place.line, place.column);
    else if (line > 0) goToLine(line);
  }, [wanted, goToLine]);
  const missing = address !== undefined && placeOf(overview, address) === undefined;
  return (
    <div className="source">
      <h1 className="hidden">Source</h1>
      <FileList current={file} />
      <section className="source-main" aria-label={file}>
        <Breadcrumb file={file} path={cursor?.path ?? []} onGo={goToLine} />
        {missing && (
          <p className="source-missing small" role="status">
            No file says anything about <code>{address}</code>.
          </p>
        )}
        <div ref={host} className="source-editor" />
        <ProblemList onGo={goToLine} file={file} />
        <StatusLine cursor={cursor} hasSchema={schema !== undefined} />
      </section>
    </div>
  );
}

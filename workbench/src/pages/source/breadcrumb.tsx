/**
 * What the cursor stands in: file, collection, entry, field; the entry with the page that shows it best.
 * @module
 */
import { nameOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { entryAt, hrefOf } from '../../shell/where.ts';
import { placeOf } from './place-of.ts';
import type { Path } from './spot.ts';

interface BreadcrumbProps {
  readonly file: string;
  readonly path: Path;
  readonly onGo: (line: number, column: number) => void;
}

export function Breadcrumb({ file, path, onGo }: BreadcrumbProps) {
  const overview = useOverview();
  const [collection, id, ...fields] = path;
  const address = id === undefined ? undefined : `${collection}/${id}`;
  const entry = address === undefined ? undefined : entryAt(overview.model, address);
  const page = address === undefined || entry === undefined ? undefined : hrefOf(address);
  const jump = (to: string): void => {
    const place = placeOf(overview, to);
    if (place?.file === file) onGo(place.line, place.column);
  };
  return (
    <div className="source-crumbs">
      <ol aria-label="Where the cursor is">
        <li className="mono">{file.slice(file.lastIndexOf('/') + 1)}</li>
        {collection !== undefined && (
          <li>
            <button type="button" className="link" onClick={() => jump(String(collection))}>
              {collection}
            </button>
          </li>
        )}
        {address !== undefined && (
          <li>
            <button type="button" className="link" onClick={() => jump(address)}>
              {id}
            </button>
          </li>
        )}
        {fields.map((field, index) => (
          <li key={fields.slice(0, index + 1).join('/')} className="soft">
            {typeof field === 'number' ? `item ${field + 1}` : field}
          </li>
        ))}
      </ol>
      {page !== undefined && entry !== undefined && !page.startsWith('#/source') && (
        <a className="cut" href={page}>
          Show &ldquo;{nameOf(entry)}&rdquo; on its page
        </a>
      )}
    </div>
  );
}

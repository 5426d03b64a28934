/**
 * One way of an attack as a line: component, flow, component.
 * @module
 */
import { ArrowRight } from 'lucide-react';
import { Fragment } from 'react';
import { type AttackPath, nameOf } from 'vauban/browser';
import { useOverview } from '../../data/use-workbench.tsx';
import { EntryLink } from '../../parts/entry-link.tsx';

export function WayLine({ path: { start, end, way, hops } }: { readonly path: AttackPath }) {
  const { model } = useOverview();
  return (
    <ol className="way">
      <li>
        {start === undefined ? <span className="soft">anybody</span> : <EntryLink address={`components/${start}`} />}
        {hops === 0 && way.length === 0 && <span className="soft"> has it from the start</span>}
      </li>
      {way.map(({ component, flow, backwards, through, crosses }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a way in their order
        <Fragment key={index}>
          <li className="hop">
            {flow !== undefined ? (
              <EntryLink address={`flows/${flow}`} />
            ) : through !== undefined ? (
              'knocks'
            ) : (
              'part of it'
            )}
            {backwards === true && <span> against its direction</span>}
            {through !== undefined && (
              <>
                {' '}
                at <EntryLink address={`entries/${through}`} />
              </>
            )}
            <ArrowRight size={13} aria-label="to" />
            {crosses.length > 0 && (
              <span className="crosses">
                crosses {crosses.map((id) => nameOf(model.boundaries.get(id) ?? { id })).join(', ')}
              </span>
            )}
          </li>
          <li className={component === end ? 'end' : undefined}>
            <EntryLink address={`components/${component}`} />
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

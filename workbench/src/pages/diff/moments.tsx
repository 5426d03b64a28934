/**
 * The two moments that are compared.
 * @module
 */
import { ArrowRight } from 'lucide-react';
import type { Revision } from '../../data/types.ts';
import { pick } from '../../shell/where.ts';
import { OPEN } from './compare.ts';

interface MomentsProps {
  readonly before: string;
  readonly after: string;
  readonly revisions: readonly Revision[];
}

export function Moments({ before, after, revisions }: MomentsProps) {
  return (
    <div className="diff-moments">
      <Moment label="Before" value={before} revisions={revisions} onChange={(value) => pick({ before: value })} />
      <ArrowRight size={16} aria-hidden="true" />
      <Moment
        label="After"
        value={after}
        revisions={revisions}
        withOpen
        onChange={(value) => pick({ after: value === OPEN ? undefined : value })}
      />
    </div>
  );
}

interface MomentProps {
  readonly label: string;
  readonly value: string;
  readonly revisions: readonly Revision[];
  readonly withOpen?: boolean;
  readonly onChange: (value: string) => void;
}

function Moment({ label, value, revisions, withOpen = false, onChange }: MomentProps) {
  const isKnown = value === OPEN || revisions.some(({ id }) => id === value);
  return (
    <label className="row">
      <span className="small soft">{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {withOpen && <option value={OPEN}>What is open now</option>}
        {!isKnown && <option value={value}>{value}</option>}
        {revisions.map(({ id, date, subject }) => (
          <option key={id} value={id}>
            {date.slice(0, 10)} {subject} ({id})
          </option>
        ))}
      </select>
    </label>
  );
}

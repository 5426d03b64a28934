/**
 * The fields of an entry, before and after.
 * @module
 */
import type { FieldChange } from 'vauban/browser';
import { listChange, valueWords } from './summary.ts';

export function FieldChanges({ fields }: { readonly fields: readonly FieldChange[] }) {
  return (
    <dl className="diff-fields">
      {fields.map((change) => (
        <div key={change.field}>
          <dt className="mono">{change.field === '' ? 'value' : change.field}</dt>
          <dd>
            <Change change={change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ change }: { readonly change: FieldChange }) {
  const list = listChange(change);
  if (list !== undefined) {
    if (list.added.length + list.removed.length === 0) return <span className="soft">in another order</span>;
    return (
      <>
        {list.removed.map((item) => (
          <Side key={item} kind="removed" text={item} />
        ))}
        {list.added.map((item) => (
          <Side key={item} kind="added" text={item} />
        ))}
      </>
    );
  }
  return (
    <>
      {change.before !== undefined && <Side kind="removed" text={valueWords(change.before)} />}
      {change.after !== undefined && <Side kind="added" text={valueWords(change.after)} />}
    </>
  );
}

function Side({ kind, text }: { readonly kind: 'added' | 'removed'; readonly text: string }) {
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <Tag className={`diff-side ${kind}`}>
      <span aria-hidden="true" className="mono">
        {kind === 'added' ? '+' : '−'}
      </span>
      <span>{text}</span>
    </Tag>
  );
}

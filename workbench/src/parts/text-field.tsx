/**
 * A text that is written when the person is done with it, not with every letter.
 * @module
 */
import { useEffect, useId, useState } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly lines?: number;
}

export function TextField({ label, value, onCommit, lines = 1 }: TextFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = (): void => {
    if (text !== value) onCommit(text);
  };
  const shared = {
    id,
    className: 'input',
    value: text,
    onBlur: commit,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => setText(target.value),
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines > 1 ? (
        <textarea {...shared} rows={lines} />
      ) : (
        <input
          {...shared}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') setText(value);
          }}
        />
      )}
    </div>
  );
}

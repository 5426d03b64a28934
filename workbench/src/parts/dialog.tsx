/**
 * A dialog on top of the page; the platform keeps the focus inside and gives it back.
 * @module
 */
import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return;
    element.showModal();
    // Whoever opened it to write begins at the first field, not at the way out.
    element.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea)')?.focus();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} className={wide ? 'dialog wide' : 'dialog'} onClose={onClose}>
      <header className="row between">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button plain" onClick={() => dialog.current?.close()}>
          Close <kbd>Esc</kbd>
        </button>
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}

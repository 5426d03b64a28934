/**
 * The status of an item as shape and word: an empty, half or full circle, or a stroke for what is retired.
 * @module
 */

const WORDS: Readonly<Record<string, string>> = {
  done: 'done',
  'in-progress': 'in progress',
  planned: 'planned',
  retired: 'retired',
};

export function StatusMark({ status }: { readonly status: string }) {
  return (
    <span className={`status-mark status-${status}`}>
      <svg
        width="13"
        height="13"
        viewBox="0 0 14 14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        aria-hidden="true"
      >
        {status === 'retired' ? (
          <path d="M2.5 7h9" strokeLinecap="round" />
        ) : (
          <>
            <circle cx="7" cy="7" r="5" fill={status === 'done' ? 'currentColor' : 'none'} />
            {status === 'in-progress' && <path d="M7 2a5 5 0 0 1 0 10z" fill="currentColor" stroke="none" />}
            {status === 'done' && <path d="M4.6 7.2l1.7 1.7 3.2-3.7" stroke="var(--panel)" />}
          </>
        )}
      </svg>
      {WORDS[status] ?? status}
    </span>
  );
}

/**
 * The mark of a level that is lower only by word: proof lags behind.
 * @module
 */
export function LagMark() {
  return (
    <span className="threats-lag">
      <svg
        width="13"
        height="13"
        viewBox="0 0 14 14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        <path d="M7 12V3 M3 6.5L7 2.5l4 4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <span className="hidden">Proof lags behind the claim</span>
    </span>
  );
}

/**
 * What the search for the best sets of controls needs to know of a problem.
 * @module
 */

/** A set of controls in the making, and what it leaves. */
export interface Searchable {
  readonly cost: Float64Array;
  /** What is left with the controls that are in place. */
  loss(): number;
  put(control: number): void;
  /** Takes the control back that was put last. */
  takeBack(control: number): void;
  /** For each open control the most it can take off, whatever others join it, and what all of them together leave. */
  outlook(open: readonly number[]): Outlook;
}

export interface Outlook {
  /** In the order in which they were asked about. */
  readonly most: readonly number[];
  readonly floor: number;
}

/** A set of controls, with what it costs and leaves. */
export interface Portfolio {
  /** 1 for a control that is in it. */
  readonly inPlace: Uint8Array;
  readonly cost: number;
  readonly loss: number;
}

/**
 * One cell of the worksheet with its row.
 * @module
 */
import type { StrideCell, StrideRow } from 'vauban/browser';

export interface Spot {
  readonly row: StrideRow;
  readonly cell: StrideCell;
}

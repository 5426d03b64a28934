/**
 * Offsets into a text as lines and columns.
 * @module
 */

export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Makes a function that turns an offset into a line and a column, both from 1; columns count UTF-16 units. */
export function lineIndex(text: string): (offset: number) => LineColumn {
  let starts: number[] | undefined;
  return (offset) => {
    if (starts === undefined) {
      starts = [0];
      for (let at = text.search(/[\r\n]/); at !== -1 && at < text.length; at += 1) {
        const unit = text.charCodeAt(at);
        if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
      }
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

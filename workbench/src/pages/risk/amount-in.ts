/**
 * Amounts in the address.
 * @module
 */

/** An amount from the address; undefined when it is none. */
export function amountIn(text: string | null): number | undefined {
  const amount = Number(text);
  return text === null || text === '' || !Number.isFinite(amount) || amount < 0 ? undefined : amount;
}

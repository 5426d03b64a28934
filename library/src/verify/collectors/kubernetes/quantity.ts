/**
 * Amounts of processor, memory and storage as Kubernetes writes them.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * @module
 */

const UNITS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The amount in units of one (a processor, a byte); undefined when it is no amount. */
export function amountOf(written: string): number | undefined {
  const parts = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?)([numkKMGTPE]?i?)$/.exec(written.trim());
  const unit = UNITS[parts?.[2] ?? '?'];
  return parts === null || unit === undefined ? undefined : Number(parts[1]) * unit;
}

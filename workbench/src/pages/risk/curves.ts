/**
 * The curves of the three views: what is drawn of each, and where its label stands without covering another.
 * @module
 */
import type { LossAnalysis, LossPoint, LossView } from 'vauban/browser';

export interface Curve {
  readonly views: readonly LossView[];
  readonly label: string;
  readonly points: readonly LossPoint[];
}

const WORDS: Readonly<Record<LossView, string>> = {
  inherent: 'without controls',
  claimed: 'as claimed',
  proven: 'as proven',
};

/** What a view is called. */
export function viewWords(view: LossView): string {
  return WORDS[view];
}

/** The rarest years that are drawn. */
const RAREST = 0.001;
/** Curves this close, as a share of the loss, are one. */
const CLOSE = 0.02;

/** The curves, the least loss first; those that cannot be told apart are one with both names. */
export function curvesOf({ views }: Pick<LossAnalysis, 'views'>): readonly Curve[] {
  const curves: Curve[] = [];
  for (const view of ['claimed', 'proven', 'inherent'] as const) {
    const points = views[view].curve.filter(({ loss, probability }) => loss > 0 && probability >= RAREST);
    const same = curves.findIndex((curve) => isSame(curve.points, points));
    const found = curves[same];
    if (found === undefined) curves.push({ views: [view], label: WORDS[view], points });
    else {
      const names = [...found.views, view];
      curves[same] = { ...found, views: names, label: names.map((name) => WORDS[name]).join(' and ') };
    }
  }
  return curves.filter(({ points }) => points.length > 0).toSorted((one, other) => lossAt(one) - lossAt(other));
}

function isSame(some: readonly LossPoint[], others: readonly LossPoint[]): boolean {
  if (some.length !== others.length) return false;
  return some.every(({ loss }, at) => Math.abs(loss - (others[at]?.loss ?? 0)) <= CLOSE * loss);
}

function lossAt({ points }: Curve): number {
  return points[Math.floor(points.length / 2)]?.loss ?? 0;
}

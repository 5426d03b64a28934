/**
 * A component that touches what it says it never handles: an asset, another component, a boundary.
 * Duties are for the check of duties on both sides.
 * @module
 */
import type { Gap } from '../../../model/analysis.ts';
import type { Component, Model } from '../../../model/model.ts';
import { nameOf } from '../../../model/relations.ts';
import type { Check } from '../check.ts';
import { quoted } from '../names.ts';
import { type Touches, touchesOf } from './touches.ts';

type Never = NonNullable<Component['never']>[number];

interface Breach {
  readonly which: string;
  readonly deed: string;
  readonly reasons: readonly string[];
}

export const check: Check = {
  id: 'never-handled-touched',
  title: 'A component touches what it says it never handles',
  why: 'Others rely on what it never does; a model that shows it doing so promises what does not hold.',
  severity: 'high',
  *find(model): Iterable<Gap> {
    for (const touches of touchesOf(model)) {
      const component = model.components.get(touches.component);
      if (component === undefined) continue;
      const { id } = component;
      for (const [index, never] of (component.never ?? []).entries()) {
        for (const { which, deed, reasons } of breachesOf(model, never, touches)) {
          if (reasons.length === 0) continue;
          yield {
            about: `components/${id}`,
            which,
            message: `"${nameOf(component)}" never ${deed}, but the model says that it does`,
            reasons: [...new Set(reasons)],
            path: ['components', id, 'never', index],
          };
        }
      }
    }
  },
};

function* breachesOf(model: Model, never: Never, touches: Touches): Iterable<Breach> {
  const { asset, access, component, boundary } = never;
  if (asset !== undefined) {
    const noted = touches.assets.get(asset) ?? [];
    const broken = noted.filter((touch) => access === undefined || (access === 'read' ? touch.reads : touch.writes));
    const verb = access === undefined ? 'handles' : `${access}s`;
    const which = access === undefined ? asset : `${asset}.${access}`;
    yield { which, deed: `${verb} ${quoted(model.assets, asset)}`, reasons: broken.map(({ reason }) => reason) };
  }
  if (component !== undefined) {
    const deed = `talks to ${quoted(model.components, component)}`;
    yield { which: component, deed, reasons: touches.components.get(component) ?? [] };
  }
  if (boundary !== undefined) {
    const deed = `crosses ${quoted(model.boundaries, boundary)}`;
    yield { which: boundary, deed, reasons: touches.boundaries.get(boundary) ?? [] };
  }
}

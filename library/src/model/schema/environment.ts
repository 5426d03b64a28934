/**
 * Environments: overlays such as pre-production or mainnet.
 * @module
 */
import * as z from 'zod';
import { camelKeys } from '../../kit/camel-case.ts';
import type { CollectionName } from '../collection-name.ts';
import { entry, requirement } from './common.ts';
import { mapOf, plainShapes, ref, shape, text } from './field.ts';
import { asset, boundary, component, entryPoint, flow, zone } from './structure.ts';
import { actor, assumption, control, phase, threat } from './threats.ts';

/** The collections whose entries an environment may set differently. */
export const OVERLAID = {
  zones: zone,
  components: component,
  flows: flow,
  boundaries: boundary,
  entries: entryPoint,
  assets: asset,
  actors: actor,
  assumptions: assumption,
  threats: threat,
  controls: control,
  phases: phase,
} as const;
export type OverlaidName = keyof typeof OVERLAID;

/** The fields an overlay gives to one entry; the rest stays as it is. */
export type Overlay<Name extends OverlaidName> = Partial<z.output<(typeof OVERLAID)[Name]>>;

function overlays<Name extends OverlaidName>(name: Name) {
  const plain = plainShapes.get(OVERLAID[name]);
  if (plain === undefined) throw new TypeError(`Cannot overlay "${name}": expected a shape`);
  const partial = plain.partial().transform((fields) => camelKeys(fields) as Overlay<Name>);
  plainShapes.set(partial, plain);
  return mapOf(partial, ref(name as CollectionName));
}

export const environment = entry(
  {},
  {
    timeline: text().describe('When it is'),
    after: ref('environments').describe('The environment it follows'),
    assumes: z.array(ref('assumptions')).describe('What is taken for granted here'),
    set: shape(
      {},
      {
        zones: overlays('zones'),
        components: overlays('components'),
        flows: overlays('flows'),
        boundaries: overlays('boundaries'),
        entries: overlays('entries'),
        assets: overlays('assets'),
        actors: overlays('actors'),
        assumptions: overlays('assumptions'),
        threats: overlays('threats'),
        controls: overlays('controls'),
        phases: overlays('phases'),
      },
    ).describe('What is different here'),
    applies: z.array(ref('threats')).describe('Threats that apply here; one in neither list is unassessed'),
    excludes: shape({ threats: z.array(ref('threats')) }, { because: text() }).describe(
      'Threats that do not apply here, and why',
    ),
    gate: z.array(requirement).describe('What must hold before it opens'),
  },
).describe('An overlay with its own assumptions, threats and statuses');

/**
 * The table of everything a file may say at its top level: one schema for each collection.
 * @module
 */
import type * as z from 'zod';
import type { CollectionName, SingleName } from '../collection-name.ts';
import { course } from './course.ts';
import { environment } from './environment.ts';
import {
  coverageItem,
  detection,
  diagram,
  framework,
  layout,
  metric,
  playbook,
  scenario,
  source,
} from './operation.ts';
import { scheme } from './scheme.ts';
import { asset, boundary, component, duty, entryPoint, flow, zone } from './structure.ts';
import { layers, strategy, system, tier, trustLevels } from './system.ts';
import { actor, answer, assumption, control, decision, phase, policy, threat, tree, vector } from './threats.ts';

/** The schema of one entry, by collection. */
export const ENTRY_SCHEMAS = {
  tiers: tier,
  strategies: strategy,
  schemes: scheme,
  zones: zone,
  components: component,
  duties: duty,
  flows: flow,
  boundaries: boundary,
  entries: entryPoint,
  assets: asset,
  actors: actor,
  assumptions: assumption,
  environments: environment,
  vectors: vector,
  threats: threat,
  trees: tree,
  controls: control,
  decisions: decision,
  answers: answer,
  phases: phase,
  frameworks: framework,
  metrics: metric,
  detections: detection,
  playbooks: playbook,
  scenarios: scenario,
  policies: policy,
  sources: source,
  diagrams: diagram,
  coverage: coverageItem,
} as const satisfies Record<Exclude<CollectionName, 'trust-levels' | 'layers'>, z.ZodType>;

/** The schema of what a model has once. */
export const SINGLE_SCHEMAS = {
  system,
  'trust-levels': trustLevels,
  layers,
  course,
  layout,
} as const satisfies Record<SingleName, z.ZodType>;

export type EntryCollection = keyof typeof ENTRY_SCHEMAS;

/** What the key of an entry looks like, where it is not a plain id. */
export const KEY_PATTERNS: Partial<Record<EntryCollection, { readonly pattern: RegExp; readonly wanted: string }>> = {
  tiers: { pattern: /^[A-Za-z0-9][A-Za-z0-9-]*$/, wanted: 'a number or an id' },
  decisions: { pattern: /^[A-Za-z][A-Za-z0-9@/.#-]*$/, wanted: 'the id of a finding, a threat or a control' },
  answers: { pattern: /^[A-Za-z][A-Za-z0-9-]*@[A-Za-z][A-Za-z0-9@/.-]*$/, wanted: 'fact@element' },
};

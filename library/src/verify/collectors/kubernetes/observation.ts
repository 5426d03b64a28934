/**
 * What is written down of manifests, Compose files and Dockerfiles: the fields that matter, their places, and no secret.
 * @module
 */
import * as z from 'zod';
import type { Instruction } from '../../../inputs/dockerfile/instructions.ts';
import type { Resource } from '../../../inputs/kubernetes/resource.ts';
import { isRawMap, type RawMap } from '../../../model/raw.ts';

/** The kind under which a service of a Compose file is written down. */
export const COMPOSE_KIND = 'service of Compose';

const resource: z.ZodType<Resource> = z.object({
  file: z.string(),
  apiVersion: z.string(),
  kind: z.string(),
  name: z.string(),
  namespace: z.string().exactOptional(),
  raw: z.custom<RawMap>((value) => isRawMap(value as RawMap)),
  places: z.record(z.string(), z.tuple([z.number(), z.number()])),
});

const instruction: z.ZodType<Instruction> = z.object({
  keyword: z.string(),
  text: z.string(),
  words: z.array(z.string()).exactOptional(),
  flags: z.record(z.string(), z.string()),
  heredocs: z.array(z.object({ name: z.string(), body: z.string() })),
  line: z.number(),
});

export const observation = z.object({
  resources: z.array(resource),
  dockerfiles: z.array(z.object({ file: z.string(), instructions: z.array(instruction) })),
  /** Files that were to be looked at and could not be, with the reason. */
  unread: z.array(z.object({ file: z.string(), reason: z.string() })),
  /** Files that only change resources of other files; whoever applies them gets something else than was looked at. */
  patches: z.array(z.string()),
});
export type Observation = z.output<typeof observation>;

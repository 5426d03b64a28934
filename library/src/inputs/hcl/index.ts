/**
 * Files of the configuration language of HashiCorp as typed facts with places.
 * @module
 */
export type {
  HclAttribute,
  HclBlock,
  HclBody,
  HclCall,
  HclComputed,
  HclEntry,
  HclExpression,
  HclList,
  HclObject,
  HclStep,
  HclTemplate,
  HclText,
  HclTraversal,
} from './hcl.ts';
export { attributesIn, blocksIn, flagOf, numberOf, pathOf, textOf, textsOf, valueIn } from './plain.ts';
export { type ReadHcl, readHcl } from './read-hcl.ts';
export { referencesIn } from './references.ts';

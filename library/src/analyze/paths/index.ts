/**
 * Attack paths: how long, how likely, which ways, and where to stop them.
 * @module
 */
export { assumptionsOf } from './assumptions.ts';
export { ATTACK_TIMES } from './attack-times.ts';
export { assetsAsked, attackersOf, startsIn } from './attackers.ts';
export { counting } from './defended.ts';
export { effectOf, unstatedNote } from './draft.ts';
export { type ModelGraph, modelGraph } from './model-graph.ts';
export { attackPaths, type PathsOptions } from './paths.ts';

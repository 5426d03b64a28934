/**
 * Attack trees, computed: exact probabilities, minimal attack sets, importance, the best attacks, fronts.
 * @module
 */
export { analyzeTree, type TreeOptions } from './analyze-tree.ts';
export { type AttackSetFilter, attackSets } from './attack-sets.ts';
export { type BestAttackOptions, bestAttacks } from './best-attacks.ts';
export { fixNodes } from './fix-nodes.ts';
export { costDamageFront } from './fronts/cost-damage-front.ts';
export { type DefenceOptions, defenceFront } from './fronts/defence-front.ts';
export { nodeProbabilities } from './node-probabilities.ts';
export { type TreeOfOptions, treeOf } from './tree-of.ts';

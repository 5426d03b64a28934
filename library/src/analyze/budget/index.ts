/**
 * Which controls to buy for a budget, provably best.
 * @module
 */
export { attackBudget, treeBudget } from './attack-budget.ts';
export { chooseControls } from './choose-controls.ts';
export { lossBudget } from './loss-budget.ts';
export { pathBudget } from './path-budget.ts';

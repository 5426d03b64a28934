/**
 * Trees: how an attacker gets to a goal, with what it takes and what stands in the way.
 * @module
 */
import { GitFork } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { Trees } from './trees.tsx';

export const page: Page = {
  id: 'trees',
  title: 'Trees',
  about: 'attack trees: chances, costs, the best attacks and what stops them',
  group: 'see',
  order: 5,
  icon: GitFork,
  key: 'k',
  Page: Trees,
};

/**
 * Changes: what differs between two moments of the model.
 * @module
 */
import { GitCompare } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { Changes } from './changes.tsx';

export const page: Page = {
  id: 'diff',
  title: 'Changes',
  about: 'what differs between two moments of the model, and what that does to the risks',
  group: 'text',
  order: 31,
  icon: GitCompare,
  key: 'x',
  Page: Changes,
  prints: false,
};

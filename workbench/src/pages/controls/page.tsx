/**
 * Controls: every measure, the state of its proof, and the evidence.
 * @module
 */
import { BadgeCheck } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { Controls } from './controls.tsx';

export const page: Page = {
  id: 'controls',
  title: 'Controls',
  about: 'what is claimed of every control, what was found, and why',
  group: 'prove',
  order: 20,
  icon: BadgeCheck,
  key: 'c',
  Page: Controls,
};

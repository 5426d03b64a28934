/**
 * Roadmap: what is planned when, how far it is, and what it takes off the risks.
 * @module
 */
import { Milestone } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { Roadmap } from './roadmap.tsx';

export const page: Page = {
  id: 'roadmap',
  title: 'Roadmap',
  about: 'phases in order, how far each is claimed and proven, and the gates they open',
  group: 'decide',
  order: 14,
  icon: Milestone,
  key: 'r',
  Page: Roadmap,
};

/**
 * Compliance: what regulations and standards ask for, and what meets it.
 * @module
 */
import { Scale } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { Compliance } from './compliance.tsx';

export const page: Page = {
  id: 'compliance',
  title: 'Compliance',
  about: 'requirements of regulations and standards, what meets each, and how well that is proven',
  group: 'prove',
  order: 22,
  icon: Scale,
  key: 'm',
  Page: Compliance,
};

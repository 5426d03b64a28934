/**
 * Risk: what a year may cost, what moves it, and what to buy against it.
 * @module
 */
import { ChartSpline } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { Risk } from './risk.tsx';

export const page: Page = {
  id: 'risk',
  title: 'Risk',
  about: 'what a year may cost, what moves it, and what to buy against it',
  group: 'decide',
  order: 13,
  icon: ChartSpline,
  key: 'i',
  Page: Risk,
};

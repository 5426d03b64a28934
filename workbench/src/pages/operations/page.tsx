/**
 * Detect and respond: what would be noticed, what is done then, what people train on.
 * @module
 */
import { Siren } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { Operations } from './operations.tsx';

export const page: Page = {
  id: 'operations',
  title: 'Detect and respond',
  about: 'what would be noticed, what is done then, and what people train on',
  group: 'prove',
  order: 23,
  icon: Siren,
  key: 'o',
  Page: Operations,
};

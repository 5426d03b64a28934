/**
 * STRIDE: every element under every letter, and how far each cell has come.
 * @module
 */
import { Grid3x3 } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { Worksheet } from './worksheet.tsx';

export const page: Page = {
  id: 'stride',
  title: 'STRIDE',
  about: 'every element under each of the six letters, and what is still open',
  group: 'decide',
  order: 11,
  icon: Grid3x3,
  key: 's',
  Page: Worksheet,
};

/**
 * Questions: what rules wait for, asked one at a time.
 * @module
 */
import { MessageCircleQuestionMark } from 'lucide-react';
import type { Page } from '../../shell/page.ts';
import { Interview } from './interview.tsx';

export const page: Page = {
  id: 'questions',
  title: 'Questions',
  about: 'what the model does not say and rules wait for, the most at stake first',
  group: 'decide',
  order: 12,
  icon: MessageCircleQuestionMark,
  key: 'q',
  Page: Interview,
};

/**
 * Every kind of secret that has a form of its own.
 * @module
 */
import { KEY_FORMS } from './key-forms.ts';
import { SERVICE_TOKENS } from './service-tokens.ts';

export const TOKEN_KINDS = { ...SERVICE_TOKENS, ...KEY_FORMS };

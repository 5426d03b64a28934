/**
 * Terraform: infrastructure of clouds, as it is written, planned, or there.
 * @module
 */
import { looksLikePlan } from '../../inputs/terraform/read-plan.ts';
import type { Format } from '../format.ts';

/** A resource, or a call of a module, at the beginning of a line; `resource` needs two labels. */
const BLOCK =
  /^[ \t]*(?:(?:resource|data)[ \t]+"?[A-Za-z][\w-]*"?[ \t]+"?[\w-]+"?[ \t]*\{|module[ \t]+"?[\w-]+"?[ \t]*\{|provider[ \t]+"[\w-]+"[ \t]*\{|terraform[ \t]*\{)/m;

export const format: Format = {
  id: 'terraform',
  aliases: ['tf', 'opentofu', 'tofu'],
  title: 'Terraform',
  about: 'Cloud resources in a .tf file, in a plan or state as JSON (terraform show -json), or in a state file',
  endings: ['.tf', '.json', '.tfstate'],
  leavesOut:
    'Everything about threats; of access rights, and of resources that carry no traffic and no data, only the address',
  looksLike: (glance) => {
    const { text } = glance;
    if (/^\s*[{[]/.test(text))
      return /"(?:format_version|terraform_version)"/.test(text) && looksLikePlan(glance.tree());
    return BLOCK.test(text) && !/^[ \t]*threatmodel[ \t]+"/m.test(text) && !/^\s*</.test(text);
  },
  loadRead: async () => (await import('./read.ts')).read,
  loadReadTogether: async () => (await import('./read.ts')).readTogether,
};

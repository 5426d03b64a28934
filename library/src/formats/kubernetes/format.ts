/**
 * Kubernetes manifests: what a cluster is asked to run.
 * @module
 */
import { looksLikeManifest } from '../../inputs/kubernetes/read-manifests.ts';
import type { Format } from '../format.ts';

const VERSION = /(?:^|[\s{,'"-])apiVersion["']?\s*:\s*["']?(?:[a-z0-9.-]+\/)?v\d/;
const KIND = /(?:^|[\s{,'"-])kind["']?\s*:\s*["']?[A-Z]/;

export const format: Format = {
  id: 'kubernetes',
  aliases: ['k8s', 'manifest', 'manifests'],
  title: 'Kubernetes',
  about: 'Workloads, services, ingresses, secrets and network policies of a cluster, in any number of documents',
  endings: ['.yaml', '.yml', '.json'],
  leavesOut: 'Everything about threats; of access rights and of kinds of other makers only that they are there',
  looksLike: (glance) => {
    const { text } = glance;
    if (!looksLikeManifest(text, '') || !VERSION.test(text) || !KIND.test(text)) return false;
    // A template has no tree; that it is one is said by the reader.
    return glance.tree() === undefined ? !text.trimStart().startsWith('<') : glance.keys().has('apiVersion');
  },
  loadRead: async () => (await import('./read.ts')).read,
  loadReadTogether: async () => (await import('./read.ts')).readTogether,
};

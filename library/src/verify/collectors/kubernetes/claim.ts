/**
 * What a claim about manifests may say.
 * @module
 */
import * as z from 'zod';
import { flag, mapOf, oneOf, shape, text, texts } from '../../../model/schema/field.ts';
import { claimShape } from '../../claim-shape.ts';
import { CHECK_IDS, checkInfo } from './checks.ts';

const checkIds = () => z.array(oneOf(...CHECK_IDS));
const CHECKS_IN_WORDS = CHECK_IDS.map((id) => `${id}: ${checkInfo(id).title}`).join('; ');

export const claim = claimShape(
  {},
  {
    files: texts().describe(
      'The files to look at, such as deploy/**/*.yaml: manifests, Compose files, Dockerfiles; every such file when absent',
    ),
    ignore: texts().describe('Files that are left out'),
    is: oneOf('baseline', 'restricted').describe('The Pod Security Standard that every pod keeps'),
    checks: checkIds().describe(`What must not be wrong, in addition to the standard. ${CHECKS_IN_WORDS}`),
    except: checkIds().describe('Checks of the standard that are left out'),
    workloads: shape(
      {},
      {
        name: text().describe('Their name; * stands for any text'),
        labels: mapOf(text(), z.string()).describe('Labels their pods have'),
      },
    ).describe('The workloads the claim is about; all when absent'),
    namespace: text().describe('The namespace the claim is about; manifests that name none count as in it'),
    'runtime-class': texts().describe('The runtime classes that are allowed, such as gvisor or kata'),
    registries: texts().describe('The registries images may come from, such as registry.example.com/team'),
    'floating-tags': texts().describe('Tags that move although they are not called latest'),
    'at-most': mapOf(text(), z.string()).describe('The most a container may ask for, such as cpu: 500m, memory: 256Mi'),
    'every-node': texts().describe(
      'Agents that run on every node, by a part of the name of their image, such as falco',
    ),
    published: texts().describe('Ports that may be open on every address of the host'),
    'equals-flows': flag().describe('Whether the allowed connections are exactly the flows of the model'),
    label: text().describe('The label of a pod that holds the id of its component; its name is used when absent'),
    outside: texts().describe('Components that run elsewhere, beside the external ones'),
  },
);
export type Claim = z.output<typeof claim>;

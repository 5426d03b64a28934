/**
 * Configuration: the value at a key that the program really reads, nodes hardened for their role, and file permissions.
 * @module
 */
import type { Judgement } from '../../../model/evidence.ts';
import type { Collector } from '../../collector.ts';
import { unknown } from '../../judgement.ts';
import { type Claim, claim, formOf, ROLES, tests } from './claim.ts';
import { judgeFile } from './judge-file.ts';
import { judgeKey } from './judge-key.ts';
import { judgeHardened, judgeTopology } from './judge-nodes.ts';
import { nothing, type Observation, observation } from './observation.ts';

/** Files by whose name a folder may hold a node. */
const OF_A_NODE =
  /(^|[/._-])(config|app)[^/]*\.toml$|(^|\/)genesis[^/]*\.json$|(^|\/)(priv_validator_key|node_key)\.json$/i;

export const collector: Collector<Claim, Observation> = {
  id: 'config',
  title: 'Configuration',
  proves:
    'A setting has this value in the file, and for CometBFT and the Cosmos SDK that the program reads the key there; that a node follows every rule for its role; that all nodes together keep the validator hidden and its key on one machine; or that a file has these permissions.',
  doesNotProve:
    'That the running program was started with this file since it was last changed, that a flag or variable nobody looked at does not win over it, or, for other programs, that the key is read at all. The folder around a key file is not looked at.',
  looksIn: ['files'],
  claim,
  observation,
  nothing,
  describe(value) {
    const file = value.file === undefined ? '' : ` in ${value.file}`;
    switch (formOf(value)) {
      case 'topology':
        return `the nodes ${value.nodes?.join(', ') ?? 'of the source'} keep the validator hidden and its key on one machine`;
      case 'hardened':
        return `${value.role ?? 'the node'}${value.home === undefined ? '' : ` in ${value.home}`} is hardened${value.topology === true ? ', and all nodes together are' : ''}`;
      case 'key':
        return `${value.key} ${tests(value).join(' and ')}${file}`;
      default:
        return `${value.file} ${[
          value.mode !== undefined && `has at most mode ${value.mode}`,
          value.owner !== undefined && `belongs to user ${value.owner}`,
          value.sha256 !== undefined && `has SHA-256 ${value.sha256}`,
          value.absent !== undefined && (value.absent ? 'is not there' : 'is there'),
          value.set !== undefined && (value.set ? 'is there' : 'is not there'),
        ]
          .filter((part) => part !== false)
          .join(' and ')}`;
    }
  },
  judge(value, seen): Judgement {
    const { key, file } = value;
    switch (formOf(value)) {
      case 'topology':
        return judgeTopology(value, seen);
      case 'hardened':
        return judgeHardened(value, seen);
      case 'key':
        if (key !== undefined) return judgeKey({ ...value, key }, seen);
        break;
      case 'file':
        if (file !== undefined) return judgeFile({ ...value, file }, seen);
        break;
    }
    return unknown({ because: 'The claim asks for nothing', found: 'nothing' });
  },
  audit(files, options) {
    if (!files.some(({ path }) => OF_A_NODE.test(path))) return [];
    const role = ROLES.find((each) => each === options.role);
    return [{ is: 'hardened', topology: true, severity: 'low', ...(role !== undefined && { role }) }];
  },
};

/**
 * The attack surface: the entries that the model declares against what is really open, from one vantage point.
 * @module
 */
import type { Collector } from '../../collector.ts';
import { type Claim, claim } from './claim.ts';
import { judgeSurface } from './judge.ts';
import { nothing, type Observation, observation } from './observation.ts';

/** Files that may open something. */
const OPENS = /\.(ya?ml|toml|ini|conf|cfg|json)$/i;

export const collector: Collector<Claim, Observation> = {
  id: 'surface',
  title: 'Attack surface',
  proves:
    'From this vantage point, what the model declares is open where it should be and nothing else is: in configuration files, in Compose files and manifests, in the socket tables of a machine, or by connecting to its ports.',
  doesNotProve:
    'What another vantage point sees: a firewall between, a port opened later, or a program whose settings are elsewhere. A folder shows what would be opened, not what runs. A scan says nothing of UDP, nor of ports it did not try.',
  looksIn: ['files', 'host'],
  // A folder shows what would be opened, whatever runs.
  running: ({ vantage }) => vantage === 'sockets' || vantage === 'connect',
  claim,
  observation,
  nothing,
  describe({ vantage, entries, components, open, ports, internal }) {
    const where = vantage === undefined ? '' : ` (${vantage})`;
    if (internal === true) return `no internal service is open to every interface${where}`;
    const what =
      open !== undefined
        ? `only ${open.join(', ') || 'nothing'} is open`
        : Array.isArray(entries)
          ? entries.length === 0
            ? 'nothing is open'
            : `only the entries ${entries.join(', ')} are open`
          : `only the declared entries${components === undefined ? '' : ` of ${components.join(', ')}`} are open`;
    return `${what}${ports === undefined ? '' : ` among the ports ${ports.join(', ')}`}${where}`;
  },
  judge: judgeSurface,
  audit: (files) => (files.some(({ path }) => OPENS.test(path)) ? [{ internal: true }] : []),
};

/**
 * The system as it is: zones, components, duties, flows, boundaries, entries, assets.
 * @module
 */
import * as z from 'zod';
import { entry } from './common.ts';
import { factValue, flag, mapOf, number, oneOf, orShort, ref, refs, shape, text, texts } from './field.ts';

export const zone = entry(
  {},
  {
    trust: ref('trust-levels').describe('How far what runs here is trusted'),
    inside: ref('zones').describe('The zone around it'),
  },
).describe('A trust zone');

const delegated = z.array(ref('components')).describe('The components that do it instead');
const access = oneOf('read', 'write');
const handled = orShort(
  ref('duties'),
  'duty',
  shape({ duty: ref('duties') }, { 'delegated-to': delegated, because: text() }),
);
const neverHandled = shape(
  {},
  {
    duty: ref('duties'),
    asset: ref('assets'),
    access: access.describe('The access that never happens; absent means any'),
    component: ref('components'),
    boundary: ref('boundaries'),
    'delegated-to': delegated,
    because: text(),
  },
);

export const component = entry(
  { kind: oneOf('process', 'store', 'external').describe('process, store or external entity') },
  {
    zone: ref('zones').describe('Where it runs; a part stands in the zone of its whole'),
    'part-of': ref('components').describe('The component it is a part of'),
    many: flag().describe('Whether it runs as replicas'),
    technology: texts().describe('What it is made with'),
    handles: z.array(handled).describe('Duties that are its own'),
    never: z.array(neverHandled).describe('What it must never touch'),
  },
).describe('A process, a data store or an external entity');

export const duty = entry({}, {}).describe('A responsibility that components take or must never take');

const carried = orShort(
  ref('assets'),
  'asset',
  shape(
    { asset: ref('assets') },
    {
      'sealed-to': z.array(ref('components')).describe('Who alone can read it: end-to-end encryption'),
      'signed-by': z.array(ref('components')).describe('Who signed it'),
    },
  ),
);

const phase = oneOf('build', 'deploy', 'run').describe('When it happens; run unless said otherwise');

export const flow = entry(
  { from: ref('components').describe('Who opens it'), to: ref('components').describe('Who answers') },
  {
    'both-ways': flag().describe('Whether either side may open it'),
    carries: z.array(carried).describe('Assets that go with it'),
    returns: z.array(carried).describe('Assets that come back'),
    protocol: text().describe('Such as https, grpc, ipc'),
    authentication: factValue().describe('How the caller proves who it is; none when it does not'),
    encryption: factValue().describe('How it is encrypted, such as tls-1.3; none when it is not'),
    through: ref('entries').describe('The entry it goes through'),
    phase,
  },
).describe('Data that moves from one component to another');

export const boundary = entry(
  {
    between: z
      .tuple([refs('zones', 'components'), refs('zones', 'components')], {
        error: 'expected the two sides, zones or components',
      })
      .describe('Its two sides; the same side twice is between replicas'),
  },
  {
    'enforced-by': z.array(ref('controls')).describe('What holds it'),
    kind: text().describe('Such as network, process, organization'),
    phase,
  },
).describe('A trust boundary');

export const entryPoint = entry(
  { at: ref('components').describe('The component that listens') },
  {
    kind: oneOf('port', 'api', 'handler', 'upload', 'page', 'queue', 'file', 'console', 'physical').describe(
      'What it is',
    ),
    port: number({ min: 0, max: 65_535, integer: true }).describe('The port it listens on'),
    protocol: text().describe('Such as tcp, https, json-rpc'),
    exposure: oneOf('external', 'semi-trusted', 'internal', 'local').describe('Who can reach it'),
    trust: ref('trust-levels').describe('How far its callers are trusted'),
    authentication: factValue().describe('How callers prove who they are; none when they do not'),
    encryption: factValue().describe('How it is encrypted; none when it is not'),
    vectors: z.array(refs('vectors', 'threats')).describe('The ways in that are talked about here'),
    purposes: texts().describe('What it is for'),
  },
).describe('A place an outsider can reach');

export const asset = entry(
  {},
  {
    tier: ref('tiers').describe('How much it is worth protecting'),
    class: oneOf(
      'key',
      'credential',
      'personal-data',
      'content',
      'configuration',
      'state',
      'code',
      'artifact',
      'log',
      'metrics',
      'message',
      'document',
      'money',
    ).describe('What kind of thing it is'),
    at: z.array(ref('components')).describe('Where it lies; [] when it only travels'),
    file: text().describe('The file it lies in'),
    'part-of': ref('assets').describe('The group it belongs to'),
    protection: z.array(ref('controls')).describe('The controls that protect it'),
    fields: mapOf(text(), z.string()).describe('Its fields and their types'),
  },
).describe('Data or a capability worth protecting');

/**
 * The sets a condition can speak about, by kind of element.
 * @module
 */
import type { Flow } from '../../model/model.ts';
import type { Element } from './element.ts';
import type { ElementKind } from './fact-schema.ts';
import type { World } from './world.ts';

/** The kind of member of each set, by kind of element. */
export const SETS: Readonly<Record<ElementKind, Readonly<Record<string, ElementKind>>>> = {
  flow: {
    from: 'component',
    to: 'component',
    carries: 'asset',
    returns: 'asset',
    moves: 'asset',
    through: 'entry',
    boundaries: 'boundary',
  },
  component: { entries: 'entry', in: 'flow', out: 'flow', stores: 'asset', parts: 'component', zone: 'zone' },
  entry: { component: 'component', flows: 'flow', stores: 'asset' },
  asset: { places: 'component', flows: 'flow' },
  zone: { components: 'component', entries: 'entry', inner: 'zone' },
  boundary: { flows: 'flow' },
  control: { guards: 'component' },
  threat: {},
  model: {
    components: 'component',
    flows: 'flow',
    entries: 'entry',
    assets: 'asset',
    zones: 'zone',
    controls: 'control',
    threats: 'threat',
  },
};

/** The members of a set; undefined when the model does not say: a written list is complete, an absent one unknown. */
export function setOf(world: World, element: Element, name: string): readonly Element[] | undefined {
  const { model, structure } = world;
  const pick = (kind: ElementKind, ids: readonly (string | undefined)[] = []): readonly Element[] =>
    ids.flatMap((id) => (id === undefined ? [] : (world.element(kind, id) ?? [])));
  const { id } = element;
  switch (element.kind) {
    case 'flow': {
      const flow = model.flows.get(id);
      return flow && flowSet(world, flow, name, pick);
    }
    case 'component': {
      if (name === 'entries') return pick('entry', structure.entriesAt.get(id));
      if (name === 'in') return pick('flow', structure.flowsIn.get(id));
      if (name === 'out') return pick('flow', structure.flowsOut.get(id));
      if (name === 'stores') return pick('asset', structure.assetsAt.get(id));
      if (name === 'parts') return pick('component', structure.partsOf.get(id));
      return pick('zone', [structure.zone(id)]);
    }
    case 'entry': {
      const at = model.entries.get(id)?.at;
      if (name === 'component') return pick('component', [at]);
      if (name === 'flows') return pick('flow', structure.flowsOfEntry.get(id));
      return pick('asset', structure.assetsAt.get(at ?? ''));
    }
    case 'asset':
      if (name === 'places')
        return model.assets.get(id)?.at === undefined ? undefined : pick('component', model.assets.get(id)?.at);
      return pick('flow', structure.flowsOfAsset.get(id));
    case 'zone': {
      const components = structure.componentsIn.get(id) ?? [];
      if (name === 'components') return pick('component', components);
      if (name === 'entries')
        return pick(
          'entry',
          components.flatMap((one) => structure.entriesAt.get(one) ?? []),
        );
      return pick('zone', structure.innerZones.get(id));
    }
    case 'boundary':
      return pick('flow', structure.flowsOver.get(id));
    case 'control':
      return pick(
        'component',
        model.controls.get(id)?.guards?.map((address) => address.replace(/^components\//, '')),
      );
    default:
      return world.elements(SETS.model[name] ?? 'component');
  }
}

type Pick = (kind: ElementKind, ids?: readonly (string | undefined)[]) => readonly Element[];

function flowSet(world: World, flow: Flow, name: string, pick: Pick): readonly Element[] | undefined {
  const carried = (list: Flow['carries']): readonly Element[] =>
    (list ?? []).flatMap(({ asset, sealedTo, signedBy }) => {
      const own = world.element('asset', asset);
      const how = { sealed: (sealedTo?.length ?? 0) > 0, signed: (signedBy?.length ?? 0) > 0 };
      return own === undefined ? [] : [{ ...own, index: -1, carried: how, shape: undefined }];
    });
  switch (name) {
    case 'from':
      return pick('component', [flow.from]);
    case 'to':
      return pick('component', [flow.to]);
    case 'carries':
      return flow.carries === undefined ? undefined : carried(flow.carries);
    case 'returns':
      return flow.returns === undefined ? undefined : carried(flow.returns);
    case 'moves':
      return flow.carries === undefined && flow.returns === undefined
        ? undefined
        : [...carried(flow.carries), ...carried(flow.returns)];
    case 'through':
      return pick('entry', [flow.through]);
    default:
      return pick('boundary', world.structure.boundariesOf(flow));
  }
}

/**
 * Networks as zones, and what runs or keeps data as components.
 * @module
 */
import { isObject, type TerraformResource } from '../../inputs/terraform/terraform.ts';
import { componentFacts } from './component-facts.ts';
import { flagOf, type Infrastructure, numberOf, referred, textOf } from './infrastructure.ts';
import { NETWORKS, resourceType, SUBNETS } from './resource-types.ts';

/** Attributes that lead to where something stands. */
const PLACES = /subnet|vpc|network|interface|security_group|launch_template|launch_configuration/;
/** Resources that only stand between a component and its place. */
const BETWEEN =
  /subnet_group|network_interface|security_group|launch_template|launch_configuration|vpc_connector|vpc_access/;

/** Adds zones and components. */
export function addComponents(infrastructure: Infrastructure): void {
  const { resources, found, read } = infrastructure;
  for (const resource of resources.filter(({ type }) => NETWORKS.has(type)))
    addZone(infrastructure, resource, undefined);
  for (const resource of resources.filter(({ type }) => SUBNETS.has(type))) {
    const around = referred(infrastructure, resource, PLACES).find(({ type }) => NETWORKS.has(type));
    addZone(infrastructure, resource, around?.address);
  }
  for (const resource of resources) {
    const type = resourceType(resource.type);
    if (type === undefined) continue;
    read.add(resource.address);
    found.add(
      'components',
      { name: nameOf(resource), key: resource.address, kept: keptOf(resource) },
      {
        kind: type.kind,
        title: titleOf(resource),
        zone: zoneOf(infrastructure, resource),
        technology: technologyOf(resource),
        many: isMany(resource) ? true : undefined,
        facts: componentFacts(resource),
      },
      resource.at,
    );
  }
}

function addZone({ found, read }: Infrastructure, resource: TerraformResource, around: string | undefined): void {
  const inside = found.draft.find('zones', around);
  read.add(resource.address);
  const naming = { name: nameOf(resource), key: resource.address, kept: keptOf(resource) };
  found.add('zones', naming, { title: titleOf(resource), inside }, resource.at);
}

/** What people call a resource: its own name, the name in the file otherwise. */
function titleOf({ values, name }: TerraformResource): string | undefined {
  const tagged = textOf(values, 'tags', 'Name');
  const own =
    tagged ??
    ['name', 'bucket', 'identifier', 'function_name', 'cluster_identifier']
      .map((key) => textOf(values, key))
      .find((text) => text !== undefined);
  return own === undefined || own.length > 120 || own.includes('${') ? name : own;
}

/** An id that tells the same name of different types apart: `main` says nothing by itself. */
export function nameOf({ type, name, address }: TerraformResource): string {
  const modules = address.split('.').filter((_, index, parts) => parts[index - 1] === 'module');
  const kind = type
    .replace(/^(?:aws|azurerm|google|google_compute|digitalocean|hcloud)_/, '')
    .replace(/^(?:compute_)?/, '');
  const plain = /^(?:main|this|default|default_\w+|example)$/.test(name) ? kind : name;
  return [...modules, plain].join('-');
}

function technologyOf(resource: TerraformResource): readonly string[] {
  const type = resourceType(resource.type);
  const engine =
    textOf(resource.values, 'engine') ??
    textOf(resource.values, 'database_version') ??
    textOf(resource.values, 'engine_type');
  const known = /postgres|mysql|mariadb|oracle|sqlserver|redis|valkey|memcached|activemq|rabbitmq/i.exec(
    engine ?? '',
  )?.[0];
  const runtime = /^(nodejs|python|java|dotnet|go|ruby)/.exec(textOf(resource.values, 'runtime') ?? '')?.[1];
  const made = [
    known?.toLowerCase().replace('sqlserver', 'mssql').replace('valkey', 'redis'),
    runtime?.replace('nodejs', 'node'),
  ];
  return [...new Set([...made.filter((each) => each !== undefined), ...(type === undefined ? [] : [type.technology])])];
}

function isMany({ many, values }: TerraformResource): boolean {
  const wanted = [
    'desired_count',
    'min_size',
    'desired_capacity',
    'num_cache_nodes',
    'number_of_broker_nodes',
    'target_size',
  ];
  return many || wanted.some((key) => (numberOf(values, key) ?? 0) > 1) || flagOf(values, 'multi_az') === true;
}

/** The zone a component stands in: its first subnet, else its network, through what only stands between. */
function zoneOf(infrastructure: Infrastructure, resource: TerraformResource): string | undefined {
  const { found } = infrastructure;
  const seen = new Set<string>();
  const places: TerraformResource[] = [];
  const visit = (at: TerraformResource, depth: number): void => {
    if (seen.has(at.address) || depth > 4) return;
    seen.add(at.address);
    for (const next of referred(infrastructure, at, PLACES)) {
      if (SUBNETS.has(next.type) || NETWORKS.has(next.type)) places.push(next);
      else if (BETWEEN.test(next.type)) {
        infrastructure.read.add(next.address);
        visit(next, depth + 1);
      }
    }
  };
  visit(resource, 0);
  const subnets = [...new Set(places.filter(({ type }) => SUBNETS.has(type)))];
  const several = subnets.length > 1;
  if (several) found.lost.add('components: of several subnets only the first is the zone', resource.at);
  const place = subnets[0] ?? places[0];
  return found.draft.find('zones', place?.address);
}

/** What is kept of a resource: the values that stand in the file. */
function keptOf({ values, many }: TerraformResource) {
  const kept = Object.fromEntries(Object.entries(values).filter(([, value]) => saysSomething(value)));
  return { ...kept, ...(many && { 'made several times': true }) };
}

function saysSomething(value: TerraformResource['values'][string] | undefined): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (Array.isArray(value)) return value.some(saysSomething);
  return !isObject(value) || Object.values(value).some(saysSomething);
}

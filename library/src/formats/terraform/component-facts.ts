/**
 * What a resource says of its own protection, as facts of the component.
 * @module
 */
import { itemsOf, type TerraformResource, valueAt } from '../../inputs/terraform/terraform.ts';
import { flagOf, numberOf, textOf } from './infrastructure.ts';

/** The facts of a component. */
export function componentFacts({ values, type }: TerraformResource): Readonly<Record<string, string>> {
  const facts: Readonly<Record<string, string | undefined>> = {
    'deletion-protection': yesNo(
      flagOf(values, 'deletion_protection') ??
        flagOf(values, 'deletion_protection_enabled') ??
        flagOf(values, 'enable_deletion_protection') ??
        flagOf(values, 'purge_protection_enabled'),
    ),
    redundant: redundant({ values, type }),
    'audit-log': type === 'aws_eks_cluster' && logs(values, 'enabled_cluster_log_types') ? 'yes' : undefined,
    'anonymous-access':
      type === 'azurerm_container_registry' ? yesNo(flagOf(values, 'anonymous_pull_enabled')) : undefined,
    'cross-origin-reads': origins(values),
  };
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined));
}

function yesNo(flag: boolean | undefined): string | undefined {
  return flag === undefined ? undefined : flag ? 'yes' : 'no';
}

function redundant({ values, type }: Pick<TerraformResource, 'values' | 'type'>): string | undefined {
  const zones = flagOf(values, 'multi_az') ?? flagOf(values, 'automatic_failover_enabled');
  if (zones !== undefined) return yesNo(zones);
  if (textOf(values, 'settings', 'availability_type') === 'REGIONAL') return 'yes';
  return type === 'aws_ecs_service' && (numberOf(values, 'desired_count') ?? 0) > 1 ? 'yes' : undefined;
}

function logs(values: TerraformResource['values'], key: string): boolean {
  return itemsOf(valueAt(values, key)).includes('audit');
}

function origins(values: TerraformResource['values']): string | undefined {
  const allowed = itemsOf(
    valueAt(values, 'cors_configuration', 'allow_origins') ?? valueAt(values, 'cors', 'allow_origins'),
  );
  if (allowed.length === 0) return undefined;
  return allowed.includes('*') ? 'any' : 'listed';
}

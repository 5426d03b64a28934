/**
 * How the data in a store is protected where it lies, by the store itself and by the resources that only configure it.
 * @module
 */
import { isObject, type TerraformResource, valueAt } from '../../inputs/terraform/terraform.ts';
import { flagOf, numberOf, textOf } from './infrastructure.ts';

/** Flags of which each says by itself whether the data is encrypted. */
const FLAGS = [
  'storage_encrypted',
  'encrypted',
  'at_rest_encryption_enabled',
  'encrypt_at_rest',
  'sqs_managed_sse_enabled',
  'infrastructure_encryption_enabled',
];
/** A key of the customer is named: it is encrypted. */
const KEYS = [
  'kms_key_id',
  'kms_key_arn',
  'kms_master_key_id',
  'kms_key_name',
  'encryption_key_name',
  'key_vault_key_id',
];

/**
 * The facts of the data in a store.
 *
 * @param around the resources that configure the store
 */
export function dataFacts(
  store: TerraformResource,
  around: readonly TerraformResource[],
): Readonly<Record<string, string>> {
  const encrypted = encryptionOf(store) ?? (around.some(encrypts) ? 'yes' : undefined);
  const backups =
    numberOf(store.values, 'backup_retention_period') ?? numberOf(store.values, 'snapshot_retention_limit');
  const facts: Readonly<Record<string, string | undefined>> = {
    'encryption-at-rest': encrypted,
    backup:
      backups === 0
        ? 'none'
        : backups === undefined || encrypted === undefined
          ? undefined
          : encrypted === 'yes'
            ? 'encrypted'
            : 'plain',
    'access-logging': around.some(({ type }) => type === 'aws_s3_bucket_logging') ? 'yes' : undefined,
  };
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined));
}

function encryptionOf({ values, references }: TerraformResource): string | undefined {
  const flags = FLAGS.map((key) => flagOf(values, key));
  if (flags.includes(true)) return 'yes';
  const blocks = [flagOf(values, 'server_side_encryption', 'enabled'), flagOf(values, 'encrypt_at_rest', 'enabled')];
  if (blocks.includes(true)) return 'yes';
  const hasKey = KEYS.some((key) => textOf(values, key) !== undefined);
  if (hasKey || references.some(({ path }) => KEYS.includes(path.split('.').at(-1) ?? ''))) return 'yes';
  if (isObject(valueAt(values, 'server_side_encryption_configuration', 'rule'))) return 'yes';
  if (Array.isArray(valueAt(values, 'server_side_encryption_configuration', 'rule'))) return 'yes';
  return [...flags, ...blocks].includes(false) ? 'no' : undefined;
}

function encrypts({ type }: TerraformResource): boolean {
  return type === 'aws_s3_bucket_server_side_encryption_configuration';
}

/** Whether a resource lets deleted or overwritten data be taken back. */
export function keepsVersions({ type, values }: TerraformResource): boolean {
  if (type === 'aws_s3_bucket_versioning') return textOf(values, 'versioning_configuration', 'status') === 'Enabled';
  return (
    flagOf(values, 'versioning', 'enabled') === true || flagOf(values, 'point_in_time_recovery', 'enabled') === true
  );
}

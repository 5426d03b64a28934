/**
 * Which resources of which cloud are components, what they are made with, and what is spoken with them.
 * @module
 */

/** What a type of resource is. */
interface ResourceType {
  readonly kind: 'process' | 'store' | 'external';
  readonly technology: string;
  readonly protocol: string | undefined;
}

/** Per line: the kind, the technology, the protocol or `-`, and the types. */
const ROWS = `
process ec2 - aws_instance aws_spot_instance_request aws_autoscaling_group
process lambda https aws_lambda_function
process ecs - aws_ecs_service
process eks https aws_eks_cluster
process apprunner https aws_apprunner_service
process elastic-beanstalk - aws_elastic_beanstalk_environment
process load-balancer - aws_lb aws_alb aws_elb
process api-gateway https aws_api_gateway_rest_api aws_apigatewayv2_api
process appsync https aws_appsync_graphql_api
process cloudfront https aws_cloudfront_distribution
process step-functions https aws_sfn_state_machine
process cognito https aws_cognito_user_pool
process codebuild - aws_codebuild_project
process glue - aws_glue_job
process transfer-family sftp aws_transfer_server
process vpn - aws_vpn_connection aws_ec2_client_vpn_endpoint
store rds - aws_db_instance aws_rds_cluster
store dynamodb https aws_dynamodb_table
store redshift postgresql aws_redshift_cluster
store documentdb mongodb aws_docdb_cluster
store neptune https aws_neptune_cluster
store elasticache redis aws_elasticache_cluster aws_elasticache_replication_group
store memorydb redis aws_memorydb_cluster
store opensearch https aws_opensearch_domain aws_elasticsearch_domain
store s3 https aws_s3_bucket
store efs nfs aws_efs_file_system
store ebs - aws_ebs_volume
store ecr https aws_ecr_repository
store sqs https aws_sqs_queue
store sns https aws_sns_topic
store kinesis https aws_kinesis_stream aws_kinesis_firehose_delivery_stream
store kafka kafka aws_msk_cluster aws_msk_serverless_cluster
store mq amqps aws_mq_broker
store cloudwatch-logs https aws_cloudwatch_log_group
process azure-vm - azurerm_linux_virtual_machine azurerm_windows_virtual_machine azurerm_virtual_machine azurerm_linux_virtual_machine_scale_set azurerm_windows_virtual_machine_scale_set
process app-service https azurerm_app_service azurerm_linux_web_app azurerm_windows_web_app
process azure-functions https azurerm_function_app azurerm_linux_function_app azurerm_windows_function_app
process aks https azurerm_kubernetes_cluster
process container-apps https azurerm_container_app azurerm_container_group
process application-gateway https azurerm_application_gateway
process load-balancer - azurerm_lb
process front-door https azurerm_frontdoor azurerm_cdn_frontdoor_profile
process api-management https azurerm_api_management
store sql-server mssql azurerm_mssql_server azurerm_sql_server
store postgres postgresql azurerm_postgresql_server azurerm_postgresql_flexible_server
store mysql mysql azurerm_mysql_server azurerm_mysql_flexible_server
store cosmosdb https azurerm_cosmosdb_account
store azure-storage https azurerm_storage_account
store redis redis azurerm_redis_cache
store service-bus amqps azurerm_servicebus_namespace
store event-hubs amqps azurerm_eventhub_namespace
store key-vault https azurerm_key_vault
store container-registry https azurerm_container_registry
process gce - google_compute_instance google_compute_instance_group_manager google_compute_region_instance_group_manager
process cloud-run https google_cloud_run_service google_cloud_run_v2_service
process cloud-functions https google_cloudfunctions_function google_cloudfunctions2_function
process gke https google_container_cluster
process app-engine https google_app_engine_standard_app_version google_app_engine_flexible_app_version
process load-balancer - google_compute_forwarding_rule google_compute_global_forwarding_rule
process api-gateway https google_api_gateway_gateway
store cloud-sql - google_sql_database_instance
store spanner grpc google_spanner_instance
store firestore https google_firestore_database
store bigtable grpc google_bigtable_instance
store bigquery https google_bigquery_dataset
store gcs https google_storage_bucket
store pubsub https google_pubsub_topic
store redis redis google_redis_instance
store artifact-registry https google_artifact_registry_repository
process droplet - digitalocean_droplet
store database - digitalocean_database_cluster
process load-balancer - digitalocean_loadbalancer hcloud_load_balancer
process hetzner - hcloud_server
process kubernetes https digitalocean_kubernetes_cluster
`;

const TYPES: ReadonlyMap<string, ResourceType> = new Map(
  ROWS.trim()
    .split('\n')
    .flatMap((row) => {
      const [kind = '', technology = '', protocol = '-', ...types] = row.split(' ');
      const type: ResourceType = {
        kind: kind === 'store' ? 'store' : 'process',
        technology,
        protocol: protocol === '-' ? undefined : protocol,
      };
      return types.map((name) => [name, type] as const);
    }),
);

/** What a type of resource is; undefined when it is no component. */
export function resourceType(type: string): ResourceType | undefined {
  return TYPES.get(type);
}

/** Networks, and the parts of them that things stand in. */
export const NETWORKS: ReadonlySet<string> = new Set([
  'aws_vpc',
  'aws_default_vpc',
  'azurerm_virtual_network',
  'google_compute_network',
  'digitalocean_vpc',
  'hcloud_network',
]);
export const SUBNETS: ReadonlySet<string> = new Set([
  'aws_subnet',
  'aws_default_subnet',
  'azurerm_subnet',
  'google_compute_subnetwork',
  'hcloud_network_subnet',
]);

/** Secrets and keys, with the class of the asset. */
export const KEPT_SECRETS: Readonly<Record<string, 'credential' | 'key'>> = {
  aws_secretsmanager_secret: 'credential',
  aws_ssm_parameter: 'credential',
  azurerm_key_vault_secret: 'credential',
  google_secret_manager_secret: 'credential',
  aws_kms_key: 'key',
  azurerm_key_vault_key: 'key',
  google_kms_crypto_key: 'key',
  tls_private_key: 'key',
};

/** Resources between two others: the attribute of the one that calls, and of the one that is called. */
export const CONNECTORS: Readonly<Record<string, readonly [from: RegExp, to: RegExp]>> = {
  aws_lambda_event_source_mapping: [/^event_source_arn$/, /^function_name$/],
  aws_api_gateway_integration: [/^rest_api_id$/, /^uri$/],
  aws_apigatewayv2_integration: [/^api_id$/, /^integration_uri$/],
  aws_sns_topic_subscription: [/^topic_arn$/, /^endpoint$/],
  aws_s3_bucket_notification: [/^bucket$/, /^(?:lambda_function|queue|topic)\./],
  aws_s3_bucket_replication_configuration: [/^bucket$/, /destination\.bucket$/],
  aws_cloudwatch_log_subscription_filter: [/^log_group_name$/, /^destination_arn$/],
  google_pubsub_subscription: [/^topic$/, /push_config|bigquery_config/],
};

/** Attributes whose reference to another component means that it is called. */
export const CALLS =
  /environment|(?:^|\.)env(?:\.|$)|variables|container_definitions|user_data|startup_script|custom_data|app_settings|connection_string|site_config|(?:^|\.)origin|backend|uri|url|endpoint|redrive_policy|dead_letter|destination|template\./;

/** Attributes that lead to a resource which describes how another one runs. */
export const DESCRIBES = /^(?:task_definition|launch_template|launch_configuration)/;

/**
 * Tokens of services, known by the prefixes, lengths and alphabets that those who issue them have published. Each pattern
 * takes time in proportion to the text: none repeats what it repeats.
 * @module
 */
import { assigned, type Kind, kind, token } from './kind.ts';

export const SERVICE_TOKENS = {
  // Clouds
  'aws-access-key': kind('AWS access key', token('(?:AKIA|ASIA)[A-Z2-7]{16}'), { near: ['AKIA', 'ASIA'] }),
  'aws-secret-key': kind('AWS secret key', assigned('(?:aws|secret)[\\w.-]{0,20}key', '[A-Za-z0-9/+]{40}'), {
    before: 30,
    near: [
      'aws_secret',
      'AWS_SECRET',
      'awsSecret',
      'secret_access_key',
      'secretAccessKey',
      'SECRET_ACCESS_KEY',
      'SecretAccessKey',
    ],
    severity: 'critical',
    entropy: 4,
  }),
  'google-api-key': kind('Google API key', token('AIza[A-Za-z0-9_-]{35}'), { near: ['AIza'], severity: 'medium' }),
  'google-client-secret': kind('Google OAuth client secret', token('GOCSPX-[A-Za-z0-9_-]{28}'), { near: ['GOCSPX-'] }),
  'google-access-token': kind('Google access token', token('ya29\\.[A-Za-z0-9_-]{40,400}'), { near: ['ya29.'] }),
  'azure-storage-key': kind('Azure storage key', /AccountKey=([A-Za-z0-9+/]{86}==)/y, {
    near: ['AccountKey='],
    severity: 'critical',
  }),
  'azure-client-secret': kind('Azure client secret', token('[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}'), {
    before: 4,
    near: ['Q~'],
  }),
  'digitalocean-token': kind('DigitalOcean token', token('do[opr]_v1_[a-f0-9]{64}'), {
    near: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
  }),
  'cloudflare-origin-key': kind('Cloudflare origin CA key', token('v1\\.0-[a-f0-9]{24}-[a-f0-9]{146}'), {
    near: ['v1.0-'],
  }),
  'heroku-key': kind('Heroku API key', token('HRKU-AA[A-Za-z0-9_-]{58}'), { near: ['HRKU-'] }),
  'netlify-token': kind('Netlify token', token('nfp_[A-Za-z0-9]{36}'), { near: ['nfp_'] }),
  'fly-token': kind('Fly.io token', token('fm[12][ar]?_[A-Za-z0-9+/=_-]{100,800}'), { near: ['fm1', 'fm2'] }),
  'supabase-token': kind('Supabase token', token('sbp_[a-f0-9]{40}'), { near: ['sbp_'] }),
  'planetscale-token': kind('PlanetScale token', token('pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.-]{32,64}'), {
    near: ['pscale_'],
  }),
  'databricks-token': kind('Databricks token', token('dapi[a-f0-9]{32}(?:-[0-9])?'), { near: ['dapi'] }),

  // Code and packages
  'github-token': kind('GitHub token', token('gh[pousr]_[A-Za-z0-9]{36}'), {
    near: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    severity: 'critical',
  }),
  'github-fine-token': kind('GitHub fine-grained token', token('github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}'), {
    near: ['github_pat_'],
    severity: 'critical',
  }),
  'gitlab-token': kind('GitLab token', token('gl(?:pat|dt|rt|ft|soat|cbt)-[A-Za-z0-9_-]{20,50}'), {
    near: ['glpat-', 'gldt-', 'glrt-', 'glft-', 'glsoat-', 'glcbt-'],
    severity: 'critical',
  }),
  'gitlab-trigger-token': kind('GitLab pipeline trigger token', token('glptt-[a-f0-9]{40}'), { near: ['glptt-'] }),
  'bitbucket-token': kind('Bitbucket app password', token('ATBB[A-Za-z0-9]{32}'), { near: ['ATBB'] }),
  'atlassian-token': kind('Atlassian API token', token('ATATT3[A-Za-z0-9_=-]{180,190}'), { near: ['ATATT3'] }),
  'npm-token': kind('npm token', token('npm_[A-Za-z0-9]{36}'), { near: ['npm_'], severity: 'critical' }),
  'npmrc-password': kind(
    'Password of a package registry',
    /(?<=:|^|\n)_(?:authToken|password|auth)\s{0,3}=\s{0,3}["']?(?=[A-Za-z+/=_-]{0,400}[0-9])([A-Za-z0-9+/=_-]{16,400})/y,
    { near: ['_auth', '_password'], severity: 'critical', entropy: 3.5 },
  ),
  'pypi-token': kind('PyPI token', token('pypi-AgE[A-Za-z0-9_-]{60,300}'), {
    near: ['pypi-AgE'],
    severity: 'critical',
  }),
  'rubygems-token': kind('RubyGems token', token('rubygems_[a-f0-9]{48}'), {
    near: ['rubygems_'],
    severity: 'critical',
  }),
  'crates-token': kind('crates.io token', token('cio[A-Za-z0-9]{32}'), {
    near: ['cio'],
    severity: 'critical',
    entropy: 3.8,
  }),
  'nuget-key': kind('NuGet key', token('oy2[a-z0-9]{43}'), { near: ['oy2'], severity: 'critical' }),
  'clojars-token': kind('Clojars token', token('CLOJARS_[a-z0-9]{60}'), { near: ['CLOJARS_'], severity: 'critical' }),
  'docker-token': kind('Docker Hub token', token('dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,32}'), {
    near: ['dckr_'],
    severity: 'critical',
  }),
  'docker-login': kind('Login of a container registry', /"auth"\s*:\s*"([A-Za-z0-9+/]{16,400}={0,2})"/y, {
    near: ['"auth"'],
  }),
  'postman-key': kind('Postman key', token('PMAK-[a-f0-9]{24}-[a-f0-9]{34}'), { near: ['PMAK-'] }),

  // Infrastructure
  'vault-token': kind('HashiCorp Vault token', token('hv[sbr]\\.[A-Za-z0-9_-]{24,200}'), {
    near: ['hvs.', 'hvb.', 'hvr.'],
    severity: 'critical',
    entropy: 3.5,
  }),
  'terraform-token': kind('Terraform Cloud token', token('[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60,70}'), {
    before: 14,
    near: ['.atlasv1.'],
  }),
  'pulumi-token': kind('Pulumi token', token('pul-[a-f0-9]{40}'), { near: ['pul-'] }),
  'doppler-token': kind('Doppler token', token('dp\\.(?:pt|st|sa|ct|scim|audit)\\.[A-Za-z0-9.]{40,60}'), {
    near: ['dp.'],
  }),
  'one-password-token': kind('1Password service token', token('ops_eyJ[A-Za-z0-9+/]{250,1200}={0,2}'), {
    near: ['ops_eyJ'],
    severity: 'critical',
  }),
  'grafana-token': kind('Grafana token', token('glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,3}'), {
    near: ['glsa_', 'glc_'],
  }),
  'newrelic-key': kind('New Relic key', token('NRAK-[A-Z0-9]{27}'), { near: ['NRAK-'] }),
  'sentry-token': kind('Sentry token', token('sntrys_eyJ[A-Za-z0-9+/=_]{60,300}|sntryu_[a-f0-9]{64}'), {
    near: ['sntrys_', 'sntryu_'],
  }),
  'datadog-key': kind(
    'Datadog key',
    assigned('(?:datadog|dd)_(?:api|app)[\\w.-]{0,12}key', '[a-f0-9]{40}|[a-f0-9]{32}'),
    { near: ['datadog', 'DATADOG', 'DD_API', 'DD_APP', 'dd_api', 'dd_app'] },
  ),
  'dynatrace-token': kind('Dynatrace token', token('dt0[a-z][0-9]{2}\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}'), {
    near: ['dt0'],
  }),

  // Messages and money
  'slack-token': kind('Slack token', token('xox[abeoprs](?:-[0-9]{8,14}){1,3}-[A-Za-z0-9]{20,64}'), {
    near: ['xoxa-', 'xoxb-', 'xoxe-', 'xoxo-', 'xoxp-', 'xoxr-', 'xoxs-'],
  }),
  'slack-app-token': kind('Slack app token', token('xapp-[0-9]-[A-Z0-9]{8,14}-[0-9]{10,14}-[a-f0-9]{64}'), {
    near: ['xapp-'],
  }),
  'slack-webhook': kind(
    'Slack webhook',
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Z0-9]{8,12}\/[A-Z0-9]{8,14}\/[A-Za-z0-9]{20,32})/y,
    { near: ['hooks.slack.com/'], severity: 'medium' },
  ),
  'discord-webhook': kind(
    'Discord webhook',
    /discord(?:app)?\.com\/api\/webhooks\/([0-9]{17,20}\/[A-Za-z0-9_-]{60,80})/y,
    { before: 16, near: ['/api/webhooks/'], severity: 'medium' },
  ),
  'telegram-token': kind('Telegram bot token', token('[0-9]{8,10}:AA[A-Za-z0-9_-]{33}'), {
    before: 10,
    near: [':AA'],
    entropy: 4,
  }),
  'twilio-key': kind('Twilio API key', token('SK[a-f0-9]{32}'), { near: ['SK'] }),
  'sendgrid-key': kind('SendGrid key', token('SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}'), {
    near: ['SG.'],
  }),
  'mailgun-key': kind('Mailgun key', token('key-[a-f0-9]{32}'), { near: ['key-'] }),
  'mailchimp-key': kind('Mailchimp key', token('[a-f0-9]{32}-us[0-9]{1,2}'), {
    before: 32,
    near: ['-us1', '-us2', '-us3', '-us4', '-us5', '-us6', '-us7', '-us8', '-us9'],
  }),
  'stripe-key': kind('Stripe live key', token('(?:sk|rk)_live_[A-Za-z0-9]{24,99}'), {
    near: ['sk_live_', 'rk_live_'],
    severity: 'critical',
  }),
  'stripe-webhook-secret': kind('Stripe webhook secret', token('whsec_[A-Za-z0-9+/]{32,64}={0,2}'), {
    near: ['whsec_'],
  }),
  'square-token': kind('Square token', token('sq0(?:atp|csp)-[A-Za-z0-9_-]{22,43}'), {
    near: ['sq0'],
    severity: 'critical',
  }),
  'braintree-token': kind('Braintree token', /(access_token\$production\$[a-z0-9]{16}\$[a-f0-9]{32})/y, {
    near: ['access_token$'],
    severity: 'critical',
  }),
  'shopify-token': kind('Shopify token', token('shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}'), {
    near: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
  }),

  // Models and documents
  'openai-key': kind('OpenAI key', token('sk-[A-Za-z0-9_-]{20,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}'), {
    before: 110,
    near: ['T3BlbkFJ'],
  }),
  'anthropic-key': kind('Anthropic key', token('sk-ant-(?:api|admin)[0-9]{2}-[A-Za-z0-9_-]{80,120}'), {
    near: ['sk-ant-'],
  }),
  'hugging-face-token': kind('Hugging Face token', token('hf_[A-Za-z]{34}'), { near: ['hf_'] }),
  'replicate-token': kind('Replicate token', token('r8_[A-Za-z0-9]{37}'), { near: ['r8_'] }),
  'groq-key': kind('Groq key', token('gsk_[A-Za-z0-9]{52}'), { near: ['gsk_'] }),
  'linear-key': kind('Linear key', token('lin_api_[A-Za-z0-9]{40}'), { near: ['lin_api_'] }),
  'notion-token': kind('Notion token', token('ntn_[0-9]{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43}'), {
    near: ['ntn_', 'secret_'],
    entropy: 4,
  }),
  'airtable-token': kind('Airtable token', token('pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}'), {
    near: ['pat'],
  }),
  'dropbox-token': kind('Dropbox token', token('sl\\.(?:u\\.)?[A-Za-z0-9_-]{130,1500}'), {
    near: ['sl.'],
  }),
} as const satisfies Readonly<Record<string, Kind>>;

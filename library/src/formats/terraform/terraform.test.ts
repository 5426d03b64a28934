import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { glanceAt } from '../glance.ts';
import { cutOff, readHostile, wronglyTyped } from '../infrastructure/hostile.fixture.ts';
import { fileOf, type Tried, tryRead } from '../try-format.fixture.ts';
import { format } from './format.ts';
import { read, readTogether } from './read.ts';

const SAMPLE = fileURLToPath(new URL('./sample.tf', import.meta.url));

function componentsOf({ read: model }: Tried): readonly string[] {
  return [...(model?.model.components.values() ?? [])].map(
    ({ id, kind, zone, technology, many }) =>
      `${id} ${kind} ${zone ?? '-'} ${technology?.join() ?? '-'}${many === true ? ' many' : ''}`,
  );
}

function flowsOf({ read: model }: Tried): readonly string[] {
  return [...(model?.model.flows.values() ?? [])].map(({ from, to, protocol }) => `${from} ${to} ${protocol ?? '-'}`);
}

function entriesOf({ read: model }: Tried): readonly string[] {
  return [...(model?.model.entries.values() ?? [])].map(
    ({ at, kind, port, protocol, exposure, authentication, encryption }) =>
      [at, kind, port, protocol, exposure, authentication ?? '-', encryption ?? '-'].join(' '),
  );
}

function factsOf({ draft }: Tried, collection: string, id: string): unknown {
  return (draft?.[collection]?.[id] as { facts?: unknown } | undefined)?.facts;
}

describe('terraform, as it is written', () => {
  it('reads the sample: what it counts', async () => {
    const { counts, problems } = await tryRead(format, SAMPLE);
    expect(problems).toEqual([]);
    expect(counts).toEqual({ components: 6, flows: 5, boundaries: 3, entries: 3, assets: 5 });
  });

  it('makes components of what runs or keeps data, in the subnet it stands in', async () => {
    expect(componentsOf(await tryRead(format, SAMPLE))).toEqual([
      'edge process public load-balancer',
      'app process private ecs many',
      'db-instance store private postgres,rds many',
      'sessions store - dynamodb',
      'pictures store - s3',
      'thumbnails process - node,lambda',
    ]);
    const { read: model } = await tryRead(format, SAMPLE);
    expect([...(model?.model.zones.values() ?? [])].map(({ id, inside }) => `${id} ${inside ?? '-'}`)).toEqual([
      'vpc -',
      'public vpc',
      'private vpc',
    ]);
  });

  it('makes flows of references that mean traffic, and of what firewalls let through', async () => {
    expect(flowsOf(await tryRead(format, SAMPLE))).toEqual([
      'edge app http',
      'app db-instance postgresql',
      'app sessions https',
      'pictures thumbnails https',
      'thumbnails pictures https',
    ]);
  });

  it('makes entries of listeners, of open ports and of what stands in public', async () => {
    expect(entriesOf(await tryRead(format, SAMPLE))).toEqual([
      'edge port 443 https external - tls-1.2',
      'app port 22 ssh internal - -',
      'thumbnails api 443 https external none -',
    ]);
  });

  it('makes facts of settings that protect, and assets of data, secrets and keys', async () => {
    const tried = await tryRead(format, SAMPLE);
    expect(factsOf(tried, 'components', 'db-instance')).toEqual({ 'deletion-protection': 'yes', redundant: 'yes' });
    expect(factsOf(tried, 'components', 'sessions')).toEqual({ 'deletion-protection': 'yes' });
    expect(factsOf(tried, 'assets', 'db-instance-data')).toEqual({ 'encryption-at-rest': 'yes', backup: 'encrypted' });
    expect(factsOf(tried, 'assets', 'pictures-data')).toEqual({ 'encryption-at-rest': 'yes' });
    expect(factsOf(tried, 'assets', 'sessions-data')).toBeUndefined();
    expect(factsOf(tried, 'assets', 'data')).toEqual({ 'key-at-rest': 'vault', rotation: 'yes' });
    expect(tried.read?.model.assets.get('mail')).toMatchObject({ class: 'credential', at: ['app'] });
    expect(tried.text).not.toContain('not-a-real-password');
  });

  it('says what is not carried over', async () => {
    const { lost } = await tryRead(format, SAMPLE);
    expect(lost.map(({ message }) => message)).toEqual([
      'module "monitoring" (./monitoring) was not read; a plan as JSON has what is in it',
      'aws_vpc: kept without meaning to Vauban: "cidr_block"',
      'aws_subnet: kept without meaning to Vauban: "cidr_block"',
      'aws_lb: kept without meaning to Vauban: "drop_invalid_header_fields"',
      'aws_db_instance: kept without meaning to Vauban: "password"',
      'aws_iam_role: is kept by its address, but says nothing to Vauban',
      'data "aws_availability_zones": stands for something outside of the file and is left out',
    ]);
  });

  it('costs only a statement that cannot be read', async () => {
    const tried = await tryRead(format, fileOf('a.tf', 'resource "aws_instance" "a" {}\nresource "aws_x" {{\n}\n'));
    expect(tried.counts).toMatchObject({ components: 1 });
    expect(tried.problems.length).toBeGreaterThan(0);
  });
});

const PLAN = JSON.stringify({
  format_version: '1.2',
  terraform_version: '1.9.0',
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'aws_sqs_queue.jobs',
          mode: 'managed',
          type: 'aws_sqs_queue',
          name: 'jobs',
          values: { name: 'jobs', sqs_managed_sse_enabled: false },
        },
        {
          address: 'aws_instance.web[0]',
          mode: 'managed',
          type: 'aws_instance',
          name: 'web',
          index: 0,
          values: { ami: 'ami-1' },
        },
        {
          address: 'aws_instance.web[1]',
          mode: 'managed',
          type: 'aws_instance',
          name: 'web',
          index: 1,
          values: { ami: 'ami-1' },
        },
      ],
      child_modules: [
        {
          address: 'module.store',
          resources: [
            {
              address: 'module.store.aws_db_instance.this',
              mode: 'managed',
              type: 'aws_db_instance',
              name: 'this',
              values: { engine: 'mysql', port: 3306, storage_encrypted: false },
            },
            {
              address: 'module.store.aws_lambda_function.worker',
              mode: 'managed',
              type: 'aws_lambda_function',
              name: 'worker',
              values: {},
            },
          ],
        },
      ],
    },
  },
  configuration: {
    root_module: {
      resources: [
        {
          address: 'aws_instance.web',
          type: 'aws_instance',
          name: 'web',
          expressions: { user_data: { references: ['module.store.endpoint', 'module.store'] } },
        },
      ],
      module_calls: {
        store: {
          expressions: { queue: { references: ['aws_sqs_queue.jobs.url', 'aws_sqs_queue.jobs'] } },
          module: {
            outputs: {
              endpoint: { expression: { references: ['aws_db_instance.this.endpoint', 'aws_db_instance.this'] } },
            },
            resources: [
              {
                address: 'aws_lambda_function.worker',
                expressions: { environment: [{ variables: { references: ['var.queue'] } }] },
              },
            ],
          },
        },
      },
    },
  },
});

describe('terraform, as it is planned', () => {
  it('reads a plan, through the variables and outputs of its modules', async () => {
    const tried = await tryRead(format, fileOf('plan.json', PLAN));
    expect(componentsOf(tried)).toEqual([
      'jobs store - sqs',
      'web process - ec2 many',
      'store-db-instance store - mysql,rds',
      'store-worker process - lambda',
    ]);
    expect(flowsOf(tried)).toEqual(['web store-db-instance mysql', 'store-worker jobs https']);
    expect(factsOf(tried, 'assets', 'jobs-data')).toEqual({ 'encryption-at-rest': 'no' });
  });

  it('reads a state by the ids in its values', async () => {
    const state = {
      version: 4,
      terraform_version: '1.9.0',
      serial: 3,
      resources: [
        { mode: 'managed', type: 'aws_vpc', name: 'main', instances: [{ attributes: { id: 'vpc-0123456' } }] },
        {
          mode: 'managed',
          type: 'aws_instance',
          name: 'web',
          instances: [{ attributes: { id: 'i-0123456', vpc_id: 'vpc-0123456' } }],
        },
      ],
    };
    const tried = await tryRead(format, fileOf('terraform.tfstate', JSON.stringify(state)));
    expect(componentsOf(tried)).toEqual(['web process vpc ec2']);
  });

  it('reads the firewalls of Azure and Google', async () => {
    const google = await tryRead(
      format,
      fileOf(
        'g.tf',
        `resource "google_compute_instance" "web" { tags = ["web"] }
resource "google_compute_firewall" "web" {
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["web"]
  allow {
    protocol = "tcp"
    ports    = ["80", "8000-8010"]
  }
}
`,
      ),
    );
    expect(entriesOf(google)).toEqual(['web port 80 http external - -', 'web port 8000 tcp external - -']);
    const azure = await tryRead(
      format,
      fileOf(
        'a.tf',
        `resource "azurerm_network_security_group" "web" {
  security_rule {
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    destination_port_range     = "443"
    source_address_prefix      = "Internet"
  }
}
resource "azurerm_network_interface" "web" {}
resource "azurerm_network_interface_security_group_association" "web" {
  network_interface_id      = azurerm_network_interface.web.id
  network_security_group_id = azurerm_network_security_group.web.id
}
resource "azurerm_linux_virtual_machine" "web" {
  network_interface_ids = [azurerm_network_interface.web.id]
}
`,
      ),
    );
    expect(entriesOf(azure)).toEqual(['web port 443 https external - -']);
  });
});

describe('terraform, in several files', () => {
  it('reads the files of a folder as one configuration', () => {
    const files = readFileSync(SAMPLE, 'utf8').split(/^(?=resource )/m);
    const { counts } = readTogether(files.map((text, index) => glanceAt(fileOf(`${index}.tf`, text))));
    expect(counts).toEqual({ components: 6, flows: 5, boundaries: 3, entries: 3, assets: 5 });
  });

  it('keeps apart rules of a group for networks that are not known and for other groups', async () => {
    const tried = await tryRead(
      format,
      fileOf(
        'a.tf',
        `variable "office" {}
resource "aws_security_group" "edge" {}
resource "aws_security_group" "app" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.office]
  }
  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.edge.id]
  }
}
resource "aws_alb" "edge" { security_groups = [aws_security_group.edge.id] }
resource "aws_instance" "app" { vpc_security_group_ids = [aws_security_group.app.id] }
`,
      ),
    );
    expect(flowsOf(tried)).toEqual(['edge app postgresql']);
    expect(entriesOf(tried)).toEqual(['app port 22 ssh  - -']);
  });

  it('hides what a plan or a state says is sensitive', async () => {
    const change = {
      actions: ['create'],
      after: { note: 'hidden-1', engine: 'mysql' },
      after_sensitive: { note: true },
    };
    const plan = {
      format_version: '1.2',
      resource_changes: [
        { address: 'aws_db_instance.a', mode: 'managed', type: 'aws_db_instance', name: 'a', change },
        {
          address: 'aws_db_instance.b',
          mode: 'managed',
          type: 'aws_db_instance',
          name: 'b',
          change: { actions: ['delete'], after: null },
        },
      ],
    };
    const planned = await tryRead(format, fileOf('plan.json', JSON.stringify(plan)));
    expect(componentsOf(planned)).toEqual(['a store - mysql,rds']);
    const state = {
      version: 4,
      terraform_version: '1.9.0',
      serial: 1,
      resources: [
        {
          mode: 'managed',
          type: 'aws_db_instance',
          name: 'a',
          instances: [
            { attributes: { note: 'hidden-2' }, sensitive_attributes: [[{ type: 'get_attr', value: 'note' }]] },
          ],
        },
      ],
    };
    const kept = await tryRead(format, fileOf('a.tfstate', JSON.stringify(state)));
    expect(kept.counts).toMatchObject({ components: 1 });
    expect(planned.text + kept.text).not.toContain('hidden');
  });
});

describe('terraform, on bad input', () => {
  it('reads or refuses whatever it is given, and never throws', async () => {
    const cut = await readHostile(format, 'a.tf', cutOff(readFileSync(SAMPLE, 'utf8')));
    expect(cut.read).toBeGreaterThan(30);
    const broken = await readHostile(format, 'plan.json', cutOff(PLAN, 20));
    expect(broken.refused).toBe(20);
    const wrong = await readHostile(format, 'plan.json', wronglyTyped('plan.json', PLAN));
    expect(wrong.read).toBeGreaterThan(150);
  });

  it('refuses what has no resource with one problem', async () => {
    for (const text of ['', '{', '{"format_version":"1.2","planned_values":{}}', 'variable "a" {}', '\u0000']) {
      const { draft, problems } = await tryRead(format, fileOf('a.tf', text));
      expect([draft, problems.length], text).toEqual([undefined, 1]);
    }
  });

  it('is not led astray by names that stand for each other many times over', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `  l${index} = [${`local.l${index + 1}, `.repeat(30)}]`);
    const text = `locals {\n${names.join('\n')}\n}\nresource "aws_instance" "a" { user_data = local.l0 }\nlocals { l30 = local.l0 }\n`;
    const start = performance.now();
    const { counts } = await read(glanceAt(fileOf('a.tf', text)), { open: () => undefined });
    expect(counts).toMatchObject({ components: 1 });
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('reads thousands of resources in time that grows with them', async () => {
    const many = Array.from(
      { length: 3000 },
      (_, index) =>
        `resource "aws_instance" "i${index}" { user_data = aws_s3_bucket.b${index}.id }\nresource "aws_s3_bucket" "b${index}" {}\n`,
    );
    const start = performance.now();
    const { counts } = await read(glanceAt(fileOf('a.tf', many.join(''))), { open: () => undefined });
    expect(counts).toMatchObject({ components: 6000, flows: 3000 });
    expect(performance.now() - start).toBeLessThan(8000);
  });

  it('is recognized by its structure only', () => {
    const looks = (text: string) => format.looksLike(glanceAt(fileOf('x', text)));
    expect(looks(readFileSync(SAMPLE, 'utf8'))).toBe(true);
    expect(looks(PLAN)).toBe(true);
    expect(looks('threatmodel "a" {\n  description = "x"\n}\n')).toBe(false);
    expect(looks('{"version": 4}')).toBe(false);
    expect(looks('resource: a')).toBe(false);
  });
});

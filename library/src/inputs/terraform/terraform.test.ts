import { describe, expect, it } from 'vitest';
import { readJson } from '../settings/json.ts';
import { readConfiguration } from './read-configuration.ts';
import { looksLikePlan, readPlan } from './read-plan.ts';
import { itemsOf, valueAt } from './terraform.ts';

function configurationOf(...texts: readonly string[]) {
  return readConfiguration(texts.map((text, index) => ({ name: `${index}.tf`, text })));
}

describe('readConfiguration', () => {
  it('fills in defaults and local names, and leaves the rest unknown', () => {
    const { resources, problems } = configurationOf(
      'variable "port" { default = 80 }\nlocals { ports = [var.port, local.other] }\n',
      `locals { other = aws_x.y.port }\nresource "aws_a" "b" {\n  count = 2\n  ports = local.ports\n  name  = "n-\${var.port}"\n}\n`,
    );
    expect(problems).toEqual([]);
    expect(resources).toMatchObject([
      {
        address: 'aws_a.b',
        many: true,
        values: { ports: [80, null], name: null },
        references: [{ path: 'ports', to: 'aws_x.y' }],
        at: { file: '1.tf', line: 2, column: 1 },
      },
    ]);
  });

  it('reads blocks, dynamic ones as well, and the keys of objects into the paths of references', () => {
    const [resource] = configurationOf(
      `resource "aws_lambda_function" "f" {
  environment {
    variables = { TABLE = aws_dynamodb_table.t.name }
  }
  dynamic "rule" {
    for_each = var.rules
    content {
      port   = 1
      bucket = aws_s3_bucket.b.id
    }
  }
  names = [for each in aws_subnet.s : each.id]
}
`,
    ).resources;
    expect(resource?.references).toEqual([
      { path: 'names', to: 'aws_subnet.s' },
      { path: 'environment.variables.TABLE', to: 'aws_dynamodb_table.t' },
      { path: 'rule.bucket', to: 'aws_s3_bucket.b' },
    ]);
    expect(valueAt(resource?.values, 'rule', 'port')).toBe(1);
    expect(itemsOf(valueAt(resource?.values, 'rule')).length).toBe(1);
  });

  it('keeps data sources apart, and names modules that it does not read', () => {
    const { resources, modules } = configurationOf(
      'data "aws_vpc" "v" {}\nresource "aws_a" "b" { vpc = data.aws_vpc.v.id }\nmodule "m" { source = "./m" }\n',
    );
    expect(resources.map(({ address, isData }) => [address, isData])).toEqual([
      ['data.aws_vpc.v', true],
      ['aws_a.b', false],
    ]);
    expect(resources[1]?.references).toEqual([{ path: 'vpc', to: 'data.aws_vpc.v' }]);
    expect(modules).toMatchObject([{ name: 'm', source: './m' }]);
  });
});

describe('readPlan', () => {
  const plan = (configuration: unknown, resources: readonly unknown[]) =>
    readPlan(
      readJson(JSON.stringify({ format_version: '1', planned_values: { root_module: { resources } }, configuration })),
      'plan.json',
    );
  const resource = (name: string, values: unknown = {}) => ({
    address: `aws_a.${name}`,
    mode: 'managed',
    type: 'aws_a',
    name,
    values,
  });

  it('cuts circles of variables and outputs', () => {
    const call = (expression: string) => ({
      expressions: { v: { references: [expression] } },
      module: { outputs: { o: { expression: { references: ['var.v'] } } }, resources: [] },
    });
    const { resources } = plan(
      {
        root_module: {
          resources: [
            {
              address: 'aws_a.x',
              expressions: { to: { references: ['module.one.o'] }, other: { references: ['module.three.o'] } },
            },
          ],
          module_calls: { one: call('module.two.o'), two: call('module.one.o'), three: call('aws_a.y') },
        },
      },
      [resource('x'), resource('y')],
    );
    expect(resources[0]?.references).toEqual([{ path: 'other', to: 'aws_a.y' }]);
  });

  it('takes instances as one, and a name that two resources have as that of neither', () => {
    const { resources } = plan({}, [
      { ...resource('x', { id: 'same-id' }), address: 'aws_a.x["a.b"]' },
      { ...resource('x'), address: 'aws_a.x["c"]' },
      resource('y', { id: 'same-id' }),
      resource('z', { uses: 'same-id', own: 'unique-id' }),
    ]);
    expect(resources.map(({ address, many }) => [address, many])).toEqual([
      ['aws_a.x', true],
      ['aws_a.y', false],
      ['aws_a.z', false],
    ]);
    expect(resources[2]?.references).toEqual([]);
  });

  it('is not taken for anything else with a version', () => {
    expect(looksLikePlan(readJson('{"terraform_version":"1","values":{}}'))).toBe(true);
    expect(looksLikePlan(readJson('{"format_version":"1"}'))).toBe(false);
    expect(looksLikePlan(readJson('{"values":{}}'))).toBe(false);
    expect(looksLikePlan(undefined)).toBe(false);
  });
});

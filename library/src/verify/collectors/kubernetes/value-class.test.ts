import { describe, expect, it } from 'vitest';
import { imageReference } from '../../../inputs/dockerfile/image-reference.ts';
import { registryFault, tagFault } from './image-faults.ts';
import { amountOf } from './quantity.ts';
import { classOf, credentialIn, namesSecret, withoutCredentials } from './value-class.ts';

describe('classOf', () => {
  it.each([
    ['  ', 'empty'],
    ['$(OTHER)', 'reference'],
    [`\${OTHER:-x}`, 'reference'],
    ['vault:secret/data/x', 'reference'],
    ['<your password>', 'placeholder'],
    ['XXXX', 'placeholder'],
    ['/run/secrets/x', 'path'],
    ['true', 'flag'],
    ['3600s', 'number'],
    ['changeme', 'text'],
    ['a: 1\nb: 2', 'block'],
    ['-----BEGIN EC PRIVATE KEY-----\nabc', 'secret:private-key'],
    ['AKIAIOSFODNN7EXAMPLE', 'secret:aws-access-key'],
    ['amqp://shop:not-real@queue', 'secret:url-with-password'],
    [`amqp://shop:\${PASSWORD}@queue`, 'reference'],
  ])('takes %j for %s', (value, expected) => {
    expect(classOf(value)).toBe(expected);
  });
});

describe('namesSecret', () => {
  it('reads a name by its words', () => {
    const secrets = [
      'password',
      'DB_PASSWORD',
      'apiKey',
      'AWS_SECRET_ACCESS_KEY',
      'jwt.secret',
      'SECRET_KEY_BASE',
      'NPM_TOKEN',
      'app-key',
      'MY_PASS',
    ];
    expect(secrets.filter((name) => !namesSecret(name))).toEqual([]);
    const others = [
      'PASSWORD_FILE',
      'TOKEN_TTL',
      'SECRET_NAME',
      'GPG_KEY',
      'KEYBOARD',
      'PUBLIC_API_KEY',
      'ENABLE_PASSWORD',
      'token-url',
      'tokenizer',
      'password-policy.json',
      'PASS',
    ];
    expect(others.filter(namesSecret)).toEqual([]);
  });
});

describe('credentialIn', () => {
  it('needs a value that may be one', () => {
    expect(credentialIn('PASSWORD', 'text')).toBe('secret in plain text');
    expect(credentialIn('PASSWORD', 'number')).toBe('secret in plain text');
    expect(credentialIn('URL', 'secret:url-with-password')).toBe('url with password');
    expect([
      credentialIn('TOKEN', 'number'),
      credentialIn('PASSWORD', 'reference'),
      credentialIn('NAME', 'text'),
    ]).toEqual([undefined, undefined, undefined]);
  });
});

describe('withoutCredentials', () => {
  it('takes them out of a command', () => {
    const masked = withoutCredentials(
      'curl -u x --password=hunter22 -H "token: abcdef" postgres://a:b3c4@d && echo $PASSWORD',
    );
    expect(masked).not.toMatch(/hunter22|abcdef|b3c4/);
    expect(masked).toMatch(/^curl -u x --password=<hidden> /);
  });
});

describe('amountOf', () => {
  it('reads amounts in their units', () => {
    expect(['500m', '1', '1Gi', '1.5k', '2e3', '128974848'].map(amountOf)).toEqual([
      0.5,
      1,
      2 ** 30,
      1500,
      2000,
      128_974_848,
    ]);
    expect(['', 'one', '1 Gi', '1Xi', '0x10'].map(amountOf)).toEqual(Array(5).fill(undefined));
  });
});

describe('the faults of images', () => {
  it('allow a registry, what is below a path, and no other', () => {
    const fault = (image: string, allowed: string) => registryFault(imageReference(image), [allowed]);
    expect([
      fault('gcr.io/a/b:1', 'gcr.io'),
      fault('eu.gcr.io/a/b', 'gcr.io'),
      fault('r.example/team/x', 'r.example/team/'),
      fault('nginx', 'docker.io'),
    ]).toEqual(Array(4).fill(undefined));
    for (const [image, allowed] of [
      ['gcr.io.evil.example/a', 'gcr.io'],
      ['notgcr.io/a', 'gcr.io'],
      ['r.example/teams/x', 'r.example/team'],
      ['nginx', 'r.example'],
    ] as const) {
      expect(fault(image, allowed), image).toMatch(/not allowed/);
    }
  });

  it('take a tag that the claim calls floating for one', () => {
    expect(tagFault(imageReference('redis:alpine'))).toBeUndefined();
    expect(tagFault(imageReference('redis:alpine'), ['alpine'])).toMatch(/any version/);
  });
});

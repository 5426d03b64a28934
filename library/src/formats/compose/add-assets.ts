/**
 * Volumes, secrets and configuration files as assets, where the services that use them hold them.
 * @module
 */
import type { ComposeService } from '../../inputs/compose/service.ts';
import type { Project } from './project.ts';

interface Held {
  readonly kind: 'volume' | 'secret' | 'config';
  readonly name: string;
  readonly class?: string | undefined;
  readonly file?: string | undefined;
  readonly at: Parameters<Project['at']>[0];
  readonly by: (service: ComposeService) => boolean;
}

/** Adds an asset for each volume, secret and configuration file. */
export function addAssets(project: Project): void {
  const { compose, services, found, at } = project;
  const volumes = compose.volumes.map(
    ({ name, at: place }): Held => ({
      kind: 'volume',
      name,
      at: place,
      by: ({ mounts }) => mounts.some(({ type, source }) => type === 'volume' && source === name),
    }),
  );
  const secrets = compose.secrets.map(({ name, file, at: place, isInline }): Held => {
    if (isInline) found.lost.add('secrets: a value that is written in the file is left out', at(place));
    return {
      kind: 'secret',
      name,
      class: 'credential',
      file,
      at: place,
      by: (service) => service.secrets.includes(name),
    };
  });
  const configs = compose.configs.map(({ name, file, at: place, isInline }): Held => {
    if (isInline) found.lost.add('configs: a text that is written in the file is left out', at(place));
    return {
      kind: 'config',
      name,
      class: 'configuration',
      file,
      at: place,
      by: (service) => service.configs.includes(name),
    };
  });
  for (const held of [...volumes, ...secrets, ...configs]) {
    const holders = services.filter(held.by).flatMap(({ name }) => found.draft.find('components', name) ?? []);
    found.add(
      'assets',
      { name: held.name, key: `${held.kind} ${held.name}` },
      { title: titleOf(held), class: held.class, at: holders, file: held.file },
      at(held.at),
    );
  }
}

function titleOf({ kind, name }: Held): string {
  return kind === 'volume' ? `Volume ${name}` : kind === 'secret' ? `Secret ${name}` : `Configuration ${name}`;
}

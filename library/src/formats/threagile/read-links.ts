/**
 * Communication links as flows.
 * @module
 */
import type { Fields, Json } from '../fields.ts';
import { isEncryptedSomehow, spokenOf } from './protocols.ts';
import type { TechnicalAsset } from './read-components.ts';
import { keptOf, proseOf, type Reading } from './reading.ts';
import { AUTHENTICATION, AUTHENTICATION_OF, meaningOf, wordOf } from './words.ts';

/** Adds the links of the technical assets to the draft; gives those whose target is not there, as they are. */
export function readLinks(assets: readonly TechnicalAsset[], reading: Reading): readonly Json[] {
  const { draft, losses, counts } = reading;
  const dangling: Json[] = [];
  for (const asset of assets) {
    for (const [title, fields] of asset.links) {
      counts['flows'] = (counts['flows'] ?? 0) + 1;
      const target = fields.peek().text('target');
      const to = draft.find('components', target);
      if (to === undefined) {
        losses.add(
          'flows: a link to a technical asset that is not there is kept, but is no flow of the model',
          fields.at,
        );
        dangling.push({ source: asset.key, title, link: fields.rest() ?? {} });
        continue;
      }
      fields.skip('target');
      readLink(title, fields, { reading, from: asset, to });
    }
  }
  return dangling;
}

/** What Threagile calls a link: its source and its title as a word. */
export function linkIdOf(source: string, title: string): string {
  const word = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${source}>${word}`;
}

function readLink(
  title: string,
  fields: Fields,
  { reading, from, to }: { readonly reading: Reading; readonly from: TechnicalAsset; readonly to: string },
): void {
  const { draft, losses } = reading;
  const description = proseOf(fields, 'description');
  const protocol = fields.text('protocol');
  const spoken = spokenOf(protocol);
  if (isEncryptedSomehow(spoken.protocol)) {
    losses.add(
      'flows: a protocol is kept by its name, which says that it is encrypted but not how',
      fields.place('protocol'),
    );
  }
  const shown = fields.text('authentication');
  const authentication = meaningOf(AUTHENTICATION, shown);
  const also: Record<string, Json> = { ...description.written };
  if (
    shown !== undefined &&
    (authentication === undefined || meaningOf(AUTHENTICATION_OF, authentication) !== wordOf(shown))
  ) {
    also['authentication'] = shown;
    if (wordOf(shown) !== 'two-factor') {
      losses.add(
        `flows: authentication "${wordOf(shown)}" is kept; Vauban has ${authentication === undefined ? 'no word for it' : `"${authentication}"`}`,
        fields.place('authentication'),
      );
    }
  }
  const authorization = fields.text('authorization');
  const isUnauthorized = wordOf(authorization) === 'none';
  if (authorization !== undefined && !isUnauthorized) {
    also['authorization'] = authorization;
    losses.add(
      `flows: authorization "${wordOf(authorization)}" is kept; it does not say how it is decided who may do what`,
      fields.place('authorization'),
    );
  }
  const carries = heldAssets(fields, 'data_assets_sent', { reading, also });
  const returns = heldAssets(fields, 'data_assets_received', { reading, also });
  const entry = {
    title,
    description: description.text,
    from: from.component,
    to,
    tags: fields.texts('tags'),
    carries,
    returns,
    protocol: spoken.protocol,
    encryption: spoken.encryption,
    authentication,
    facts: {
      ...(wordOf(shown) === 'two-factor' && { 'second-factor': 'yes' }),
      ...(isUnauthorized && { authorization: 'none' }),
    },
  };
  draft.add(
    'flows',
    { name: title, key: linkIdOf(from.key, title), kept: keptOf('flows', fields, { losses, also }) },
    entry,
  );
}

/** The assets a list names; names of assets that are not there are kept. */
function heldAssets(
  fields: Fields,
  key: string,
  { reading, also }: { readonly reading: Reading; readonly also: Record<string, Json> },
): readonly string[] {
  const names = fields.texts(key);
  const unknown = names.filter((name) => reading.draft.find('assets', name) === undefined);
  if (unknown.length > 0) {
    also[key] = unknown;
    reading.losses.add('flows: a data asset that is not there is kept by its name', fields.place(key));
  }
  return [...new Set(names.flatMap((name) => reading.draft.find('assets', name) ?? []))];
}

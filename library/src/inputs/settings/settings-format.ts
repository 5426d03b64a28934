/**
 * Which settings format a file is in, by its name.
 * @module
 */

/** The formats that are read; `ini` is every kind of lines with keys and values. */
export const SETTINGS_FORMATS = ['toml', 'yaml', 'json', 'ini'] as const;
export type SettingsFormat = (typeof SETTINGS_FORMATS)[number];

const BY_EXTENSION: readonly (readonly [RegExp, SettingsFormat])[] = [
  [/\.toml$|(^|\/)(Cargo|poetry|uv)\.lock$/i, 'toml'],
  [/\.ya?ml$/i, 'yaml'],
  [/\.(json|jsonc|json5)$|(^|\/)\.(eslintrc|babelrc|prettierrc)$/i, 'json'],
  [/\.(ini|cfg|cnf|conf|properties|env|service|socket|timer|mount|network|netdev)$/i, 'ini'],
  [/(^|\/)(\.env(\.[\w.-]+)?|\.npmrc|\.editorconfig|\.gitconfig|sshd?_config|sysctl)$/i, 'ini'],
];

/** The format of a file, or undefined when its name does not tell. */
export function settingsFormat(path: string): SettingsFormat | undefined {
  return BY_EXTENSION.find(([pattern]) => pattern.test(path))?.[1];
}

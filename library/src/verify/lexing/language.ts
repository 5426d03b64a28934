/**
 * Which language a file is written in, by its name.
 * @module
 */

const EXTENSIONS = {
  c: 'c h',
  cpp: 'cc cpp cxx c++ hh hpp hxx ipp inl cu cuh',
  csharp: 'cs',
  java: 'java',
  javascript: 'js mjs cjs jsx',
  typescript: 'ts mts cts tsx',
  go: 'go',
  rust: 'rs',
  kotlin: 'kt kts',
  swift: 'swift',
  scala: 'scala sc',
  dart: 'dart',
  groovy: 'groovy gradle',
  php: 'php',
  solidity: 'sol',
  move: 'move cairo',
  zig: 'zig',
  proto: 'proto',
  css: 'css',
  scss: 'scss less sass',
  python: 'py pyi pyx bzl star',
  ruby: 'rb rake gemspec',
  perl: 'pl pm t',
  r: 'r',
  julia: 'jl',
  elixir: 'ex exs',
  erlang: 'erl hrl',
  haskell: 'hs',
  ocaml: 'ml mli',
  lisp: 'lisp cl el scm clj cljs edn',
  lua: 'lua',
  nix: 'nix',
  shell: 'sh bash zsh ksh bats',
  powershell: 'ps1 psm1 psd1',
  sql: 'sql',
  graphql: 'graphql gql',
  rego: 'rego',
  hcl: 'tf tfvars hcl',
  make: 'mk mak',
  cmake: 'cmake',
  docker: 'dockerfile',
  yaml: 'yaml yml',
  toml: 'toml',
  json: 'json jsonc json5 jsonl ndjson',
  ini: 'ini cfg properties conf env service timer socket',
  xml: 'xml xsd xsl svg html htm xhtml plist csproj',
  component: 'vue svelte astro',
  markdown: 'md markdown mdx',
  text: 'txt rst adoc asciidoc tex log',
} as const;

/** The languages whose comments and strings can be told apart. */
export type Language = keyof typeof EXTENSIONS;

const BY_EXTENSION: ReadonlyMap<string, Language> = new Map(
  Object.entries(EXTENSIONS).flatMap(([language, endings]) =>
    endings.split(' ').map((ending) => [ending, language as Language] as const),
  ),
);

const BY_NAME: readonly (readonly [RegExp, Language])[] = [
  [/^(dockerfile|containerfile)(\..*)?$/, 'docker'],
  [/^(gnu)?makefile$/, 'make'],
  [/^cmakelists\.txt$/, 'cmake'],
  [/^(rakefile|gemfile|vagrantfile|podfile|brewfile)$/, 'ruby'],
  [/^(build|workspace|module)(\.bazel)?$/, 'python'],
  [/^jenkinsfile$/, 'groovy'],
  [/^(justfile|\.bashrc|\.profile|\.zshrc|\.envrc)$/, 'shell'],
  [/^(\.env(\..*)?|\.editorconfig|\.npmrc|\.gitconfig|\.gitmodules)$/, 'ini'],
  [/^cargo\.lock$|^poetry\.lock$|^uv\.lock$/, 'toml'],
  [/^(readme|license|licence|copying|changelog|authors|notice|security|contributing)$/, 'text'],
];

/** The language of a file, undefined when its name does not tell. */
export function languageOf(path: string): Language | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const named = BY_NAME.find(([pattern]) => pattern.test(name));
  const dot = name.lastIndexOf('.');
  return named?.[1] ?? (dot < 0 ? undefined : BY_EXTENSION.get(name.slice(dot + 1)));
}

/**
 * What a language is for: a program runs, data says how something runs, prose is for people and proves nothing.
 */
export function purposeOf(language: Language): 'program' | 'data' | 'prose' {
  if (language === 'markdown' || language === 'text') return 'prose';
  return ['yaml', 'toml', 'json', 'ini', 'xml'].includes(language) ? 'data' : 'program';
}

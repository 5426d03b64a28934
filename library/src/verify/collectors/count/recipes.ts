/**
 * What can be counted by name, and exactly how: which files, which text in their code, under which kind.
 * @module
 */
import type { Language } from '../../lexing/index.ts';

/** One text that counts; every match in code counts once, comments and strings are blanked out before. */
export interface Mark {
  readonly languages: readonly Language[];
  /** The kind is the group `kind` of the match, or this. */
  readonly kind?: string;
  /** A word without which a file need not be looked at. */
  readonly word: string;
  /** It counts only inside the braces of this macro. */
  readonly inside?: RegExp;
  /** It counts only in files whose name says that they hold tests. */
  readonly onlyTestFiles?: true;
  readonly pattern: RegExp;
}

/** Where matches count. */
export type Where = 'product' | 'test' | 'proof' | 'all';

/** One thing that can be counted. */
export interface Recipe {
  /** What counts, in a sentence without its full stop. */
  readonly says: string;
  readonly files: readonly string[];
  readonly marks: readonly Mark[];
  readonly where: Where;
  /** A file counts once however many matches it has. */
  readonly oncePerFile?: true;
  /** Kinds that do not count unless the claim names them. */
  readonly leavesOut?: RegExp;
}

const SCRIPT: readonly Language[] = ['javascript', 'typescript'];
const SCRIPT_FILES = '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}';
const JVM_FILES = '**/*.{java,kt,kts,groovy,scala}';
const JVM: readonly Language[] = ['java', 'kotlin', 'groovy', 'scala'];
const RUST: readonly Language[] = ['rust'];
const GO: readonly Language[] = ['go'];
const PYTHON: readonly Language[] = ['python'];

const ASSERTIONS: readonly Mark[] = [
  {
    languages: RUST,
    word: 'assert',
    pattern: /(?<![\w!])(?<kind>(?:debug_|prop_)?assert(?:_eq|_ne|_matches)?)\s*!\s*[([{]/g,
  },
  { languages: RUST, word: 'kani::assert', kind: 'kani_assert', pattern: /\bkani::assert\s*\(/g },
  { languages: ['c', 'cpp'], word: 'assert', pattern: /(?<![\w.>:])(?<kind>(?:static_)?assert)\s*\(/g },
  { languages: PYTHON, word: 'assert', kind: 'assert', pattern: /^[ \t]*assert\b(?!\s*=)/gm },
  { languages: PYTHON, word: 'self.assert', pattern: /\bself\.(?<kind>assert[A-Z]\w*)\s*\(/g },
  { languages: SCRIPT, word: 'assert', kind: 'assert', pattern: /(?<![\w$.])assert(?:\.\w+)*\s*\(/g },
  { languages: SCRIPT, word: 'expect', kind: 'expect', pattern: /(?<![\w$.])expect(?:\.soft|\.poll)?\s*\(/g },
  { languages: GO, word: '.', pattern: /\b(?<kind>assert|require)\.[A-Z]\w*\s*\(/g },
  {
    languages: JVM,
    word: 'assert',
    pattern: /(?<![\w.])(?:Assert(?:ions)?\.)?(?<kind>assert(?:[A-Z]\w*)?)\b(?=\s*[({\w!])/g,
  },
  { languages: ['solidity'], word: '(', pattern: /(?<![\w.])(?<kind>assert|require)\s*\(/g },
];
const ASSERTION_FILES = ['**/*.{rs,py,go,sol,c,h,cc,cpp,cxx,hh,hpp,hxx}', SCRIPT_FILES, JVM_FILES];

/** Every built-in. */
export const RECIPES = {
  'fuzz-targets': {
    says: 'Rust files with a fuzz_target! call, one each, that are a [[bin]] of the fuzz/Cargo.toml above them where there is one (kind cargo-fuzz), and C or C++ files that define LLVMFuzzerTestOneInput, one each (kind libfuzzer)',
    files: ['**/*.{rs,c,cc,cpp,cxx}', '**/Cargo.toml'],
    where: 'all',
    oncePerFile: true,
    marks: [
      { languages: RUST, kind: 'cargo-fuzz', word: 'fuzz_target', pattern: /\bfuzz_target\s*!\s*[({[]/g },
      {
        languages: ['c', 'cpp'],
        kind: 'libfuzzer',
        word: 'LLVMFuzzerTestOneInput',
        pattern: /\bint\s+LLVMFuzzerTestOneInput\s*\([^;{}]{0,200}\)\s*\{/g,
      },
    ],
  },
  'kani-proofs': {
    says: 'Attributes #[kani::proof] and #[kani::proof_for_contract(...)] in Rust code, also inside #[cfg_attr(kani, ...)]; kinds proof and proof_for_contract',
    files: ['**/*.rs'],
    where: 'all',
    marks: [
      {
        languages: RUST,
        word: 'kani::proof',
        pattern: /#\[\s*(?:cfg_attr\s*\(\s*kani\s*,\s*)?kani::(?<kind>proof(?:_for_contract)?)\b/g,
      },
    ],
  },
  'property-tests': {
    says: 'Functions marked #[test] inside proptest! and functions marked #[proptest] or #[property_test] (kind proptest), #[quickcheck] functions, functions inside quickcheck! and quickcheck(...) calls (quickcheck), fc.property and fc.asyncProperty calls (fast-check) and test.prop or it.prop calls (fast-check-vitest), @given decorators (hypothesis), quick.Check and rapid.Check calls in Go (go-quick, go-rapid), jqwik @Property methods (jqwik)',
    files: ['**/*.{rs,py,go}', SCRIPT_FILES, JVM_FILES],
    where: 'all',
    marks: [
      {
        languages: RUST,
        kind: 'proptest',
        word: 'prop',
        pattern: /#\[\s*(?:\w+::)*(?:proptest|property_test)\b[^\]]*\]/g,
      },
      {
        languages: RUST,
        kind: 'proptest',
        word: 'proptest',
        inside: /\bproptest\s*!\s*(?=\{)/g,
        pattern: /#\[\s*(?:\w+::)*test\b[^\]]*\]/g,
      },
      {
        languages: RUST,
        kind: 'quickcheck',
        word: 'quickcheck',
        inside: /\bquickcheck\s*!\s*(?=\{)/g,
        pattern: /\bfn\s+\w+\s*\(/g,
      },
      { languages: RUST, kind: 'quickcheck', word: 'quickcheck', pattern: /#\[\s*(?:\w+::)*quickcheck\b[^\]]*\]/g },
      {
        languages: RUST,
        kind: 'quickcheck',
        word: 'quickcheck',
        pattern: /(?<!fn\s{1,9}|#\[\s{0,9})\bquickcheck\s*\(/g,
      },
      { languages: SCRIPT, kind: 'fast-check', word: 'roperty', pattern: /\bfc\.(?:asyncP|p)roperty\s*\(/g },
      { languages: SCRIPT, kind: 'fast-check-vitest', word: '.prop', pattern: /\b(?:test|it)(?:\.\w+)*\.prop\s*\(/g },
      { languages: PYTHON, kind: 'hypothesis', word: 'given', pattern: /^[ \t]*@(?:hypothesis\.)?given\s*\(/gm },
      { languages: GO, kind: 'go-quick', word: 'quick.', pattern: /\bquick\.Check(?:Equal)?\s*\(/g },
      { languages: GO, kind: 'go-rapid', word: 'rapid.', pattern: /\brapid\.(?:Check|MakeCheck)\s*\(/g },
      { languages: JVM, kind: 'jqwik', word: '@Property', pattern: /@Property\b/g },
    ],
  },
  assertions: {
    says: 'Assertions, by kind: in Rust assert, assert_eq, assert_ne, assert_matches, the same with debug_ and prop_, and kani_assert; assert and static_assert in C and C++; assert and assertX methods in Python and on the JVM; assert and expect in JavaScript and TypeScript; assert.X and require.X calls in Go; assert and require in Solidity',
    files: ASSERTION_FILES,
    where: 'all',
    marks: ASSERTIONS,
  },
  'runtime-assertions': {
    says: 'Assertions of product code that stay in a release build: as assertions, without those of tests and proofs, without debug_ and prop_ kinds and static_assert',
    files: ASSERTION_FILES,
    where: 'product',
    marks: ASSERTIONS,
    leavesOut: /^(?:debug_|prop_|static_|kani_)/,
  },
  'go-fuzz': {
    says: 'Go functions FuzzX(f *testing.F) in _test.go files (kind native) and Fuzz(data []byte) int (kind go-fuzz)',
    files: ['**/*.go'],
    where: 'all',
    marks: [
      {
        languages: GO,
        kind: 'native',
        word: 'testing.F',
        pattern: /^func\s+Fuzz[^a-z\s(]\w*\s*\(\s*\w+\s+\*testing\.F\b/gm,
      },
      { languages: GO, kind: 'go-fuzz', word: 'Fuzz', pattern: /^func\s+Fuzz\w*\s*\(\s*\w+\s+\[\]byte\s*\)\s*int\b/gm },
    ],
  },
  tests: {
    says: 'Tests in the text, those marked to be left out included: functions marked #[test] or #[x::test] in Rust (kind rust), TestX(t *testing.T) in Go (go), functions test_x in Python files named test_x or x_test (python), it(...) and test(...) calls in test files of JavaScript and TypeScript, a table once (javascript), @Test, @ParameterizedTest and @RepeatedTest on the JVM (jvm)',
    files: ['**/*.{rs,go}', '**/test_*.py', '**/*_test.py', SCRIPT_FILES, JVM_FILES],
    where: 'all',
    marks: [
      { languages: RUST, kind: 'rust', word: 'test', pattern: /#\[\s*(?:\w+::)*(?:test|rstest)\b[^\]]*\]/g },
      {
        languages: GO,
        kind: 'go',
        word: 'testing.T',
        pattern: /^func\s+Test(?:[^a-z\s(]\w*)?\s*\(\s*\w+\s+\*testing\.T\b/gm,
      },
      { languages: PYTHON, kind: 'python', word: 'test', pattern: /^[ \t]*(?:async[ \t]+)?def[ \t]+test\w*[ \t]*\(/gm },
      {
        languages: SCRIPT,
        kind: 'javascript',
        word: 't',
        onlyTestFiles: true,
        pattern:
          /(?<![\w$.])(?:it|test|xit|fit)(?:\.(?!todo\b|describe\b|extend\b|step\b|use\b|before|after)\w+)*\s*(?:\(|(?=`))/g,
      },
      { languages: JVM, kind: 'jvm', word: 'Test', pattern: /@(?:Test|ParameterizedTest|RepeatedTest)\b/g },
    ],
  },
} as const satisfies Readonly<Record<string, Recipe>>;

/** Numbers that stand in a report rather than in code. */
export const REPORT_RECIPES = {
  'junit-tests': {
    says: 'Tests in JUnit reports, by kind passed, failed and skipped; passed when the claim names no kind',
    files: ['**/*{junit,JUnit}*.xml', '**/TEST-*.xml', '**/report.xml'],
  },
  'lines-covered': {
    says: 'Lines that ran, in coverage reports (lcov, JSON of llvm-cov, Cobertura, Go cover profile, JSON of coverage.py), by kind ran and missed; ran when the claim names no kind',
    files: ['**/*lcov*.info', '**/*.lcov', '**/{coverage,cobertura}*.{xml,json}', '**/{cover,coverage}.out'],
  },
} as const;

export type ReportRecipe = keyof typeof REPORT_RECIPES;

/** Code that others wrote or a tool made. */
export const NOT_OURS = [
  '**/{vendor,third_party,third-party,node_modules,target,dist,build,out,.next}/**',
  '**/*.min.js',
];
/** Reports that a program reads as samples. */
export const NOT_RESULTS = [
  '**/{testdata,test-data,fixtures,__fixtures__,samples,examples,resources,corpus,vendor}/**',
];

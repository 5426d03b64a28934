/**
 * Which code only tests or proves other code: it is never on the live path.
 * @module
 */

const TEST_FOLDER =
  /(?:^|\/)(?:tests?|__tests__|specs?|testing|testdata|test-data|__mocks__|mocks|fixtures|e2e|benches|fuzz)\//i;
const TEST_FILE =
  /(?:^|\/)(?:test_[^/]*\.py|conftest\.py|tests?\.(?:rs|py|go)|[^/]*(?:_test|_tests|_spec|\.test|\.spec|\.tests|\.e2e|\.fixture|-spec|-test)\.[^./]+|[A-Za-z0-9]+(?:Tests?|Spec|IT)\.(?:java|kt|kts|scala|cs|swift|groovy|php)|[^/]*\.t\.sol|[^/]*\.bats)$/;

/** Whether the path of a file says that it holds tests, their data or fuzz targets. */
export function isTestPath(path: string): boolean {
  return TEST_FOLDER.test(path) || TEST_FILE.test(path);
}

const TEST_MARK =
  /^(?:#\[(?:\w+::)*(?:test|bench|rstest|quickcheck|proptest)\b|#\[cfg\((?:all\(|any\()?\s*test\b|@(?:Test|ParameterizedTest|RepeatedTest|Property)\b|\[(?:Test|Fact|Theory|TestMethod|TestClass|TestFixture)\b|@(?:pytest|unittest|given|settings)\b)/;
const PROOF_MARK =
  /^#\[(?:kani::|cfg\((?:all\(|any\()?\s*(?:kani|prusti|creusot|verus)\b|(?:verifier|verus|prusti|creusot)::)/;

/** What the attributes and annotations in front of a declaration say of it. */
export function roleOf(marks: readonly string[]): 'test' | 'proof' | undefined {
  if (marks.some((mark) => PROOF_MARK.test(mark))) return 'proof';
  return marks.some((mark) => TEST_MARK.test(mark)) ? 'test' : undefined;
}

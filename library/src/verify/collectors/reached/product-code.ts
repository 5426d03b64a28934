/**
 * Which files are the product: not its tests, examples, benchmarks, nor the code of others that is kept beside it.
 * @module
 */
import { isTestPath } from '../../lexing/index.ts';

const NOT_PRODUCT =
  /(?:^|\/)(?:examples?|samples?|demos?|_?vendor(?:ed)?|third[_-]party|externals?|node_modules|site-packages|target|dist|__fixtures__|storybook|\.storybook|stories)\/|\.(?:stories|min|bundle|story)\.[cm]?[jt]sx?$|(?:^|\/)(?:build\.rs|conftest\.py|[^/]*\.config\.[cm]?[jt]s|setup\.py|noxfile\.py|fabfile\.py|gulpfile\.js|Gruntfile\.js)$/;

/** Whether what stands in a file is part of what runs. */
export function isProductCode(path: string): boolean {
  return !isTestPath(path) && !NOT_PRODUCT.test(path);
}

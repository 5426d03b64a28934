/**
 * Puts two parts of a path together with forward slashes; runs in a browser too.
 * @module
 */

/** `joinPath('../node/', './src/a.rs')` is `../node/src/a.rs`; `..` takes a folder off where there is one. */
export function joinPath(...parts: readonly string[]): string {
  const steps: string[] = [];
  const whole = parts.filter((part) => part !== '').join('/');
  for (const step of whole.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return `${whole.startsWith('/') ? '/' : ''}${steps.join('/')}`;
}

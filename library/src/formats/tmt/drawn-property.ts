/**
 * Properties of something drawn that every template has.
 * @module
 */
import { plainLine } from './plain-text.ts';
import type { Drawn } from './tmt-model.ts';

/** The value of a property by its name, else by its label. */
export function propertyOf({ properties }: Pick<Drawn, 'properties'>, name: string): string | undefined {
  const found =
    properties.find((property) => property.name === name) ?? properties.find((property) => property.label === name);
  return found?.value;
}

/** What people call it, in one line. */
export function nameOf(drawn: Pick<Drawn, 'properties'>): string | undefined {
  const name = drawn.properties.find(({ label, kind }) => label === 'Name' && kind !== 'header')?.value;
  return plainLine(name);
}

/** Whether somebody has put it out of scope. */
export function isOutOfScope(drawn: Pick<Drawn, 'properties'>): boolean {
  const flag = drawn.properties.find(({ label, name }) => label === 'Out Of Scope' || name === OUT_OF_SCOPE);
  return flag?.value?.toLowerCase() === 'true';
}

/** Why it is out of scope. */
export function reasonOutOfScope(drawn: Pick<Drawn, 'properties'>): string | undefined {
  return drawn.properties.find(({ label, name }) => label === 'Reason For Out Of Scope' || name === REASON)?.value;
}

const OUT_OF_SCOPE = '71f3d9aa-b8ef-4e54-8126-607a1d903103';
const REASON = '752473b6-52d4-4776-9a24-202153f7d579';

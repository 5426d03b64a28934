/**
 * Python files as statements with places, for those that describe things without computing them.
 * @module
 */
export type {
  PythonArgument,
  PythonAssignment,
  PythonBlock,
  PythonCall,
  PythonExpression,
  PythonLoop,
  PythonStatement,
} from './python.ts';
export { type ReadPython, readPython } from './read-python.ts';

/**
 * Opens a source for the search: how it is laid out, what its names mean, where it starts.
 * @module
 */
import type { FileFacts } from '../../../inputs/syntax/index.ts';
import type { Ground } from './edges.ts';
import { type Entries, readEntries } from './entries.ts';
import { readGoLayout } from './languages/go-layout.ts';
import { goNames } from './languages/go-names.ts';
import { readJavascriptLayout } from './languages/javascript-layout.ts';
import { javascriptNames } from './languages/javascript-names.ts';
import { readPythonLayout } from './languages/python-layout.ts';
import { pythonNames } from './languages/python-names.ts';
import { readCrates } from './languages/rust-layout.ts';
import { rustNames } from './languages/rust-names.ts';
import { readTomlTable } from './languages/toml-table.ts';
import { openResolver } from './resolve.ts';
import { openWorld, type Survey } from './world.ts';

/** A source that is ready to be searched. */
export interface OpenGround extends Ground {
  readonly entries: Entries;
  /** Whether files were asked for that have not been parsed. */
  readonly isMissing: () => boolean;
}

/**
 * Opens a source; what is asked of it is remembered, so open it again when more files were parsed.
 *
 * @param wanted gets the files whose facts are missing
 */
export function openGround(
  survey: Survey,
  parsed: ReadonlyMap<string, FileFacts | undefined>,
  wanted: Set<string>,
): OpenGround {
  const world = openWorld(survey, parsed, wanted);
  const javascript = readJavascriptLayout(survey, world.isFile);
  const resolver = openResolver(world, {
    javascript: javascriptNames(world, javascript),
    go: goNames(world, readGoLayout(survey.manifests)),
    python: pythonNames(world, readPythonLayout(survey.manifests, world)),
    rust: rustNames(world, readCrates(survey.manifests, survey.files, readTomlTable)),
  });
  return {
    resolver,
    certain: false,
    isMissing: () => wanted.size > 0,
    entries: readEntries(world, javascript, readTomlTable),
  };
}

/**
 * Where the imports of Go lead (Go Modules Reference: the module path and replacements of go.mod).
 * @module
 */
import { folderOf, resolvePath } from '../paths.ts';

export interface GoLayout {
  /** The folder of a package, undefined when it is outside of the source. */
  readonly folderFor: (from: string) => string | undefined;
}

/** Reads how the Go of a source is laid out. */
export function readGoLayout(manifests: ReadonlyMap<string, string>): GoLayout {
  const modules = [...manifests].flatMap(([path, text]) => {
    if (!/(?:^|\/)go\.mod$/.test(path)) return [];
    const folder = folderOf(path);
    const own = /^module[ \t]+"?([^\s"]+)/m.exec(text)?.[1];
    const replaced = [...text.matchAll(/^[ \t]*(?:replace[ \t]+)?(\S+)(?:[ \t]+v\S+)?[ \t]*=>[ \t]*(\.{1,2}\/\S*)/gm)];
    return [
      ...(own === undefined ? [] : [{ path: own, folder }]),
      ...replaced.flatMap(([, from = '', to = '']) => {
        const target = resolvePath(folder, to);
        return target === undefined ? [] : [{ path: from, folder: target }];
      }),
    ];
  });
  modules.sort((one, other) => other.path.length - one.path.length);
  return {
    folderFor(from) {
      const around = modules.find(({ path }) => from === path || from.startsWith(`${path}/`));
      return around === undefined ? undefined : resolvePath(around.folder, from.slice(around.path.length));
    },
  };
}

import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');

/** A function that a view file exports: the room it belongs to, and the type that it says it returns. */
export type Exported = { file: string; room: string; name: string; returns: string | null };

/** Every function that any `src/**\/*.view.ts` exports, found by importing the file. */
export async function exportedFunctions(): Promise<Exported[]> {
  const files = globSync('src/**/*.view.ts', { cwd: root }).toSorted();
  const found = await Promise.all(
    files.map(async (file) => {
      const path = join(root, file);
      const module: unknown = await import(pathToFileURL(path).href);
      const source = readFileSync(path, 'utf8');
      return Object.entries(module ?? {})
        .filter(([, value]) => typeof value === 'function')
        .map(([name]) => ({
          file,
          room: basename(dirname(file)),
          name,
          returns: returnType(source, name),
        }));
    }),
  );
  return found.flat();
}

/** The type after the parameters of a function; null where none is written down. */
export function returnType(source: string, name: string): string | null {
  const start = new RegExp(
    `export (?:async )?(?:function ${name}\\b|const ${name} =)[^(]*\\(`,
  ).exec(source);
  if (!start) return null;
  let at = start.index + start[0].length;
  for (let depth = 1; depth > 0 && at < source.length; at += 1) {
    if (source[at] === '(') depth += 1;
    if (source[at] === ')') depth -= 1;
  }
  return /^\s*:\s*([^={]+?)\s*(?:\{|=>)/.exec(source.slice(at))?.[1] ?? null;
}

/** Whether a function of this return type draws something that Slack shows. */
export function isView(returns: string): boolean {
  return /\b(?:Message|ModalView|HomeView|View|KnownBlock|[A-Z]\w*Block)\b/.test(returns);
}

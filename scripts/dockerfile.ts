import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the last stage of a Dockerfile amounts to, built in a folder. */
export type Image = {
  /** Stands for `/`. */
  root: string;
  /** The tag after `node:`, such as `26-slim`. */
  base: string;
  workdir: string;
  env: Record<string, string>;
  user: { uid: number; gid: number };
  volumes: string[];
  command: string[];
  healthcheck: string[];
};

type BuildOptions = {
  /** Where COPY takes files from. */
  from: string;
  /** An empty folder. */
  into: string;
  /** The environment of RUN, beside what ENV says. */
  env: NodeJS.ProcessEnv;
};

const words = z.array(z.string()).min(1);
const ids = z.tuple([z.coerce.number().int(), z.coerce.number().int()]);

/**
 * Follows the steps of a Dockerfile without an engine: each stage is a folder below `into`. Takes what ours uses and throws
 * on anything else. Paths that begin with /app or /data lie in the stage's folder.
 */
export function buildImage(dockerfile: string, options: BuildOptions): Image {
  const stages = new Map<string, Image>();
  let image: Image | null = null;
  for (const { keyword, rest } of stepsOf(dockerfile)) {
    if (keyword === 'FROM') {
      const [, base = '', name = 'last'] = /^node:(\S+)(?: AS (\S+))?$/.exec(rest) ?? [];
      image = emptyImage(join(options.into, name), base);
      stages.set(name, image);
    } else if (image) {
      take(image, keyword, rest, stages, options);
    }
  }
  if (!image) throw new Error('the Dockerfile has no FROM');
  return image;
}

/** The path in the image's folder that stands for one in the image; relative ones are those of its WORKDIR. */
export function inImage(image: Image, path: string): string {
  return join(image.root, path.startsWith('/') ? path : join(image.workdir, path));
}

/** Its environment, with paths as they are here. */
export function environmentOf(image: Image): Record<string, string> {
  const here = ([name, value]: [string, string]) => [name, withPathsOf(image, value)];
  return Object.fromEntries(Object.entries(image.env).map(here));
}

function emptyImage(root: string, base: string): Image {
  mkdirSync(root);
  const user = { uid: 0, gid: 0 };
  return { root, base, workdir: '/', env: {}, user, volumes: [], command: [], healthcheck: [] };
}

function take(
  image: Image,
  keyword: string,
  rest: string,
  stages: ReadonlyMap<string, Image>,
  { from, env }: BuildOptions,
): void {
  switch (keyword) {
    case 'WORKDIR':
      image.workdir = rest;
      mkdirSync(inImage(image, '.'), { recursive: true });
      return;
    case 'ENV':
      for (const [, name = '', value = ''] of rest.matchAll(/(\w+)=(\S+)/g))
        image.env[name] = value;
      return;
    case 'COPY':
      copy(image, rest.split(' '), stages, from);
      return;
    case 'RUN':
      execFileSync('sh', ['-c', withPathsOf(image, rest)], {
        cwd: inImage(image, '.'),
        env: { ...env, ...environmentOf(image) },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return;
    case 'USER': {
      const [uid, gid] = ids.parse(rest.split(':'));
      image.user = { uid, gid };
      return;
    }
    case 'VOLUME':
      image.volumes.push(rest);
      return;
    case 'HEALTHCHECK':
      image.healthcheck = execForm(rest.replace(/^(--\S+ )*CMD /, ''));
      return;
    case 'CMD':
      image.command = execForm(rest);
      return;
    case 'EXPOSE':
      return;
    default:
      throw new Error(`${keyword} is not understood here`);
  }
}

function copy(
  image: Image,
  parts: readonly string[],
  stages: ReadonlyMap<string, Image>,
  context: string,
): void {
  const stage = parts[0]?.startsWith('--from=') ? stages.get(parts[0].slice(7)) : null;
  if (stage === undefined) throw new Error(`${parts[0]} is no stage`);
  const paths = parts.filter((part) => !part.startsWith('--'));
  const to = paths.pop() ?? '';
  for (const path of paths) {
    const target = to.endsWith('/') ? join(to, path) : to;
    const source = stage ? inImage(stage, path) : join(context, path);
    cpSync(source, inImage(image, target), { recursive: true, verbatimSymlinks: true });
  }
}

/** A command as a list, which the engine runs without a shell: only so do signals reach the program. */
function execForm(json: string): string[] {
  return words.parse(JSON.parse(json));
}

function withPathsOf(image: Image, text: string): string {
  return text.replaceAll(/(?<=^|[\s:=])\/(?=(?:app|data)\b)/g, `${image.root}/`);
}

function stepsOf(dockerfile: string): { keyword: string; rest: string }[] {
  return dockerfile
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, keyword = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      return { keyword, rest };
    });
}

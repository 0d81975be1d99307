import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

/*
 * The real .oxlintrc.json, over a tree of files that hold nothing but imports. Globs in the configuration are relative to
 * its own folder, so a copy of it in another folder rules over that one as it does over this repository.
 */

const root = join(import.meta.dirname, '../..');

const insides = "A room's insides are its own: import its index.ts.";
const outside = 'Only main.ts and run.ts start the app and know the sandbox.';
const ground = 'Ground knows no room.';
const store = 'A store reads and writes the database, and nothing else.';
const purePackages = 'Views and rules are pure: of packages they need @slack/types and zod.';
const pure = 'Views and rules are pure: they reach neither the database nor Slack.';

type Line = {
  file: string;
  /** What it may not import, by what the linter then says. */
  refused: Readonly<Record<string, readonly string[]>>;
  allowed: readonly string[];
};

const impure = {
  [purePackages]: [
    '@slack/bolt',
    '@slack/web-api',
    '@slack/socket-mode',
    'kysely',
    'better-sqlite3',
    'pino',
    'node-cron',
    'node:fs',
    'node:timers/promises',
  ],
  [pure]: [
    './win.store.ts',
    './win.listeners.ts',
    './win.planners.ts',
    './delegation.steps.ts',
    './kudos.channel.ts',
    '../db/schema.ts',
    '../schedule/schedule.store.ts',
    '../slack/listen.ts',
    '../slack/call.ts',
    '../slack/outbox.store.ts',
    '../slack/sender.ts',
  ],
  [insides]: ['../people/people.ts', '../coach/manager.store.ts'],
  [outside]: ['../app.ts', '../../sandbox/render.ts'],
};

const purePlaces = [
  'zod',
  '@slack/types',
  '../people/index.ts',
  '../practices/index.ts',
  '../slack/blocks.ts',
  '../slack/form.ts',
  '../slack/message.ts',
  '../slack/text.ts',
  '../slack/typed.ts',
  '../time/hours.ts',
  './other.ts',
  './other.view.ts',
];

const lines: readonly Line[] = [
  {
    file: 'src/wins/win.listeners.ts',
    refused: {
      [insides]: [
        '../people/people.ts',
        '../practices/practice.ts',
        '../coach/manager.store.ts',
        '../delegations/delegation.ts',
        '../kudos/kudos.view.ts',
        '../vision/vision.ts',
        '../home/home.ts',
      ],
      [outside]: [
        '../app.ts',
        '../run.ts',
        '../main.ts',
        '../../sandbox/index.ts',
        '../../test/support/world.ts',
      ],
    },
    allowed: [
      '../people/index.ts',
      '../kudos/index.ts',
      '../practices/index.ts',
      './win.ts',
      './win.store.ts',
      './win.view.ts',
      '../room.ts',
      '../db/schema.ts',
      '../slack/listen.ts',
      '@slack/web-api',
      'kysely',
      'node:crypto',
    ],
  },
  {
    file: 'src/wins/win.planners.ts',
    refused: { [insides]: ['../coach/manager.ts'] },
    allowed: [],
  },
  {
    file: 'src/rooms.ts',
    refused: { [insides]: ['./wins/win.ts'], [outside]: ['./app.ts', '../sandbox/index.ts'] },
    allowed: ['./wins/index.ts', './practices/index.ts', './room.ts'],
  },
  {
    file: 'src/app.ts',
    refused: {
      [insides]: ['./coach/manager.ts'],
      [outside]: ['../sandbox/index.ts', '../test/support/world.ts'],
    },
    allowed: ['./rooms.ts', './slack/listen.ts', '../migrations/index.ts'],
  },
  { file: 'src/run.ts', refused: {}, allowed: ['./app.ts', '../sandbox/start.ts'] },
  ...['slack', 'db', 'schedule', 'operate'].flatMap((folder) => [
    {
      file: `src/${folder}/some.ts`,
      refused: {
        [ground]: [
          '../wins/index.ts',
          '../people/index.ts',
          '../practices/index.ts',
          '../coach/manager.ts',
          '../room.ts',
          '../rooms.ts',
        ],
        [outside]: ['../app.ts', '../../sandbox/index.ts'],
      },
      allowed: ['../time/clock.ts', '../db/schema.ts', '../slack/listen.ts', './some.store.ts'],
    },
    {
      file: `src/${folder}/some.store.ts`,
      refused: {
        [ground]: ['../wins/index.ts', '../room.ts'],
        [outside]: ['../app.ts'],
        [store]: [
          '../slack/listen.ts',
          './listen.ts',
          './call.ts',
          '@slack/bolt',
          '@slack/web-api',
        ],
      },
      allowed: ['kysely', '../db/schema.ts', './message.ts', '@slack/types'],
    },
  ]),
  {
    file: 'src/time/zone.ts',
    refused: {
      'src/time needs nothing but itself.': [
        'zod',
        'node:fs',
        '@slack/types',
        '../slack/text.ts',
        '../wins/index.ts',
        '../log.ts',
      ],
    },
    allowed: ['./hours.ts'],
  },
  {
    file: 'src/practices/growth.ts',
    refused: {
      'src/practices needs nothing but itself.': [
        'zod',
        'node:fs',
        '../time/hours.ts',
        '../slack/text.ts',
        '../coach/index.ts',
      ],
    },
    allowed: ['./practice.ts'],
  },
  { file: 'src/wins/win.view.ts', refused: impure, allowed: purePlaces },
  { file: 'src/wins/win.ts', refused: impure, allowed: purePlaces },
  {
    file: 'src/wins/win.store.ts',
    refused: {
      [store]: [
        '@slack/bolt',
        '@slack/web-api',
        '../slack/listen.ts',
        '../slack/call.ts',
        './win.view.ts',
        './win.listeners.ts',
        './win.planners.ts',
      ],
      [insides]: ['../people/person.store.ts'],
      [outside]: ['../app.ts'],
    },
    allowed: [
      'kysely',
      'zod',
      '../db/schema.ts',
      '../people/index.ts',
      '../slack/outbox.store.ts',
      '../schedule/schedule.store.ts',
      './win.ts',
      './other.store.ts',
    ],
  },
  {
    file: 'migrations/0002-some.ts',
    refused: {
      'A released migration must not change with the code: it needs src/db/table.ts and kysely alone.':
        ['../src/db/schema.ts', '../src/wins/win.ts', '../src/time/hours.ts', 'zod', 'node:fs'],
    },
    allowed: ['kysely', '../src/db/table.ts', './0001-some.ts'],
  },
  ...['sandbox/some.ts', 'sandbox/api/some.ts'].map((file) => ({
    file,
    refused: {
      'The sandbox is Slack: only its start, its tour and its previews know the app.': [
        '../src/app.ts',
        '../../src/slack/text.ts',
        '../test/support/world.ts',
      ],
    },
    allowed: ['./state.ts', 'ws', 'node:http'],
  })),
  { file: 'sandbox/start.ts', refused: {}, allowed: ['../src/app.ts'] },
  { file: 'sandbox/tour/tour.ts', refused: {}, allowed: ['../../src/app.ts'] },
  { file: 'sandbox/preview/a.preview.ts', refused: {}, allowed: ['../../src/wins/win.view.ts'] },
  { file: 'test/some.test.ts', refused: {}, allowed: ['../src/app.ts', '../sandbox/index.ts'] },
];

/** Files whose code breaks a rule, and the rule. */
const faults = {
  'src/wins/one.ts': [
    "import { two } from './two.ts';\nexport const one = (): number => two();\n",
    'import(no-cycle)',
  ],
  'src/wins/two.ts': [
    "import { one } from './one.ts';\nexport const two = (): number => one();\n",
    'import(no-cycle)',
  ],
  'src/wins/floating.ts': [
    'async function work(): Promise<void> {}\nexport function start(): void {\n  work();\n}\n',
    'typescript(no-floating-promises)',
  ],
  'src/wins/new-date.ts': ['export const at = new Date(0);\n', 'eslint(no-restricted-globals)'],
  'test/date-now.ts': ['export const at = Date.now();\n', 'eslint(no-restricted-globals)'],
  'src/slack/now.ts': [
    'export const at = Temporal.Now.instant();\n',
    'eslint(no-restricted-properties)',
  ],
  'src/time/clock.ts': ['export const now = () => Temporal.Now.instant();\n', null],
  'src/wins/fine.ts': [
    'async function work(): Promise<void> {}\nexport async function start(): Promise<void> {\n  await work();\n}\n',
    null,
  ],
} as const;

/** Every way of importing counts, the dynamic one too. */
const ways = [
  "import '../coach/a.ts';",
  "import type { B } from '../coach/b.ts';",
  "export * from '../coach/c.ts';",
  "export const d = await import('../coach/d.ts');",
];

const report = z.object({
  diagnostics: z.array(
    z.object({
      filename: z.string(),
      code: z.string(),
      message: z.string(),
      help: z.string().optional(),
    }),
  ),
});

type Found = z.infer<typeof report>['diagnostics'];

function lint(folder: string): Promise<Found> {
  const folders = ['src', 'sandbox', 'test', 'migrations'];
  return new Promise((resolve) => {
    execFile(
      join(root, 'node_modules/.bin/oxlint'),
      ['--format', 'json', ...folders],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      // It exits with 1 when it finds something; when it cannot work, it writes no JSON.
      (_, stdout) => resolve(report.parse(JSON.parse(stdout)).diagnostics),
    );
  });
}

let folder: string;
let found: Found;

async function put(file: string, code: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), code);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'both-hats-layers-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['.oxlintrc.json', 'tsconfig.json']) {
    await copyFile(join(root, file), join(folder, file));
  }
  for (const { file, refused, allowed } of lines) {
    const imports = [...Object.values(refused).flat(), ...allowed];
    await put(file, imports.map((specifier) => `import '${specifier}';\n`).join(''));
  }
  await put('src/wins/ways.listeners.ts', `${ways.join('\n')}\n`);
  for (const [file, [code]] of Object.entries(faults)) await put(file, code);
  found = await lint(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What was said of the imports of a file: by the message, what it is about. */
function refusedIn(file: string): Record<string, string[]> {
  const restricted = found.filter(
    (one) => one.filename === file && one.code === 'eslint(no-restricted-imports)',
  );
  const byMessage = Object.groupBy(restricted, (one) => one.help ?? '');
  return Object.fromEntries(
    Object.entries(byMessage).map(([message, all = []]) => [
      message,
      all.map((one) => one.message.split("'")[1] ?? '').toSorted(),
    ]),
  );
}

describe('a layer', () => {
  test.each(lines)('$file imports what it may, and nothing else', ({ file, refused }) => {
    const expected = Object.entries(refused).map(([message, all]) => [message, all.toSorted()]);
    expect(refusedIn(file)).toEqual(Object.fromEntries(expected));
  });

  test('holds for every way of importing', () => {
    const specifiers = ['a', 'b', 'c', 'd'].map((name) => `../coach/${name}.ts`);
    expect(refusedIn('src/wins/ways.listeners.ts')).toEqual({ [insides]: specifiers });
  });

  test('has exceptions only for files that exist', () => {
    const config = readFileSync(join(root, '.oxlintrc.json'), 'utf8');
    const named = [...config.matchAll(/"((?:src|sandbox)\/[^"*]*\.ts)"/g)].map(([, glob]) => glob);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((glob) => globSync(glob ?? '', { cwd: root }).length === 0)).toEqual([]);
  });
});

test.each(Object.entries(faults))('%s is found at fault, or not', (file, [, rule]) => {
  const codes = found.filter((one) => one.filename === file).map((one) => one.code);
  expect(codes).toEqual(rule === null ? [] : [rule]);
});

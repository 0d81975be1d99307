import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { migrations } from '../../migrations/index.ts';
import { codeOf } from '../db/inspect.ts';
import { makeBackup } from './backup.ts';

/* A thread that makes one backup and says how it went: null, or the code of what failed. */

const { databaseFile, target } = z
  .object({ databaseFile: z.string(), target: z.string() })
  .parse(workerData);

const failed = await makeBackup(databaseFile, target, migrations).then(
  () => null,
  (error: unknown) => codeOf(error instanceof Error ? error.cause : null) ?? 'not_readable',
);
parentPort?.postMessage({ failed });

import { migrations } from '../migrations/index.ts';
import { ConfigError, readDatabaseFile, readEnvFile } from './config.ts';
import { DatabaseError } from './db/errors.ts';
import { openDatabase } from './db/open.ts';
import { systemClock } from './time/clock.ts';

/** `npm run migrate`: takes the migrations that are due and says which. Exit code 2 with a sentence when it can't. */
try {
  readEnvFile();
  const file = readDatabaseFile(process.env);
  const database = await openDatabase(file, migrations, systemClock.now());
  await database.close();
  const taken = database.migrated;
  const copy = database.copy ? ` The file as it was before: ${database.copy}.` : '';
  process.stdout.write(
    taken.length === 0
      ? `${file} is up to date.\n`
      : `${file} has taken ${taken.join(', ')}.${copy}\n`,
  );
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof DatabaseError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

import { migrations } from '../migrations/index.ts';
import { ConfigError, readDatabaseFile, readEnvFile } from './config.ts';
import { backupFile, makeBackup } from './operate/backup.ts';
import { program, say } from './operate/say.ts';
import { systemClock } from './time/clock.ts';

/** `npm run backup [-- FILE]`: a checked copy of the database, also while the app runs. */
await program(async () => {
  readEnvFile();
  const databaseFile = readDatabaseFile(process.env);
  const [named, ...others] = process.argv.slice(2);
  if (others.length > 0 || named?.startsWith('-')) {
    throw new ConfigError('Say at most one file: npm run backup -- FILE.');
  }
  const target = named ?? backupFile(databaseFile, systemClock.now());
  await makeBackup(databaseFile, target, migrations);
  say(`${target} holds everything, and was read back. Only you can read it.`);
  return 0;
});

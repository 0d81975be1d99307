import { migrations } from '../migrations/index.ts';
import { ConfigError, readDatabaseFile, readEnvFile } from './config.ts';
import { restoreBackup } from './operate/restore.ts';
import { program, say } from './operate/say.ts';
import { systemClock } from './time/clock.ts';

/** `npm run restore -- FILE`: puts a backup in the place of the database, while the app does not run. */
await program(async () => {
  readEnvFile();
  const databaseFile = readDatabaseFile(process.env);
  const [backup, ...others] = process.argv.slice(2);
  if (backup === undefined || backup.startsWith('-') || others.length > 0) {
    throw new ConfigError('Say which file: npm run restore -- FILE.');
  }
  const now = systemClock.now();
  const { kept, pending, toLookFor } = await restoreBackup(backup, databaseFile, migrations, now);
  say(`${databaseFile} is now what ${backup} holds.`);
  if (kept) say(`The file as it was before: ${kept}.`);
  if (pending.length > 0) say(`The next start takes the steps ${pending.join(', ')}.`);
  if (toLookFor > 0) {
    say(`Messages that were waiting then, and are looked for in Slack first: ${toLookFor}.`);
  }
  return 0;
});

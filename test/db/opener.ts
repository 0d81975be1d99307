import { migrations } from '../../migrations/index.ts';
import { DatabaseError } from '../../src/db/errors.ts';
import { openDatabase } from '../../src/db/open.ts';
import { systemClock } from '../../src/time/clock.ts';

/** A process that opens the database it is given and keeps it open, or says why it can't. */
const [file = ''] = process.argv.slice(2);
try {
  await openDatabase(file, migrations, systemClock.now());
  process.stdout.write('open\n');
  setInterval(() => {}, 60_000);
} catch (error) {
  const kind = error instanceof DatabaseError ? 'DatabaseError' : 'fault';
  process.stdout.write(`${kind}: ${error instanceof Error ? error.message : String(error)}\n`);
}

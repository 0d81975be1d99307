import { pino } from 'pino';
import { z } from 'zod';
import { startApp } from '../../src/app.ts';
import { systemClock } from '../../src/time/clock.ts';

/**
 * A process with the app in it, whose clock goes on by as much as its parent says. What its heart would do on waking is
 * done when the parent says so: a minute is long for a test.
 */
const told = z.object({ ahead: z.string() });
const { API_URL: apiUrl = '', BOT_TOKEN: botToken = '', APP_TOKEN: appToken = '' } = process.env;
let ahead = Temporal.Duration.from({ seconds: 0 });

const app = await startApp({
  slack: { botToken, apiUrl, timeoutMs: 2_000, connection: { mode: 'socket', appToken } },
  databaseFile: process.env['DATABASE_FILE'] ?? '',
  port: 0,
  clock: { now: () => systemClock.now().add(ahead) },
  log: pino({ level: 'silent' }),
  heartbeat: false,
});
process.on('message', (message) => {
  ahead = Temporal.Duration.from(told.parse(message).ahead);
  void app
    .beat()
    .then(() => app.settled())
    .then(() => process.send?.({ beaten: true, port: app.port }));
});
process.send?.({ beaten: false, port: app.port });

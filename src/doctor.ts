import { migrations } from '../migrations/index.ts';
import { ConfigError, readConfig, readEnvFile } from './config.ts';
import { examine } from './operate/doctor.ts';
import { lineOf } from './operate/finding.ts';
import { readManifestText } from './operate/manifest.ts';
import { program, say } from './operate/say.ts';
import { systemClock } from './time/clock.ts';

/**
 * `npm run doctor`: says line by line what is well and what to mend, also beside a running app, which it does not disturb.
 * Exit code 0 when all is well, 1 when something is to be mended, 2 when the configuration is not usable.
 */
await program(async () => {
  readEnvFile();
  const config = readConfig(process.env);
  const { slack } = config;
  if (!slack) {
    throw new ConfigError(
      'SLACK_BOT_TOKEN is missing: the practice workspace needs no doctor. Set it to the bot token from api.slack.com/apps (OAuth & Permissions).',
    );
  }
  const findings = await examine({
    config: { ...config, slack },
    clock: systemClock,
    migrations,
    manifest: readManifestText(),
  });
  for (const finding of findings) say(lineOf(finding));
  return findings.every(({ ok }) => ok) ? 0 : 1;
});

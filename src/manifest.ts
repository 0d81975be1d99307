import { parseArgs } from 'node:util';
import { ConfigError } from './config.ts';
import { httpManifest, readManifestText, requestUrl } from './operate/manifest.ts';
import { program } from './operate/say.ts';

/** `npm run manifest [-- --url https://…]`: prints the manifest for Socket Mode, or the one for HTTP at that address. */
await program(async () => {
  const url = addressFrom(process.argv.slice(2));
  const manifest = readManifestText();
  process.stdout.write(url === undefined ? manifest : httpManifest(manifest, requestUrl(url)));
  return 0;
});

function addressFrom(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { url: { type: 'string' } } }).values.url;
  } catch {
    throw new ConfigError('Say npm run manifest -- --url https://coach.example.com.');
  }
}

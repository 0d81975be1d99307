import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { loadDrawing } from './client.ts';
import { previews } from './index.ts';
import { drawPage } from './page.ts';

/*
 * Serves one page with every view of the app in every state; `--out FILE` writes it instead.
 */

const { values } = parseArgs({ options: { out: { type: 'string' }, port: { type: 'string' } } });
const css = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8');
const html = drawPage(previews, await loadDrawing(), css);

if (values.out) {
  writeFileSync(values.out, html);
} else {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
  });
  server.listen(Number(values.port ?? 0), '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    process.stdout.write(
      `Every view in every state: http://127.0.0.1:${port}/ (Ctrl+C stops it)\n`,
    );
  });
}

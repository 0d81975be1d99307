import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { table } from './process-zone.table.ts';

const run = promisify(execFile);

const here = table();

/** The table as a process computes it that was started in another zone. */
async function tableIn(zone: string): Promise<ReturnType<typeof table>> {
  const script = `
    import { table } from '${import.meta.resolve('./process-zone.table.ts')}';
    process.stdout.write(JSON.stringify(table()));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

test.concurrent.each(['America/New_York', 'Australia/Lord_Howe'])(
  'a process in %s reckons as one in UTC does',
  async (zone) => {
    const there = await tableIn(zone);
    expect(here.processZone).toBe('UTC');
    expect(there.processZone).toBe(zone);
    expect(there.zones).toEqual(here.zones);
    expect(there.lines).toEqual(here.lines);
  },
);

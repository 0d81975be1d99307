import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { failureOf } from './failure.ts';
import { isTrustedResponseUrl } from './respond.ts';

const timeoutMs = 10_000;

/**
 * Hands a file over to Slack and returns its id. Nobody sees it before `files.completeUploadExternal` was called with that
 * id. Throws the client's errors, and an Error when the bytes do not arrive.
 */
export async function upload(
  slack: WebClient,
  { name, content }: { name: string; content: Uint8Array },
): Promise<string> {
  const { upload_url: url, file_id: id } = await slack.files.getUploadURLExternal({
    filename: name,
    length: content.length,
  });
  if (!url || !id) throw new Error('files.getUploadURLExternal named no address');
  if (!isTrustedResponseUrl(url, slack.slackApiUrl))
    throw new Error('upload outside Slack refused');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(content),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`the upload was answered with ${response.status}`);
  return id;
}

/** Takes files out of Slack that nobody needs any more. Where that fails they stay, and the log says so. */
export async function deleteFiles(
  { slack, log }: { slack: WebClient; log: Logger },
  files: readonly string[],
): Promise<void> {
  for (const file of files) {
    await slack.files
      .delete({ file })
      .catch((error: unknown) =>
        log.warn({ failure: failureOf(error) }, 'a file that nobody needs stays in Slack'),
      );
  }
}

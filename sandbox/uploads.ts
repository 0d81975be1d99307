import type { Context } from './context.ts';
import type { Answer } from './server.ts';

/** Takes the bytes of a file, raw or in a form, at the address that files.getUploadURLExternal gave out. */
export function receiveUpload(
  context: Context,
  id: string,
  contentType: string,
  body: Buffer,
): Answer {
  const file = context.state.files[id];
  if (!file || file.completed) return { status: 404, body: 'not found' };
  const bytes = contentType.startsWith('multipart/form-data') ? inForm(contentType, body) : body;
  if (bytes === null || bytes.length === 0) return { status: 400, body: 'no file' };
  if (bytes.length !== file.size) return { status: 400, body: 'wrong length' };
  file.content = bytes.toString('base64');
  return { status: 200, body: `OK - ${bytes.length}` };
}

/** Serves a file to the app that uploaded it. */
export function serveFile(
  context: Context,
  path: string,
  authorization: string | undefined,
): Answer {
  const id = path.split('/')[2] ?? '';
  const content = context.state.files[id]?.content;
  if (authorization !== `Bearer ${context.secrets.botToken}`) {
    return { status: 403, body: 'forbidden' };
  }
  if (content === undefined || content === null) return { status: 404, body: 'not found' };
  return { status: 200, body: Buffer.from(content, 'base64') };
}

/** The first part of a multipart body that carries a file name. */
function inForm(contentType: string, body: Buffer): Buffer | null {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  const delimiter = Buffer.from(`--${boundary}`);
  let start = body.indexOf(delimiter);
  while (start !== -1) {
    const end = body.indexOf(delimiter, start + delimiter.length);
    if (end === -1) return null;
    const part = body.subarray(start + delimiter.length + 2, end - 2);
    const headEnd = part.indexOf('\r\n\r\n');
    if (headEnd !== -1 && part.subarray(0, headEnd).includes('filename=')) {
      return part.subarray(headEnd + 4);
    }
    start = end;
  }
  return null;
}

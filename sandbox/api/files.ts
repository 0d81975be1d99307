import { list, required, text } from '../args.ts';
import { fail } from '../errors.ts';
import { nextId, seconds } from '../ids.ts';
import { postMessage } from '../messages.ts';
import { readyAt } from '../pictures.ts';
import type { Context } from '../context.ts';
import type { Obj, StoredFile } from '../state.ts';
import { isMember, visibleChannel, type Call, type Method } from './method.ts';

const LARGEST = 100 * 1024 * 1024;

/** files.*: an upload in three steps, the bytes in the middle one going to the address from the first. */
export const files: Record<string, Method> = {
  'files.getUploadURLExternal': { scope: 'files:write', answer: uploadUrl },
  'files.completeUploadExternal': { scope: 'files:write', answer: complete },
  'files.delete': { scope: 'files:write', answer: remove },
};

function uploadUrl({ args, context }: Call): Obj {
  const { state } = context;
  const name = required(args, 'filename');
  const size = Number(required(args, 'length'));
  if (!Number.isInteger(size) || size <= 0) fail('invalid_arguments');
  if (size > LARGEST) fail('file_upload_size_restricted');
  const id = nextId(state, 'F');
  state.files[id] = {
    id,
    name,
    title: name,
    mimetype: mimeOf(name),
    size,
    user: state.app.bot_user_id,
    created: seconds(context.clock.now()),
    content: null,
    completed: false,
    channels: [],
    alt_text: text(args, 'alt_txt') ?? text(args, 'alt_text') ?? '',
  };
  return { ok: true, upload_url: `${context.origin()}/upload/v1/${id}`, file_id: id };
}

function complete(call: Call): Obj {
  const { args, context } = call;
  const given = list(args, 'files', 'invalid_arguments') ?? [];
  if (given.length === 0) fail('invalid_arguments');
  const stored = given.map((each) => {
    const file = context.state.files[String(each['id'])];
    if (!file || file.content === null || file.completed) fail('file_not_found');
    if (typeof each['title'] === 'string') file.title = each['title'];
    return file;
  });
  const channelId = text(args, 'channel_id');
  if (channelId !== undefined) share(call, channelId, stored);
  for (const file of stored) {
    file.completed = true;
    file.ready_at = readyAt(context);
  }
  context.changed({ what: 'file' });
  return { ok: true, files: stored.map((file) => fileObject(context, file)) };
}

function share(call: Call, channelId: string, stored: StoredFile[]): void {
  const { args, context } = call;
  const channel = visibleChannel(call, channelId);
  if (channel.archived) fail('is_archived');
  if (!isMember(call, channel)) fail('not_in_channel');
  for (const file of stored) file.channels.push(channel.id);
  postMessage(context, channel, {
    user: context.state.app.bot_user_id,
    text: text(args, 'initial_comment') ?? '',
    files: stored.map((file) => fileObject(context, file)),
    thread_ts: text(args, 'thread_ts'),
  });
}

/** Takes a file of the app's out of everything that shows it. */
function remove({ args, context }: Call): Obj {
  const id = required(args, 'file');
  const file = context.state.files[id];
  if (!file?.completed) fail('file_not_found');
  if (file.user !== context.state.app.bot_user_id) fail('cant_delete_file');
  delete context.state.files[id];
  for (const message of Object.values(context.state.messages).flat()) {
    if (!message.files?.some((each) => each['id'] === id)) continue;
    message.files = message.files.map((each) =>
      each['id'] === id ? { id, mode: 'tombstone' } : each,
    );
  }
  context.changed({ what: 'file' });
  return { ok: true };
}

/** A file as Slack shows it. */
export function fileObject(context: Context, file: StoredFile): Obj {
  const url = `${context.origin()}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? '',
    user: file.user,
    user_team: context.state.team.id,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    url_private: url,
    url_private_download: url,
    permalink: url,
    alt_txt: file.alt_text,
    channels: file.channels,
  };
}

function mimeOf(name: string): string {
  const ending = name.split('.').at(-1) ?? '';
  return MIME[ending] ?? 'application/octet-stream';
}

const MIME: Record<string, string> = {
  csv: 'text/csv',
  gif: 'image/gif',
  ics: 'text/calendar',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  zip: 'application/zip',
};

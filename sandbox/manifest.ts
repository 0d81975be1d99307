import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { KNOWN_SCOPES, EVENT_SCOPES } from './manifest-scopes.ts';

const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an https URL' });

const unique = (items: readonly string[]): boolean => new Set(items).size === items.length;

const displayInformation = z.strictObject({
  name: z.string().min(1).max(35),
  description: z.string().min(1).max(140).optional(),
  long_description: z.string().min(175).max(4_000).optional(),
  background_color: z
    .string()
    .regex(/^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$/, 'must be a colour such as #1264A3')
    .optional(),
});

const command = z.strictObject({
  command: z
    .string()
    .min(2)
    .max(32)
    .regex(/^\/[a-z0-9_-]+$/, 'must be a slash and small letters, digits, - or _'),
  description: z.string().min(1).max(2_000),
  usage_hint: z.string().min(1).max(1_000).optional(),
  should_escape: z.boolean().optional(),
  url: httpsUrl.optional(),
});

const shortcut = z.strictObject({
  name: z.string().min(1).max(24),
  type: z.enum(['global', 'message']),
  callback_id: z.string().min(1).max(255),
  description: z.string().min(1).max(150),
});

const features = z.strictObject({
  bot_user: z
    .strictObject({
      display_name: z
        .string()
        .min(1)
        .max(80)
        .regex(/^[A-Za-z0-9._ -]+$/, 'must be letters, digits, spaces, ., _ or -'),
      always_online: z.boolean().optional(),
    })
    .optional(),
  app_home: z
    .strictObject({
      home_tab_enabled: z.boolean().optional(),
      messages_tab_enabled: z.boolean().optional(),
      messages_tab_read_only_enabled: z.boolean().optional(),
    })
    .optional(),
  slash_commands: z
    .array(command)
    .min(1)
    .max(50)
    .refine((all) => unique(all.map(({ command }) => command)), 'commands must be unique')
    .optional(),
  shortcuts: z
    .array(shortcut)
    .min(1)
    .max(10)
    .refine((all) => unique(all.map((one) => one.callback_id)), 'callback_ids must be unique')
    .optional(),
});

const oauthConfig = z.strictObject({
  redirect_urls: z.array(httpsUrl).min(1).max(1_000).optional(),
  scopes: z.strictObject({
    bot: z
      .array(z.enum(KNOWN_SCOPES))
      .min(1)
      .max(255)
      .refine(unique, 'scopes must be unique')
      .optional(),
  }),
});

const settings = z.strictObject({
  event_subscriptions: z
    .strictObject({
      request_url: httpsUrl.optional(),
      bot_events: z
        .array(z.string().refine((event) => EVENT_SCOPES.has(event), 'is not an event known here'))
        .min(1)
        .max(100)
        .refine(unique, 'events must be unique')
        .optional(),
    })
    .optional(),
  interactivity: z
    .strictObject({
      is_enabled: z.boolean(),
      request_url: httpsUrl.optional(),
      message_menu_options_url: httpsUrl.optional(),
    })
    .optional(),
  org_deploy_enabled: z.boolean().optional(),
  socket_mode_enabled: z.boolean().optional(),
  token_rotation_enabled: z.boolean().optional(),
});

const schema = z
  .strictObject({
    _metadata: z
      .strictObject({
        major_version: z.int().min(1).max(2).optional(),
        minor_version: z.int().min(0).optional(),
      })
      .optional(),
    display_information: displayInformation,
    features: features.optional(),
    oauth_config: oauthConfig.optional(),
    settings: settings.optional(),
  })
  .superRefine((manifest, context) => {
    for (const { path, message } of [...missingScopes(manifest), ...missingUrls(manifest)]) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });

/** An app manifest that Slack would take, as far as its documentation says what it takes. */
export type Manifest = z.output<typeof schema>;

type Fault = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Reads a manifest file; see `parseManifest`. */
export function readManifest(path: string): Manifest {
  return toManifest(readFileSync(path, 'utf8'), path);
}

/** Parses a manifest, YAML or JSON. What Slack would refuse is thrown as one error that names every offending key. */
export function parseManifest(text: string): Manifest {
  return toManifest(text, 'The manifest');
}

function toManifest(text: string, source: string): Manifest {
  const result = schema.safeParse(fromYaml(text, source));
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${[...issue.path, key].join('.')}: is not a known key`)
      : [`${issue.path.join('.') || '(root)'}: ${issue.message}`],
  );
  throw new Error(`${source} is not valid:\n${lines.join('\n')}`);
}

function fromYaml(text: string, source: string): unknown {
  try {
    return parse(text, { logLevel: 'error' });
  } catch (error) {
    throw new Error(
      `${source} is not YAML: ${error instanceof Error ? error.message : 'unreadable'}`,
      {
        cause: error,
      },
    );
  }
}

function missingScopes(manifest: Manifest): Fault[] {
  const scopes: readonly string[] = manifest.oauth_config?.scopes.bot ?? [];
  const { slash_commands, shortcuts, bot_user } = manifest.features ?? {};
  const faults: Fault[] = [];
  const need = (path: readonly PropertyKey[], oneOf: readonly string[]): void => {
    if (oneOf.length === 0 || oneOf.some((scope) => scopes.includes(scope))) return;
    faults.push({ path, message: `requires the scope ${oneOf.join(' or ')}` });
  };
  if (slash_commands !== undefined) need(['features', 'slash_commands'], ['commands']);
  if (shortcuts !== undefined) need(['features', 'shortcuts'], ['commands']);
  for (const [index, event] of (
    manifest.settings?.event_subscriptions?.bot_events ?? []
  ).entries()) {
    need(['settings', 'event_subscriptions', 'bot_events', index], EVENT_SCOPES.get(event) ?? []);
  }
  if (scopes.length > 0 && bot_user === undefined) {
    faults.push({ path: ['features'], message: 'bot scopes require a bot_user' });
  }
  return faults;
}

/** Without Socket Mode, Slack must know where to send what it has to say. */
function missingUrls(manifest: Manifest): Fault[] {
  const { settings, features } = manifest;
  if (settings?.socket_mode_enabled === true) return [];
  const faults: Fault[] = [];
  const message = 'requires a URL when socket_mode_enabled is not true';
  const events = settings?.event_subscriptions;
  if (events?.bot_events !== undefined && events.request_url === undefined) {
    faults.push({ path: ['settings', 'event_subscriptions', 'request_url'], message });
  }
  const interactivity = settings?.interactivity;
  if (interactivity?.is_enabled === true && interactivity.request_url === undefined) {
    faults.push({ path: ['settings', 'interactivity', 'request_url'], message });
  }
  for (const [index, { url }] of (features?.slash_commands ?? []).entries()) {
    if (url === undefined)
      faults.push({ path: ['features', 'slash_commands', index, 'url'], message });
  }
  return faults;
}

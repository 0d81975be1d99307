/**
 * Slack's documented numbers (docs.slack.dev, Block Kit and views), the spine of every check in this folder.
 * Lengths are counted in UTF-16 code units, as JavaScript does: Slack does not say how it counts, and no way of
 * counting characters comes to more, so what fits here fits there.
 */
export const LIMITS = {
  message: {
    blocks: 50,
    text: 40_000,
    attachments: 20,
    /** Over all markdown blocks. */
    markdownTogether: 12_000,
    /**
     * Over all other blocks. Not documented: 9,597 characters were taken and 11,341 refused (slackapi/bolt-js issue
     * 2867), so nobody should come near.
     */
    textTogether: 9_500,
    tables: 1,
    /** Slack has `metadata_too_large` and does not say when: our own metadata is an id or two. */
    eventPayload: 8_000,
    eventType: 255,
  },
  view: {
    blocks: 100,
    title: 24,
    submit: 24,
    close: 24,
    privateMetadata: 3_000,
    callbackId: 255,
    externalId: 255,
    bytes: 250_000,
  },
  id: 255,
  text: 3_000,
  url: 3_000,
  placeholder: 150,
  confirm: { title: 100, text: 300, confirm: 30, deny: 30 },
  option: { text: 75, value: 75, description: 75 },
  options: 100,
  optionGroups: 100,
  optionGroupLabel: 75,
  checkboxes: { options: 10 },
  radioButtons: { options: 10 },
  overflow: { options: 5 },
  button: { text: 75, value: 2_000, label: 75 },
  plainTextInput: { length: 3_000 },
  fileInput: { files: 10 },
  richTextInput: { lines: 100 },
  image: { altText: 2_000, title: 2_000 },
  actions: { elements: 25 },
  alert: { text: 200 },
  card: { title: 150, subtitle: 150, body: 200, actions: 3 },
  carousel: { elements: 10 },
  container: { title: 150, subtitle: 150, blocks: 10 },
  context: { elements: 10 },
  contextActions: { elements: 5 },
  header: { text: 150 },
  input: { label: 2_000, hint: 2_000 },
  markdown: { text: 12_000 },
  section: { fields: 10, field: 2_000 },
  table: { rows: 100, cells: 20 },
  video: { title: 199, author: 49, description: 200 },
  richText: { indent: 8, borderWidth: 1 },
} as const;

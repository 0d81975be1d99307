import type { What } from '../../src/kudos/missing.ts';

/** Thanks as people write them, and what is missing first; null when nothing is. */
export type Example = { trade: string; did: string; effect?: string; expects: What | null };

export const good: readonly Example[] = [
  { trade: 'software', did: 'Shipped the login fix two days early.', expects: null },
  {
    trade: 'software',
    did: 'Fixed the login',
    effect: 'Support had its first quiet Monday since autumn.',
    expects: null,
  },
  { trade: 'software', did: 'Cut the build from 14 minutes to 3', expects: null },
  {
    trade: 'software',
    did: 'Wrote down how to restore a backup, so the next one on call can sleep',
    expects: null,
  },
  {
    trade: 'hospital',
    did: 'Swapped two night shifts at an hour’s notice',
    effect: 'Nobody had to stay for a third one.',
    expects: null,
  },
  {
    trade: 'hospital',
    did: 'Noticed that the pump was set for another patient and stopped it in time',
    expects: null,
  },
  {
    trade: 'school',
    did: 'Read the letter to the parents in Turkish on the phone, family by family',
    effect: 'All 24 children came to the swimming lessons.',
    expects: null,
  },
  {
    trade: 'warehouse',
    did: 'Labelled every crate in aisle 7; nobody searches for the fair goods any more',
    expects: null,
  },
  { trade: 'warehouse', did: 'Finished the count without anybody staying late', expects: null },
  {
    trade: 'kitchen',
    did: 'Took over the fryer when the new cook burned his hand',
    effect: 'Forty covers went out on a Saturday, none cold.',
    expects: null,
  },
  {
    trade: 'sales',
    did: 'Called all twelve shops that had cancelled',
    effect: 'Three of them stay.',
    expects: null,
  },
  {
    trade: 'sales',
    did: 'Told the customer that we were wrong before they found out',
    effect: 'They renewed.',
    expects: null,
  },
  { trade: 'care home', did: 'Sat with Mrs Berg until her son could come', expects: null },
  {
    trade: 'theatre',
    did: 'Great work on the lights: moved 40 lamps overnight so that we could open',
    expects: null,
  },
  {
    trade: 'theatre',
    did: 'Helped with the set until 3 in the morning',
    effect: 'We opened.',
    expects: null,
  },
  {
    trade: 'charity',
    did: 'Explained the grant report to me line by line',
    effect: 'I could answer the auditor by myself.',
    expects: null,
  },
  {
    trade: 'garage',
    did: 'Stayed on the phone with a driver on the motorway',
    effect: 'She was home for dinner.',
    expects: null,
  },
  {
    trade: 'other languages',
    did: 'Hat den Login repariert',
    effect: 'Niemand wartet mehr.',
    expects: null,
  },
  { trade: 'other languages', did: '修正了登录', effect: '没有人需要等待', expects: null },
  {
    trade: 'other languages',
    did: 'سلّمنا إصلاح تسجيل الدخول',
    effect: 'فلم ينتظر أحد يوم الجمعة',
    expects: null,
  },
  { trade: 'short', did: 'Brought cake', effect: 'We talked to the other floor.', expects: null },
  { trade: 'nothing', did: '', expects: null },
];

export const poor: readonly Example[] = [
  { trade: 'software', did: 'Great job!', expects: 'praise' },
  { trade: 'software', did: 'Awesome work as always', effect: 'Big impact', expects: 'praise' },
  { trade: 'software', did: 'being a real team player', expects: 'praise' },
  { trade: 'software', did: 'You rock :rocket:', expects: 'praise' },
  { trade: 'hospital', did: 'Always so kind and helpful to everyone', expects: 'praise' },
  { trade: 'hospital', did: 'For all your help', expects: 'praise' },
  { trade: 'school', did: 'Thanks for everything this week', expects: 'praise' },
  { trade: 'kitchen', did: 'is a star', expects: 'praise' },
  { trade: 'sales', did: 'Your dedication and positive attitude', expects: 'praise' },
  { trade: 'care home', did: '🎉🎉🎉', expects: 'praise' },
  { trade: 'care home', did: 'such a hard-working, reliable colleague', expects: 'praise' },
  { trade: 'software', did: 'Great work on the demo', expects: 'topic' },
  { trade: 'software', did: 'for helping with the migration', expects: 'topic' },
  { trade: 'hospital', did: 'Really good job with the new rota', expects: 'topic' },
  { trade: 'school', did: 'All your support during the exams!', expects: 'topic' },
  { trade: 'theatre', did: 'Amazing effort at the premiere', expects: 'topic' },
  { trade: 'warehouse', did: 'Helped me out with the forklift', expects: 'topic' },
  { trade: 'software', did: 'Fixed the login', expects: 'no-effect' },
  { trade: 'hospital', did: 'Rewrote the handover sheet', expects: 'no-effect' },
  {
    trade: 'school',
    did: 'Translated the letter to the parents into Turkish',
    expects: 'no-effect',
  },
  { trade: 'sales', did: 'Called all twelve shops that had cancelled', expects: 'no-effect' },
  { trade: 'garage', did: 'Sorted the screws', expects: 'no-effect' },
  {
    trade: 'software',
    did: 'Fixed the login',
    effect: 'It made a huge difference',
    expects: 'soft-effect',
  },
  { trade: 'sales', did: 'Called all the shops', effect: 'Great impact', expects: 'soft-effect' },
  {
    trade: 'school',
    did: 'Drew the map',
    effect: 'It really helped us a lot!',
    expects: 'soft-effect',
  },
  {
    trade: 'kitchen',
    did: 'Cleaned the hood',
    effect: 'Everything is better',
    expects: 'soft-effect',
  },
  { trade: 'garage', did: 'Sorted the screws', effect: 'So much easier', expects: 'soft-effect' },
];

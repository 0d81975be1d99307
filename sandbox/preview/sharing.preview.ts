import { type Place, type Shown, textLimit } from '../../src/sharing/share.ts';
import {
  failedMessage,
  sharedAgainMessage,
  sharedBlocks,
  shareForm,
  sharePost,
} from '../../src/sharing/share.view.ts';
import { previewsOf } from './preview.ts';
import type { Postable } from '../../src/slack/postable.ts';
import {
  ana,
  at,
  channel,
  growing,
  karl,
  longChannel,
  longest,
  mira,
  rightToLeft,
  when,
} from './sample.ts';

const { messages, modals, blocks } = previewsOf('sharing');

const id = '5d1f7f0e-3333-4444-8555-0123456789ab';
const text =
  'What was decided? Shops are paid daily, not weekly.\n\nWhy? Rent is weekly, and flour is daily.';
const inChannel: Place = { channel };
const withAna: Place = { person: ana.id };
const share = { id, author: mira.id, entry: id, place: inChannel, text };

const outside: Postable = {
  isMember: false,
  isPrivate: false,
  outside: { kind: 'organisations', others: 1 },
  restricted: 'posting',
};
const form = { origin: { entry: id }, way: 'channel' as const, text, channel, person: null };
const shown = (place: Place, reachesAt: Shown['reachesAt'] = null): Shown => ({
  id,
  entry: id,
  place,
  reachesAt,
});

export const sharingPreviews = [
  ...modals('shareForm', {
    'in a channel': shareForm(form),
    'no channel yet': shareForm({ ...form, channel: null }),
    'another organisation reads it': shareForm({ ...form, outside }),
    'Slack does not tell who reads it': shareForm({ ...form, outside: null }),
    'with one person': shareForm({ ...form, way: 'person' }),
    'longest, and cut': shareForm({
      ...form,
      text: longest(textLimit),
      channel: longChannel,
      isCut: true,
    }),
    'right to left': shareForm({ ...form, text: rightToLeft, way: 'person', person: ana.id }),
  }),
  ...messages('sharePost', {
    'in a channel': sharePost(share),
    'with one person': sharePost({ ...share, place: withAna }),
    longest: sharePost({ ...share, text: longest(textLimit) }),
    'longest, growing': sharePost({ ...share, text: growing(textLimit), place: withAna }),
    'a name with signs': sharePost({ ...share, author: karl.id }),
    'right to left': sharePost({ ...share, text: rightToLeft }),
  }),
  ...blocks('sharedBlocks', {
    'in a channel': sharedBlocks([shown(inChannel)], when),
    'with one person': sharedBlocks([shown(withAna)], when),
    'waits for their hours': sharedBlocks([shown(withAna, at('2027-03-17T08:00Z'))], when),
    'waits, nobody knows how long': sharedBlocks([shown(withAna, 'unknown')], when),
    'more than are shown': sharedBlocks(
      Array.from({ length: 8 }, () => shown({ channel: longChannel })),
      when,
    ),
  }),
  ...messages('failedMessage', {
    'channel archived': failedMessage(share, 'is_archived'),
    'posting restricted': failedMessage(share, 'restricted_action'),
    'they take no messages': failedMessage({ ...share, place: withAna }, 'stopped'),
    longest: failedMessage({ ...share, text: longest(textLimit) }, 'not_in_channel'),
    'right to left': failedMessage({ ...share, text: rightToLeft }, 'gave_up'),
  }),
  ...messages('sharedAgainMessage', {
    'in a channel': sharedAgainMessage(inChannel),
    'with one person': sharedAgainMessage(withAna),
  }),
];

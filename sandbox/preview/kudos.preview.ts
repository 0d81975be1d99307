import { textLimit } from '../../src/kudos/kudos.ts';
import {
  failedMessage,
  kudosForm,
  kudosPost,
  sentAgainMessage,
  threadOpener,
} from '../../src/kudos/kudos.view.ts';
import { previewsOf } from './preview.ts';
import {
  ana,
  bo,
  channel,
  crowd,
  crowdIds,
  growing,
  karl,
  longChannel,
  longest,
  mira,
  noor,
  rightToLeftWith,
  zoe,
} from './sample.ts';

const { messages, modals } = previewsOf('kudos');

const kudos = {
  id: '5d1f7f0e-3333-4444-8555-0123456789ab',
  giver: mira.id,
  channel,
  text: 'Shipped the login fix two days early. Support had its first quiet Monday since autumn.',
  people: [ana.id],
  win: null,
};
const long = { ...kudos, text: longest(textLimit), people: crowdIds, channel: longChannel };
const form = { origin: {}, from: kudos, channel, known: crowd };

export const kudosPreviews = [
  ...modals('kudosForm', {
    'from a win': kudosForm(form),
    'nothing chosen': kudosForm({ ...form, from: { text: '', people: [] }, channel: null }),
    'shared before': kudosForm({ ...form, already: `in <#${channel}> on Monday 15 March` }),
    'longest, 30 people': kudosForm({ ...form, from: long, channel: longChannel }),
    'right to left': kudosForm({ ...form, from: { text: rightToLeftWith, people: [noor.id] } }),
  }),
  ...messages('kudosPost', {
    'one person': kudosPost(kudos),
    'two people': kudosPost({ ...kudos, people: [ana.id, bo.id] }),
    'longest, 30 people': kudosPost(long),
    'longest, growing': kudosPost({ ...kudos, text: growing(textLimit) }),
    'names with signs': kudosPost({ ...kudos, people: [zoe.id, karl.id] }),
    'right to left': kudosPost({ ...kudos, text: rightToLeftWith, people: [noor.id] }),
  }),
  ...messages('threadOpener', { 'under a kudos': threadOpener() }),
  ...messages('sentAgainMessage', {
    'short name': sentAgainMessage(channel),
    'longest name': sentAgainMessage(longChannel),
  }),
  ...messages('failedMessage', {
    'channel archived': failedMessage(kudos, 'is_archived'),
    'not in the channel': failedMessage(kudos, 'not_in_channel'),
    'channel not found': failedMessage(kudos, 'channel_not_found'),
    'posting restricted': failedMessage(kudos, 'restricted_action_thread_only_channel'),
    'not in a day': failedMessage(kudos, 'gave_up'),
    'an unknown reason': failedMessage(kudos, 'team_access_not_granted'),
    longest: failedMessage(long, 'is_archived'),
    'right to left': failedMessage({ ...kudos, text: rightToLeftWith }, 'is_archived'),
  }),
];

import { defaultHours } from '../../src/coach/manager.ts';
import {
  allowedMessage,
  homeBlocks,
  hoursKept,
  hoursView,
  introduction,
  invitation,
  stoppedMessage,
} from '../../src/contact/contact.view.ts';
import { previewsOf } from './preview.ts';
import { time } from './sample.ts';

const { messages, modals, blocks } = previewsOf('contact');

const hours = defaultHours('Europe/Berlin');
const usual = { hours, followsSlack: true, takes: true };
const own = {
  hours: {
    zone: 'America/Argentina/ComodRivadavia',
    workingDays: [1, 2, 4, 6, 7] as const,
    quietFrom: time('13:30'),
    quietTo: time('07:05'),
  },
  followsSlack: false,
  takes: true,
};
const never = { ...own, hours: { ...own.hours, quietFrom: time('00:00'), quietTo: time('00:00') } };
const stopped = { ...usual, takes: false };

export const contactPreviews = [
  ...blocks('introduction', {
    'below a first message': introduction(hours),
    'once hours are chosen': introduction(null),
  }),
  ...modals('hoursView', {
    untouched: hoursView(usual),
    'their own': hoursView(own),
    'no messages': hoursView(stopped),
  }),
  ...messages('hoursKept', {
    usual: hoursKept(usual),
    own: hoursKept(own),
    never: hoursKept(never),
  }),
  ...messages('stoppedMessage', { usual: stoppedMessage() }),
  ...messages('allowedMessage', { usual: allowedMessage(stopped) }),
  ...blocks('homeBlocks', {
    untouched: homeBlocks(usual),
    'their own': homeBlocks(own),
    'no messages': homeBlocks(stopped),
  }),
  ...blocks('invitation', { 'below everything': invitation() }),
];

import { type Asked, answerTo, noWords, offer } from '../../src/talk/talk.view.ts';
import { previewsOf } from './preview.ts';

const { messages } = previewsOf('talk');

const place = 'D0PREVIEW000 1804667400.000100 1804667400.000100';
const asked: Asked = {
  topic: 'other',
  isManager: true,
  isPaused: false,
  takes: true,
  isChannel: false,
  pace: 'full',
  place,
};
const report: Asked = { ...asked, isManager: false };

export const talkPreviews = [
  ...messages('answerTo', {
    'words that answer nothing': answerTo(asked),
    'more of them soon after': answerTo({ ...asked, pace: 'short' }),
    'before a coach is set up': answerTo(report),
    'in a channel': answerTo({ ...asked, isChannel: true }),
    'a greeting': answerTo({ ...asked, topic: 'hello' }),
    'a second greeting': answerTo({ ...asked, topic: 'hello', pace: 'short' }),
    thanks: answerTo({ ...asked, topic: 'thanks' }),
    help: answerTo({ ...asked, topic: 'help' }),
    hours: answerTo({ ...asked, topic: 'hours' }),
    'hours, before a coach is set up': answerTo({ ...report, topic: 'hours' }),
    stop: answerTo({ ...asked, topic: 'stop' }),
    'stop during a pause': answerTo({ ...asked, topic: 'stop', isPaused: true }),
    'stop, before a coach is set up': answerTo({ ...report, topic: 'stop' }),
    'stop, said before': answerTo({ ...report, topic: 'stop', takes: false }),
  }),
  ...messages('offer', {
    'words beside a question': offer({
      label: 'That was my note',
      prompt: '6a7c1b1c-9999-4777-8888-0123456789ab',
      place,
    }),
  }),
  ...messages('noWords', { 'a file alone': noWords() }),
];

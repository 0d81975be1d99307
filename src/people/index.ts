export { type Away, isAwayAt } from './away.ts';
export { checkPeople, peopleNamed, peopleOf } from './chosen.ts';
export {
  allowMessages,
  hasStopped,
  isAcquainted,
  isTheFirst,
  stopMessages,
  toldIn,
} from './contact.store.ts';
export {
  type DaysOff,
  readDaysOff as daysOffTyped,
  isDayOff,
  noDaysOff,
  type Span,
  whyNotOff,
  withDaysOff,
} from './days-off.ts';
export { daysOffRoom } from './days-off.listeners.ts';
export { keepCalendar, readDaysOff } from './days-off.store.ts';
export { holidaysField, offButton, saySpan } from './days-off.view.ts';
export { readCalendar } from './holidays.ts';
export { keepOwnHours, readOwnHours } from './own-hours.store.ts';
export { glimpseOf, peopleRoom, personOf } from './people.ts';
export { type Person, slackbot, whyNot, whyNotAsked } from './person.ts';
export { readPeople, readPerson, whoLeft } from './person.store.ts';

export { checkPeople, knownPeople, peopleOf } from './chosen.ts';
export { glimpseOf, peopleRoom, personOf } from './people.ts';
export { type Person, whyNot } from './person.ts';
export { readPerson } from './person.store.ts';

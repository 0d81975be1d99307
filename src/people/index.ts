export { checkPeople, knownPeople } from './chosen.ts';
export { peopleOf, peopleRoom, personOf } from './people.ts';
export { type Person, whyNot } from './person.ts';
export { readPerson } from './person.store.ts';

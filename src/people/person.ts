/** Slack's own app, which it does not count among the bots. */
export const slackbot = 'USLACKBOT';

/** Somebody in the workspace, as Slack knows them. */
export type Person = {
  id: string;
  name: string;
  /** IANA zone of the profile. */
  zone: string;
  isBot: boolean;
  isDeactivated: boolean;
  /** Of another workspace, seen here in shared channels. */
  isForeign: boolean;
};

/** Why `person` cannot be written to or named, in words for whoever chose them; null when they can. */
export function whyNot(person: Person): string | null {
  if (person.isBot) return `${person.name} is an app. Choose a person.`;
  if (person.isDeactivated) return `${person.name} has left this workspace. Choose somebody else.`;
  return null;
}

/** The same for somebody who is to be asked for something: whoever is of another workspace is not ours to write to. */
export function whyNotAsked(person: Person): string | null {
  if (person.isForeign) return `${person.name} is of another workspace. Choose somebody of yours.`;
  return whyNot(person);
}

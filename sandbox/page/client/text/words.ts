/** "Ana", "Ana and Bo", "Ana, Bo and Noor". */
export function list(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Text that somebody wrote, as they would type it again: mentions by their handles, nothing escaped. */
export function asTyped(
  text: string,
  people: readonly { id: string; name: string }[],
  channels: readonly { id: string; name: string }[],
): string {
  return text
    .replaceAll(/<@([^|>]+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      const person = people.find((each) => each.id === id);
      return person ? `@${person.name}` : whole;
    })
    .replaceAll(/<#([^|>]+)(?:\|[^>]*)?>/g, (whole, id: string) => {
      const channel = channels.find((each) => each.id === id);
      return channel ? `#${channel.name}` : whole;
    })
    .replaceAll(/<!(here|channel|everyone)>/g, '@$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

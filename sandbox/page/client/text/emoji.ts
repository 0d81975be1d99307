/** The emoji that this page knows by their short names; another is shown as :name:. */
const known: Readonly<Record<string, string>> = {
  '+1': '👍',
  thumbsup: '👍',
  '-1': '👎',
  heart: '❤️',
  tada: '🎉',
  raised_hands: '🙌',
  clap: '👏',
  eyes: '👀',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  x: '❌',
  wave: '👋',
  pray: '🙏',
  muscle: '💪',
  fire: '🔥',
  rocket: '🚀',
  star: '⭐',
  sparkles: '✨',
  bulb: '💡',
  warning: '⚠️',
  memo: '📝',
  calendar: '📅',
  spiral_calendar_pad: '🗓️',
  clock9: '🕘',
  hourglass_flowing_sand: '⏳',
  palm_tree: '🌴',
  face_with_thermometer: '🤒',
  house_with_garden: '🏡',
  bus: '🚌',
  coffee: '☕',
  seedling: '🌱',
  herb: '🌿',
  dart: '🎯',
  trophy: '🏆',
  tophat: '🎩',
  billed_cap: '🧢',
  compass: '🧭',
  handshake: '🤝',
  speech_balloon: '💬',
  bell: '🔔',
  no_bell: '🔕',
  lock: '🔒',
  smile: '😄',
  slightly_smiling_face: '🙂',
  joy: '😂',
  thinking_face: '🤔',
  point_right: '👉',
  100: '💯',
};

/** The reactions that one click puts on a message. */
export const reactions = ['+1', 'heart', 'tada', 'raised_hands', 'eyes', 'white_check_mark'];

export function emojiFor(name: string): string {
  const plain = name.replaceAll(':', '');
  return known[plain] ?? `:${plain}:`;
}

import type { Room } from '../room.ts';

export function kudosRoom(): Room {
  return {};
}

import type { Room } from '../room.ts';

export function winsRoom(): Room {
  return {};
}

import type { Room } from '../room.ts';

export function delegationsRoom(): Room {
  return {};
}

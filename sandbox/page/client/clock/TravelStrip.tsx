import { useState } from 'react';
import type { ClockCard } from '../../protocol.ts';
import { localAt, sayShort, shareOf } from '../time.ts';

/** How far a jump has come; the clock beside it shows the time running by. */
export function TravelStrip({
  travelling,
  zone,
}: {
  travelling: NonNullable<ClockCard['travelling']>;
  zone: string;
}) {
  const [from] = useState(travelling.at);
  const share = shareOf(from, travelling.to, travelling.at);
  return (
    <div className="travel" role="status">
      <span>On the way to {sayShort(localAt(travelling.to, zone))}</span>
      <progress max={1} value={share} aria-label="On the way" />
    </div>
  );
}

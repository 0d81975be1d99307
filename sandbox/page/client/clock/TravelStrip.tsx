import { useState } from 'react';
import type { ClockCard } from '../../protocol.ts';
import { localAt, sayShort, shareOf } from '../time.ts';

/** Time running by while a jump is under way. */
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
      <span>
        {sayShort(localAt(travelling.at, zone))} → {sayShort(localAt(travelling.to, zone))}
      </span>
      <progress max={1} value={share} aria-label="On the way" />
    </div>
  );
}

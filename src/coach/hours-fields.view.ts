import type { InputBlock } from '@slack/types';
import { field, option, textField } from '../slack/blocks.ts';
import { allWeekdays, type Hours, type Weekday } from '../time/hours.ts';
import { formatTime } from '../time/wall.ts';
import { weekdayName } from '../time/words.ts';

/** The fields of every form in which somebody chooses when they may be reached. */
export type HoursFields = Record<'days' | 'quietFrom' | 'quietTo' | 'zone', InputBlock>;

/** What comes back is a `hoursForm`. */
export function hoursFields(hours: Hours): HoursFields {
  return {
    days: field(
      { key: 'days', label: 'Working days', hint: 'Nothing reaches you on other days.' },
      {
        type: 'checkboxes',
        options: allWeekdays.map(dayOption),
        initial_options: hours.workingDays.map(dayOption),
      },
    ),
    quietFrom: field(
      { key: 'quiet_from', label: 'Quiet hours from' },
      { type: 'timepicker', initial_time: formatTime(hours.quietFrom) },
    ),
    quietTo: field(
      { key: 'quiet_to', label: 'Quiet hours until' },
      { type: 'timepicker', initial_time: formatTime(hours.quietTo) },
    ),
    zone: textField({
      key: 'zone',
      label: 'Time zone',
      hint: 'Taken from your Slack profile. Type a city to use another.',
      max: 60,
      initial: hours.zone,
    }),
  };
}

function dayOption(day: Weekday) {
  return option(weekdayName(day), String(day));
}

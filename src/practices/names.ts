import type { Hat, Theme } from './practice.ts';

/** As people read them. */
export const hatNames: Readonly<Record<Hat, string>> = {
  leader: "The leader's hat",
  manager: "The manager's hat",
  both: 'Both hats',
};

export const themeNames: Readonly<Record<Theme, string>> = {
  vision: 'Vision',
  ownership: 'Ownership',
  recognition: 'Recognition',
  trust: 'Trust',
  feedback: 'Feedback',
  people: 'People',
  change: 'Change',
  meetings: 'Meetings',
  innovation: 'Innovation',
  growth: 'Growth',
  remote: 'Working apart',
};

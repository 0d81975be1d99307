const paths = {
  hash: 'M7 3 5.5 17M14.5 3 13 17M3.5 7.500h14M2.5 12.500h14',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  chevron: 'm5 8 5 5 5-5',
  close: 'm5 5 10 10M15 5 5 15',
  menu: 'M3 5.500h14M3 10h14M3 14.500h14',
  more: 'M10 4.500v.01M10 10v.01M10 15.500v.01',
  send: 'M3 16.5 17.5 10 3 3.500l1.5 5.200L11 10l-6.5 1.300z',
  reply: 'M4 4h12v9H9l-4 3.500V13H4z',
  smile:
    'M10 2.500a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.3 8v.01M12.7 8v.01M6.5 11.500c1.8 2.8 5.2 2.8 7 0',
  edit: 'm4 16 .8-3.500L13.5 3.800l2.7 2.7-8.7 8.700z',
  bin: 'M4 6h12M8 6V3.500h4V6M5.5 6l.8 11h7.400l.8-11',
  eye: 'M2 10c4-7 12-7 16 0-4 7-12 7-16 0zM10 7.700a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.600z',
  check: 'm4 10.5 4 4 8-9',
  clock: 'M10 2.500a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.300l2.8 1.7',
  code: 'm7 5.5-4.5 4.500L7 14.500M13 5.500l4.5 4.5-4.5 4.5',
  plus: 'M10 4v12M4 10h12',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  tab: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7',
  down: 'M10 4v12m-5-5 5 5 5-5',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing of 20 by 20, in the colour of the text. It never stands alone: its button has a name. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === 'more' ? 2.4 : 1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The app's face: two hats. */
export function Hats() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" fill="#3f1d42" />
      <path d="M9 14c0-5 2-8 4.5-8S18 9 18 14z" fill="#f2c14e" />
      <rect x="5" y="13" width="17" height="3.2" rx="1.6" fill="#f2c14e" />
      <path d="M14 23c0-4 1.8-6 4.5-6s4.5 2 4.5 6z" fill="#8fd3c8" />
      <rect x="10" y="22" width="17" height="3.2" rx="1.6" fill="#8fd3c8" />
    </svg>
  );
}

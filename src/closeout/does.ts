/** What the buttons do. */
export const does = {
  month: 'closeout.month',
  work: 'closeout.work',
  project: 'closeout.project',
  goOn: 'closeout.go-on',
  choose: 'closeout.choose',
  look: 'closeout.look',
  record: 'closeout.record',
  keep: 'closeout.keep',
  remove: 'closeout.remove',
  back: 'closeout.back',
  undo: 'closeout.undo',
  again: 'closeout.again',
  redraw: 'closeout.redraw',
} as const;

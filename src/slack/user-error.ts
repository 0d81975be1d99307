/** Something the person can mend: `message` is shown to them as it is. Every other error is logged and shown by its id. */
export class UserError extends Error {
  override name = 'UserError';
}

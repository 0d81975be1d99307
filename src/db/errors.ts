/** The database cannot be used as it is; `message` tells the operator what happened and what to do, in a sentence. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
}

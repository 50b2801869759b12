/** An error with a code of the outside: `not-found`, `not-text`, `empty`, … */
export class BanxinError extends Error {
  name = 'BanxinError';

  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

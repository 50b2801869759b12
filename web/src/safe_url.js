// Addresses of an article, resolved and held to allowed schemes: a second look after the engine's own.

/**
 * @param {string} address
 * @param {string|null} base URL of the article; without one a relative address leads nowhere
 * @param {'link'|'image'} use
 * @returns {string|null}
 */
export function safeUrl(address, base, use) {
  let url;
  try {
    url = new URL(address, base ?? undefined);
  } catch {
    return null;
  }
  const allowed = use === 'link' ? /^(https?|mailto):$/ : /^https?:$/;
  return allowed.test(url.protocol) ? url.href : null;
}

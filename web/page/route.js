// Which article an address asks for. An article has a name that stays: its address below the site, its whole address elsewhere, or
// a file's name and size.

/**
 * @param {Location|URL} location
 * @param {URL} site
 * @returns {{address: URL, id: string}|null} null: the list, or a file of this tab
 */
export function askedArticle({ search }, site) {
  const asked = new URLSearchParams(search).get('article');
  if (asked === null) return null;
  let address;
  try {
    address = new URL(asked, site);
  } catch {
    address = new URL('about:invalid');
  }
  const id = address.href.startsWith(site.href) ? address.href.slice(site.href.length) : address.href;
  return { address, id };
}

/** @param {File} file */
export const idOfFile = ({ name, size }) => `file:${name}:${size}`;

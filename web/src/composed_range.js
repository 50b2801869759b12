// Where a selection stands, also inside shadow trees.

/**
 * @param {Selection} selection with a range
 * @param {Node} root of the tree that may be looked into: a shadow root, or a document, which needs no leave
 * @returns {StaticRange|null} null where the browser does not tell
 */
export function composedRange(selection, root) {
  if (!selection.getComposedRanges) return null;
  const roots = root instanceof ShadowRoot ? [root] : [];
  try {
    return selection.getComposedRanges({ shadowRoots: roots })[0] ?? null;
  } catch {
    return selection.getComposedRanges(...roots)[0] ?? null;  // as the method was at first: Safari from 17 on
  }
}

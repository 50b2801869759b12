// The panels of the bar: one open at a time; Escape and a click elsewhere close it, and Escape gives the focus back.

/** @param {HTMLDetailsElement[]} drawers */
export function keepDrawers(drawers) {
  const close = (except) => { for (const drawer of drawers) if (drawer !== except) drawer.open = false; };
  for (const drawer of drawers) {
    drawer.addEventListener('toggle', () => drawer.open && close(drawer));
    drawer.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !drawer.open || event.isComposing) return;
      event.stopPropagation();
      drawer.open = false;
      drawer.querySelector('summary').focus();
    });
    // Leaving by key closes it, too: nothing is left lying over the text.
    drawer.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget && !drawer.contains(relatedTarget)) drawer.open = false;
    });
  }
  document.addEventListener('click', ({ target }) => {
    for (const drawer of drawers) if (drawer.open && !drawer.contains(target)) drawer.open = false;
  });
  return { close: () => close(null) };
}

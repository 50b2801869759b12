// Where an article stands on the screen: what is visible of it, and how to keep the reader's place when lines move.

/** Whether the body is a box of its own that scrolls: else it gives its overflow to the page (CSS Overflow 3, 3.3). */
const bodyScrolls = () => getComputedStyle(document.documentElement).overflowY !== 'visible';

/** The element that scrolls `element`: itself, an ancestor (also across shadow roots), or the page. */
export function scrollerOf(element) {
  for (let node = element; node; node = node.assignedSlot ?? node.parentElement ?? node.getRootNode().host) {
    if (node === document.documentElement || (node === document.body && !bodyScrolls())) break;
    if (/auto|scroll/.test(getComputedStyle(node).overflowY) && node.scrollHeight > node.clientHeight) return node;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** By how much the reader has pinched closer; 1 is not at all. */
export const pinch = () => globalThis.visualViewport?.scale ?? 1;

/** Heights of `page` (CSS px from its top) between which the screen lies; `top` is negative above its beginning. */
export function visiblePart(page, scroller) {
  const rect = page.getBoundingClientRect();
  let from = 0;
  let to = document.documentElement.clientHeight || innerHeight;
  // Pinched closer, less of the page is on the screen.
  if (pinch() > 1) {
    from = visualViewport.offsetTop;
    to = from + visualViewport.height;
  }
  if (scroller !== document.scrollingElement) {
    const frame = scroller.getBoundingClientRect();
    from = Math.max(from, frame.top);
    to = Math.min(to, frame.bottom);
  }
  return { top: from - rect.top, bottom: to - rect.top, width: rect.width };
}

/**
 * The text at a height: a block's range and how far down in it. Where nothing is read at that height, the text that comes first
 * after it, so that an image between the two may grow; null when there is none.
 * @param {{rect: {y: number, height: number}, begin: number, end: number}[]} blocks in reading order
 * @param {number} bottom text from here on is not seen: then what stands before counts
 */
export function placeAt(blocks, y, bottom = Infinity) {
  let best = null;
  let next = null;
  for (const block of blocks) {
    if (block.rect.y > y) {
      if (block.rect.y < bottom && (!next || block.rect.y < next.rect.y)) next = block;
    } else if (!best || block.rect.y >= best.rect.y) {
      best = block;
    }
  }
  if (next && (!best || best.rect.y + best.rect.height <= y)) return { begin: next.begin, within: 0, below: 0, above: next.rect.y - y };
  if (!best) return null;
  return { begin: best.begin, within: (y - best.rect.y) / Math.max(1, best.rect.height), below: y - best.rect.y - best.rect.height };
}

/** The height of a place in another layout of the same text. */
export function heightOf(blocks, place) {
  const block = blocks.find((candidate) => candidate.begin === place.begin);
  if (!block) return null;
  if (place.above > 0) return block.rect.y - place.above;
  // Between two blocks the distance counts, inside one the part.
  return place.below > 0 ? block.rect.y + block.rect.height + place.below : block.rect.y + block.rect.height * place.within;
}

/**
 * What of `page` is in sight and not covered: the scroller's padding tells what is (CSS Scroll Snap 1, scroll-padding).
 * CSS px of the page.
 */
export function readablePart(page, scroller) {
  const { top, bottom } = visiblePart(page, scroller);
  const style = getComputedStyle(scroller);
  const padding = (side) => {
    const value = parseFloat(style[side]) || 0;
    return style[side].endsWith('%') ? (bottom - top) * value / 100 : value;
  };
  return { top: top + padding('scrollPaddingTop'), bottom: bottom - padding('scrollPaddingBottom') };
}

const COMFORT = 24;  // CSS px to the edges of what is readable

const comfortOf = ({ top, bottom }) => Math.min(COMFORT, (bottom - top) / 8);

/** From which height on something need not be scrolled to, see revealPart(); the page's beginning, when that is in sight. */
export const firstComfortable = (readable) => (readable.top < 2 * COMFORT ? 0 : readable.top + comfortOf(readable));

/** Scrolls until [top, bottom], CSS px of `page`, is comfortably in sight; not at all when it is. */
export function revealPart(page, top, bottom) {
  const scroller = scrollerOf(page);
  const seen = readablePart(page, scroller);
  const comfort = comfortOf(seen);
  if (top >= seen.top + comfort && bottom <= seen.bottom - comfort) return;
  // Where the eye is: above the middle. What is taller than that begins at the top.
  const above = Math.max(comfort, (seen.bottom - seen.top - (bottom - top)) * 0.38);
  scroller.scrollTop += top - above - seen.top;
}

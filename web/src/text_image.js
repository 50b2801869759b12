// An image in the article as ordinary text: in the flow, fetched when it comes near, with its words and a retry where it does not
// come, and with a larger one to be asked for.
import { offerEnlarging } from './enlarging.js';
import { ROOM } from './image_box.js';
import { imageFiles } from './source_set.js';

/**
 * @param {{src?: string, srcset?: string, alt?: string, width?: string, height?: string}} attributes as the engine lets them through
 * @param {string|null} base URL that relative addresses are meant from
 * @param {() => import('./image_box.js').ImageWords} words
 * @returns {HTMLElement} the image, or what stands in its place
 */
export function makeTextImage({ src = '', srcset = '', alt = '', width = '', height = '' }, base, words) {
  const files = imageFiles(src, srcset, base);
  const image = document.createElement('img');
  image.className = 'coming';
  image.alt = alt;
  image.loading = 'lazy';
  image.decoding = 'async';
  image.referrerPolicy = 'no-referrer';
  if (/^\d+$/.test(width)) image.width = Number(width);
  else if (/^\d+%$/.test(width)) image.style.width = width;
  if (/^\d+$/.test(height)) image.height = Number(height);
  if (!files) return placeOf(image, null, words());

  // Also before it has come: who sees another one larger comes to this one.
  const enlargeable = (wide, high) => {
    if (wide < ROOM.words.width || high < ROOM.words.height) delete image.dataset.full;
    else image.dataset.full = files.largest;
  };
  enlargeable(...['width', 'height'].map((name) => (image.hasAttribute(name) ? Number(image.getAttribute(name)) : Infinity)));
  const load = () => {
    if (files.sourceSet) Object.assign(image, { sizes: 'auto, 100vw', srcset: files.sourceSet });
    image.src = files.source;
  };
  image.addEventListener('load', () => {
    image.removeAttribute('class');
    enlargeable(image.width, image.height);
    offerEnlarging(image, words());
  });
  image.addEventListener('error', () => {
    if (!image.srcset) return image.replaceWith(placeOf(image, load, words()));
    image.removeAttribute('srcset');  // where no file of a set comes the plain one may
    image.removeAttribute('sizes');
    image.src = files.source;
  });
  load();
  return image;
}

/** What stands where an image does not come: its words, as large as it would be. Without words or address it leaves no mark. */
function placeOf(image, load, { imageFailed, retry, retryImage }) {
  const place = document.createElement('span');
  place.className = 'failed';
  place.hidden = !load && !image.alt;
  const [wide, high] = ['width', 'height'].map((name) => Number(image.getAttribute(name)) || 0);
  place.style.width = image.style.width || (wide ? `${wide}px` : '100%');
  if (wide && high) place.style.aspectRatio = `${wide} / ${high}`;
  if (image.dataset.float) Object.assign(place.dataset, { float: image.dataset.float });
  place.style.cssFloat = image.style.cssFloat;
  place.classList.toggle('small', wide > 0 && wide < ROOM.words.width);
  place.classList.toggle('low', high > 0 && high < ROOM.stacked.height);
  place.classList.toggle('tiny', wide > 0 && wide < ROOM.button.width);
  const label = document.createElement('span');
  label.textContent = image.alt || imageFailed;
  place.append(label);
  if (!load) return place;
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = retry;
  again.title = again.ariaLabel = image.alt ? `${retryImage}：${image.alt}` : retryImage;
  again.addEventListener('click', (event) => {
    // In a link, too, it is asked for again and nothing else.
    event.preventDefault();
    event.stopPropagation();
    place.replaceWith(image);
    load();
  });
  place.append(again);
  return place;
}

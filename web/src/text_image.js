// An image in the article as ordinary text: in the flow, fetched when it comes near, with its words and a retry where it does not
// come, and with a larger one to be asked for.
import { offerEnlarging } from './enlarging.js';
import { imageFiles } from './source_set.js';

const SMALL = { width: 120, height: 60 };  // CSS px: in less there is no room for words, and nothing to enlarge

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

  const load = () => {
    if (files.sourceSet) Object.assign(image, { sizes: 'auto, 100vw', srcset: files.sourceSet });
    image.src = files.source;
  };
  image.addEventListener('load', () => {
    image.removeAttribute('class');
    if (image.width < SMALL.width || image.height < SMALL.height) return;
    image.dataset.full = files.largest;
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
  place.classList.toggle('small', wide > 0 && wide < SMALL.width);
  place.append(image.alt || imageFailed);
  if (!load) return place;
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = retry;
  again.title = retryImage ?? retry;
  again.addEventListener('click', (event) => {
    event.preventDefault();  // also in a link
    place.replaceWith(image);
    load();
  });
  place.append(again);
  return place;
}

// Articles with pictures of any size, served on demand, for tests of images.
import { serveArticle } from './both_browsers.mjs';

const head = '<!--1730448421000-->\n[看图](https://example.com/news/)\n------\n\n';

/** A paragraph of a few lines that says its number. */
export const text = (n) => `<p>第${n}段。${'潮水涨了又落，岸上的人看着海面，谁也没有先开口。'.repeat(8)}</p>`;

/**
 * Serves pictures under pics/: `900x600-NAME.svg` is 900 px by 600 px. `asked`: the names, in order. Those in `broken` are not
 * there; `hold(name)` keeps one back until its answer is called.
 */
export function pictures(site) {
  const asked = [];
  const broken = new Set();
  const held = new Map();
  site.faults.push([/\/pics\//, (request, response) => {
    const name = /pics\/([^?]*)/.exec(request.url)[1];
    asked.push(name);
    const [, width, height] = /^(\d+)x(\d+)/.exec(name);
    const answer = () => {
      if (broken.has(name)) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' });
      response.end(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#3b6ea5"/>`
        + `<circle cx="50%" cy="50%" r="${Math.min(width, height) / 3}" fill="#e9c46a"/><script>parent.ran = 1</script></svg>`);
    };
    if (held.has(name)) held.get(name).push(answer);
    else answer();
  }]);
  return {
    asked, broken,
    url: (name) => site.url(`pics/${name}.svg`),
    hold(name) {
      held.set(`${name}.svg`, []);
      return () => {
        for (const answer of held.get(`${name}.svg`)) answer();
        held.delete(`${name}.svg`);
      };
    },
  };
}

/**
 * Opens an article of this body. `mode`: of the element. `wait`: alternative text of an image that has to be there.
 */
export async function openImages(opened, site, body, { mode = 'canvas', wait = '' } = {}) {
  await opened.page.goto(serveArticle(site, head + body));
  await opened.hear(mode === 'text' ? 'ready' : 'fonts');
  if (mode === 'text') await opened.page.evaluate(() => { document.querySelector('banxin-article').mode = 'text'; });
  if (wait) {
    await opened.until(([alternative, where]) => [...document.querySelector('banxin-article').shadowRoot.querySelectorAll(`${where} img`)]
      .some((img) => img.alt === alternative && img.naturalWidth > 0 && (where !== '.text' || !img.className)), [wait, mode === 'text' ? '.text' : '.image.loaded']);
  }
}

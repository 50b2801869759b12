// What is measured in the page: the engine's work and the DOM's on the same article, in one run.
import { Engine } from '/src/engine.js';
import { Fonts } from '/src/fonts.js';
import '/src/element.js';

const dom = document.querySelector('#dom');
const element = document.querySelector('#element');

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/** Median milliseconds of `runs` calls after a tenth as many not counted. */
async function timed(runs, work) {
  const times = [];
  for (let i = -Math.ceil(runs / 10); i < runs; i++) {
    const start = performance.now();
    await work(i);
    if (i >= 0) times.push(performance.now() - start);
  }
  return median(times);
}

/** Resolves when what is in the document now has been painted. */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = resolve;
  channel.port2.postMessage(0);
}));

const settings = (width) => ({ width, fontSize: 18, lineHeight: 1.8, measure: 38, align: 'justify', typesetting: 'full' });

async function startEngine(bytes) {
  const engine = await Engine.start('/banxin.wasm');
  const fonts = await (await fetch('/fonts/fonts.json')).json();
  engine.setFonts(fonts);
  const loader = new Fonts(new URL('/fonts/', location.href).href, fonts, (slice, content) => engine.addSlice(slice, content), (slice) => engine.failSlice(slice));
  const viewer = engine.open(bytes);
  viewer.layout(settings(720));
  for (let needed; (needed = viewer.neededSlices()).length;) {
    await loader.settle(needed);
    viewer.layout(settings(720));
  }
  await loader.settle(viewer.wantedSlices(0, 1e9));
  return { engine, viewer };
}

/** Draws 800 × 1000 CSS px at scale 2 from a third of the page's height, in tiles. */
function drawScreen(viewer, height) {
  const top = Math.floor(height / 3) * 2;
  for (let y = 0; y < 2000; y += 512) {
    viewer.render({ x: 0, y: top + y, width: 1600, height: Math.min(512, 2000 - y), scale: 2, theme: 'light' });
  }
}

globalThis.measure = async (address) => {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  const { engine, viewer } = await startEngine(bytes);
  // A picture's place is a picture's place on both sides; no side waits for the network.
  const html = viewer.html().replace(/<img[^>]*>/g, '<div class="place"></div>');
  await document.fonts.load('18px "Noto Serif CJK SC"', '中');
  const rows = [];
  const row = (what, banxin, browser) => rows.push({ what, banxin, browser, ratio: banxin / browser });

  element.hidden = true;
  dom.style.width = '720px';
  const openEngine = await timed(40, () => {
    const opened = engine.open(bytes);
    opened.layout(settings(720));
    opened.close();
  });
  const openDom = await timed(40, () => {
    dom.innerHTML = html;
    return dom.offsetHeight;
  });
  row('open and lay out', openEngine, openDom);

  row('lay out at another width', await timed(200, (i) => viewer.layout(settings(i & 1 ? 640 : 720))),
    await timed(200, (i) => {
      dom.style.width = i & 1 ? '640px' : '720px';
      return dom.offsetHeight;
    }));

  const { height } = viewer.layout(settings(800));
  rows.push({ what: 'draw 800 × 1000 at scale 2, masks warm', banxin: await timed(40, () => drawScreen(viewer, height)) });

  const openPainted = await timed(30, async () => {
    dom.replaceChildren();
    await painted();
    const start = performance.now();
    dom.innerHTML = html;
    await painted();
    return start;
  });
  dom.replaceChildren();
  element.hidden = false;
  // The element's engine is up and its fonts are there after the first load.
  const load = () => new Promise((resolve) => {
    element.addEventListener('banxin-ready', resolve, { once: true });
    element.load(bytes.slice());
  });
  await load();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const elementPainted = await timed(30, async () => {
    await painted();
    await load();
  });
  // Both sides waited one frame for a clean start, which is not theirs.
  const frame = await timed(30, painted);
  row('open to first screen painted (element, worker and a frame included)', elementPainted - frame, openPainted - frame);
  return { rows, characters: viewer.article().counts.characters, memory: engine.memoryBytes };
};

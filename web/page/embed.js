// Chooses what the example shows: ?article=URL, else the first of the site's own list.
const article = document.getElementById('article');
const asked = new URLSearchParams(location.search).get('article');
if (asked) {
  article.src = asked;
} else {
  const { articles } = await (await fetch(new URL('../articles.json', import.meta.url))).json();
  if (articles.length) {
    const site = new URL('../', import.meta.url);
    const [{ file, fonts = [] }] = articles;
    article.fonts = fonts.map((font) => new URL(font.file, site).href).join(' ');
    article.src = new URL(file, site).href;
  }
}

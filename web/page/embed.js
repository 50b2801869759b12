// Chooses what the example shows: ?article=URL, else the first of the site's own list.
const article = document.getElementById('article');
const asked = new URLSearchParams(location.search).get('article');
if (asked) {
  article.src = asked;
} else {
  const { articles } = await (await fetch(new URL('../articles.json', import.meta.url))).json();
  if (articles.length) article.src = new URL(articles[0].file, new URL('../', import.meta.url)).href;
}

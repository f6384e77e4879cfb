import { articlePage } from '../../scripts/browser/article-page'

/** How many comments stand below the article, and how many elements each has. */
const COMMENTS = 20_000
const COMMENT = 5

const WORDS = 'The old wall held for a hundred years, said a reader, and nobody asked what it would cost to keep it. '

/** An article with more than 100,000 elements below it, 20 MB in all, and a tree deeper than calls may nest. */
export function largePage(title: string): string {
  const comment = (_: unknown, i: number) =>
    `<div class="comment"><h4>Reader ${i}</h4><p>${WORDS.repeat(9)}<a href="/reader/${i}">more</a></p><time>${i}</time></div>`
  const deep = `<div id="deep" hidden></div><script>
    for (let i = 0, at = document.getElementById('deep'); i < 5000; i++) at = at.appendChild(document.createElement('div'))
  </script>`
  const page = articlePage({
    title,
    after: `<section>${Array.from({ length: COMMENTS }, comment).join('')}</section>${deep}`,
  })
  if (page.length < 20_000_000 || COMMENTS * COMMENT < 100_000) throw new Error('this page is not large')
  return page
}

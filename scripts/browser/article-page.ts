interface ArticlePage {
  title: string
  paragraphs?: readonly string[]
  published?: string
  publisher?: string
  language?: string
  /** More HTML for the head, and for the end of the body. */
  head?: string
  after?: string
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Long enough that nobody takes it for a notice. */
export const PROSE = [
  'The council of the harbour town voted on Tuesday evening to rebuild the old sea wall, after two winters in which the waves reached the market square and flooded forty houses.',
  'Engineers had warned for years that the wall, built of local stone a century ago, would not stand another storm of that kind, and that repairs alone would cost more each year.',
  'The work will begin in spring and is expected to last three years. Residents of the lower streets will be offered rooms elsewhere while the foundations are laid.',
  'Two members voted against the plan. They asked for a smaller wall and a wider beach, and said that the money would be missing in the schools of the district.',
] as const

/** A made-up article as news sites serve them, with its metadata in JSON-LD. */
export function articlePage({
  title,
  paragraphs = PROSE,
  published = '2026-03-04T18:30:00+01:00',
  publisher = 'Harbour Gazette',
  language = 'en',
  head = '',
  after = '',
}: ArticlePage): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: published,
    publisher: { '@type': 'Organization', name: publisher },
  }
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta property="og:type" content="article">
<meta property="og:title" content="${escapeHtml(title)}">
<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
${head}
</head>
<body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article>
<h1>${escapeHtml(title)}</h1>
${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
</article>
${after}
</body>
</html>`
}

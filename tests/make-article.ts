import type { Article, Clip } from '../utils/article'

/** An article with nothing but what is asked for. */
export const makeArticle = (parts: Partial<Article> = {}): Article => ({
  url: 'https://news.example/n1001.html',
  title: 'A title',
  authors: [],
  tags: [],
  images: [],
  html: '<p>Text.</p>',
  markdown: 'Text.',
  text: 'Text.',
  evidence: {},
  ...parts,
})

/** The article clipped at noon UTC on 7 October 2026 by someone in London. */
export const makeClip = (parts: Partial<Article> = {}, clip: Partial<Omit<Clip, 'article'>> = {}): Clip => ({
  article: makeArticle(parts),
  scope: 'article',
  clippedAt: Date.UTC(2026, 9, 7, 12),
  timeZone: 'Europe/London',
  ...clip,
})

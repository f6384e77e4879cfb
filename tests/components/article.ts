import type { Article } from '../../utils/article'

export const article: Article = {
  url: 'https://news.example/2023/09/15/talks',
  title: 'Talks in Seoul',
  authors: ['Jane Doe', 'Martin Luther King, Jr.'],
  publisher: 'The Example Times',
  published: '2023-09-15T21:17:43+08:00',
  language: 'en',
  tags: ['Korea', 'Russia'],
  image: { url: 'https://news.example/a.jpg', alt: 'Two officials', width: 1200 },
  images: [],
  html: '<p>First paragraph.</p><p>Second one.</p>',
  markdown: 'First paragraph.\n\nSecond one.\n',
  text: 'First paragraph.\nSecond one.',
  evidence: {},
}

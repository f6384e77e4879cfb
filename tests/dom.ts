import { JSDOM } from 'jsdom'

/** A document as the extension meets it: parsed at its own address, nothing run, nothing loaded. */
export const documentOf = (html: string, url = 'https://news.example/a/1'): Document =>
  new JSDOM(html, { url }).window.document

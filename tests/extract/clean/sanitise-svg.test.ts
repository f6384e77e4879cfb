import { describe, expect, it } from 'vitest'
import { sanitiseSvg } from '../../../utils/extract/clean/sanitise-svg'
import { documentOf } from '../../dom'

const clean = (svg: string) => sanitiseSvg(svg, documentOf(''))
const NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
const inside = (content: string) => clean(`<svg ${NS}>${content}</svg>`) ?? ''

describe('keeps the drawing', () => {
  it.each([
    '<path d="M0 0L9 9" fill="#f00" stroke-width="2"/>',
    '<linearGradient id="g"><stop offset="1" stop-color="red"/></linearGradient><rect fill="url(#g)" width="9"/>',
    '<symbol id="s" viewBox="0 0 9 9"><circle r="3"/></symbol><use href="#s" x="1"/>',
    '<text x="1">价格 &lt; 5 &amp; more</text>',
    '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>',
    '<style>.a{fill:url(#g)}</style>',
    '<image href="data:image/png;base64,iVBORw0KGgo=" width="9"/>',
    '<clipPath id="c"><rect width="1"/></clipPath>',
  ])('%s', (content) => {
    const written = inside(content)
    for (const [, name] of content.matchAll(/<(\w+)/g)) expect(written).toContain(`<${name}`)
    for (const [, attribute] of content.matchAll(/\s([\w-]+="[^"]*")/g)) expect(written).toContain(attribute)
    expect(clean(written)).toBe(written)
  })

  it('as a file of its own, whatever stood before it', () => {
    const svg = clean(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "text">]><svg ${NS} viewBox="0 0 9 9"><g/></svg>`)
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg).toContain('viewBox="0 0 9 9"')
  })
})

describe('lets nothing run, load or lead out', () => {
  it.each([
    '<script>alert(1)</script>',
    '<script href="https://evil.example/x"/>',
    '<rect onload="alert(1)" onclick="alert(1)"/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="https://evil.example/x"/></body></foreignObject>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<a xlink:href="https://evil.example/x"><text>x</text></a>',
    '<use href="https://evil.example/x#y"/>',
    '<use xlink:href="data:image/svg+xml;base64,PHN2Zy8+#x"/>',
    '<image href="https://evil.example/x.png"/>',
    '<image xlink:href="//evil.example/x.png"/>',
    '<image href="data:image/svg+xml,&lt;svg onload=alert(1)>"/>',
    '<style>@import "https://evil.example/x";</style>',
    '<style>rect{fill:url(https://evil.example/x)}</style>',
    '<style>rect{fill:u\\72l(https://evil.example/x)}</style>',
    '<rect style="fill:url(&quot;https://evil.example/x&quot;)"/>',
    '<rect fill="url(https://evil.example/x#y)"/>',
    '<rect style="background:image-set(\'https://evil.example/x\' 1x)"/>',
    '<animate attributeName="href" to="javascript:alert(1)"/>',
    '<set attributeName="onload" to="alert(1)"/>',
    '<handler xmlns="http://www.w3.org/2001/xml-events">run()</handler>',
    '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/x"/>',
    '<style>&lt;img src=x onerror=alert(1)&gt;</style>',
  ])('%s', (content) => {
    const written = inside(`<circle r="3"/>${content}`)
    expect(written).toContain('<circle r="3"')
    expect(written).not.toMatch(/evil|alert|javascript|foreignobject|iframe|onload|handler|image\/svg/i)
  })
})

it.each([
  ['a page', '<html><body>no</body></html>'],
  ['no XML', '<svg><g></svg>'],
  ['XHTML', '<html xmlns="http://www.w3.org/1999/xhtml"><svg xmlns="http://www.w3.org/2000/svg"/></html>'],
  ['nothing', ''],
])('%s is no drawing', (_, text) => expect(clean(text)).toBeUndefined())
